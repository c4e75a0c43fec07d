// Keeps what is typed into a form that is saved by its button alone, sealed in this browser, until it has been saved. The
// form works without it. Where it cannot be sent, its page stays, says so and waits for the button.

import { isTooLong } from './field-problem.js';
import { fieldsOf, offer, renewGuard } from './unsent-offer.js';
import { openUnsent } from './unsent.js';

const pause = 500;
/** Milliseconds for an answer; the server waits no longer for a form. */
const patience = 60_000;

const words = {
  saving: 'Saving …',
  away: (kept) =>
    `Not saved: there is no connection, or the service cannot answer for a moment. What you typed is kept ${kept}. Press the button again in a while.`,
  signedOut: (kept) =>
    `Not saved: you have been signed out. Sign in again in another tab, come back and press the button again. What you typed is kept ${kept}.`,
  gone: (kept) =>
    `Not saved: this page is no longer there for you. You may have been signed out: then sign in again in another tab and press the button again. Or it is no longer yours to write: then ask whoever gave it to you. What you typed is kept ${kept}.`,
  tooLong: (kept) =>
    `Not saved: this is too long to be sent. Shorten it and press the button again. What you typed is kept ${kept}.`,
  onPage: 'on this page',
  inBrowser: 'on this page and sealed in this browser',
  putBack: 'Put back, it is saved by the button; where somebody else wrote meanwhile, you see both texts.',
};

for (const form of document.querySelectorAll('form[data-keep]')) watch(form);

function watch(form) {
  const status = form.querySelector('[data-saved]');
  /** Entries that hold something not yet saved. */
  const typed = new Set();
  /** Where they are kept; null while, or where, there is no key for it. */
  let unsent = null;
  let timer;
  let isSending = false;
  /** True while the browser itself sends the form. */
  let isPassing = false;
  /** True once something could not be sent: what is kept then stays, also for whoever leaves the page. */
  let isInTrouble = false;
  /** What the last try sent; '' before the first. */
  let tried = '';

  const say = (text, isTrouble = false) => {
    status.textContent = text;
    status.classList.toggle('tl-saved--trouble', isTrouble);
  };

  form.addEventListener('input', (event) => touch(event.target));
  form.addEventListener('change', (event) => touch(event.target));
  form.addEventListener('submit', (event) => {
    if (isPassing) return;
    event.preventDefault();
    if (!isSending) void send(event.submitter);
  });
  form.addEventListener('click', (event) => {
    // “Cancel” wants nothing kept; a link that opens beside the page leaves it as it is.
    const isBeside =
      event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented;
    const isLeft = event.target.closest('.govuk-button-group a') !== null && !isBeside;
    if (isLeft && !isInTrouble) unsent?.drop();
  });
  void takeKey([3_000, 15_000]);

  function touch(target) {
    const entry = target.closest('.tl-entry');
    if (entry === null) return;
    typed.add(entry);
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), pause);
  }

  /** Keeps what is typed and not saved, in place of what was kept; true where it is kept. */
  async function keep() {
    clearTimeout(timer);
    const entries = [...typed].map((entry) => [entry.dataset.entry, [...fieldsOf(entry)]]);
    return (await unsent?.keep(entries)) === true && entries.length > 0;
  }

  /** Asks for the key, again after these waits in milliseconds, and offers what earlier pages left, each by itself. */
  async function takeKey([wait, ...further]) {
    const opened = unsent ?? (await openUnsent(form));
    if (opened === null && wait !== undefined) setTimeout(() => void takeKey(further), wait);
    if (opened === null || unsent !== null) return;
    unsent = opened;
    if (form.dataset.keep === 'typed')
      form.querySelectorAll('.tl-entry').forEach((entry) => typed.add(entry));
    // Kept by this page first: what its fields show already is then forgotten.
    await keep();
    for (const { entries, at, forget } of opened.left) {
      const left = [...entries].map(([name, fields]) => [name, { fields, at }]);
      offer(form, left, words.putBack, {
        back: (shown) => {
          isInTrouble = true;
          shown.forEach((entry) => typed.add(entry));
          void keep().then((isKept) => isKept && forget());
        },
        leave: forget,
      });
    }
    form.dataset.unsent = 'ready';
  }

  async function send(submitter) {
    isSending = true;
    say(words.saving);
    await keep();
    countAnew();
    let outcome = await post(submitter);
    if ((outcome === 'signedOut' || outcome === 'gone') && (await renewGuard(form)))
      outcome = await post(submitter);
    if (outcome === 'answered') return pass(submitter);
    if (outcome === 'saved') {
      unsent?.drop();
      // The server knows that it has this form already, and answers as it did: with the page to go on to.
      return pass(submitter);
    }
    isInTrouble = true;
    isSending = false;
    if (unsent === null) await takeKey([]);
    say(words[outcome]((await keep()) ? words.inBrowser : words.onPage), true);
  }

  /** Lets the browser send the form, for the page that answers it. */
  function pass(submitter) {
    isPassing = true;
    form.requestSubmit(submitter);
    isPassing = isSending = false;
  }

  /** However often it is sent, a form counts once. Changed since it was tried, it must count again or be lost. */
  function countAnew() {
    const now = [...form.querySelectorAll('.tl-entry')].map((entry) => String(fieldsOf(entry))).join('&');
    if (tried !== '' && tried !== now) form.elements.namedItem('_submission').value = crypto.randomUUID();
    tried = now;
  }

  async function post(submitter) {
    const body = new URLSearchParams(new FormData(form));
    if (submitter?.name) body.append(submitter.name, submitter.value);
    if (isTooLong(body)) return 'tooLong';
    try {
      const signal = AbortSignal.timeout(patience);
      const { type, status: code } = await fetch(form.action, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal,
      });
      if (type === 'opaqueredirect') return 'saved';
      if (code === 401 || code === 403) return 'signedOut';
      if (code === 404) return 'gone';
      if (code === 413) return 'tooLong';
      return code < 500 ? 'answered' : 'away';
    } catch {
      return 'away';
    }
  }
}
