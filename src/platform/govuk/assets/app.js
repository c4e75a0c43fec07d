// Adds to pages that work without it: GOV.UK's own behaviour, and regions that take the focus only where they scroll.
import './autosave.js';
import './countdown.js';
import './grid.js';
import './save-by-button.js';
import { initAll } from './govuk-frontend.min.js';

document.body.classList.add('govuk-frontend-supported');
initAll();

// A region that fits needs no stop for the keyboard; one that scrolls does.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
for (const region of document.querySelectorAll('.tl-region')) watch.observe(region);

// Arrows go from cell to cell in a table of links, as in a spreadsheet; Tab goes through them as everywhere.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
for (const region of document.querySelectorAll('[data-arrows]')) {
  region.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const cell = event.target.closest('td, th');
    if (step === undefined || cell === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const [down, across] = step;
    const rows = region.querySelector('table').rows;
    let row = cell.parentElement.rowIndex;
    let column = cell.cellIndex;
    for (;;) {
      row += down;
      column += across;
      const next = rows[row]?.cells[column];
      if (next === undefined) return;
      const link = next.querySelector('a');
      if (link === null) continue;
      event.preventDefault();
      link.focus();
      return;
    }
  });
}
