/** Something in a file that has to be mended before it can be taken in. */
export type Problem = {
  /** Where: `findings[3].extent.cases`, counted from 0 as in the file; `line 3, column 7`; or empty for the whole file. */
  readonly path: string;
  /** What stands there, clipped: never more than 80 characters of the file's own content. */
  readonly found: string;
  /** What may stand there. */
  readonly allowed: string;
  /** All of it as a plain sentence, counted from 1. */
  readonly sentence: string;
};

const foundLimit = 80;
/** Control characters, lone surrogates and marks that turn the reading direction: none may reach a screen or document. */
export const forbiddenCharacter =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const everyForbidden = new RegExp(forbiddenCharacter.source, 'gu');

/** What was found, as text of at most 80 characters, safe to show: quotes around text, forbidden characters replaced. */
export function clip(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'a group of values';
  const shown = Array.from(value.slice(0, 2 * foundLimit).replace(everyForbidden, '\ufffd'));
  const room = foundLimit - 2;
  return `“${shown.length > room ? `${shown.slice(0, room - 1).join('')}…` : shown.join('')}”`;
}

const singulars: Readonly<Record<string, string>> = {
  agencies: 'agency',
  panel: 'panel member',
  library: 'library document',
  purpose: 'purpose',
  background: 'background',
};

function spell(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `findings[3].extent.cases` in words: "Finding 4, extent, cases"; "The file" for the file as a whole. */
export function placeInWords(path: string): string {
  const words = path.split('.').flatMap((part) => {
    const [, name = part, index] = /^(.*?)\[(\d+)\]$/.exec(part) ?? [];
    if (name === '') return [];
    if (index === undefined) return [spell(name)];
    return [`${singulars[name] ?? spell(name).replace(/s$/, '')} ${Number(index) + 1}`];
  });
  const place = words.join(', ');
  return place === '' ? 'The file' : place.slice(0, 1).toUpperCase() + place.slice(1);
}

/** A problem at a place of the file; `what` is the rest of a sentence after the place, without its full stop. */
export function problemAt(path: string, found: unknown, allowed: string, what: string): Problem {
  return { path, found: clip(found), allowed, sentence: `${placeInWords(path)}: ${what}.` };
}
