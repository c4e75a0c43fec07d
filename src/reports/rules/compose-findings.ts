import { isTheme, themeLabel, themes } from '#audits';
import { findingLabel, groupByTheme } from '#findings';
import type { Finding } from '#findings';
import type { Block } from '#platform/documents';
import { sayInBriefing } from './say-in-briefing.ts';

/**
 * The findings of one kind under their themes, in the order of the framework; nothing where there are none. Every finding
 * begins with the shape of its kind.
 */
export function composeFindings(
  findings: readonly Finding[],
  kind: 'strength' | 'learning',
  sample: number | null,
): readonly Block[] {
  const own = findings.filter((finding) => finding.kind === kind);
  if (own.length === 0) return [];
  const order = themes.map((theme) => theme.code);
  const groups = groupByTheme(own, order, (code) => (isTheme(code) ? themeLabel(code) : code));
  const { symbol } = findingLabel(kind);
  return [
    {
      kind: 'facts',
      items: groups.map((group) => ({
        label: group.label,
        value: [
          group.findings.map((finding) => `${symbol}\u00a0${sayInBriefing(finding, sample)}`).join(' '),
        ],
      })),
    },
  ];
}

/** What was noted and is neither strength nor learning: one or two in a paragraph, more as a list. */
export function composeNoted(findings: readonly Finding[], sample: number | null): readonly Block[] {
  const texts = findings
    .filter((finding) => finding.kind === 'neither')
    .map((finding) => sayInBriefing(finding, sample));
  if (texts.length === 0) return [];
  const lead = { strong: `${findingLabel('neither').symbol} Also noted: ` };
  if (texts.length < 3) return [{ kind: 'paragraph', runs: [lead, texts.join(' ')] }];
  return [
    { kind: 'paragraph', runs: [lead] },
    { kind: 'list', style: 'bullet', items: texts.map((text) => [text]) },
  ];
}
