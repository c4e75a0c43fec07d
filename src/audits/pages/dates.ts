import type { ActingContext } from '#accounts';
import { chartFigure, milestoneChart } from '#platform/charts';
import { button } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, type HolidayNation } from '#platform/time';
import { turns, type Milestone } from '../milestone.ts';
import { livePage } from '../parts/live-page.ts';
import { paths } from '../paths.ts';
import { nextReminder } from '../rules/choose-reminders.ts';
import { planMilestones } from '../rules/plan-milestones.ts';
import { sayMilestoneState, stateOfMilestone, type MilestoneState } from '../rules/milestone-state.ts';
import { sayNextDates } from '../rules/say-next-dates.ts';
import { listMilestones } from '../store/milestones.ts';
import { nationsOf } from '../terms/timetable.ts';
import { openTerms, type OpenedTerms } from './parts/open-terms.ts';

/** What is due, what is late and whose turn it is; before the start, what is planned. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.origin !== 'live') return notFound();
  const { audit, progress, around, terms } = opened;
  const m = context.actor.membership;
  const running = await listMilestones(context.tx, opened.key);
  const nations = nationsOf(around.areas);
  const { colour } = context.actor.partnership;
  return page(
    livePage(
      context,
      audit,
      progress,
      { title: 'Dates', part: 'dates' },
      html`<h1 class="govuk-heading-l">Dates</h1>`,
      running.length > 0
        ? html`<p class="tl-lead">${sayNextDates(running, around.today, nations)}</p>
            ${datesTable(running, around.today, nations, colour, (one) => change(m, audit.id, one))}
            <p class="govuk-body">
              Reminders go by mail 5 and 1 working days before a date and 1, 6 and 11 after it, to whoever’s turn it
              is, or to you where no people are known. They say the day and nothing of the audit. Whoever runs
              this installation can switch them off.
            </p>`
        : beforeStart(m, opened, planned(terms), nations, colour),
      (running.length > 0 || terms.timetable !== null) &&
        html`<p class="govuk-body tl-no-print">
          <a class="govuk-link" href="${paths.calendar(m, audit.id)}">Put these dates into your calendar</a>
        </p>`,
    ),
  );
}

function planned(terms: OpenedTerms['terms']): readonly Milestone[] {
  return planMilestones(terms).map((one) => ({ ...one, doneOn: null, doneBy: null, remindedOn: null }));
}

function beforeStart(
  m: string,
  { audit, around }: OpenedTerms,
  days: readonly Milestone[],
  nations: readonly HolidayNation[],
  colour: string,
): SafeHtml {
  const link = paths.section(m, audit.id, 'timetable');
  if (days.length === 0)
    return html`<p class="tl-lead">
        No date is planned. Say when the board meets, and the other days are worked back from it.
      </p>
      ${button({ text: 'Plan the dates', href: link })}`;
  return html`<p class="tl-lead">
      These days are planned. They hold once the audit has started.
      <a class="govuk-link" href="${link}">Change them</a>
    </p>
    ${datesTable(days, around.today, nations, colour, null)}`;
}

const shapes: Readonly<Record<MilestoneState['kind'], string>> = {
  done: 'audited',
  due: 'not-applicable',
  today: 'part',
  late: 'late',
};

/** The dates on a line of months; the table below says the same in words. */
function timeline(
  days: readonly Milestone[],
  today: string,
  nations: readonly HolidayNation[],
  colour: string,
): SafeHtml {
  const title = 'The dates of the audit';
  const chart = milestoneChart({
    title,
    // Today is in the picture, however far off the dates are.
    from: today,
    until: today,
    today,
    colour,
    rows: days.map((one) => ({
      label: one.label,
      day: one.day,
      state: stateOfMilestone(one, today, nations).kind,
      whose: turns[one.whose],
    })),
  });
  return chartFigure(chart, 'picture', title);
}

function datesTable(
  days: readonly Milestone[],
  today: string,
  nations: readonly HolidayNation[],
  colour: string,
  act: ((milestone: Milestone) => Content) | null,
): SafeHtml {
  return html`${timeline(days, today, nations, colour)}
  <div class="tl-region" role="region" aria-labelledby="dates" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="dates">Each date, whose turn it is, and where it stands</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">By</th>
          <th scope="col">Whose turn</th>
          <th scope="col">Where it stands</th>
          ${
            act !== null &&
            html`<th scope="col">Reminders</th>
              <th scope="col"><span class="govuk-visually-hidden">Do</span></th>`
          }
        </tr>
      </thead>
      <tbody>
        ${days.map((one) => {
          const state = stateOfMilestone(one, today, nations);
          return html`<tr>
            <th scope="row">${one.label}</th>
            <td class="tl-table__date">${displayDay(one.day)}</td>
            <td>${turns[one.whose]}</td>
            <td><span class="tl-status tl-status--${shapes[state.kind]}">${sayMilestoneState(state)}</span></td>
            ${
              act !== null &&
              html`<td class="tl-table__date">${sayReminders(one, today, nations)}</td>
                <td>${act(one)}</td>`
            }
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function sayReminders(one: Milestone, today: string, nations: readonly HolidayNation[]): Content {
  const next = nextReminder({ ...one, nations }, today);
  return html`${one.remindedOn !== null && `Last on ${displayDay(one.remindedOn)}`}${
    one.remindedOn !== null && next !== null && html`<br />`
  }${next !== null && `Next on ${displayDay(next)}`}`;
}

function change(m: string, audit: string, milestone: Milestone): SafeHtml {
  return html`<a class="govuk-link" href="${paths.milestone(m, audit, milestone.code)}"
    >${milestone.doneOn === null ? 'Reached, or move' : 'Change'}<span class="govuk-visually-hidden"
      >: ${milestone.label}</span
    ></a
  >`;
}
