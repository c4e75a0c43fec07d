// Audits that ask the same agencies in the same weeks: said while there is time to move one, and nobody is stopped.
import type { BusyElsewhere, Days } from '../programme/planned-audit.ts';
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

/** An audit that asks an agency while another partnership does. */
export type ClashElsewhere = {
  readonly title: string;
  /** The days that both have. */
  readonly days: Days;
  readonly agency: string;
};

/** Every two audits whose days overlap and that ask an agency both, the earliest overlap first. */
export function findClashes(audits: readonly Asking[]): readonly Clash[] {
  const clashes = audits.flatMap((one, index) =>
    audits.slice(index + 1).flatMap((other): Clash[] => {
      if (one.days === null || other.days === null) return [];
      const days = shared(one.days, other.days);
      const agencies = one.agencies.filter((agency) => other.agencies.includes(agency));
      if (days === null || agencies.length === 0) return [];
      return [{ titles: [one.title, other.title], days, agencies }];
    }),
  );
  return clashes.toSorted((one, other) => one.days.from.localeCompare(other.days.from));
}

/** Every audit that asks an agency on days on which another partnership asks it as well, the earliest first. */
export function findClashesElsewhere(
  audits: readonly Asking[],
  busy: readonly BusyElsewhere[],
): readonly ClashElsewhere[] {
  const clashes = audits.flatMap(({ title, days: own, agencies }) =>
    busy
      .filter(({ agency }) => agencies.includes(agency))
      .flatMap(({ agency, days: theirs }): ClashElsewhere[] => {
        const days = own === null ? null : shared(own, theirs);
        return days === null ? [] : [{ title, days, agency }];
      }),
  );
  return clashes.toSorted((one, other) => one.days.from.localeCompare(other.days.from));
}

/** The days that both have; null where there is none. */
function shared(one: Days, other: Days): Days | null {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from > until ? null : { from, until };
}

/** The clash in a sentence; `nameOf` gives an agency's short name. */
export function sayClash({ titles, days, agencies }: Clash, nameOf: (agency: string) => string): string {
  const names = new Intl.ListFormat('en-GB').format(agencies.map(nameOf));
  return `“${titles[0]}” and “${titles[1]}” both ask ${names} ${sayWhen(days)}.`;
}

/** The same of a clash with another partnership, of which no more is known. */
export function sayClashElsewhere(
  { title, days, agency }: ClashElsewhere,
  nameOf: (agency: string) => string,
): string {
  return `“${title}” asks ${nameOf(agency)}, which is busy in another partnership ${sayWhen(days)}.`;
}

function sayWhen(days: Days): string {
  return days.from === days.until ? `on ${sayDays(days)}` : `from ${sayDays(days)}`;
}
