// Saves what is typed into a draft, entry by entry, a moment after the typing stops. The form works without it, by its
// button. What cannot be saved yet stays on the page, is said, and is tried again.

const pause = 1_200;
const waits = [2_000, 5_000, 15_000, 30_000];

const words = {
  saving: 'Saving …',
  saved: (at) => `Saved ${at}`,
  conflict: (what) => `Somebody else changed “${what}” meanwhile. Press Save to see both texts.`,
  away: 'No connection. What you typed is kept on this page, and we go on trying to save it.',
  signedOut:
    'You have been signed out. Sign in again in another tab and come back: what you typed is kept on this page and will be saved.',
};

for (const form of document.querySelectorAll('form[data-autosave]')) watch(form);

function watch(form) {
  const status = form.querySelector('[data-saved]');
  /** Entries that hold something not yet saved, in the order in which they were touched. */
  const unsaved = new Set();
  /** Entries that wait for their reader: in conflict, or with something that cannot be read. */
  const held = new Map();
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
    unsaved.clear();
    held.clear();
  });
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

  async function run() {
    if (running) return later(pause);
    running = true;
    try {
      while (unsaved.size > 0) {
        const [entry] = unsaved;
        unsaved.delete(entry);
        say(words.saving);
        const outcome = await send(entry);
        if (outcome === 'again') {
          unsaved.add(entry);
          failures += 1;
          later(waits[Math.min(failures, waits.length) - 1]);
          return;
        }
        failures = 0;
      }
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
      say(words.away, true);
      return 'again';
    }
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
      say(words.signedOut, true);
      await renewGuard();
      return 'again';
    }
    const isData = (answer.headers.get('content-type') ?? '').startsWith('application/json');
    if (!isData) {
      say(words.away, true);
      return 'again';
    }
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
