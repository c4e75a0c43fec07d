import { groupEntry } from '#audits';
import { fieldError, textEntry, choiceEntry, typedText, type Entry } from '#platform/forms';
import { details, radios } from '#platform/govuk';
import { html } from '#platform/html';
import { standardAnswers, type ToolItem } from '../tool.ts';

/** Longest comment on one answer, in characters: some pages; a file belongs elsewhere. */
export const longestText = 20_000;

const yesOrNo = { yes: 'Yes', no: 'No' };
const levels = {
  '0': '0, not in place',
  '1': '1, begun',
  '2': '2, mostly in place',
  '3': '3, in place and shown',
};
const marks = { strength: 'A strength', development: 'Something to develop' };

type Answers = Readonly<Record<string, string>>;

/** The question that an item of a tool is, whatever its kind; null for a part with a form of its own. */
export function answerEntry(item: ToolItem): Entry | null {
  switch (item.kind) {
    case 'standard':
      return answered(item, standardAnswers, [
        textEntry({
          name: `${item.id}-evidence`,
          label: 'Where your record shows it',
          hint: 'Kind of record, date and page. No copied passages.',
          longest: 500,
        }),
        textEntry({ name: `${item.id}-comment`, label: 'Comment', longest: longestText, rows: 3 }),
        choiceEntry({
          name: `${item.id}-mark`,
          label: 'What this is',
          options: Object.entries(marks).map(([value, label]) => ({ value, label })),
          as: 'list',
          nothing: 'Neither of the two',
        }),
      ]);
    case 'yes_no':
      return answered(item, yesOrNo, [
        textEntry({ name: `${item.id}-comment`, label: 'Comment', longest: longestText, rows: 3 }),
      ]);
    case 'level':
      return answered(item, levels, [
        textEntry({
          name: `${item.id}-comment`,
          label: 'What shows the level',
          longest: longestText,
          rows: 4,
        }),
      ]);
    case 'narrative':
      return narrative(item);
    case 'part':
      return null;
  }
}

/** An answer chosen from a few, with what belongs to it below: kept together as one field. */
function answered(item: ToolItem, answers: Answers, rest: readonly Entry[]): Entry {
  const name = `${item.id}-answer`;
  const choice = choiceEntry({
    name,
    label: 'Answer',
    options: Object.entries(answers).map(([value, label]) => ({ value, label })),
    as: 'radios',
  });
  const group = groupEntry(item.id, item.text, [choice, ...rest]);
  return {
    ...group,
    draw: (drawing) =>
      html`<div class="tl-answer" id="${item.id}" tabindex="-1">
        ${radios({
          name,
          idPrefix: name,
          value: typedText(drawing.typed, name),
          classes: 'govuk-radios--inline govuk-radios--small',
          fieldset: { legend: { text: item.text, classes: 'govuk-fieldset__legend--s' } },
          items: Object.entries(answers).map(([value, text]) => ({ value, text })),
          ...fieldError(drawing.problems, name),
        })}
        ${guidanceOf(item)}
        <div class="tl-answer__rest">${rest.map((entry) => entry.draw(drawing))}</div>
      </div>`,
  };
}

function narrative(item: ToolItem): Entry {
  const text = textEntry({
    name: item.id,
    label: item.text,
    called: 'text',
    ...(item.guidance === '' ? {} : { hint: item.guidance }),
    longest: longestText,
    rows: 6,
  });
  return text;
}

function guidanceOf(item: ToolItem) {
  const lines = [item.guidance, item.basis === '' ? '' : `From: ${item.basis}`].filter((line) => line !== '');
  return (
    lines.length > 0 &&
    details({ summaryText: 'What to look for', html: html`<p class="tl-lines">${lines.join('\n')}</p>` })
  );
}
