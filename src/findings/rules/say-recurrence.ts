/** In how many audits a theme was found as one kind, and the years of those that have one, earliest first. */
type Found = { readonly audits: number; readonly years: readonly number[] };

/** So many years are named one by one; of more, the first and the last. */
const mostNamed = 4;

/**
 * In which audits a theme was found, as part of a sentence that `kind` begins: "learning in 2019 and 2025", "learning in
 * 12 audits from 2009 to 2025", "learning in 2 audits, 2025"; null where it was found in none.
 */
export function sayFound(kind: string, { audits, years }: Found): string | null {
  if (audits === 0) return null;
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return `${kind} in ${countAudits(audits)}`;
  // Two audits of one year, or one without a year: the years alone would say too little.
  if (audits === years.length && audits <= mostNamed)
    return `${kind} in ${new Intl.ListFormat('en-GB').format(years.map(String))}`;
  return first === last
    ? `${kind} in ${countAudits(audits)}, ${last}`
    : `${kind} in ${countAudits(audits)} from ${first} to ${last}`;
}

/** Whether learning of this theme has come back: it was found in more than one audit. */
export function isFoundAgain(tally: { readonly learning: number }): boolean {
  return tally.learning > 1;
}

function countAudits(audits: number): string {
  return `${audits.toLocaleString('en-GB')} ${audits === 1 ? 'audit' : 'audits'}`;
}
