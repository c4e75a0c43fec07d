import type { Block, Column } from '#platform/documents';
import { beginSentence } from '#cases';
import { displayPartialDate } from '#platform/time';
import { listOwners, saySecondStep } from '#recommendations';
import type { Recommendation } from '#recommendations';
import { endSentences } from './describe-method.ts';

/**
 * Recommendations as a table to act on: what and what then, who by when. Three columns, so that it can stand in half the
 * width of a page. Where none has an owner, a date or a second step, a numbered list and one sentence that says so.
 */
export function composeRecommendations(
  recommendations: readonly Recommendation[],
  names: (ref: string) => string,
): readonly Block[] {
  if (recommendations.length === 0) return [];
  const isBare = recommendations.every(
    (one) => one.owners.length === 0 && one.due === undefined && one.secondStep === undefined,
  );
  if (isBare) {
    return [
      { kind: 'list', style: 'number', items: recommendations.map((one) => [one.text]) },
      { kind: 'paragraph', tone: 'quiet', runs: [sayBare(recommendations.length)] },
    ];
  }
  const columns: readonly Column[] = [
    { name: 'No.', width: 2.5 },
    { name: 'What', width: 15 },
    { name: 'Who, by when', width: 9 },
  ];
  const rows = recommendations.map((one) => [
    one.ref,
    endSentences([one.text, saySecondStep(one.secondStep)].filter((text) => text !== null)),
    `${beginSentence(listOwners(one.owners, names) ?? 'nobody named')}; ${
      one.due === undefined ? 'no date set' : displayPartialDate(one.due)
    }`,
  ]);
  return [{ kind: 'table', caption: 'What is asked of whom', columns, rows }];
}

function sayBare(count: number): string {
  return count === 1
    ? 'No owner was named and no date was set.'
    : 'No owner was named and no date was set for any of these.';
}
