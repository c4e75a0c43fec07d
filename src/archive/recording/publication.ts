import type { Section } from '#audits';
import { choiceEntry, dateEntry, textEntry } from '#platform/forms';

/** What kinds of publication an audit is recorded from. */
export const publicationKinds = {
  summary_briefing: 'Summary briefing',
  seven_minute_briefing: 'Seven-minute briefing',
  full_report: 'Full report',
  other: 'Another publication',
} as const;

/** What the publication is, and the audit it tells of. */
export function publicationSection(): Section {
  return {
    code: 'publication',
    title: 'The audit and its publication',
    lead: 'What the audit was called, and the publication that lies beside you.',
    entries: [
      textEntry({
        name: 'title',
        label: 'Title of the audit',
        hint: 'Such as “Multi-agency audit of neglect”',
        longest: 200,
        width: 'govuk-!-width-full',
      }),
      textEntry({
        name: 'subject',
        label: 'Subject in a few words',
        hint: 'Sentences are built with it: “neglect of young children”',
        longest: 200,
      }),
      textEntry({ name: 'source-title', label: 'Title of the publication', longest: 200 }),
      choiceEntry({
        name: 'source-kind',
        label: 'Kind of publication',
        options: Object.entries(publicationKinds).map(([value, label]) => ({ value, label })),
        as: 'radios',
      }),
      textEntry({ name: 'source-publisher', label: 'Publisher', longest: 200 }),
      dateEntry({ name: 'source-published', label: 'Published' }),
      textEntry({
        name: 'published-by',
        label: 'Name of the partnership at the time (optional)',
        hint: 'Only where it was another one, such as a Local Safeguarding Children Board',
        longest: 200,
      }),
      textEntry({ name: 'audience', label: 'Who the publication is for (optional)', longest: 200 }),
    ],
    lists: [],
  };
}
