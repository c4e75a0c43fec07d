import { displayDay } from '#platform/time';

/** "You are asked about 12 cases, 3 not answered, due 12 March 2026" */
export function sayAskedCases(counts: {
  readonly asked: number;
  readonly waiting: number;
  readonly firstDue: string | null;
}): string {
  const { asked, waiting, firstDue } = counts;
  const about = `You are asked about ${asked} ${asked === 1 ? 'case' : 'cases'}`;
  if (waiting === 0 || firstDue === null) return `${about}; all is answered`;
  return `${about}, ${waiting} not answered, due ${displayDay(firstDue)}`;
}
