import { actingPage, agencyTypes, type ActingContext, type AgencyType } from '#accounts';
import { auditPaths, findLiveAudit, findTermsInForce, liveRail, methodLabel } from '#audits';
import type { AuditKey, LiveAudit, Terms } from '#audits';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { AuditTool } from '../../kept-tool.ts';
import { listAuditTools } from '../../store/audit-tools.ts';

/** A live audit with the tools its cases are looked at with; `terms` null until its terms are in force. */
export type OpenedAuditTool = {
  readonly key: AuditKey;
  readonly audit: LiveAudit;
  readonly terms: Terms | null;
  readonly chosen: readonly AuditTool[];
};

/** One tool for every method. */
export const everyMethod = '*';

/** The audit that an address names, for its coordinators; null where it is not there, not theirs, or a template. */
export async function openAuditTool(context: ActingContext): Promise<OpenedAuditTool | null> {
  const { tx, actor, params } = context;
  const key = { partnership: actor.partnership.id, audit: params['audit'] ?? '' };
  const audit = await findLiveAudit(tx, key);
  if (audit === null || audit.origin === 'template') return null;
  const inForce = await findTermsInForce(tx, key);
  return { key, audit, terms: inForce?.terms ?? null, chosen: await listAuditTools(tx, key) };
}

/** Whether a tool can be chosen: the audit is under way on agreed terms. */
export function isOpenForTools({ audit, terms }: OpenedAuditTool): boolean {
  return terms !== null && audit.stage === 'underway';
}

/** What a tool can be chosen for: all methods of the terms, or one of them. */
export function methodChoices(
  terms: Terms | null,
): readonly { readonly value: string; readonly text: string }[] {
  const methods = terms?.methods ?? [];
  return [
    { value: everyMethod, text: 'Every method' },
    ...methods.map((method) => ({ value: method.id, text: methodLabel(method.kind) })),
  ];
}

/** The types of agencies that the terms ask. */
export function typesAsked(terms: Terms | null): readonly AgencyType[] {
  const asked = new Set(
    (terms?.agencies ?? []).filter((agency) => agency.asked).map((agency) => agency.type),
  );
  return (Object.keys(agencyTypes) as readonly AgencyType[]).filter((type) => asked.has(type));
}

/** A page about an audit's tool: the rail, then the content. */
export function auditToolPage(
  context: ActingContext,
  opened: OpenedAuditTool,
  parts: { readonly title: string; readonly problems?: readonly FormProblem[]; readonly back?: string },
  ...content: readonly Content[]
): SafeHtml {
  const { audit, chosen } = opened;
  const { title, problems = [] } = parts;
  const m = context.actor.membership;
  const [first] = chosen;
  const state =
    first === undefined
      ? 'none chosen'
      : chosen.length > 1
        ? `${chosen.length} chosen`
        : `version ${first.number}`;
  return actingPage(
    context,
    {
      title: `${title} – ${audit.title}`,
      section: 'audits',
      rail: liveRail(m, audit, 'tool', (part) => (part === 'tool' ? state : '')),
      hasProblems: problems.length > 0,
      ...(parts.back === undefined
        ? {}
        : { back: backLink({ href: auditPaths.tool(m, audit.id), text: parts.back }) }),
    },
    problemSummary(problems),
    html`<span class="govuk-caption-l">${audit.title}</span>
      <h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}
