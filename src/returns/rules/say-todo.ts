import { displayDay } from '#platform/time';
import { isBeingWritten, type AgencyReturn, type ReturnRole } from '../return.ts';

/** What waits for somebody in their returns: how many of which kind, in words for a list; none where nothing does. */
export type Todo = { readonly title: string; readonly about: string };

/**
 * What somebody is to do about these returns, as a lead or an auditor, on `today` (ISO): those to write, those to sign.
 */
export function sayTodo(
  returns: readonly (Pick<AgencyReturn, 'state' | 'dueOn' | 'caseNumber'> & { readonly title: string })[],
  role: ReturnRole,
  today: string,
): readonly Todo[] {
  const toWrite = returns.filter((one) => isBeingWritten(one.state));
  const toSign = role === 'lead' ? returns.filter((one) => one.state === 'submitted') : [];
  const late = toWrite.filter((one) => one.dueOn < today).length;
  const [first] = toWrite.map((one) => one.dueOn).toSorted();
  const said: Todo[] = [];
  if (toSign.length > 0)
    said.push({
      title: `${toSign.length === 1 ? 'One return waits' : `${toSign.length} returns wait`} for your signature`,
      about: cases(toSign),
    });
  if (toWrite.length > 0)
    said.push({
      title: `${toWrite.length === 1 ? 'One return' : `${toWrite.length} returns`} to write${late > 0 ? `, ${late} late` : ''}`,
      about: `${cases(toWrite)}. The first ${first !== undefined && first < today ? 'was' : 'is'} due ${displayDay(first ?? today)}`,
    });
  return said;
}

/** "Multi-agency audit of neglect: Case 2, Case 7": five at most. */
function cases(returns: readonly { readonly title: string; readonly caseNumber: number | null }[]): string {
  return [...Map.groupBy(returns, ({ title }) => title)]
    .map(([title, ofAudit]) => {
      const names = ofAudit.map(({ caseNumber }) =>
        caseNumber === null ? 'the agency itself' : `Case ${caseNumber}`,
      );
      const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
      return `${title}: ${names.slice(0, 5).join(', ')}${more}`;
    })
    .join('; ');
}
