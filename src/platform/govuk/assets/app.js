// Adds to pages that work without it: GOV.UK's own behaviour, and regions that take the focus only where they scroll.
import './autosave.js';
import './countdown.js';
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
