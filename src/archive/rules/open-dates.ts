import { parsePartialDate, type PartialDate } from '#platform/time';
import type { PublishedAudit } from '../published-audit.ts';
import { clip, problemAt, type Problem } from './problem.ts';

/** A date as it stands in a file: alone, or with the words in which it was published. */
export type FileDate = string | { readonly date: string; readonly typed: string };

/** The same data as it stands in a file, with its dates closed. */
export type InFile<T> = T extends PartialDate
  ? FileDate
  : T extends readonly (infer Item)[]
    ? readonly InFile<Item>[]
    : T extends object
      ? { [Name in keyof T]: InFile<T[Name]> }
      : T;

const forms =
  'a date in the calendar such as 2018-11-13, 2018-11, 2018, 2018-11~ (about), 2018-11? (unsure), 2016-01/2016-02, ../2018 or 2018/..';

/** The date as it stands in a file: its normalised form alone where nothing else was typed. */
export function closeDate(date: PartialDate | undefined): FileDate | undefined {
  if (date === undefined || date.typed === date.edtf) return date?.edtf;
  return { date: date.edtf, typed: date.typed };
}

/** The audit with its dates opened; a date that cannot be is left out and told as a problem. */
export function openDates(file: InFile<PublishedAudit>): { audit: PublishedAudit; problems: Problem[] } {
  const problems: Problem[] = [];
  const open = (path: string, given: FileDate | undefined): PartialDate | undefined => {
    if (given === undefined) return undefined;
    const { date, typed } = typeof given === 'string' ? { date: given, typed: given } : given;
    const opened = parsePartialDate(date, typed);
    if (opened !== null) return opened;
    problems.push(
      problemAt(path, date, forms, `${clip(date)} is not a date that can be. It must be ${forms}`),
    );
    return undefined;
  };
  const audit = onlyGiven<PublishedAudit>({
    ...file,
    fieldwork: open('fieldwork', file.fieldwork),
    reported: open('reported', file.reported),
    scope:
      file.scope &&
      onlyGiven({
        ...file.scope,
        from: open('scope.from', file.scope.from),
        until: open('scope.until', file.scope.until),
      }),
    meetings: file.meetings.map((meeting, index) =>
      onlyGiven({ ...meeting, held: open(`meetings[${index}].held`, meeting.held) }),
    ),
    recommendations: file.recommendations.map((recommendation, index) =>
      onlyGiven({ ...recommendation, due: open(`recommendations[${index}].due`, recommendation.due) }),
    ),
    source: onlyGiven({ ...file.source, published: open('source.published', file.source.published) }),
  });
  return { audit, problems };
}

/** The same without what is undefined: what the publication does not say is not there at all. */
function onlyGiven<T extends object>(value: T): T {
  const given = { ...value };
  for (const [name, inside] of Object.entries(given))
    if (inside === undefined) Reflect.deleteProperty(given, name);
  return given;
}
