import { themeGroups, themes, type Section } from '#audits';
import { choicesEntry, linesEntry, textEntry, tickEntry } from '#platform/forms';

const groups = new Map(themeGroups.map((group) => [group.code, group.label]));
/** An audit is about a kind of harm before anything else; the rest follow in the framework's own order. */
const inOrder = themes.toSorted(
  (one, other) => Number(other.group === 'harm') - Number(one.group === 'harm'),
);

/** What the audit was about, and why it was done. */
export function whySection(): Section {
  return {
    code: 'why',
    title: 'What it was about, and why',
    lead: 'The themes of the audit as a whole, what it was for and what led to it.',
    entries: [
      choicesEntry({
        name: 'themes',
        label: 'Themes',
        hint: 'What the audit was about as a whole: up to ten. Each finding gets its own.',
        options: inOrder.map((theme) => ({
          value: theme.code,
          label: theme.label,
          group: groups.get(theme.group) ?? 'Others',
        })),
        small: true,
      }),
      textEntry({ name: 'priority', label: 'Priority that it served (optional)', longest: 200 }),
      textEntry({
        name: 'priority-plan',
        label: 'The plan that set the priority (optional)',
        hint: 'Such as “Business plan 2023 to 2025”',
        longest: 200,
      }),
      linesEntry({
        name: 'purpose',
        label: 'What the audit was for',
        hint: 'One purpose a line, in your own words',
        one: 'purpose',
        longest: 2000,
        most: 50,
      }),
      linesEntry({
        name: 'background',
        label: 'What led to it',
        hint: 'One point a line',
        one: 'point',
        longest: 2000,
        most: 50,
      }),
      tickEntry({ name: 'graded', label: 'The audit gave grades' }),
    ],
    lists: [],
  };
}
