import { beginSentence, sayCases } from '#cases';
import type { Extent, Finding } from '../finding.ts';

/**
 * From this share of the sample upwards, short of all, a count is also called "most". Three quarters, as in
 * Education Scotland's "Terms we use in the inspection process" (most: 75% to 90%); the number always stays beside it.
 */
const most = 0.75;

/** Below five cases "most" would be a large word for a small number. */
const smallestSampleForMost = 5;

/**
 * How far a finding reaches, in words that stand inside a sentence: "in two of the five cases", "in both cases",
 * "in most cases (four of the five)", "in some cases". `sample` is the number of cases of the audit, null if unknown.
 */
export function sayExtent(extent: Extent, sample: number | null): string {
  if ('said' in extent) return sayVague(extent.said);
  const of = extent.of ?? sample;
  const count = sayCases(extent.cases, of);
  if (of !== null && of >= smallestSampleForMost && extent.cases < of && extent.cases / of >= most)
    return `in most cases (${count.replace(/ cases$/, '')})`;
  return `in ${count}`;
}

function sayVague(said: Extract<Extent, { said: unknown }>['said']): string {
  switch (said) {
    case 'some':
    case 'several':
    case 'many':
    case 'most':
      return `in ${said} cases`;
    case 'one agency':
    case 'some agencies':
      return `noted by ${said}`;
    case 'sometimes':
      return 'sometimes';
  }
}

/**
 * Where a finding was made: "Case Three", "in one of the five cases", "in some cases, Rutland"; null where it says
 * neither how far it reaches nor where it belongs.
 */
export function sayReach(
  finding: Pick<Finding, 'extent' | 'area' | 'caseLabel'>,
  sample: number | null,
): string | null {
  const parts = [
    finding.caseLabel,
    finding.extent === undefined ? undefined : sayExtent(finding.extent, sample),
    finding.area,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(', ');
}

/**
 * A finding with its reach before it: "In one of the five cases: A young child had been left out of the referral."
 * Before it, because a finding may be of several sentences; and its own words are never changed.
 */
export function sayFinding(
  finding: Pick<Finding, 'text' | 'extent' | 'area' | 'caseLabel'>,
  sample: number | null,
): string {
  const reach = sayReach(finding, sample);
  return reach === null ? finding.text : `${beginSentence(reach)}: ${finding.text}`;
}
