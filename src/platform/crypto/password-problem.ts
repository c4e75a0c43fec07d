import { commonWords, sequences } from './common-passwords.ts';
import { passwordBytes } from './password-hash.ts';

const shortest = 12;
/** So many characters must be left when the words that are tried first are taken away. */
const fewestUnguessed = 6;
/** So many must be left when each run along the keyboard counts as one. */
const fewestWithoutRuns = 8;

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

function withoutDisguise(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => lookalikes[sign] ?? sign);
}

function isRepeated(text: string): boolean {
  const distinct = new Set(text).size;
  // A text that is found in itself doubled, not at its ends, is a repeated piece.
  return distinct < 5 || (text + text).indexOf(text, 1) < text.length;
}

/** How many characters are left when every run of four or more along a sequence, either way, is taken for one. */
function lengthWithoutRuns(text: string): number {
  const orders = sequences.flatMap((order) => [order, order.split('').toReversed().join('')]);
  let [count, at] = [0, 0];
  while (at < text.length) {
    let run = 1;
    while (at + run < text.length && orders.some((order) => order.includes(text.slice(at, at + run + 1))))
      run += 1;
    count += run >= 4 ? 1 : run;
    at += run;
  }
  return count;
}

/**
 * Whether next to nothing is left when these words are taken away. Figures and signs around what is left do not count:
 * they are how "liverpool" becomes "Liverpool2024!!".
 */
function isBuiltOn(text: string, words: Iterable<string>): boolean {
  const longestFirst = [...words].toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), text);
  if (rest === text) return false;
  return (
    rest
      .replace(/^[^\p{L}]+/u, '')
      .replace(/[^\p{L}]+$/u, '')
      .replace(/ /g, '').length < fewestUnguessed
  );
}

/** The pieces of an e-mail name or a title ("jo.bloggs2") that a person might build a password on. */
function guessableWords(context: readonly string[]): string[] {
  return context
    .map((text) => text.normalize('NFKC').toLowerCase().split('@')[0] ?? '')
    .flatMap((text) => [text, text.replace(/[^\p{L}]/gu, ''), ...text.split(/[^\p{L}]+/u)])
    .filter((word) => word.length >= 4);
}

/**
 * What is wrong with a new password, as a sentence for the person, or null. `context` holds what an attacker would try for
 * this person first: the e-mail address, their name, the name of the service. No rules about kinds of characters
 * (NIST SP 800-63B-4, 3.1.1.2; NCSC guidance on passwords): length, and nothing that is tried first.
 */
export function passwordProblem(password: string, context: readonly string[]): string | null {
  if (passwordBytes(password) === null) return 'Your password must be 250 characters or fewer';
  const text = password.normalize('NFKC').toLowerCase();
  if (Array.from(text).length < shortest) return `Your password must be ${shortest} characters or more`;
  if (isRepeated(text)) return 'Your password must not repeat the same characters';
  if (lengthWithoutRuns(text) < fewestWithoutRuns)
    return 'Your password must not be a run of neighbouring letters, numbers or keys';
  const own = guessableWords(context);
  for (const form of [text, withoutDisguise(text)]) {
    if (isBuiltOn(form, own))
      return 'Your password must not be built on your name, your email address or the name of this service';
    if (isBuiltOn(form, [...own, ...commonWords]))
      return 'Your password is too easy to guess. Use three or more words that do not belong together';
  }
  return null;
}
