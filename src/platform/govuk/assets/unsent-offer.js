// Shows what could not be sent beside the form that it was typed into, to be put back or left; and what forms need for it.

const heading = 'You typed this and it was not saved';
const lead = (at, putBack) => `It is from ${at}. The fields below show what is saved. ${putBack}`;

/**
 * Offers entries (name, with `fields` and `at`) that an earlier page left. `putBack` says what becomes of them then. `back`
 * gets the entries whose fields were filled again; `leave` deletes them, also where the fields show them already.
 */
export function offer(form, left, putBack, { back, leave }) {
  const entries = [...left].flatMap(([name, { fields, at }]) => {
    const entry = form.querySelector(`.tl-entry[data-entry="${CSS.escape(name)}"]`);
    return entry === null || isShown(entry, fields) ? [] : [{ entry, fields, at }];
  });
  if (entries.length === 0) return leave();
  const box = document.createElement('section');
  const id = `unsent-${document.querySelectorAll('.tl-unsent').length + 1}`;
  box.className = 'tl-unsent';
  box.setAttribute('aria-labelledby', id);
  const add = (tag, className, text, to = box) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    to.append(element);
    return element;
  };
  add('h2', 'govuk-heading-m', heading).id = id;
  const at = new Date(Math.max(...entries.map((one) => one.at)));
  const day = at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  add('p', 'govuk-body', lead(day, putBack));
  for (const { entry, fields } of entries) {
    add('h3', 'govuk-heading-s', entry.querySelector('legend, label')?.textContent.trim() ?? '');
    add('p', 'tl-kept', sayFields(entry, fields));
  }
  const buttons = add('div', 'govuk-button-group', '');
  const again = add('button', 'govuk-button', 'Put it back', buttons);
  const away = add('button', 'govuk-button govuk-button--secondary', 'Leave it, and delete it', buttons);
  again.type = away.type = 'button';
  const close = () => {
    box.remove();
    inputsOf(entries[0].entry)[0]?.focus();
  };
  again.addEventListener('click', () => {
    for (const { entry, fields } of entries) fill(entry, fields);
    close();
    back(entries.map(({ entry }) => entry));
  });
  away.addEventListener('click', () => {
    leave();
    close();
  });
  form.before(box);
}

/**
 * After signing in again in another tab, the page as it is now holds the guard that this session's forms need. True where
 * it is another than the form had.
 */
export async function renewGuard(form) {
  try {
    const fresh = await fetch(location.href, { redirect: 'manual' });
    if (fresh.status !== 200) return false;
    const page = new DOMParser().parseFromString(await fresh.text(), 'text/html');
    const guard = page.querySelector('input[name="_csrf"]');
    const field = form.elements.namedItem('_csrf');
    if (guard === null || guard.value === field.value) return false;
    field.value = guard.value;
    return true;
  } catch {
    // No connection: the next try will say so.
    return false;
  }
}

/** What stands in the inputs of one entry, as the form itself would send it. */
export function fieldsOf(entry) {
  const body = new URLSearchParams();
  for (const field of entry.querySelectorAll('input, textarea, select')) {
    if (field.name === '' || (isChoice(field) && !field.checked)) continue;
    body.append(field.name, field.value);
  }
  return body;
}

/** What somebody types or chooses in an entry; the hidden marks are not among them. */
function inputsOf(entry) {
  return [...entry.querySelectorAll('input, textarea, select')].filter((field) => field.type !== 'hidden');
}

function isShown(entry, fields) {
  const typed = (all) => {
    const names = new Set(inputsOf(entry).map((field) => field.name));
    return JSON.stringify([...all].filter(([name, value]) => names.has(name) && value !== ''));
  };
  return typed(fieldsOf(entry)) === typed(fields);
}

function isChoice(field) {
  return field.type === 'checkbox' || field.type === 'radio';
}

/** In words: what was chosen by its label, what was typed as it was typed. */
function sayFields(entry, fields) {
  const inputs = inputsOf(entry);
  return fields
    .flatMap(([name, value]) => {
      const field = inputs.find((one) => one.name === name && (!isChoice(one) || one.value === value));
      if (field === undefined || value === '') return [];
      if (isChoice(field)) return [field.labels?.[0]?.textContent.trim() ?? value];
      if (field.tagName !== 'SELECT') return [value];
      return [[...field.options].find((option) => option.value === value)?.textContent.trim() ?? value];
    })
    .join('\n');
}

/** Puts fields back, with the marks of what was seen when they were typed: so that others' changes since are noticed. */
function fill(entry, fields) {
  for (const field of entry.querySelectorAll('input, textarea, select')) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isChoice(field)) field.checked = values.includes(field.value);
    else if (values.length > 0) [field.value] = values;
  }
}
