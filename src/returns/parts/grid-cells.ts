import { groupEntry } from '#audits';
import {
  asText,
  choiceEntry,
  fieldError,
  partOf,
  textEntry,
  typedText,
  type Drawing,
  type Entry,
  type Stored,
} from '#platform/forms';
import { input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { answersOfKind, type ToolItem } from '../tool.ts';

/** The field of a form in which a cell of the grid stands: of which return, and which question. */
export function cellName(returnId: string, item: string): string {
  return `r${returnId.replaceAll('-', '')}-${item}`;
}

/** The return that a cell's field belongs to; null where a name is no cell's. */
export function returnOfCell(name: string): string | null {
  const [, a, b, c, d, e] =
    /^r([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-/.exec(name) ?? [];
  return a === undefined ? null : [a, b, c, d, e].join('-');
}

/** Whether a question can be answered in a cell; the others have forms of their own. */
export function isForGrid(item: ToolItem): boolean {
  return item.kind !== 'part';
}

/**
 * A cell of the grid: an answer and a short comment, or a text. It shows and takes only these; where the record shows it,
 * and what else belongs to an answer, is on the return's own page and stays as it is.
 */
export function gridCell(returnId: string, rowName: string, item: ToolItem): Entry {
  const name = cellName(returnId, item.id);
  const label = `${rowName}: ${item.text}`;
  const answers = Object.entries(answersOfKind[item.kind]);
  if (answers.length === 0) {
    const text = textEntry({ name, label, called: 'text', longest: 20_000 });
    return {
      ...text,
      draw: (drawing) => html`<div class="tl-grid__cell">${textInput(name, label, 'Text', drawing)}</div>`,
    };
  }
  const group = groupEntry(name, label, [
    choiceEntry({
      name: `${name}-answer`,
      label: 'Answer',
      options: answers.map(([value, text]) => ({ value, label: text })),
      as: 'list',
    }),
    textEntry({ name: `${name}-comment`, label: 'Comment', longest: 20_000 }),
  ]);
  return {
    ...group,
    draw: (drawing) =>
      html`<div class="tl-grid__cell" id="${name}" tabindex="-1">
        ${select({
          id: `${name}-answer`,
          name: `${name}-answer`,
          label: { text: `${label}, answer`, classes: 'govuk-visually-hidden' },
          value: typedText(drawing.typed, `${name}-answer`),
          items: [{ value: '', text: '' }, ...answers.map(([value, text]) => ({ value, text }))],
          ...fieldError(drawing.problems, `${name}-answer`),
        })}
        ${textInput(`${name}-comment`, label, 'comment', drawing)}
      </div>`,
  };
}

function textInput(name: string, label: string, what: string, { typed, problems }: Drawing): SafeHtml {
  return input({
    id: name,
    name,
    label: { text: `${label}, ${what}`, classes: 'govuk-visually-hidden' },
    value: typedText(typed, name),
    autocomplete: 'off',
    attributes: { placeholder: what === 'comment' ? 'Comment' : 'Text' },
    ...fieldError(problems, name),
  });
}

/** What of a kept answer a cell shows. */
export function inCell(item: ToolItem, kept: Stored): Stored {
  if (Object.keys(answersOfKind[item.kind]).length === 0) return kept;
  const [answer, comment] = [asText(partOf(kept, 'answer')), asText(partOf(kept, 'comment'))];
  const shown = { ...(answer === '' ? {} : { answer }), ...(comment === '' ? {} : { comment }) };
  return Object.keys(shown).length === 0 ? null : shown;
}

/** A kept answer after its cell was changed: what the cell does not show stays. */
export function withCell(item: ToolItem, kept: Stored, cell: Stored): Stored {
  if (Object.keys(answersOfKind[item.kind]).length === 0) return cell;
  const before = kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? kept : {};
  const changed = Object.entries({
    ...(before as Readonly<Record<string, Stored>>),
    answer: partOf(cell, 'answer'),
    comment: partOf(cell, 'comment'),
  }).filter(([, value]) => value !== null && value !== '');
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
