import type { ActingContext } from '#accounts';
import { html, type Content } from '#platform/html';
import { mayHaveFiles } from '../../evidence.ts';
import { earlierNotes } from '../../parts/earlier-notes.ts';
import { evidenceNotes } from '../../parts/evidence-notes.ts';
import { paths } from '../../paths.ts';
import { earlierAnswers } from '../../rules/earlier-answers.ts';
import { listEarlierAnswers } from '../../store/earlier-answers.ts';
import { listEvidence, mayAddFiles } from '../../store/evidence.ts';
import type { OpenedReturn } from './open-return.ts';

/** What stands below each answer: what the agency answered before, its files, and the way to add one where that is allowed. */
export async function loadAnswerNotes(
  { tx, actor }: ActingContext,
  { key, one, caseKey, tool }: OpenedReturn,
): Promise<(entry: string) => Content> {
  const files = await listEvidence(tx, caseKey, key);
  const isOpen = await mayAddFiles(tx, key, one.tool);
  const earlier = await listEarlierAnswers(tx, one.id);
  const m = actor.membership;
  const of = [m, one.audit, one.id] as const;
  const items = tool.sections.flatMap((section) => section.items);
  return (entry) => {
    const item = items.find((each) => each.id === entry);
    if (item === undefined || !mayHaveFiles(item)) return null;
    return html`${earlierNotes(earlierAnswers(item, one.tool, earlier), (audit, id) => paths.return(m, audit, id))}
    ${evidenceNotes(
      files.filter((file) => file.field === entry),
      {
        file: (id) => paths.file(...of, id),
        removal: (id) => paths.fileRemoval(...of, id),
        add: isOpen ? { id: item.id, text: item.text } : null,
      },
    )}`;
  };
}
