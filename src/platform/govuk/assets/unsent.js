// What was typed and could not be sent yet stays in this browser, sealed under a key that the server gave this sign-in. With
// the key gone, by signing out, nobody opens it. Plain text is never kept.

const mark = 'unsent ';
/** Milliseconds for which what nobody can open is left: its owner may still sign in again. */
const longest = 24 * 60 * 60 * 1000;
const coder = new TextEncoder();

/** Deletes everything that is kept. */
export function clearUnsent() {
  for (const place of placesOf('')) localStorage.removeItem(place);
}

function placesOf(address) {
  try {
    return Object.keys(localStorage).filter((place) => place.startsWith(mark + address));
  } catch {
    // Storage is switched off in this browser.
    return [];
  }
}

function readPlace(place) {
  try {
    const { key, at, iv, sealed } = JSON.parse(localStorage.getItem(place));
    return typeof key === 'string' && typeof at === 'number' ? { place, key, at, iv, sealed } : null;
  } catch {
    return null;
  }
}

/**
 * Opens what is kept for a form. `keep(entries)` seals entries ([name, [[field, value], …]]) in place of what this page kept
 * before, none deletes it; false where it could not be kept. `drop()` deletes it for good, at once. `left` is what earlier
 * pages could not send, the latest last, each with its entries (by name), the time, and `forget()`, which deletes it. Null
 * where there is no key.
 */
export async function openUnsent(form) {
  if (globalThis.crypto?.subtle === undefined) return null;
  const address = new URL(form.action).pathname;
  // A page that was answered may hold a form that goes elsewhere: what was removed meanwhile is added as something new.
  const kept = [...new Set([address, location.pathname])].flatMap((one) =>
    placesOf(`${one} `)
      .map(readPlace)
      .filter((found) => found !== null)
      .map((found) => ({ ...found, address: one })),
  );
  const keys = await askForKeys(form, address, kept);
  if (keys === null) return null;
  const [[own, ownKey]] = keys;
  const left = [];
  for (const one of kept.sort((a, b) => a.at - b.at)) {
    const key = keys.get(one.key);
    const entries = key === undefined ? null : await openPlace(one.address, key, one);
    if (entries === null) {
      // Nobody can open it: it was sealed for somebody else, or its key was withdrawn.
      if (key !== undefined || Date.now() - one.at > longest) localStorage.removeItem(one.place);
      continue;
    }
    left.push({ entries: new Map(entries), at: one.at, forget: () => localStorage.removeItem(one.place) });
  }
  const mine = `${mark}${address} ${crypto.randomUUID()}`;
  let last = Promise.resolve(true);
  let isDropped = false;
  const write = async (entries) => {
    try {
      const sealed = entries.length === 0 ? null : await sealPlace(address, own, ownKey, entries);
      if (sealed === null || isDropped) localStorage.removeItem(mine);
      else localStorage.setItem(mine, sealed);
      return !isDropped;
    } catch {
      return false;
    }
  };
  return {
    left,
    keep: async (entries) => {
      // One after the other: the last that was typed is the last that is kept.
      last = last.then(() => write(entries));
      return await last;
    },
    drop: () => {
      isDropped = true;
      localStorage.removeItem(mine);
    },
  };
}

async function askForKeys(form, address, kept) {
  const [home] = /^\/as\/[0-9a-f-]{36}(?=\/)/.exec(address) ?? [];
  if (home === undefined) return null;
  const body = new URLSearchParams();
  body.set('_csrf', form.elements.namedItem('_csrf').value);
  body.set('_submission', crypto.randomUUID());
  for (const { key } of kept) body.append('wanted', key);
  try {
    const answer = await fetch(`${home}/unsent-key`, { method: 'POST', body, redirect: 'manual' });
    if (answer.status !== 200) return null;
    const told = await answer.json();
    const keys = new Map();
    for (const { id, key } of told.keys) {
      const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
      keys.set(id, await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']));
    }
    return keys.size === 0 ? null : keys;
  } catch {
    return null;
  }
}

/** Sealed for this form and this key: moved to another form, it does not open. */
function around(address, key, iv) {
  return { name: 'AES-GCM', iv, additionalData: coder.encode(`${address} ${key}`) };
}

async function sealPlace(address, id, key, entries) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = coder.encode(JSON.stringify(entries));
  const sealed = await crypto.subtle.encrypt(around(address, id, iv), key, plain);
  return JSON.stringify({ key: id, at: Date.now(), iv: toText(iv), sealed: toText(new Uint8Array(sealed)) });
}

async function openPlace(address, key, one) {
  try {
    const iv = fromText(one.iv);
    const plain = await crypto.subtle.decrypt(around(address, one.key, iv), key, fromText(one.sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}

function toText(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

function fromText(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

// Signing out deletes what is kept: who asks for it is told first where something waits.
const leaving = document.querySelector('form[action="/sign-out"]');
if (leaving !== null) {
  leaving.addEventListener('submit', clearUnsent);
  const waiting = [...new Set(placesOf('/').map((place) => place.slice(mark.length).split(' ')[0]))];
  if (waiting.length > 0) {
    const note = document.createElement('div');
    note.className = 'govuk-inset-text';
    const says = document.createElement('p');
    says.className = 'govuk-body';
    says.textContent =
      'Something that you typed in this browser was not saved yet. Signing out deletes it. To keep it, open its page first:';
    const list = document.createElement('ul');
    list.className = 'govuk-list govuk-list--bullet';
    for (const [at, address] of waiting.entries()) {
      const link = document.createElement('a');
      link.className = 'govuk-link';
      link.href = address;
      link.textContent =
        waiting.length === 1 ? 'The page with what was not saved' : `Page ${at + 1} with what was not saved`;
      const row = document.createElement('li');
      row.append(link);
      list.append(row);
    }
    note.append(says, list);
    leaving.before(note);
  }
}
