import { actingPage, listServicesOfAgencies, nameSettings, type ActingContext } from '#accounts';
import { listRequests, type AuditKey, type SentRequest } from '#audits';
import { html, type Content, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import type { Ask } from '../../involvement.ts';
import { findAsk } from '../../store/asks.ts';

/** What an audit asks of the agency for which somebody answers: that, and nothing else of the audit. */
export type OpenedAsked = {
  readonly key: AuditKey;
  readonly request: SentRequest['request'];
  readonly agency: { readonly id: string; readonly name: string };
  /** ISO */
  readonly today: string;
};

/** Opens it for whoever answers for the agency in whose hat they act; null where it is not asked, or it is not theirs. */
export async function openAsked({ tx, actor, now, params }: ActingContext): Promise<OpenedAsked | null> {
  const { agency, partnership } = actor;
  if (agency === null) return null;
  const key = { partnership: partnership.id, audit: params['audit'] ?? '' };
  const [sent] = await listRequests(tx, partnership.id, { audit: key.audit, agency: agency.id });
  if (sent === undefined) return null;
  return { key, request: sent.request, agency, today: londonDay(now) };
}

export type OpenedAnswer = OpenedAsked & {
  readonly ask: Ask;
  /** The service or setting that is asked; null where it is the agency as a whole. */
  readonly part: string | null;
};

/** Opens one ask of the own agency; null when it is not there or is another's. */
export async function openAnswer(context: ActingContext): Promise<OpenedAnswer | null> {
  const opened = await openAsked(context);
  if (opened === null) return null;
  const ask = await findAsk(context.tx, opened.key, context.params['ask'] ?? '');
  if (ask === null || ask.agency !== opened.agency.id) return null;
  const names = await namePartsOf(context, [ask]);
  return { ...opened, ask, part: names(ask) };
}

/** The names of the services and settings that asks of one agency are about. */
export async function namePartsOf(
  { tx, actor }: ActingContext,
  asks: readonly Ask[],
): Promise<(ask: Ask) => string | null> {
  const { id } = actor.partnership;
  const services = asks.some((ask) => ask.service !== null) ? await listServicesOfAgencies(tx, id) : [];
  const settings = await nameSettings(
    tx,
    id,
    asks.flatMap((ask) => ask.setting ?? []),
  );
  const names = new Map([...services, ...settings].map((one) => [one.id, one.name]));
  return (ask) => {
    const part = ask.service ?? ask.setting;
    return part === null ? null : (names.get(part) ?? 'A part of the agency that is no longer here');
  };
}

/** "Case 3, Early Help"; "Case 3" where the agency as a whole is asked. */
export function sayAsked({ ask, part }: { readonly ask: Ask; readonly part: string | null }): string {
  return part === null ? `Case ${ask.caseNumber}` : `Case ${ask.caseNumber}, ${part}`;
}

/** A page of what an audit asks of one agency. */
export function askedPage(
  context: ActingContext,
  opened: OpenedAsked,
  parts: { readonly title: string; readonly back: SafeHtml; readonly hasProblems?: boolean },
  ...content: readonly Content[]
): SafeHtml {
  return actingPage(
    context,
    {
      title: `${parts.title} – ${opened.request.title}`,
      section: 'home',
      back: parts.back,
      hasProblems: parts.hasProblems ?? false,
    },
    html`<p class="govuk-caption-l">${opened.request.title}: what is asked of ${opened.agency.name}</p>`,
    content,
  );
}
