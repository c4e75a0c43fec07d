import { actingPage, listAgencies, type ActingContext } from '#accounts';
import {
  findRecording,
  getDraft,
  listFormerValues,
  listLibrary,
  renewHeader,
  writeDraft,
  type AuditKey,
  type Desk,
  type OpenDesk,
  type Recording,
  type Section,
} from '#audits';
import type { Values } from '#platform/forms';
import { html, type Content, type SafeHtml } from '#platform/html';
import { auditKeyOf } from '../../parts/recorded-audit-page.ts';
import { paths } from '../../paths.ts';
import type { Around } from '../../recording/around.ts';
import { readRecording, type ReadRecording } from '../../recording/read-recording.ts';
import { recordingSections } from '../../recording/sections.ts';

/** A published audit that is being recorded, with everything that its pages say about it. */
export type OpenedRecording = {
  readonly key: AuditKey;
  readonly recording: Recording;
  readonly values: Values;
  readonly around: Around;
  readonly sections: readonly Section[];
  readonly read: ReadRecording;
};

type OpenedDraft = Omit<OpenedRecording, 'read'>;

/** Opens a recording for its coordinators; null when it is not there, not theirs, or recorded by now. */
export async function openRecording(context: ActingContext): Promise<OpenedRecording | null> {
  const opened = await openDraft(context);
  return opened === null ? null : { ...opened, read: readDraft(opened) };
}

function readDraft({ recording, values, around }: OpenedDraft): ReadRecording {
  return readRecording(recording.shortName, values, around);
}

async function openDraft(context: ActingContext, saving?: readonly string[]): Promise<OpenedDraft | null> {
  const { tx } = context;
  const key = auditKeyOf(context);
  const recording = await findRecording(tx, key);
  if (recording === null) return null;
  // No field outside the lists offers anything of the partnership's to choose from.
  const values = await getDraft(tx, key, saving === undefined ? undefined : { names: saving });
  const around = {
    agencies: saving === undefined ? await listAgencies(tx, key.partnership) : [],
    library: saving === undefined ? await listLibrary(tx, key.partnership) : [],
  };
  return { key, recording, values, around, sections: recordingSections(values, around) };
}

/** A page of this recording. */
export function recordingPage(
  context: ActingContext,
  { recording }: Pick<OpenedRecording, 'recording'>,
  parts: { readonly title: string; readonly hasProblems?: boolean; readonly back?: SafeHtml },
  ...content: readonly Content[]
): SafeHtml {
  return actingPage(
    context,
    { section: 'audits', ...parts, title: `${parts.title} – ${recording.title}` },
    html`<p class="govuk-caption-l">
      ${recording.correction === null ? 'Recording' : 'Correction'}: ${recording.title}
    </p>`,
    content,
  );
}

/** Where the sections and items of a recording are found. */
export function recordingAddresses(m: string, audit: string): Desk['addresses'] {
  return {
    list: paths.recording(m, audit),
    listName: 'All sections',
    section: (section) => paths.recordingSection(m, audit, section),
    earlierTexts: (section) => paths.recordingEarlier(m, audit, section),
    item: (section, list, item) => paths.recordingItem(m, audit, section, list, item),
    removal: (section, list, item) => paths.recordingItemRemoval(m, audit, section, list, item),
    move: (section, list, item) => paths.recordingItemMove(m, audit, section, list, item),
  };
}

/** The draft as the pages of its sections and items see it. */
export const openRecordingDesk: OpenDesk = async (context, saving) => {
  const opened = await openDraft(context, saving);
  if (opened === null) return null;
  const { key, recording, values, sections } = opened;
  const m = context.actor.membership;
  return {
    values,
    sections,
    addresses: recordingAddresses(m, recording.id),
    keep: async (changes) => {
      await writeDraft(context.tx, key, m, changes);
      // What is published keeps its title until the correction is finished.
      if (recording.correction === null) await renewHeader(context.tx, key, changes);
    },
    former: async (of) => listFormerValues(context.tx, key, of),
    show: async () => {
      const wrong = readDraft(opened).problems.filter((one) => !one.isOpen);
      return {
        // What is wrong is told over its section; it names its item, and the check leads there.
        remarks: (section, entry) =>
          entry === '' ? wrong.filter((one) => one.section === section).map(({ says }) => says) : [],
        frame: (parts, ...content) => recordingPage(context, opened, parts, content),
      };
    },
  };
};
