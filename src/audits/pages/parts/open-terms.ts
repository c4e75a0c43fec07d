import {
  actingPage,
  listAgencies,
  listAreas,
  listColleagues,
  listContacts,
  type ActingContext,
} from '#accounts';
import type { Tx } from '#platform/db';
import { isSame, type Values } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import type { AuditKey } from '../../audit-key.ts';
import type { GivenAnswer, TermsVersion } from '../../agreement.ts';
import type { Section } from '../../drafts/section.ts';
import type { LiveAudit } from '../../live-audit.ts';
import type { OpenDesk } from '../../parts/draft-desk.ts';
import { livePage, type LivePart, type LiveProgress } from '../../parts/live-page.ts';
import { paths } from '../../paths.ts';
import { agreementState } from '../../rules/agreement-state.ts';
import { findContradictions, type Contradiction } from '../../rules/find-contradictions.ts';
import { findGaps, type Gap } from '../../rules/find-gaps.ts';
import {
  getTermsContent,
  listAnswers,
  listCommissioners,
  listTermsVersions,
} from '../../store/agreements.ts';
import { getDraft, listFormerValues, writeDraft } from '../../store/drafts.ts';
import { findLiveAudit, renewHeader } from '../../store/live-audits.ts';
import { listLibrary } from '../../store/library.ts';
import type { Around } from '../../terms/around.ts';
import { readTerms } from '../../terms/read-terms.ts';
import { savingNeedsOf, termsSections, type SavingNeeds } from '../../terms/sections.ts';
import type { Terms } from '../../terms/terms.ts';

/** The draft of an audit's terms of reference, with everything that its pages say about it. */
export type OpenedTerms = {
  readonly key: AuditKey;
  readonly audit: LiveAudit;
  readonly values: Values;
  readonly around: Around;
  readonly sections: readonly Section[];
  readonly terms: Terms;
  readonly gaps: readonly Gap[];
  readonly contradictions: readonly Contradiction[];
  /** Latest first. */
  readonly versions: readonly TermsVersion[];
  readonly answers: readonly GivenAnswer[];
  readonly progress: LiveProgress;
};

/** Which audit an address names, within the partnership of whoever asks. */
export function auditKeyOf(context: Pick<ActingContext, 'actor' | 'params'>): AuditKey {
  return { partnership: context.actor.partnership.id, audit: context.params['audit'] ?? '' };
}

/** What the fields of terms of reference offer to choose from; with `needs`, no more of it than these. */
export async function loadAround(
  tx: Tx,
  partnership: string,
  now: Temporal.Instant,
  needs: SavingNeeds | null = null,
): Promise<Around> {
  const isNeeded = (what: SavingNeeds['around'][number]) => needs === null || needs.around.includes(what);
  return {
    areas: isNeeded('areas') ? await listAreas(tx, partnership) : [],
    agencies: isNeeded('agencies') ? await listAgencies(tx, partnership) : [],
    colleagues: isNeeded('colleagues') ? await listColleagues(tx) : [],
    contacts: isNeeded('contacts') ? await listContacts(tx, partnership) : [],
    library: needs === null ? await listLibrary(tx, partnership) : [],
    today: londonDay(now),
  };
}

/** The draft itself: all that saving it needs. */
type OpenedDraft = Pick<OpenedTerms, 'key' | 'audit' | 'values' | 'around' | 'sections'>;

/** Opens a draft for its coordinators; null when it is not there, not theirs, or was withdrawn. */
export async function openTerms(context: ActingContext): Promise<OpenedTerms | null> {
  const draft = await openDraft(context);
  return draft === null ? null : await readDraft(context.tx, draft);
}

async function openDraft(context: ActingContext, saving?: readonly string[]): Promise<OpenedDraft | null> {
  const { tx, now, params } = context;
  const key = auditKeyOf(context);
  const audit = await findLiveAudit(tx, key);
  if (audit === null || audit.stage === 'withdrawn') return null;
  const needs = saving === undefined ? null : savingNeedsOf(params['section']);
  const values =
    needs === null || saving === undefined
      ? await getDraft(tx, key)
      : await getDraft(tx, key, { ...needs.fields, names: [...needs.fields.names, ...saving] });
  const around = await loadAround(tx, key.partnership, now, needs);
  return { key, audit, values, around, sections: termsSections(values, around) };
}

/** What a draft says, what is wrong with it, and how it stands with those who commission the audit. */
async function readDraft(tx: Tx, draft: OpenedDraft): Promise<OpenedTerms> {
  const { key, values, around } = draft;
  const terms = readTerms(values, around);
  const gaps = [...findGaps(terms)];
  const contradictions = [...findContradictions(terms, around.today)];
  const versions = await listTermsVersions(tx, key);
  const answers = await listAnswers(tx, key);
  const [latest] = versions;
  const put = latest === undefined ? null : await getTermsContent(tx, key, latest.number);
  return {
    ...draft,
    terms,
    gaps,
    contradictions,
    versions,
    answers,
    progress: {
      gaps: gaps.filter((gap) => gap.needed).length,
      contradictions: contradictions.length,
      agreement:
        latest === undefined
          ? null
          : agreementState(latest.number, await listCommissioners(tx, key), answers),
      isAhead: put !== null && !isSame(put.values, values),
    },
  };
}

/** A page of these terms: of a live audit with its rail, of a template without. */
export function termsPage(
  context: ActingContext,
  opened: Pick<OpenedTerms, 'audit' | 'progress'>,
  parts: { readonly title: string; readonly hasProblems?: boolean; readonly back?: SafeHtml },
  ...content: readonly (SafeHtml | false | null)[]
): SafeHtml {
  const { audit, progress } = opened;
  if (audit.origin === 'live')
    return livePage(context, audit, progress, { part: 'terms' satisfies LivePart, ...parts }, content);
  return actingPage(
    context,
    { section: 'audits', ...parts, title: `${parts.title} – Template` },
    html`<p class="govuk-caption-l">Template: ${audit.title}</p>`,
    content,
  );
}

/** The draft as the pages of its sections and items see it. */
export const openTermsDesk: OpenDesk = async (context, saving) => {
  const draft = await openDraft(context, saving);
  if (draft === null || draft.audit.stage === 'closed') return null;
  const { key, audit, values, sections } = draft;
  const m = context.actor.membership;
  return {
    values,
    sections,
    addresses: {
      list: paths.terms(m, audit.id),
      listName: audit.origin === 'live' ? 'All sections' : 'All sections of the template',
      section: (section) => paths.section(m, audit.id, section),
      earlierTexts: (section) => paths.earlierTexts(m, audit.id, section),
      item: (section, list, item) => paths.item(m, audit.id, section, list, item),
      removal: (section, list, item) => paths.itemRemoval(m, audit.id, section, list, item),
      move: (section, list, item) => paths.itemMove(m, audit.id, section, list, item),
    },
    keep: async (changes) => {
      await writeDraft(context.tx, key, m, changes);
      await renewHeader(context.tx, key, changes);
    },
    former: async (of) => listFormerValues(context.tx, key, of),
    show: async () => {
      const opened = await readDraft(context.tx, draft);
      return {
        remarks: (section, entry) =>
          opened.contradictions
            .filter((one) => one.section === section && one.entry === entry)
            .map((one) => one.says),
        frame: (parts, ...content) => termsPage(context, opened, parts, html`${content}`),
      };
    },
  };
};
