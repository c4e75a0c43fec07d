import { briefingKinds, loadBriefing, type BriefingKind } from '#reports';
import { recordEvent } from '#platform/audit-log';
import { renderDocument, type DocumentFormat } from '#platform/documents';
import { writeAtomically } from '#platform/files';
import { findAuditNamed, sayNames } from './find-partnership.ts';
import { UsageProblem, type Command } from './words.ts';

const formats = ['html', 'pdf', 'docx'] as const;

/** `brief AUDIT --kind … --format … --out FILE` */
export const briefAudit: Command = {
  options: { kind: true, format: true, out: true, partnership: true },
  words: 1,
  run: async ({ words, options, transact, say }) => {
    const kind: BriefingKind = oneOf('kind', briefingKinds, options['kind']);
    const format: DocumentFormat = oneOf('format', formats, options['format']);
    const out = options['out'];
    if (out === undefined) throw new UsageProblem('--out FILE says where to write the briefing.');
    const key = await findAuditNamed(transact, words[0] ?? '', options['partnership']);
    const session = { kind: 'system', name: 'command line', partnership: key.partnership } as const;
    const content = await transact(session, 'write', async (tx) => {
      await recordEvent(tx, {
        partnership: key.partnership,
        system: 'command line',
        event: 'briefing.made',
        outcome: 'done',
        subjects: [key.audit],
        detail: { kind, format },
      });
      return await loadBriefing(tx, key, kind);
    });
    if (content === null) throw new Error(`There is no audit ${words[0]}.`);
    say(`Making ${content.title}.`);
    const made = await renderDocument(content, format);
    await writeAtomically(out, made.bytes);
    say(
      `Written to ${out}${made.pages === undefined ? '' : ` (${made.pages} ${made.pages === 1 ? 'page' : 'pages'})`}.`,
    );
  },
};

function oneOf<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  given: string | undefined,
): Choice {
  const chosen = choices.find((choice) => choice === given);
  if (chosen === undefined) throw new UsageProblem(`--${name} is one of ${sayNames(choices)}.`);
  return chosen;
}
