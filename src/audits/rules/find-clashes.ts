// Audits that ask the same agencies in the same weeks: said while there is time to move one, and nobody is stopped.
import type { Days } from '../programme/planned-audit.ts';
import { sayDays } from './planned-when.ts';

/** An audit that takes place at some time and asks some agencies; `agencies` are ids. */
export type Asking = {
  readonly title: string;
  readonly days: Days | null;
  readonly agencies: readonly string[];
};

export type Clash = {
  readonly titles: readonly [string, string];
  /** The days that both have. */
  readonly days: Days;
  /** Ids of the agencies that both ask, in the order of the first. */
  readonly agencies: readonly string[];
};

/** Every two audits whose days overlap and that ask an agency both, the earliest overlap first. */
export function findClashes(audits: readonly Asking[]): readonly Clash[] {
  const clashes = audits.flatMap((one, index) =>
    audits.slice(index + 1).flatMap((other): Clash[] => {
      if (one.days === null || other.days === null) return [];
      const from = one.days.from > other.days.from ? one.days.from : other.days.from;
      const until = one.days.until < other.days.until ? one.days.until : other.days.until;
      const agencies = one.agencies.filter((agency) => other.agencies.includes(agency));
      if (from > until || agencies.length === 0) return [];
      return [{ titles: [one.title, other.title], days: { from, until }, agencies }];
    }),
  );
  return clashes.toSorted((one, other) => one.days.from.localeCompare(other.days.from));
}

/** The clash in a sentence; `nameOf` gives an agency's short name. */
export function sayClash({ titles, days, agencies }: Clash, nameOf: (agency: string) => string): string {
  const names = new Intl.ListFormat('en-GB').format(agencies.map(nameOf));
  const when = days.from === days.until ? `on ${sayDays(days)}` : `from ${sayDays(days)}`;
  return `“${titles[0]}” and “${titles[1]}” both ask ${names} ${when}.`;
}
