// Why a file is not brought in while the audit of its short name is open: it would finish or undo what somebody is writing.
import type { FoundAudit } from '#audits';

/** "“Neglect” has the short name 2024-neglect as well, and is being recorded by pages. Nothing was brought in. …" */
export function sayOpenAudit(
  { title, isBeingRecorded }: Pick<FoundAudit, 'title' | 'isBeingRecorded'>,
  shortName: string,
): string {
  const state = isBeingRecorded ? 'recorded' : 'corrected';
  const work = isBeingRecorded ? 'recording' : 'correction';
  return `The audit with the short name ${shortName}, “${title}”, is being ${state} by pages. Nothing was brought in. Finish that ${work} or put it away first`;
}
