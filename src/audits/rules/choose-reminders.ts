// Whom to remind of which dates today: 5 and 1 working days before a date, and 1, 6 and 11 after it, at most.
import { addWorkingDays, displayDay, type HolidayNation, isWorkingDay } from '#platform/time';
import type { Milestone } from '../milestone.ts';

/** A date of an audit and who is reminded of it, by ids: never by a name or an address. */
export type RemindedMilestone = Pick<Milestone, 'day' | 'doneOn'> & {
  /** Those who are reminded of it. */
  readonly receivers: readonly string[];
  /** Of the audit's areas: nobody is reminded on a day off. */
  readonly nations: readonly HolidayNation[];
};

/** "coming": the date is not over. "passed": it is. */
export type ReminderKind = 'coming' | 'passed';

/** One mail to one receiver. */
export type Reminder<One> = {
  readonly receiver: string;
  readonly kind: ReminderKind;
  /** The dates it tells of: ISO days, each once, the earliest first. */
  readonly days: readonly string[];
  /** Those that it tells of. */
  readonly milestones: readonly One[];
  /** Its occasion: asked again on the same day, or later while nothing new is due, it is the same. */
  readonly key: string;
};

/** In working days; a negative number is before the date. */
const stages: Readonly<Record<ReminderKind, readonly number[]>> = { coming: [-5, -1], passed: [1, 6, 11] };

/** Working days after a date from which nobody is reminded of it any more. */
const silentFrom = 16;

/**
 * The mails that are due on `today` (ISO, London). All dates of one kind go into one mail a receiver, and its key names
 * the day on which the newest of them fell due. So whoever asks every day sends each once; after days of standstill
 * there is one mail of each kind, not one for every date and day; and a date that is put off or reached calls for none.
 */
export function chooseReminders<One extends RemindedMilestone>(
  milestones: readonly One[],
  today: string,
): readonly Reminder<One>[] {
  const due = milestones.flatMap((milestone) => {
    const stage = findStage(milestone, today);
    return stage === null ? [] : milestone.receivers.map((receiver) => ({ ...stage, receiver, milestone }));
  });
  const mails = Object.values(Object.groupBy(due, ({ receiver, kind }) => `${kind} ${receiver}`));
  return mails
    .flatMap((together = []) => {
      const [first] = together;
      if (first === undefined) return [];
      const { receiver, kind } = first;
      const days = [...new Set(together.map(({ milestone }) => milestone.day))].toSorted();
      const newest =
        together
          .map(({ since }) => since)
          .toSorted()
          .at(-1) ?? today;
      const told = together.map(({ milestone }) => milestone);
      return [{ receiver, kind, days, milestones: told, key: `reminder-${kind}-${receiver}-${newest}` }];
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

/** Which kind of reminder a milestone calls for on a day, and since when; null when none. */
function findStage(
  { day, doneOn, nations }: RemindedMilestone,
  today: string,
): { readonly kind: ReminderKind; readonly since: string } | null {
  if (doneOn !== null || !isWorkingDay(today, nations)) return null;
  const kind: ReminderKind = today <= day ? 'coming' : 'passed';
  if (kind === 'passed' && today >= addWorkingDays(day, silentFrom, nations)) return null;
  const since = stages[kind]
    .map((days) => addWorkingDays(day, days, nations))
    .findLast((begins) => begins <= today);
  return since === undefined ? null : { kind, since };
}

/** The next day after `today` on which a milestone calls for a reminder unless it is reached; null when none does. */
export function nextReminder(
  { day, doneOn, nations }: Omit<RemindedMilestone, 'receivers'>,
  today: string,
): string | null {
  if (doneOn !== null) return null;
  const days = [...stages.coming, ...stages.passed].map((away) => addWorkingDays(day, away, nations));
  return days.find((one) => one > today) ?? null;
}

/**
 * What a reminder says: that something is due and where to see what. Never which audit, what it is about, or about whom.
 * `link` is where people sign in.
 */
export function reminderText(reminder: {
  readonly kind: ReminderKind;
  readonly days: readonly string[];
  readonly link: string;
}): { readonly subject: string; readonly text: string } {
  const { kind, days, link } = reminder;
  const isOne = days.length === 1;
  const dates = `${isOne ? 'A date' : 'Dates'} in ${isOne ? 'an audit' : 'audits'} you take part in`;
  const verb = {
    coming: isOne ? 'is coming up' : 'are coming up',
    passed: isOne ? 'has passed' : 'have passed',
  };
  const each = isOne ? '' : ' each of these days';
  const lead = {
    coming: `Something is due on${each}:`,
    passed: `Something was due on${isOne ? ' this day' : each}, and is not marked as done:`,
  };
  const text = [
    `${dates} ${verb[kind]}.`,
    '',
    lead[kind],
    ...days.map((day) => `- ${displayDay(day)}`),
    '',
    'Sign in to see what it is, and whose turn it is:',
    link,
    '',
    'If you have no account, or do not find it there, ask whoever coordinates the audits of your partnership.',
    '',
    'This mail says no more on purpose: what an audit is about stays inside the service.',
    '',
  ].join('\n');
  return { subject: `${dates} ${verb[kind]}`, text };
}
