import type { Stored, Values } from '#platform/forms';
import type { OpenedReturn, ToolItem } from '#returns';

/** What stands in returns that nobody of the demonstration wrote in particular: plain answers, the same at every start. */
const pattern = ['met', 'met', 'partly', 'met', 'not_evident', 'met', 'partly', 'not_met'] as const;
const comments: Readonly<Record<string, string>> = {
  partly: 'Done, and later than it should have been.',
  not_evident: 'The file does not tell; colleagues remember that it was done.',
  not_met: 'It was not done, and nobody asked why.',
};

/** Answers to the first so many tenths of what is asked in a return. */
export function plainValues({ sections, tool }: OpenedReturn, agency: string, tenths: number): Values {
  const asked = new Set(sections.flatMap((section) => section.entries.map((entry) => entry.name)));
  const items = tool.sections.flatMap((section) => section.items).filter((item) => asked.has(item.id));
  const count = Math.ceil((items.length * tenths) / 10);
  const answers = items
    .slice(0, count)
    .map((item, at) => [item.id, answerTo(item, at + agency.length)] as const);
  const parts: Values =
    tenths < 10
      ? {}
      : {
          'record-names': 'As on the request',
          'involvement-what': `${agency} worked with the family in the period that is looked at.`,
          'involvement-with': ['child', 'parents'],
          'seen-often': 'with_others',
          'seen-voice': 'What the child showed is described, and the plan takes it up in part.',
          grade: {
            answer: `grade_${2 + (agency.length % 2)}`,
            why: 'Work was steady; recording was uneven.',
          },
        };
  return {
    ...Object.fromEntries(Object.entries(parts).filter(([field]) => asked.has(field))),
    ...Object.fromEntries(answers),
  };
}

function answerTo(item: ToolItem, at: number): Stored {
  if (item.kind === 'narrative') return 'Steady contact helped; records of meetings came late.';
  const answer = pattern[at % pattern.length] ?? 'met';
  const comment = comments[answer];
  return { answer, evidence: 'Case file, chronology', ...(comment === undefined ? {} : { comment }) };
}
