import { itemsOf, type Section } from '#audits';
import { asText, partOf, type Stored, type Values } from '#platform/forms';
import type { Tool, ToolItem } from '../tool.ts';

/** What is missing in a return, or contradicts itself, and where. */
export type ReturnGap = {
  readonly section: string;
  /** The field it stands at; '' for the section as a whole. */
  readonly entry: string;
  readonly says: string;
  readonly kind: 'missing' | 'contradiction';
};

/** Fields of the ready parts without which a return is not whole. */
const needed = ['involvement-what', 'seen-often', 'grade'];

/**
 * What a return lacks or says twice differently, in the order of its sections. A date that is not known to the day
 * contradicts nothing that it could still fit. `today` is an ISO day.
 */
export function findReturnGaps(
  tool: Pick<Tool, 'sections'>,
  sections: readonly Section[],
  values: Values,
  today: string,
): readonly ReturnGap[] {
  const items = new Map(tool.sections.flatMap((section) => section.items).map((item) => [item.id, item]));
  return sections.flatMap((section) => [
    ...section.entries.flatMap((entry) => {
      const value = values[entry.name] ?? null;
      const item = items.get(entry.name);
      const isAsked = item !== undefined || needed.includes(entry.name);
      const gaps =
        entry.say(value) === ''
          ? isAsked
            ? [`Not answered: ${entry.label}`]
            : []
          : item === undefined
            ? gapsOfPart(entry.name, value)
            : gapsOfItem(item, value);
      return gaps.map((says) => ({
        section: section.code,
        entry: entry.name,
        says,
        kind: 'missing' as const,
      }));
    }),
    ...contradictionsOf(section, sections, values, today),
  ]);
}

function gapsOfItem(item: ToolItem, value: Stored): readonly string[] {
  const [answer, comment, evidence] = ['answer', 'comment', 'evidence'].map((part) =>
    asText(partOf(value, part)),
  );
  if (item.kind === 'narrative') return [];
  if (answer === '') return [`It has a comment and no answer: ${item.text}`];
  if (item.kind !== 'standard') return [];
  return [
    ...((answer === 'partly' || answer === 'not_met') && comment === ''
      ? [`Say in the comment what was missing: ${item.text}`]
      : []),
    ...((answer === 'met' || answer === 'partly') && evidence === ''
      ? [`Say where your record shows it: ${item.text}`]
      : []),
  ];
}

function gapsOfPart(field: string, value: Stored): readonly string[] {
  if (field !== 'grade') return [];
  if (asText(partOf(value, 'answer')) === '') return ['There is a reason for a grade, and no grade'];
  return asText(partOf(value, 'why')) === '' ? ['Say why this grade'] : [];
}

function contradictionsOf(
  section: Section,
  all: readonly Section[],
  values: Values,
  today: string,
): readonly ReturnGap[] {
  const at = (entry: string, says: string): ReturnGap => ({
    section: section.code,
    entry,
    says,
    kind: 'contradiction',
  });
  const found: ReturnGap[] = [];
  const has = (name: string) => section.entries.some((entry) => entry.name === name);
  if (has('involvement-from')) {
    const [from, until] = [values['involvement-from'], values['involvement-until']];
    if (isSurelyAfter(from, until))
      found.push(at('involvement-until', 'Your involvement ends before it begins'));
    if (isSurelyAfterDay(from, today))
      found.push(at('involvement-from', 'Your involvement begins after today'));
  }
  if (
    has('seen-often') &&
    values['seen-often'] === 'not_seen' &&
    listedIn(all, 'events', values).some((one) => partOf(one, 'seen') === true)
  )
    found.push(
      at('seen-often', 'You say that the child was not seen, and a key event says that the child was seen'),
    );
  for (const list of section.lists)
    for (const { value } of itemsOf(values, list)) {
      const name = list.head(value);
      if (isSurelyAfterDay(partOf(value, 'date'), today))
        found.push(at(list.code, `${name}: its date is after today`));
      if (list.code !== 'meetings') continue;
      const minutes = asText(partOf(value, 'minutes'));
      const came = partOf(value, 'minutes-on');
      if (minutes === 'no' && came !== null)
        found.push(at(list.code, `${name}: no minutes were received, and a day says when they came`));
      if (isSurelyAfter(partOf(value, 'date'), came))
        found.push(at(list.code, `${name}: its minutes came before it was held`));
      if (asText(partOf(value, 'invited')) === 'no' && asText(partOf(value, 'attended')) === 'apologies')
        found.push(at(list.code, `${name}: you were not invited, and sent apologies`));
    }
  return found;
}

function listedIn(sections: readonly Section[], code: string, values: Values): readonly Stored[] {
  return sections
    .flatMap((section) => section.lists.filter((list) => list.code === code))
    .flatMap((list) => itemsOf(values, list).map((item) => item.value));
}

/** Whether the first date lies after the other whatever day each was: its earliest after the other's latest. */
function isSurelyAfter(one: Stored | undefined, other: Stored | undefined): boolean {
  const [from, until] = [asText(partOf(one, 'from')), asText(partOf(other, 'until'))];
  return from !== '' && until !== '' && from > until;
}

function isSurelyAfterDay(one: Stored | undefined, day: string): boolean {
  return asText(partOf(one, 'from')) > day;
}
