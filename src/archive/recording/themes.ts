import { themes } from '#audits';
import { asText, choiceEntry, partOf, type Entry, type Stored } from '#platform/forms';

const options = themes
  .map((theme) => ({ value: theme.code, label: theme.label }))
  .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));

/** The main theme of something and up to three more: lists, in which a theme is found by typing its first letters. */
export function themeEntries(): readonly Entry[] {
  return [
    choiceEntry({
      name: 'theme',
      label: 'Main theme',
      hint: 'Only what the publication really speaks of: what comes back over the years is read from it',
      options,
      as: 'list',
      needed: 'Choose the main theme',
    }),
    ...['Second theme (optional)', 'Third theme (optional)', 'Fourth theme (optional)'].map((label, index) =>
      choiceEntry({ name: `theme-${index + 2}`, label, options, as: 'list', nothing: 'None' }),
    ),
  ];
}

/** The themes of an item, the main one first, each once. */
export function readThemes(item: Stored): readonly string[] {
  const chosen = ['theme', 'theme-2', 'theme-3', 'theme-4'].map((name) => asText(partOf(item, name)));
  return [...new Set(chosen.filter((code) => code !== ''))];
}
