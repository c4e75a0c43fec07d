// Moves through a grid of fields as a spreadsheet does, and takes several copied cells to the page that shows what they
// fill. The grid works without it: Tab, and a page to paste into.

const arrows = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const fields = 'select, input:not([type="hidden"]), textarea';

for (const grid of document.querySelectorAll('[data-grid]')) {
  grid.addEventListener('keydown', (event) => move(grid, event));
  grid.addEventListener('paste', (event) => paste(grid, event));
}

function move(grid, event) {
  const { target, key } = event;
  const cell = target.closest('td');
  if (cell === null || event.altKey || event.metaKey || event.isComposing) return;
  const isEnter = key === 'Enter' && !event.ctrlKey && target.matches(fields);
  const step = isEnter ? [event.shiftKey ? -1 : 1, 0] : event.ctrlKey ? arrows[key] : undefined;
  if (step === undefined) return;
  // Enter in a field would send the form.
  event.preventDefault();
  const which = [...cell.querySelectorAll(fields)].indexOf(target);
  const rows = grid.querySelector('table').rows;
  let row = cell.parentElement.rowIndex;
  let column = cell.cellIndex;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (next === undefined) return;
    const there = next.querySelectorAll(fields);
    if (there.length === 0) continue;
    (there[which] ?? there[0]).focus();
    return;
  }
}

function paste(grid, event) {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const name = event.target.name ?? '';
  if (!/[\t\n]./.test(text) || name === '') return;
  event.preventDefault();
  const form = grid.closest('form');
  const sent = document.createElement('form');
  sent.method = 'post';
  sent.action = grid.dataset.paste;
  sent.hidden = true;
  const values = { cells: text, at: name };
  for (const key of ['_csrf', '_submission', 'tool']) values[key] = form.elements[key].value;
  for (const [key, value] of Object.entries(values)) {
    const field = document.createElement('textarea');
    field.name = key;
    field.value = value;
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
}
