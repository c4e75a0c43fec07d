import { actingPage, actorMay, nameMembers, type ActingContext } from '#accounts';
import type { AuditKey, OpenDesk, Section } from '#audits';
import { openSealed, raiseConcernLink } from '#cases';
import type { Key } from '#platform/crypto';
import type { Values } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import { fileButton } from '../../parts/evidence-notes.ts';
import { recordedBeside } from '../../parts/recorded-beside.ts';
import { returnSections } from '../../parts/return-sections.ts';
import { paths } from '../../paths.ts';
import { isBeingWritten, type ReturnRole } from '../../return.ts';
import { sayAnswered } from '../../rules/say-answered.ts';
import { findReturnGaps } from '../../parts/find-return-gaps.ts';
import { sayReturn } from '../../rules/say-return.ts';
import { askedPlace, readAsked } from '../../asked.ts';
import {
  getEntries,
  listFormerEntries,
  writeEntries,
  type Entries,
  type ReturnKey,
} from '../../store/entries.ts';
import { listPresent, markPresent } from '../../store/presence.ts';
import { listMyReturns, listSteps, type MyReturn } from '../../store/returns.ts';
import { getToolVersion } from '../../store/tools.ts';
import type { Asked, Tool } from '../../tool.ts';
import { keyOfReturn, lastSentBack, wordsOf } from './take-step.ts';
import { loadAnswerNotes } from './answer-notes.ts';

/** A return that somebody works on for their agency, with everything that its pages say of it. */
export type OpenedReturn = {
  readonly key: ReturnKey;
  readonly one: MyReturn;
  readonly role: ReturnRole;
  readonly caseKey: Key;
  readonly tool: Tool;
  readonly asked: Asked;
  readonly entries: Entries;
  readonly sections: readonly Section[];
};

/**
 * Opens the return that the address names, in whatever state, for its agency's lead or an auditor of its case; null when it
 * is not there, not theirs, or what it holds was destroyed. Of its values only those of `fields` where they are named.
 */
export async function openMyReturn(
  context: Pick<ActingContext, 'tx' | 'keys' | 'actor' | 'params'>,
  fields: readonly string[] | null = null,
): Promise<OpenedReturn | null> {
  const { tx, actor, params } = context;
  const [one] = await listMyReturns(tx, params['return'] ?? '');
  if (one === undefined || one.audit !== params['audit'] || actor.agency === null) return null;
  const audit: AuditKey = { partnership: actor.partnership.id, audit: one.audit };
  const key: ReturnKey = { ...audit, return: one.id, agency: one.agency, case: one.case };
  const caseKey = await keyOfReturn(context, audit, one);
  const tool = await getToolVersion(tx, audit.partnership, one.tool, one.toolNumber);
  if (caseKey === null || tool === null || one.sealedAsked === null) return null;
  const said = openSealed(caseKey, one.sealedAsked, askedPlace(key));
  if (said === null) return null;
  const asked = readAsked(said);
  const entries = await getEntries(tx, caseKey, key, fields);
  const role = actorMay(actor, 'returns.sign') ? 'lead' : 'auditor';
  return {
    key,
    one,
    role,
    caseKey,
    tool,
    asked,
    entries,
    sections: returnSections(tool, asked, entries.answers),
  };
}

/** The return as the pages of its sections and items see it; null also when it is not being written. */
export const openReturnDesk: OpenDesk = async (context, saving) => {
  const opened = await openMyReturn(context, saving ?? null);
  if (opened === null || !isBeingWritten(opened.one.state)) return null;
  const { key, one, caseKey, entries, sections } = opened;
  const { tx, actor, params } = context;
  const m = actor.membership;
  const of = [m, one.audit, one.id] as const;
  const here = params['section'];
  return {
    values: entries.values,
    sections,
    addresses: {
      list: paths.return(...of),
      listName: 'All sections of the return',
      section: (section) => paths.section(...of, section),
      earlierTexts: (section) => paths.earlierTexts(...of, section),
      item: (section, list, item) => paths.item(...of, section, list, item),
      removal: (section, list, item) => paths.itemRemoval(...of, section, list, item),
      move: (section, list, item) => paths.itemMove(...of, section, list, item),
      onward: (next) =>
        next.startsWith(fileButton) ? paths.fileAdd(...of, next.slice(fileButton.length)) : null,
    },
    keep: async (changes: Values) => {
      await writeEntries(tx, caseKey, key, m, changes, entries.versions);
      if (here !== undefined) await markPresent(tx, key, m, here);
    },
    former: async (of) => listFormerEntries(tx, caseKey, key, of),
    show: async () => {
      const there = here === undefined ? [] : await nameThoseIn(context, key, here);
      const reason = await reasonAt(context, opened, here ?? '');
      const gaps = findReturnGaps(opened.tool, sections, entries.values, londonDay(context.now));
      const notes = await loadAnswerNotes(context, opened);
      return {
        remarks: (section, entry) =>
          gaps
            .filter((gap) => gap.kind === 'contradiction' && gap.section === section && gap.entry === entry)
            .map((gap) => gap.says),
        notes: (_section, entry) => notes(entry),
        beside: (section) =>
          asksStandards(opened.tool, section)
            ? recordedBeside(sections, entries.values, (other) => paths.section(...of, other))
            : null,
        frame: (parts, ...content) =>
          returnPage(
            context,
            opened,
            parts,
            html`<p class="tl-present">${sayAnswered(sections, entries.values)} in this return</p>`,
            reason !== '' &&
              html`<div class="govuk-inset-text tl-lines"><strong>Sent back:</strong> ${reason}</div>`,
            there.length > 0 &&
              html`<p class="tl-present">Writing in this section now, too: ${there.join(', ')}. What each writes is kept.</p>`,
            html`${content}`,
          ),
      };
    },
  };
};

/** Why the section was sent back, while it is; '' where nothing is to be done in it. */
async function reasonAt(
  { tx }: ActingContext,
  { key, caseKey, one }: OpenedReturn,
  section: string,
): Promise<string> {
  const back = lastSentBack(one, one.state === 'sent_back' ? await listSteps(tx, key, one.id) : []);
  const words = back === null ? null : wordsOf(key, caseKey, one, back);
  return words?.sections[section] ?? '';
}

function asksStandards(tool: Tool, code: string): boolean {
  return tool.sections.some(
    (section) => section.code === code && section.items.some((item) => item.kind === 'standard'),
  );
}

async function nameThoseIn(
  { tx, actor }: ActingContext,
  key: ReturnKey,
  section: string,
): Promise<readonly string[]> {
  const present = (await listPresent(tx, key)).filter(
    (one) => one.section === section && one.membership !== actor.membership,
  );
  const names = await nameMembers(
    tx,
    present.map((one) => one.membership),
  );
  return present.map((one) => names.get(one.membership) ?? 'somebody');
}

/** A page of a return: what it is, a way to say that a child is unsafe now, then the content. */
export function returnPage(
  context: ActingContext,
  { one }: Pick<OpenedReturn, 'one'>,
  parts: { readonly title: string; readonly hasProblems?: boolean; readonly back?: SafeHtml },
  ...content: readonly (SafeHtml | false | null)[]
): SafeHtml {
  const name = sayReturn(one);
  return actingPage(
    context,
    { section: 'home', ...parts, title: `${parts.title} – ${name} – ${one.title}` },
    html`<div class="tl-return-head">
      <p class="govuk-caption-l">${one.title}: ${name}, return of ${context.actor.agency?.name}</p>
      ${one.case !== null && raiseConcernLink(context.actor.membership, one.audit, one.case)}
    </div>`,
    content,
  );
}
