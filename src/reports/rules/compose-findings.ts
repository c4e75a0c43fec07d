import { findingLabel, groupByTheme, isTheme, sayFinding, themeLabel, themes } from '#findings';
import type { Finding, FindingKind } from '#findings';
import type { Block } from '#platform/documents';

/**
 * The findings as a table by theme; within a theme strengths stand before learning, each led by its shape and word. A
 * finding keeps its own words, led by how far it reaches.
 */
export function composeFindings(findings: readonly Finding[], sample: number | null): readonly Block[] {
  if (findings.length === 0) return [];
  const order = themes.map((theme) => theme.code);
  const groups = groupByTheme(findings, order, (code) => (isTheme(code) ? themeLabel(code) : code));
  return [
    {
      kind: 'table',
      caption: 'What worked well and what to learn, by theme',
      columns: [
        { name: 'Theme', width: 1 },
        { name: 'What was found', width: 4 },
      ],
      rows: groups.map((group) => [
        group.label,
        kinds.flatMap((kind) => sayKind(kind, group.findings, sample)).join(' '),
      ]),
    },
  ];
}

const kinds = ['strength', 'learning', 'neither'] as const;

const leads: Record<FindingKind, string> = { strength: 'Worked well', learning: 'To learn', neither: 'Noted' };

/** "▲ Worked well: …" with every finding of one kind; nothing where there is none. */
function sayKind(kind: FindingKind, findings: readonly Finding[], sample: number | null): readonly string[] {
  const texts = findings.filter((finding) => finding.kind === kind).map((finding) => sayFinding(finding, sample));
  return texts.length === 0 ? [] : [`${findingLabel(kind).symbol}\u00a0${leads[kind]}: ${texts.join(' ')}`];
}
