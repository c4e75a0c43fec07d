import { choicesEntry, linesEntry, textEntry } from '#platform/forms';
import type { Section } from '../drafts/section.ts';
import { themeGroups, themes } from '../theme.ts';

const groups = new Map(themeGroups.map((group) => [group.code, group.label]));
/** An audit is about a kind of harm before anything else; the rest follow in the framework's own order. */
const inOrder = themes.toSorted(
  (one, other) => Number(other.group === 'harm') - Number(one.group === 'harm'),
);

/** What the audit is about, and which priority it serves. */
export function subjectSection(): Section {
  return {
    code: 'subject',
    title: 'What it is about',
    lead: 'The theme, and why the partnership looks at it now.',
    entries: [
      textEntry({
        name: 'title',
        label: 'Title',
        hint: 'As it will stand on documents, such as “Multi-agency audit of neglect”',
        longest: 300,
        width: 'govuk-!-width-full',
      }),
      textEntry({
        name: 'subject',
        label: 'Subject in a few words',
        hint: 'Sentences are built with it: “neglect of young children”',
        longest: 300,
      }),
      choicesEntry({
        name: 'themes',
        label: 'Themes',
        hint: 'Choose every theme that the audit is about as a whole. They are kept across audits, so that what comes back is seen.',
        options: inOrder.map((theme) => ({
          value: theme.code,
          label: theme.label,
          group: groups.get(theme.group) ?? 'Others',
        })),
        small: true,
      }),
      textEntry({
        name: 'priority',
        label: 'Priority that it serves',
        hint: 'As the business plan calls it',
        longest: 300,
      }),
      textEntry({
        name: 'priority-plan',
        label: 'The plan that sets the priority',
        hint: 'Such as “Business plan 2025 to 2027”',
        longest: 300,
      }),
      linesEntry({
        name: 'background',
        label: 'Background',
        hint: 'Why now: earlier audits, reviews, inspection, data. One point a line.',
        one: 'point',
        longest: 2000,
        most: 20,
        rows: 6,
      }),
    ],
    lists: [],
  };
}
