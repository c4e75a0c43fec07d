// What is wrong with a field, said at it as the page itself would, where only the script has asked.

/** Bytes of a form beyond which the server reads none of it. */
const longestForm = 16 * 1024 * 1024;

/** Whether a form (URLSearchParams) is longer than the server takes. */
export function isTooLong(body) {
  return String(body).length > longestForm;
}

/** The longest text of an entry: its field's id, and what to say of it that no server would read. */
export function longestField(entry) {
  const [field] = [...entry.querySelectorAll('textarea, input')].sort(
    (a, b) => b.value.length - a.value.length,
  );
  const length = [...field.value].length.toLocaleString('en-GB');
  return { field: field.id, says: `This is too long to be sent. There are ${length} characters` };
}

/** Says it at the field of that id, in place of what was said there. */
export function sayAtField(id, text) {
  const field = document.getElementById(id);
  const group = field?.closest('.govuk-form-group');
  if (!group) return;
  let says = document.getElementById(`${id}-error`);
  if (says === null) {
    says = document.createElement('p');
    says.id = `${id}-error`;
    says.className = 'govuk-error-message';
    says.dataset.said = id;
    const described = `${field.getAttribute('aria-describedby') ?? ''} ${says.id}`.trim();
    field.setAttribute('aria-describedby', described);
    field.before(says);
    group.classList.add('govuk-form-group--error');
    if (field.tagName === 'TEXTAREA') field.classList.add('govuk-textarea--error');
  }
  const kind = document.createElement('span');
  kind.className = 'govuk-visually-hidden';
  kind.textContent = 'Error:';
  says.replaceChildren(kind, ` ${text}`);
}

/** Takes away what was said in an entry. */
export function clearFields(entry) {
  for (const says of entry.querySelectorAll('[data-said]')) {
    const field = document.getElementById(says.dataset.said);
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id !== says.id);
    if (described.length > 0) field.setAttribute('aria-describedby', described.join(' '));
    else field.removeAttribute('aria-describedby');
    field.classList.remove('govuk-textarea--error');
    says.closest('.govuk-form-group').classList.remove('govuk-form-group--error');
    says.remove();
  }
}
