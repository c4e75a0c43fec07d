import { actingPage, listAgencies, type ActingContext } from '#accounts';
import { problemSummary, type FormProblem, type Option } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import type { PlannedAudit } from '../../programme/planned-audit.ts';
import type { PlanningChoices } from '../../programme/planned-form.ts';
import { paths } from '../../paths.ts';
import { programmeYearOf, sayProgrammeYear } from '../../rules/programme-year.ts';
import { listLiveAudits } from '../../store/live-audits.ts';
import { listPublishedOf } from '../../store/programme-audits.ts';
import { listLinkedAudits, listPriorities, type ProgrammeWriter } from '../../store/programme.ts';

/** A page under a year of the programme, with the way back to it. */
export function programmePage(
  context: ActingContext,
  parts: { readonly title: string; readonly year: number; readonly problems?: readonly FormProblem[] },
  ...content: readonly Content[]
): SafeHtml {
  const { title, year, problems = [] } = parts;
  const href = paths.programme(context.actor.membership, { year });
  return actingPage(
    context,
    {
      title,
      section: 'audits',
      back: backLink({ href, text: `Programme ${sayProgrammeYear(year)}` }),
      hasProblems: problems.length > 0,
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}

/** Which partnership and who in it writes. */
export function writerOf({ actor }: ActingContext): ProgrammeWriter {
  return { partnership: actor.partnership.id, membership: actor.membership };
}

/** What a planned audit may be given: what is offered to all, and what it has already. */
export async function loadChoices(
  { tx, actor, now }: ActingContext,
  planned: Pick<PlannedAudit, 'year' | 'priority' | 'agencies' | 'audit'>,
): Promise<PlanningChoices> {
  const { id } = actor.partnership;
  const thisYear = programmeYearOf(londonDay(now));
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2];
  const linked = await listLinkedAudits(tx, id);
  const isFree = (audit: { readonly id: string }): boolean =>
    audit.id === planned.audit || !linked.has(audit.id);
  const live = await listLiveAudits(tx, id);
  const published = await listPublishedOf(tx, id, null);
  const audits: readonly Option[] = [
    ...live
      .filter((audit) => audit.stage !== 'withdrawn' || audit.id === planned.audit)
      .filter(isFree)
      .map((audit) => ({ value: audit.id, label: `In hand: ${audit.title}` })),
    ...published.filter(isFree).map((audit) => ({ value: audit.id, label: `Published: ${audit.title}` })),
  ];
  return {
    years: years.includes(planned.year) ? years : [planned.year, ...years].toSorted((a, b) => a - b),
    priorities: (await listPriorities(tx, id)).filter((one) => !one.isRetired || one.id === planned.priority),
    agencies: (await listAgencies(tx, id)).filter(
      (agency) => agency.left === null || planned.agencies.includes(agency.id),
    ),
    audits,
  };
}
