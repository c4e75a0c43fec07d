// Saves what is typed into a draft, entry by entry, a moment after the typing stops. The form works without it, by its
// button. What cannot be saved yet stays on the page and, sealed, in the browser; it is said, and tried again.

import { openUnsent } from './unsent.js';

const pause = 1_200;
const waits = [2_000, 5_000, 15_000, 30_000];

const words = {
  saving: 'Saving …',
  saved: (at) => `Saved ${at}`,
  conflict: (what) => `Somebody else changed “${what}” meanwhile. Press Save to see both texts.`,
  away: (kept) => `No connection. What you typed is kept ${kept}, and we go on trying to save it.`,
  signedOut: (kept) =>
    `You have been signed out. Sign in again in another tab and come back: what you typed is kept ${kept} and will be saved.`,
  onPage: 'on this page',
  inBrowser: 'on this page and sealed in this browser',
  left: (at) =>
    `This could not be sent on ${at}. The fields below show what is saved. Put back, it is saved as usual; where somebody else wrote meanwhile, you see both texts.`,
};

for (const form of document.querySelectorAll('form[data-autosave]')) watch(form);

function watch(form) {
  const status = form.querySelector('[data-saved]');
  /** Entries that hold something not yet saved, in the order in which they were touched. */
  const unsaved = new Set();
  /** Entries that wait for their reader: in conflict, or with something that cannot be read. */
  const held = new Map();
  /** Where entries are kept that cannot be sent; null while, or where, there is no key for it. */
  let unsent = null;
  let timer;
  let running = false;
  let failures = 0;

  const say = (text, isTrouble = false) => {
    if (status === null || status.textContent === text) return;
    status.textContent = text;
    status.classList.toggle('tl-saved--trouble', isTrouble);
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };

  form.addEventListener('input', (event) => touch(event.target));
  form.addEventListener('change', (event) => touch(event.target));
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    // Where it may not arrive, it stays kept: the page says so when it is opened again.
    if (failures === 0 && held.size === 0) void unsent?.keep([]);
    unsaved.clear();
    held.clear();
  });
  void takeKey([3_000, 15_000]);
  window.addEventListener('online', () => unsaved.size > 0 && later(0));
  window.addEventListener('beforeunload', (event) => {
    if (unsaved.size + held.size > 0) event.preventDefault();
  });

  function touch(target) {
    const entry = target.closest('.tl-entry');
    if (entry === null) return;
    held.delete(entry);
    unsaved.add(entry);
    later(pause);
  }

  /** Asks for the key, again after these waits in milliseconds, and offers what an earlier page left. */
  async function takeKey([wait, ...further]) {
    const opened = unsent ?? (await openUnsent(form));
    if (opened === null && wait !== undefined) setTimeout(() => void takeKey(further), wait);
    if (opened === null || unsent !== null) return;
    unsent = opened;
    form.dataset.unsent = 'ready';
    offer(form, opened, touch, remember);
  }

  /** Keeps what is not saved, in place of what was kept; where that is, in words. */
  async function remember() {
    const entries = [...new Set([...unsaved, ...held.keys()])];
    if (entries.length > 0) await takeKey([]);
    const sealed = entries.map((entry) => [entry.dataset.entry, [...fieldsOf(entry)]]);
    return (await unsent?.keep(sealed)) === true ? words.inBrowser : words.onPage;
  }

  async function run() {
    if (running) return later(pause);
    running = true;
    try {
      while (unsaved.size > 0) {
        const [entry] = unsaved;
        unsaved.delete(entry);
        say(words.saving);
        const outcome = await send(entry);
        if (outcome !== 'saved' && outcome !== 'held') {
          unsaved.add(entry);
          failures += 1;
          say(words[outcome](await remember()), true);
          later(waits[Math.min(failures, waits.length) - 1]);
          return;
        }
        failures = 0;
      }
      await remember();
      const [trouble] = held.values();
      if (trouble !== undefined) say(trouble, true);
    } finally {
      running = false;
    }
  }

  async function send(entry) {
    const body = fieldsOf(entry);
    body.set('_csrf', form.elements.namedItem('_csrf').value);
    body.set('_submission', crypto.randomUUID());
    body.set('_autosave', '1');
    let answer;
    try {
      answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    } catch {
      return 'away';
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      await renewGuard();
      return 'signedOut';
    }
    const isData = (answer.headers.get('content-type') ?? '').startsWith('application/json');
    if (!isData) return 'away';
    const told = await answer.json();
    if (answer.status === 200) {
      for (const [name, mark] of Object.entries(told.seen)) {
        const hidden = form.elements.namedItem(name);
        if (hidden !== null) hidden.value = mark;
      }
      say(words.saved(told.at));
      return 'saved';
    }
    held.set(entry, answer.status === 409 ? words.conflict(told.conflict) : told.problem);
    return 'held';
  }

  /** After signing in again in another tab, the page as it is now holds the guard that this session's forms need. */
  async function renewGuard() {
    try {
      const fresh = await fetch(location.href, { redirect: 'manual' });
      if (fresh.status !== 200) return;
      const page = new DOMParser().parseFromString(await fresh.text(), 'text/html');
      const guard = page.querySelector('input[name="_csrf"]');
      if (guard !== null) form.elements.namedItem('_csrf').value = guard.value;
    } catch {
      // No connection: the next try will say so.
    }
  }
}

/** What stands in the inputs of one entry, as the form itself would send it. */
function fieldsOf(entry) {
  const body = new URLSearchParams();
  for (const field of entry.querySelectorAll('input, textarea, select')) {
    if (field.name === '' || ((field.type === 'checkbox' || field.type === 'radio') && !field.checked))
      continue;
    body.append(field.name, field.value);
  }
  return body;
}

/** Shows what an earlier page could not send, to be put back or left. What stands in the fields already is forgotten. */
function offer(form, unsent, touch, remember) {
  const entries = [...unsent.left].flatMap(([name, { fields, at }]) => {
    const entry = form.querySelector(`.tl-entry[data-entry="${CSS.escape(name)}"]`);
    return entry === null || isShown(entry, fields) ? [] : [{ entry, fields, at }];
  });
  if (entries.length === 0) return unsent.forget();
  const box = document.createElement('section');
  box.className = 'tl-unsent';
  box.setAttribute('aria-labelledby', 'unsent');
  const add = (tag, className, text, to = box) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    to.append(element);
    return element;
  };
  add('h2', 'govuk-heading-m', 'You typed this and it was not saved').id = 'unsent';
  const at = new Date(Math.max(...entries.map((one) => one.at)));
  add('p', 'govuk-body', words.left(at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })));
  for (const { entry, fields } of entries) {
    add('h3', 'govuk-heading-s', entry.querySelector('legend, label')?.textContent.trim() ?? '');
    add('p', 'tl-kept', sayFields(entry, fields));
  }
  const buttons = add('div', 'govuk-button-group', '');
  const back = add('button', 'govuk-button', 'Put it back', buttons);
  const leave = add('button', 'govuk-button govuk-button--secondary', 'Leave it, and delete it', buttons);
  back.type = leave.type = 'button';
  back.addEventListener('click', () => {
    for (const { entry, fields } of entries) {
      fill(entry, fields);
      touch(entry);
    }
    box.remove();
    inputsOf(entries[0].entry)[0]?.focus();
    // Kept anew by this page first, and only then deleted.
    void remember().then((kept) => kept === words.inBrowser && unsent.forget());
  });
  leave.addEventListener('click', () => {
    unsent.forget();
    box.remove();
    inputsOf(entries[0].entry)[0]?.focus();
  });
  form.before(box);
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
