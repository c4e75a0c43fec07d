import { numberInWords } from '#platform/html';
import { participationStatuses } from '../participation.ts';
import type { ParticipationCount, ParticipationRow, ParticipationStatus } from '../participation.ts';
import { beginSentence, sayCases, sayWholeSample } from './say-cases.ts';
import { unexplainedCases } from './unexplained-cases.ts';

/** Gives an agency's name as it stands in a sentence, by its `ref`. */
export type Names = (ref: string) => string;

const undivided = '(which of the two is not stated)';

/**
 * What a row of the participation table says, as one sentence: "UAVA audited two of the five cases; the other three
 * were not known to it." Every count that is not 0 is in it; a row without counts is "Nothing is said about …".
 */
export function sayRow(row: ParticipationRow, sample: number | null, names: Names): string {
  const counts = gatherCounts(row.counts).filter((count) => count.cases > 0);
  if (row.counts.length === 0) return `Nothing is said about ${nameRow(row, names, 'or')}.`;
  const audited = counts.find((count) => count.status === 'audited')?.cases ?? 0;
  const others = counts.filter((count) => count.status !== 'audited');
  const whole = others.find((count) => count.cases === sample);
  const sentence =
    audited === 0 && others.length === 1 && whole !== undefined
      ? sayOfAll(whole, nameRow(row, names, 'or'))
      : audited > 0 || row.counts.some((count) => count.status === 'audited')
        ? sayAudited(row, audited, others, sample, names)
        : sayWithoutAudited(row, others, sample, names);
  return `${beginSentence(sentence)}.`;
}

/** The agencies a row speaks for: "Police", "Early Help (Children's Social Care)", "A, B and C". */
export function nameRow(row: ParticipationRow, names: Names, joint: 'and' | 'or' = 'and'): string {
  const agencies = new Intl.ListFormat('en-GB', {
    type: joint === 'and' ? 'conjunction' : 'disjunction',
  }).format(row.agencies.map(names));
  return row.service === undefined ? agencies : nameService(row.service, agencies);
}

/** A service with its agency: "Early Help (Children's Social Care)"; alone where the agency's own name holds it. */
export function nameService(service: string, agency: string): string {
  return agency.toLowerCase().includes(service.toLowerCase()) ? service : `${service} (${agency})`;
}

function sayAudited(
  row: ParticipationRow,
  audited: number,
  others: readonly ParticipationCount[],
  sample: number | null,
  names: Names,
): string {
  const together = row.agencies.length > 1 ? ' (reported together)' : '';
  const cases =
    audited === 0 && sample === 1 ? 'did not audit the one case' : `audited ${sayCases(audited, sample)}`;
  const lead = `${nameRow(row, names)}${together} ${cases}`;
  const left = sample === null ? null : sample - audited;
  const [only] = others;
  const rest =
    only !== undefined && others.length === 1 && only.cases === left && audited > 0
      ? [sayTheOthers(only, pronoun(row))]
      : joinClauses(others.map((count) => sayCount(count, pronoun(row))));
  return [lead, ...rest, ...sayUnexplained(row, sample, audited > 0 || others.length > 0)].join('; ');
}

function sayWithoutAudited(
  row: ParticipationRow,
  others: readonly ParticipationCount[],
  sample: number | null,
  names: Names,
): string {
  const [first, ...rest] = others;
  // Only statuses of 0 were stated, and none of them "audited": nothing is known of any case.
  if (first === undefined)
    return `what ${nameRow(row, names)} did is not stated${sample === null ? '' : ` for ${sayCases(sample, sample)}`}`;
  const together = row.agencies.length > 1 ? ' (reported together)' : '';
  const who = `${nameRow(row, names)}${together}`;
  const unit = sample === null ? (first.cases === 1 ? ' case' : ' cases') : '';
  const clauses = joinClauses([
    sayCount(first, who, { unit, scopeOf: ` for ${who}` }),
    ...rest.map((count) => sayCount(count, pronoun(row))),
  ]);
  const lead =
    sample === null ? '' : sample === 1 ? 'of the one case, ' : `of the ${numberInWords(sample)} cases, `;
  return `${lead}${[...clauses, ...sayUnexplained(row, sample, true)].join('; ')}`;
}

/** "three were out of scope", "one child was not in education". */
function sayCount(
  count: ParticipationCount,
  who: string,
  how: { readonly unit?: string; readonly scopeOf?: string } = {},
): string {
  const verb = count.cases === 1 ? 'was' : 'were';
  const number = numberInWords(count.cases);
  if (count.status === 'not_applicable') {
    // A reason is mostly published as what the child was: "not in education".
    const reason = count.reason ?? '';
    if (isSaidOfChild(reason))
      return `${number} ${count.cases === 1 ? 'child' : 'children'} ${verb} ${reason}`;
    const why = reason === '' ? '' : ` (${reason})`;
    return `the question did not apply${how.scopeOf === undefined ? '' : ` to ${who}`} in ${number}${how.unit ?? ''}${why}`;
  }
  return `${number}${how.unit ?? ''} ${verb} ${sayStatus(count.status, who, how.scopeOf ?? '')}`;
}

/** The remaining cases where one status explains them all: "the other four were not known to it". */
function sayTheOthers(count: ParticipationCount, who: string): string {
  if (count.status === 'not_applicable') return sayCount(count, who);
  return count.cases === 1
    ? `the other was ${sayStatus(count.status, who, '')}`
    : `the other ${numberInWords(count.cases)} were ${sayStatus(count.status, who, '')}`;
}

function sayStatus(
  status: Exclude<ParticipationStatus, 'not_applicable'>,
  who: string,
  scopeOf: string,
): string {
  switch (status) {
    case 'audited':
      return 'audited';
    case 'mostly_out_of_scope':
      return `mostly out of scope${scopeOf}`;
    case 'out_of_scope':
      return `out of scope${scopeOf}`;
    case 'not_known':
      return `not known to ${who}`;
    case 'not_known_or_out_of_scope':
      return `not known to ${who} or out of scope ${undivided}`;
    case 'declined':
      return `declined by ${who}`;
    case 'no_reply':
      return `left without a reply by ${who}`;
  }
}

/** One status for the whole sample: "none of the five cases was known to ASC". */
function sayOfAll(count: ParticipationCount, who: string): string {
  const sample = count.cases;
  const all = sayWholeSample(sample);
  const were = sample === 1 ? 'was' : 'were';
  if (count.status === 'not_known')
    return sample === 1 ? `${all} was not known to ${who}` : `${sayCases(0, sample)} was known to ${who}`;
  if (count.status !== 'not_applicable')
    return `${all} ${were} ${sayStatus(count.status, who, ` for ${who}`)}`;
  const reason = count.reason ?? '';
  if (!isSaidOfChild(reason))
    return `the question did not apply to ${who} in ${all}${reason === '' ? '' : ` (${reason})`}`;
  const children = sample === 1 ? 'the one child' : all.replace(/cases$/, 'children');
  return `${children} ${were} ${reason}, so the question did not apply to ${who}`;
}

function sayUnexplained(
  row: ParticipationRow,
  sample: number | null,
  afterOthers: boolean,
): readonly string[] {
  const left = unexplainedCases(row, sample);
  if (left === null || left === 0) return [];
  if (!afterOthers) return [`what became of ${left === 1 ? 'it' : 'them'} is not stated`];
  return [`what became of the other ${left === 1 ? 'one' : numberInWords(left)} is not stated`];
}

/** Whether a reason completes "the child was …". */
function isSaidOfChild(reason: string): boolean {
  return /^(not|no longer) /.test(reason);
}

function pronoun(row: ParticipationRow): string {
  return row.sector === true || row.agencies.length > 1 ? 'them' : 'it';
}

function joinClauses(clauses: readonly string[]): readonly string[] {
  return clauses.length === 0 ? [] : [new Intl.ListFormat('en-GB').format(clauses)];
}

/** The counts with those of one status (and reason) added up, in the order of the statuses, audited first. */
export function gatherCounts(counts: readonly ParticipationCount[]): readonly ParticipationCount[] {
  const gathered: ParticipationCount[] = [];
  for (const count of counts) {
    const at = gathered.findIndex((other) => other.status === count.status && other.reason === count.reason);
    const before = gathered[at];
    if (before === undefined) gathered.push(count);
    else gathered[at] = { ...before, cases: before.cases + count.cases };
  }
  return gathered.toSorted(
    (a, b) => participationStatuses.indexOf(a.status) - participationStatuses.indexOf(b.status),
  );
}
