/**
 * What stands behind the question mark of an address, decoded. A name given twice keeps its first value, as in a form.
 * A value with NUL is passed over: no text of ours holds one, and PostgreSQL takes none.
 */
export function readQuery(url: string): Readonly<Record<string, string>> {
  const at = url.indexOf('?');
  const given = at < 0 ? [] : [...new URLSearchParams(url.slice(at + 1))];
  // The last of equal names would stand in the object, so the first comes last.
  return Object.fromEntries(given.filter(([, value]) => !value.includes('\0')).toReversed());
}
