import { actingPage, partsRail, type ActingContext } from '#accounts';
import { html, type Content, type SafeHtml } from '#platform/html';
import { displayDay } from '#platform/time';
import { liveStages, type LiveAudit } from '../live-audit.ts';
import { paths } from '../paths.ts';
import { sayAgreement, type AgreementState } from '../rules/agreement-state.ts';

/** What the rail of a live audit tells of each of its parts. */
export type LiveProgress = {
  /** What still has to be said before the terms can be put to the group, and what contradicts itself. */
  readonly gaps: number;
  readonly contradictions: number;
  /** The latest version with its answers; null while there is none. */
  readonly agreement: AgreementState | null;
  /** True when the draft says something else than the latest version. */
  readonly isAhead: boolean;
};

export type LivePart =
  'terms' | 'agreement' | 'dates' | 'asked' | 'cases' | 'involvement' | 'tool' | 'returns' | 'concerns';

const labels: Readonly<Record<LivePart, string>> = {
  terms: 'Terms of reference',
  agreement: 'Agreement',
  dates: 'Dates',
  asked: 'Agencies asked',
  cases: 'Cases',
  involvement: 'Involvement',
  tool: 'Audit tool',
  returns: 'Returns',
  concerns: 'Immediate concerns',
};
const order = Object.keys(labels) as readonly LivePart[];

/** A page of a live audit: rail with its parts and where each stands, then the content. */
export function livePage(
  context: Pick<ActingContext, 'actor'>,
  audit: LiveAudit,
  progress: LiveProgress,
  parts: {
    readonly title: string;
    readonly part: LivePart;
    readonly hasProblems?: boolean;
    readonly back?: SafeHtml;
  },
  ...content: readonly Content[]
): SafeHtml {
  return actingPage(
    context,
    {
      title: `${parts.title} – ${audit.title}`,
      section: 'audits',
      rail: rail(context.actor.membership, audit, progress, parts.part),
      hasProblems: parts.hasProblems ?? false,
      ...(parts.back === undefined ? {} : { back: parts.back }),
    },
    html`<p class="govuk-caption-l">${audit.title}</p>`,
    content,
  );
}

function rail(m: string, audit: LiveAudit, progress: LiveProgress, current: LivePart): SafeHtml {
  return liveRail(m, audit, current, (part) => sayState(part, audit, progress));
}

/**
 * The parts of a live audit, whichever slice its pages belong to: the later ones stand where `paths` says. `sayState` is
 * where each stands, in a few words; '' for those that a page knows nothing of.
 */
export function liveRail(
  m: string,
  audit: LiveAudit,
  current: LivePart,
  sayState: (part: LivePart) => string,
): SafeHtml {
  const addresses: Readonly<Record<LivePart, string>> = {
    terms: paths.terms(m, audit.id),
    agreement: paths.agreement(m, audit.id),
    dates: paths.dates(m, audit.id),
    asked: paths.askedAgencies(m, audit.id),
    cases: paths.cases(m, audit.id),
    involvement: paths.involvement(m, audit.id),
    tool: paths.tool(m, audit.id),
    returns: paths.returns(m, audit.id),
    concerns: paths.concerns(m, audit.id),
  };
  const stage = audit.stage === 'template' ? 'Template' : liveStages[audit.stage];
  const parts = order.map((part) => ({
    label: labels[part],
    href: addresses[part],
    state: sayState(part),
    isCurrent: part === current,
  }));
  return partsRail(audit.title, stage, parts);
}

function sayState(part: LivePart, audit: LiveAudit, progress: LiveProgress): string {
  const { gaps, contradictions, agreement, isAhead } = progress;
  switch (part) {
    case 'terms':
      if (contradictions > 0)
        return `${contradictions} ${contradictions === 1 ? 'thing does' : 'things do'} not fit`;
      if (gaps > 0) return `${gaps} still needed`;
      return isAhead && agreement !== null ? `changed since version ${agreement.number}` : 'ready';
    case 'agreement':
      return agreement === null ? 'not yet asked for' : sayAgreement(agreement, displayDay);
    case 'dates':
      return audit.stage === 'underway' ? 'what is due' : 'once it has started';
    case 'asked':
      return audit.stage === 'underway' ? 'what each sees' : 'once it has started';
    case 'cases':
    case 'involvement':
    case 'tool':
    case 'returns':
    case 'concerns':
      return audit.stage === 'underway' ? '' : 'once it has started';
  }
}
