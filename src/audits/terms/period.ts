import { dayEntry, textEntry } from '#platform/forms';
import type { Section } from '../drafts/section.ts';

/** Which stretch of the records is read, and which is judged. */
export function periodSection(): Section {
  return {
    code: 'period',
    title: 'Which period',
    lead: 'The period whose records are read, as people say it and as dates. Practice may be judged over a shorter one.',
    entries: [
      textEntry({
        name: 'scope-phrase',
        label: 'Period that is read, in words',
        hint: 'Such as “the last 6 months” or “1 June 2024 to 31 May 2025”',
        longest: 200,
      }),
      dayEntry({
        name: 'scope-anchor',
        label: 'Counted back from',
        hint: 'The day that “the last 6 months” end with, such as the day this was agreed: 13 November 2018',
      }),
      dayEntry({
        name: 'scope-from',
        label: 'First day',
        hint: 'Only where it is not to be worked out from the words',
      }),
      dayEntry({ name: 'scope-until', label: 'Last day', hint: 'Only where it is not to be worked out' }),
      textEntry({
        name: 'judged-phrase',
        label: 'Period that is judged, in words (optional)',
        hint: 'Such as “the last 6 months” of 12 that are read',
        longest: 200,
      }),
      dayEntry({ name: 'judged-from', label: 'First day judged (optional)' }),
      dayEntry({ name: 'judged-until', label: 'Last day judged (optional)' }),
    ],
    lists: [],
  };
}
