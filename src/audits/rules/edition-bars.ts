import { possibleDays } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { AuditCitation } from '../library/citation.ts';
import type { LibraryEdition, LibraryItem } from '../library/item.ts';
import { sayInForce } from './say-in-force.ts';
import { sayWhen } from './say-when.ts';
import { lastDays } from './state-of-edition.ts';

/** Days are ISO days, both ends included. */
export type EditionBar = {
  readonly label: string;
  readonly words: string;
  /** When it surely held, and when it perhaps did. */
  readonly spans: readonly { readonly from: string; readonly until: string; readonly isSure: boolean }[];
  /** The audits that cite it, each at the end of its time. */
  readonly marks: readonly { readonly day: string; readonly words: string }[];
};

export type EditionBars = {
  readonly rows: readonly EditionBar[];
  /** The first and last day worth showing. */
  readonly from: string;
  readonly until: string;
  /** Editions of which nobody said from when they held. */
  readonly leftOut: readonly string[];
};

/** When each edition held and when audits cited it; null where fewer than two editions have a known beginning. */
export function editionBars(
  item: LibraryItem,
  citations: readonly AuditCitation[],
  today: string,
): EditionBars | null {
  const inUse = item.editions.filter((edition) => edition.retired === null);
  const begun = inUse.flatMap((edition) => {
    const begin = edition.from === null ? null : possibleDays(edition.from);
    return begin === null || begin.from === null || begin.until === null
      ? []
      : [{ edition, begin: { from: begin.from, until: begin.until } }];
  });
  if (begun.length < 2) return null;
  const marked = begun.map(({ edition, begin }) => ({
    edition,
    begin,
    marks: marksOf(citations.filter((one) => one.edition.toLowerCase() === edition.label.toLowerCase())),
  }));
  const days = marked.flatMap(({ begin, marks }) => [begin.from, ...marks.map((mark) => mark.day)]);
  const until = `${[today, ...days].toSorted().at(-1)?.slice(0, 4) ?? ''}-12-31`;
  return {
    rows: marked.map(({ edition, begin, marks }) => ({
      label: edition.label,
      words: sayInForce(edition),
      spans: spansOf(edition, begin, until),
      marks,
    })),
    from: `${days.toSorted()[0]?.slice(0, 4) ?? ''}-01-01`,
    until,
    leftOut: inUse.flatMap((edition) =>
      begun.some((one) => one.edition === edition) ? [] : [edition.label],
    ),
  };
}

function spansOf(
  edition: LibraryEdition,
  begin: { readonly from: string; readonly until: string },
  axisEnd: string,
): EditionBar['spans'] {
  const end = lastDays(edition);
  // Without a known end it surely lasts; with one that is open, it perhaps does.
  const last = end === null ? axisEnd : (end.until ?? axisEnd);
  const surelyLast = end === null ? axisEnd : (end.from ?? step(begin.until, -1));
  return [
    { from: begin.from, until: earlier(step(begin.until, -1), last), isSure: false },
    { from: begin.until, until: surelyLast, isSure: true },
    { from: later(begin.until, step(surelyLast, 1)), until: last, isSure: false },
  ].filter((span) => span.from <= span.until);
}

function marksOf(citations: readonly AuditCitation[]): EditionBar['marks'] {
  const byAudit = new Map(citations.map((citation) => [citation.audit, citation]));
  return [...byAudit.values()].flatMap(({ auditTitle, when }) => {
    const day = when === null ? null : endOf(when);
    return when === null || day === null ? [] : [{ day, words: `${auditTitle}, ${sayWhen(when)}` }];
  });
}

function endOf(when: PartialDate): string | null {
  const days = possibleDays(when);
  return days.until ?? days.from;
}

function step(day: string, days: 1 | -1): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
