import { linesEntry, textEntry } from '#platform/forms';
import type { Section } from '../drafts/section.ts';

/** What the audit asks. */
export function questionsSection(): Section {
  return {
    code: 'questions',
    title: 'What it asks',
    lead: 'One question in plain words, what the audit is for, and the lines along which everybody looks.',
    entries: [
      textEntry({
        name: 'question',
        label: 'The question',
        hint: 'Such as “How well do agencies work together when a child is neglected?”',
        longest: 1000,
        rows: 3,
      }),
      linesEntry({
        name: 'purpose',
        label: 'Purpose',
        hint: 'What the audit is to establish. One purpose a line.',
        one: 'purpose',
        longest: 2000,
        most: 20,
        rows: 5,
      }),
      linesEntry({
        name: 'lines-of-enquiry',
        label: 'Key lines of enquiry',
        hint: 'What every return and the panel will look for. One a line.',
        one: 'line of enquiry',
        longest: 1000,
        most: 40,
        rows: 8,
      }),
    ],
    lists: [],
  };
}
