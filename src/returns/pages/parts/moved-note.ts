import type { ActingContext } from '#accounts';
import { details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { answerEntry } from '../../parts/answer-entries.ts';
import type { ReturnStep } from '../../return.ts';
import { answersAfterMove } from '../../rules/answers-after-move.ts';
import { getToolVersion } from '../../store/tools.ts';
import type { Tool } from '../../tool.ts';
import type { OpenedReturn } from './open-return.ts';

/**
 * What a newer version of the tool means for the answers in a return: those to read again because the words changed, and
 * those that are not asked any more and are kept. Null where it was never moved.
 */
export async function movedNote(
  { tx }: Pick<ActingContext, 'tx'>,
  opened: OpenedReturn,
  steps: readonly ReturnStep[],
): Promise<SafeHtml | null> {
  const { key, one, tool, entries } = opened;
  const moves = steps.filter((step) => step.kind === 'moved_to_version');
  const first = Number(moves[0]?.detail['from'] ?? 0);
  const earlier = first > 0 ? await getToolVersion(tx, key.partnership, one.tool, first) : null;
  if (earlier === null) return null;
  const known = new Set([...idsOf(earlier), ...idsOf(tool)]);
  const answered = Object.keys(entries.values).filter((field) => known.has(field));
  const after = answersAfterMove(earlier, tool, answered);
  const words = (id: string, of: Tool) =>
    of.sections.flatMap((section) => section.items).find((item) => item.id === id);
  return html`<div class="govuk-inset-text">
    <p class="govuk-body">
      What is asked is now version ${one.toolNumber} of the tool, and was version ${first} when this return was begun. Nothing
      that was written is lost.
    </p>
    ${
      after.toReadAgain.length > 0 &&
      html`<p class="govuk-body">Asked in other words now; read your answer again:</p>
        <ul class="govuk-list govuk-list--bullet">
          ${after.toReadAgain.map((id) => html`<li>${words(id, tool)?.text}</li>`)}
        </ul>`
    }
    ${
      after.askedBefore.length > 0 &&
      details({
        summaryText: 'Asked before, and not any more',
        html: html`${after.askedBefore.map((id) => {
          const item = words(id, earlier);
          const entry = item === undefined ? null : answerEntry(item);
          return html`<p class="govuk-body tl-lines"><strong>${item?.text}</strong> ${entry?.say(entries.values[id] ?? null)}</p>`;
        })}`,
      })
    }
    ${after.new.length > 0 && html`<p class="govuk-body">${after.new.length === 1 ? 'One question is' : `${after.new.length} questions are`} new.</p>`}
  </div>`;
}

function idsOf(tool: Tool): readonly string[] {
  return tool.sections.flatMap((section) => section.items.map((item) => item.id));
}
