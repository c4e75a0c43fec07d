import { beginSentence } from '#cases';
import type { Finding, FindingKind } from '#findings';
import { numberInWords } from '#platform/html';

const words: Record<FindingKind, readonly [one: string, many: string]> = {
  strength: ['strength', 'strengths'],
  learning: ['learning point', 'learning points'],
  neither: ['noted', 'noted'],
};

/** How many of each kind, with a full stop: "Eighteen strengths, 22 learning points and two noted."; '' for none. */
export function sayFindingCounts(findings: readonly Pick<Finding, 'kind'>[]): string {
  const kinds = Object.keys(words) as readonly FindingKind[];
  const parts = kinds.flatMap((kind) => {
    const count = findings.filter((finding) => finding.kind === kind).length;
    return count === 0 ? [] : [`${numberInWords(count)} ${words[kind][count === 1 ? 0 : 1]}`];
  });
  return parts.length === 0 ? '' : `${beginSentence(new Intl.ListFormat('en-GB').format(parts))}.`;
}
