import { actingPage, listAgencies, type ActingContext } from '#accounts';
import type { Tx } from '#platform/db';
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

/** A page under a year of the programme, with the way back. */
export function programmePage(
  context: ActingContext,
  parts: {
    readonly title: string;
    readonly year: number;
    readonly problems?: readonly FormProblem[];
    /** Where the way back leads, if not to the year. */
    readonly back?: { readonly href: string; readonly text: string };
  },
  ...content: readonly Content[]
): SafeHtml {
  const { title, year, problems = [] } = parts;
  const toYear = {
    href: paths.programme(context.actor.membership, { year }),
    text: `Programme ${sayProgrammeYear(year)}`,
  };
  return actingPage(
    context,
    {
      title,
      section: 'audits',
      back: backLink(parts.back ?? toYear),
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
  const audits = (await listAuditsToName(tx, id)).filter(isFree);
  return {
    years: years.includes(planned.year) ? years : [planned.year, ...years].toSorted((a, b) => a - b),
    priorities: (await listPriorities(tx, id)).filter((one) => !one.isRetired || one.id === planned.priority),
    agencies: (await listAgencies(tx, id)).filter(
      (agency) => agency.left === null || planned.agencies.includes(agency.id),
    ),
    audits: audits.filter((audit) => !audit.isWithdrawn || audit.id === planned.audit).map(optionOf),
  };
}

/** Everything that a planned audit may ever have been given, to say what it held in these years. */
export async function loadEveryChoice(
  { tx, actor }: ActingContext,
  years: readonly number[],
): Promise<PlanningChoices> {
  const { id } = actor.partnership;
  return {
    years,
    priorities: await listPriorities(tx, id),
    agencies: await listAgencies(tx, id),
    audits: (await listAuditsToName(tx, id)).map(optionOf),
  };
}

type AuditToName = { readonly id: string; readonly label: string; readonly isWithdrawn: boolean };

async function listAuditsToName(tx: Tx, partnership: string): Promise<readonly AuditToName[]> {
  const live = await listLiveAudits(tx, partnership);
  const published = await listPublishedOf(tx, partnership, null);
  return [
    ...live.map(({ id, title, stage }) => ({
      id,
      label: `In hand: ${title}`,
      isWithdrawn: stage === 'withdrawn',
    })),
    ...published.map(({ id, title }) => ({ id, label: `Published: ${title}`, isWithdrawn: false })),
  ];
}

function optionOf({ id, label }: AuditToName): Option {
  return { value: id, label };
}
