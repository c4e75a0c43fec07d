import { findingLabel, groupByTheme, isTheme, themeLabel, themes } from '#findings';
import type { Finding } from '#findings';
import type { Block } from '#platform/documents';
import { sayInBriefing } from './say-in-briefing.ts';

/**
 * The findings of one kind as a table, a row for each theme in the order of the framework; nothing where there are
 * none. Its caption and the head of its column carry the kind's word and shape, every cell begins with the shape.
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
  const { label, symbol } = findingLabel(kind);
  return [
    {
      kind: 'table',
      caption: captions[kind],
      columns: [
        { name: 'Theme', width: 5 },
        { name: `${symbol} ${label}`, width: 18 },
      ],
      rows: groups.map((group) => [
        group.label,
        group.findings.map((finding) => `${symbol}\u00a0${sayInBriefing(finding, sample)}`).join(' '),
      ]),
    },
  ];
}

const captions = { strength: 'Strengths by theme', learning: 'Learning by theme' };

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
