import { beginSentence, sayCases } from '#cases';
import { sayExtent } from '#findings';
import type { Finding } from '#findings';

type Said = Pick<Finding, 'text' | 'extent' | 'area' | 'caseLabel'>;

/**
 * How far a finding reaches as a briefing says it: "in two of the five cases", "from one of the four cases", with the
 * area where one is given; null where nothing is known. A case's label stays in the archive: with it a reader could
 * put together again, finding by finding, what happened to one child.
 */
export function sayReachInBriefing(said: Said, sample: number | null): string | null {
  const reach =
    said.extent !== undefined
      ? sayExtent(said.extent, sample)
      : said.caseLabel !== undefined
        ? `from ${sayCases(1, sample)}`
        : undefined;
  const parts = [reach, said.area].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(', ');
}

/** A finding or a statement in its own words, led by how far it reaches: "In one of the five cases: …". */
export function sayInBriefing(said: Said, sample: number | null): string {
  const reach = sayReachInBriefing(said, sample);
  return reach === null ? said.text : `${beginSentence(reach)}: ${said.text}`;
}
