import { addWorkingDays, type HolidayNation } from '#platform/time';

/** The step of every timetable by which agencies have said which children they know. */
const involvementDue = 'involvement-due';

/** Three to ten working days is usual to say whether a child is known (process.md, step 5). */
const usualDays = 5;

/**
 * The day (ISO) by which agencies are asked to answer: what the dates of the audit say, where that is still to come; else
 * so many working days from today, in all the nations at work.
 */
export function proposeDue(
  milestones: readonly { readonly code: string; readonly day: string }[],
  nations: readonly HolidayNation[],
  today: string,
): { readonly day: string; readonly why: string } {
  const set = milestones.find((one) => one.code === involvementDue)?.day;
  if (set !== undefined && set > today) return { day: set, why: 'As the dates of the audit say.' };
  return {
    day: addWorkingDays(today, usualDays, nations),
    why:
      set === undefined
        ? 'Five working days from today: the dates of the audit name no day for it.'
        : 'Five working days from today: the day that the dates of the audit name is not ahead.',
  };
}
