import { createHash } from 'node:crypto';

/** What is kept of one field: plain JSON; null where nothing is entered. */
export type Stored =
  string | number | boolean | null | readonly Stored[] | { readonly [name: string]: Stored };

/** The same text for the same value, in whatever order a database keeps the names of an object. */
export function canonical(value: Stored): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}

/** Whether two values are the same, names of objects in any order. */
export function isSame(one: Stored, other: Stored): boolean {
  return canonical(one) === canonical(other);
}

/** A short mark of a value: a form carries the marks of what it showed, to tell later what somebody else changed. */
export function markOf(value: Stored): string {
  return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 16);
}

/** The text of a value that is one, else ''. */
export function asText(value: Stored | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The number of a value that is one, else null. */
export function asNumber(value: Stored | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** The texts of a list; what is no text in it is passed over. */
export function asTexts(value: Stored | undefined): readonly string[] {
  return isList(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** One part of an object; null for anything else. */
export function partOf(value: Stored | undefined, name: string): Stored {
  if (value === null || typeof value !== 'object' || isList(value)) return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** Whether nothing is entered: null, '', an empty list, or an object of nothing but such. */
export function isEmpty(value: Stored | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (isList(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function isList(value: Stored | undefined): value is readonly Stored[] {
  return Array.isArray(value);
}
