import { methodLabel, type AuditMethod, type Scope } from '#audits';
import { beginSentence } from '#cases';
import { numberInWords } from '#platform/html';
import { displayPartialDate } from '#platform/time';
import type { PublishedAudit } from '../published-audit.ts';

/**
 * The size of the sample and its areas: "Twelve cases: five in Leicester, five in Leicestershire and two in Rutland",
 * "Five cases in Leicester"; without a number in all, by method: "Dip sample of ten cases and deep dive into one case; the
 * number of cases in all is not stated". Without a full stop.
 */
export function saySample(audit: Pick<PublishedAudit, 'sample' | 'areas' | 'methods'>): string {
  const total = audit.sample.cases;
  const counted = audit.methods.filter((method) => method.cases !== null);
  if (total === null && counted.length > 0)
    return `${beginSentence(list(counted.map((method) => lowerFirst(sayMethod(method)))))}; the number of cases in all is not stated${sayAreas(audit.areas)}`;
  const cases = total === null ? 'The number of cases is not stated' : beginSentence(countCases(total));
  const [only] = audit.areas;
  if (total === null || only === undefined) return `${cases}${sayAreas(audit.areas)}`;
  if (audit.areas.length === 1 && (only.cases === null || only.cases === total))
    return `${cases} in ${only.name}`;
  if (audit.areas.every((area) => area.cases === null))
    return `${cases} in ${list(audit.areas.map((area) => area.name))}`;
  return `${cases}: ${list(audit.areas.map(countArea))}`;
}

/** The areas where the number of cases in all is not known: "; the audit was of Leicester and Rutland". */
function sayAreas(areas: PublishedAudit['areas']): string {
  if (areas.length === 0) return '';
  return areas.every((area) => area.cases === null)
    ? `; the audit was of ${list(areas.map((area) => area.name))}`
    : `; ${list(areas.map(countArea))}`;
}

function countArea(area: PublishedAudit['areas'][number]): string {
  return area.cases === null
    ? `a number not stated in ${area.name}`
    : `${numberInWords(area.cases)} in ${area.name}`;
}

/** One method with its number of cases: "Dip sample of ten cases", "Deep dive into one case". Without a full stop. */
export function sayMethod(method: Pick<AuditMethod, 'kind' | 'cases'>): string {
  const name = methodLabel(method.kind);
  if (method.cases === null) return name;
  const joint =
    method.kind === 'dip_sample' || method.kind.endsWith('audit')
      ? ' of'
      : method.kind === 'deep_dive'
        ? ' into'
        : ' on';
  return `${name}${joint} ${countCases(method.cases)}`;
}

/** The period looked at: the phrase, with the dates where they are known and the phrase does not give them itself. */
export function sayScope(scope: Scope): string {
  const from = scope.from === undefined ? undefined : displayPartialDate(scope.from);
  const until = scope.until === undefined ? undefined : displayPartialDate(scope.until);
  const dates =
    from !== undefined && until !== undefined
      ? `${from} to ${until}`
      : from !== undefined
        ? `from ${from}`
        : until !== undefined
          ? `until ${until}`
          : undefined;
  const isInPhrase = [from, until].every((date) => date === undefined || scope.phrase.includes(date));
  return dates === undefined || isInPhrase ? scope.phrase : `${scope.phrase} (${dates})`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function countCases(count: number): string {
  return `${numberInWords(count)} ${count === 1 ? 'case' : 'cases'}`;
}

function list(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items);
}
