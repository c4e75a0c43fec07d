// Saves what is typed into a draft, entry by entry, a moment after the typing stops. The form works without it, by its
// button. What cannot be saved yet stays on the page and, sealed, in the browser; it is said, and tried again.

import { clearFields, isTooLong, longestField, sayAtField } from './field-problem.js';
import { fieldsOf, offer, renewGuard } from './unsent-offer.js';
import { openUnsent } from './unsent.js';

const pause = 1_200;
const waits = [2_000, 5_000, 15_000, 30_000];

const words = {
  saving: 'Saving …',
  saved: (at) => `Saved ${at}`,
  conflict: (what) => `Somebody else changed “${what}” meanwhile. Press Save to see both texts.`,
  problem: (says) => `Not saved yet. ${says}`,
  away: (kept) => `No connection. What you typed is kept ${kept}, and we go on trying to save it.`,
  signedOut: (kept) =>
    `You have been signed out. Sign in again in another tab and come back: what you typed is kept ${kept} and will be saved.`,
  onPage: 'on this page',
  inBrowser: 'on this page and sealed in this browser',
  putBack: 'Put back, it is saved as usual; where somebody else wrote meanwhile, you see both texts.',
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
    const forget = () => opened.left.forEach((one) => one.forget());
    offer(form, latestOf(opened.left), words.putBack, {
      back: (entries) => {
        entries.forEach(touch);
        // Kept anew by this page first, and only then deleted.
        void remember().then((kept) => kept === words.inBrowser && forget());
      },
      leave: forget,
    });
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
    if (isTooLong(body)) return hold(entry, longestField(entry));
    let answer;
    try {
      answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    } catch {
      return 'away';
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      await renewGuard(form);
      return 'signedOut';
    }
    if (answer.status === 413) return hold(entry, longestField(entry));
    const isData = (answer.headers.get('content-type') ?? '').startsWith('application/json');
    if (!isData) return 'away';
    const told = await answer.json();
    clearFields(entry);
    if (answer.status === 200) {
      for (const [name, mark] of Object.entries(told.seen)) {
        const hidden = form.elements.namedItem(name);
        if (hidden !== null) hidden.value = mark;
      }
      say(words.saved(told.at));
      return 'saved';
    }
    if (answer.status === 422) return hold(entry, told);
    held.set(entry, words.conflict(told.conflict));
    return 'held';
  }

  /** Waits for whoever typed: the same would be refused again. */
  function hold(entry, { field, says }) {
    sayAtField(field, says);
    held.set(entry, words.problem(says));
    return 'held';
  }
}

/** The latest of each entry that earlier pages left: they are the same fields, whichever page they were typed on. */
function latestOf(left) {
  const latest = new Map();
  for (const { entries, at } of left) for (const [name, fields] of entries) latest.set(name, { fields, at });
  return latest;
}
