// What in terms of reference cannot all be true, or cannot be kept. It is saved and said, at its place and in the end.
import { displayDay, whyNotWorkingDay } from '#platform/time';
import { caseStatuses } from '../case-status.ts';
import { methodLabel } from '../method-label.ts';
import { retentionClasses } from '../lawful-basis.ts';
import type { Terms, TermsPeriod } from '../terms/terms.ts';
import { checkTimetable } from './check-timetable.ts';

/** `section` and `entry` say where it is mended; `entry` is '' where the section as a whole is meant. */
export type Contradiction = { readonly section: string; readonly entry: string; readonly says: string };

/** Yields every contradiction in the order of the sections. `today` is the London day, ISO. */
export function* findContradictions(terms: Terms, today: string): Generator<Contradiction> {
  yield* ofMethods(terms);
  yield* ofSample(terms);
  yield* ofPeriods(terms, today);
  yield* ofTimetable(terms, today);
  yield* ofAgencies(terms);
  yield* ofContacts(terms);
  yield* ofCitations(terms);
  yield* ofGrading(terms);
  yield* ofBasis(terms, today);
}

function* ofCitations({ citations }: Terms): Generator<Contradiction> {
  for (const { fault } of citations)
    if (fault !== null) yield { section: 'guidance', entry: '', says: fault };
}

function* ofTimetable({ timetable, meetings }: Terms, today: string): Generator<Contradiction> {
  if (timetable === null) return;
  const { rows, boardDay, nations } = timetable;
  for (const { code, kind, text } of checkTimetable(rows, { today, nations, boardDay })) {
    // That we do not hold far bank holidays is said where a day is typed; it contradicts nothing.
    if (kind === 'unknown_holidays') continue;
    yield {
      section: 'timetable',
      entry: code === rows.at(-1)?.code ? 'board-day' : `milestone-${code}`,
      says: text,
    };
  }
  for (const meeting of meetings) {
    const off = meeting.day === '' ? null : whyNotWorkingDay(meeting.day, nations);
    if (off !== null)
      yield {
        section: 'timetable',
        entry: '',
        says: `“${meeting.name}” is on a day when few people work: ${displayDay(meeting.day)}, ${off}.`,
      };
  }
}

function* ofMethods({ methods, sample }: Terms): Generator<Contradiction> {
  for (const method of methods) {
    if (method.cases !== null && sample.cases !== null && method.cases > sample.cases)
      yield {
        section: 'methods',
        entry: '',
        says: `${methodLabel(method.kind)} is for ${count(method.cases)}, but there are only ${count(sample.cases)} in all.`,
      };
  }
  const exclusive = methods.filter((method) => method.statuses.length > 0);
  for (const status of new Set(exclusive.flatMap((method) => method.statuses))) {
    const planned = sample.byStatus.find((one) => one.status === status);
    const looked = exclusive
      .filter((method) => method.statuses.length === 1 && method.statuses[0] === status)
      .reduce((sum, method) => sum + (method.cases ?? 0), 0);
    if (planned !== undefined && looked > planned.cases)
      yield {
        section: 'methods',
        entry: '',
        says: `Methods for “${caseStatuses[status]}” are for ${count(looked)}, but the sample has ${count(planned.cases)} of that status.`,
      };
  }
}

function* ofSample({ sample, methods }: Terms): Generator<Contradiction> {
  const { cases } = sample;
  if (cases === null) return;
  const areas = sum(sample.byArea.map((area) => area.cases));
  if (areas.said > 0 && areas.total > cases)
    yield at('cases-by-area', `The areas add up to ${count(areas.total)}, more than the ${cases} in all.`);
  if (areas.said === sample.byArea.length && areas.said > 0 && areas.total < cases)
    yield at('cases-by-area', `The areas add up to ${count(areas.total)}, fewer than the ${cases} in all.`);
  const statuses = sum(sample.byStatus.map((status) => status.cases));
  if (statuses.total > cases)
    yield at(
      'cases-by-status',
      `The statuses add up to ${count(statuses.total)}, more than the ${cases} in all.`,
    );
  const looked = sum(methods.map((method) => method.cases));
  if (methods.length > 0 && looked.said === methods.length && looked.total < cases)
    yield at('cases', `The methods are for ${count(looked.total)} together, fewer than the ${cases} in all.`);
  function at(entry: string, says: string): Contradiction {
    return { section: 'sample', entry, says };
  }
}

function* ofPeriods({ scope, judged }: Terms, today: string): Generator<Contradiction> {
  yield* ofPeriod(scope, 'scope', 'read');
  yield* ofPeriod(judged, 'judged', 'judged');
  if (scope?.period && scope.period.until > today)
    yield at(
      'scope-until',
      `The period that is read ends on ${displayDay(scope.period.until)}, which is still to come.`,
    );
  if (!scope?.period || !judged?.period) return;
  if (judged.period.from < scope.period.from)
    yield at(
      'judged-from',
      `The period that is judged begins on ${displayDay(judged.period.from)}, before the period that is read (${displayDay(scope.period.from)}).`,
    );
  if (judged.period.until > scope.period.until)
    yield at(
      'judged-until',
      `The period that is judged ends on ${displayDay(judged.period.until)}, after the period that is read (${displayDay(scope.period.until)}).`,
    );
}

function at(entry: string, says: string): Contradiction {
  return { section: 'period', entry, says };
}

function* ofPeriod(period: TermsPeriod | null, which: string, done: string): Generator<Contradiction> {
  if (period?.period && period.period.from > period.period.until)
    yield at(
      `${which}-until`,
      `The period that is ${done} ends on ${displayDay(period.period.until)}, before it begins (${displayDay(period.period.from)}).`,
    );
}

function* ofAgencies({ agencies, otherContributors }: Terms): Generator<Contradiction> {
  const place = (entry: string, says: string): Contradiction => ({ section: 'agencies', entry, says });
  for (const { agency, shortName, asked, services, leftOut } of agencies) {
    if (asked && leftOut !== '')
      yield place(
        `agency-${agency}`,
        `${shortName} contributes and is left out at the same time. Untick it or take the reason away.`,
      );
    if (!asked && services.length > 0)
      yield place(
        `agency-${agency}`,
        `${services.join(' and ')} of ${shortName} is chosen, but ${shortName} is not asked.`,
      );
  }
  for (const { name } of otherContributors) {
    const same = agencies.find((agency) =>
      [agency.name, agency.shortName].some((one) => one.toLowerCase() === name.toLowerCase()),
    );
    if (same?.asked === true)
      yield place('', `${name} stands among your agencies and among the other contributors.`);
  }
}

function* ofContacts({ contacts }: Terms): Generator<Contradiction> {
  for (const { agency, shortName, contact, deputy } of contacts) {
    const place = (says: string): Contradiction => ({
      section: 'contacts',
      entry: `contact-${agency}`,
      says,
    });
    for (const person of [contact, deputy])
      if (person !== null && person.fault !== null) yield place(person.fault);
    const [one, other] = [contact?.name ?? '', deputy?.name ?? ''];
    if (one !== '' && one.toLowerCase() === other.toLowerCase())
      yield place(`${one} is contact and deputy of ${shortName} at once.`);
  }
}

function* ofGrading({ grading }: Terms): Generator<Contradiction> {
  if (grading?.scale === 'own' && grading.grades.length < 2)
    yield {
      section: 'grading',
      entry: 'own-grades',
      says: 'A scale of your own needs at least two grades.',
    };
}

function* ofBasis({ basis }: Terms, today: string): Generator<Contradiction> {
  const place = (entry: string, says: string): Contradiction => ({ section: 'basis', entry, says });
  const { agreement, retention, destroyBy } = basis;
  if (agreement.from !== '' && agreement.until !== '' && agreement.from > agreement.until)
    yield place(
      'sharing-until',
      `The sharing agreement ends on ${displayDay(agreement.until)}, before it begins (${displayDay(agreement.from)}).`,
    );
  else if (agreement.until !== '' && agreement.until < today)
    yield place('sharing-until', `The sharing agreement ended on ${displayDay(agreement.until)}.`);
  for (const { agency, shortName, signatory, signed } of basis.agencies) {
    if (signed > today)
      yield place(`basis-${agency}`, `${shortName} signs on ${displayDay(signed)}, which is still to come.`);
    else if (signed !== '' && signatory === '')
      yield place(`basis-${agency}`, `${shortName} signed, but it is not said who signed for it.`);
    else if (signed !== '' && agreement.from !== '' && agreement.until !== '' && signed > agreement.until)
      yield place(
        `basis-${agency}`,
        `${shortName} signed on ${displayDay(signed)}, after the agreement had ended.`,
      );
  }
  for (const kept of retention) {
    const most = retentionClasses.find((one) => one.code === kept.code)?.mostMonths ?? kept.months;
    if (kept.months > most)
      yield place(
        `keep-${kept.code}`,
        `${kept.label}: ${kept.months} months is longer than the most that is proposed (${most}). Keep it only if your data protection officer agrees.`,
      );
  }
  if (destroyBy !== '' && destroyBy < today)
    yield place(
      'destroy-by',
      `The day by which identities are destroyed, ${displayDay(destroyBy)}, is past.`,
    );
}

function sum(numbers: readonly (number | null)[]): { readonly total: number; readonly said: number } {
  const said = numbers.filter((number) => number !== null);
  return { total: said.reduce((total, number) => total + number, 0), said: said.length };
}

function count(cases: number): string {
  return `${cases} ${cases === 1 ? 'case' : 'cases'}`;
}
