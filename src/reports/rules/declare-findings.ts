import type { PublishedAudit } from '#archive';
import { themes } from '#audits';
import { sayExtent } from '#findings';
import type { Finding, FindingKind } from '#findings';
import { sayReachInBriefing } from './say-in-briefing.ts';

type Said = Pick<Finding, 'text' | 'extent' | 'area'>;

/**
 * How far a finding or statement reaches, its area, then its own words: a composer may join them in its own way. The
 * first letter of the extent is left out, as it may begin a sentence or stand within one. The label of a case is carried
 * by no briefing.
 */
export function listPieces(said: Said, sample: number | null): readonly string[] {
  return [...listReach(said, sample), said.text];
}

function listReach(said: Pick<Said, 'extent' | 'area'>, sample: number | null): readonly string[] {
  const extent = said.extent === undefined ? undefined : sayExtent(said.extent, sample).slice(1);
  return [extent, said.area].filter((text) => text !== undefined);
}

/** Findings of one kind by their first theme, in the order of the framework; what it does not know, in the order met. */
export function listByTheme(
  audit: Pick<PublishedAudit, 'findings' | 'sample'>,
  kind: FindingKind,
): readonly string[] {
  const found = audit.findings.filter((finding) => finding.kind === kind);
  const met = found.flatMap((finding) => finding.themes.slice(0, 1));
  const order = [...themes.map((theme) => theme.code), ...met];
  const place = ({ themes: [main] }: Finding) => (main === undefined ? order.length : order.indexOf(main));
  return found
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((finding) => listPieces(finding, audit.sample.cases));
}

/** Findings of one kind as tiles have them: each by itself, then those that share a reach, under it. */
export function listByReach(
  audit: Pick<PublishedAudit, 'findings' | 'sample'>,
  kind: FindingKind,
): readonly string[] {
  const sample = audit.sample.cases;
  const found = audit.findings.filter((finding) => finding.kind === kind);
  const reach = (finding: Finding) => sayReachInBriefing(finding, sample);
  const sharers = (finding: Finding) =>
    reach(finding) === null ? [] : found.filter((other) => reach(other) === reach(finding));
  return [
    ...found
      .filter((finding) => sharers(finding).length < 2)
      .flatMap((finding) => listPieces(finding, sample)),
    ...found
      .filter((finding) => sharers(finding).length > 1 && sharers(finding)[0] === finding)
      .flatMap((first) => [...listReach(first, sample), ...sharers(first).map((finding) => finding.text)]),
  ];
}
