import { nameTheme } from '#audits';
import { findingKinds, type Finding, type FindingKind } from '#findings';

/** What a reader chose to see; null where everything is shown. */
export type ChosenFindings = {
  readonly kind: FindingKind | null;
  readonly theme: string | null;
  readonly case: string | null;
};

export type FindingChoice = {
  /** As it stands in an address; null for "all". */
  readonly value: string | null;
  readonly words: string;
  /** How many findings this choice would show beside what else is chosen. */
  readonly count: number;
};

/** Reads a choice from an address; what these findings do not have is passed over, so that an old link still shows something. */
export function readChosen(
  query: Readonly<Record<string, string>>,
  findings: readonly Finding[],
): ChosenFindings {
  return {
    kind: findingKinds.find((kind) => kind === query['kind']) ?? null,
    theme: listThemes(findings).find((theme) => theme === query['theme']) ?? null,
    case: listCases(findings).find((label) => label === query['case']) ?? null,
  };
}

/** The findings that were chosen, in their order. A finding belongs to each of its themes. */
export function chooseFindings(findings: readonly Finding[], chosen: ChosenFindings): readonly Finding[] {
  return findings.filter(
    (finding) =>
      (chosen.kind === null || finding.kind === chosen.kind) &&
      (chosen.theme === null || finding.themes.includes(chosen.theme)) &&
      (chosen.case === null || finding.caseLabel === chosen.case),
  );
}

/** The choices of one filter, "all" first, each with its count while the other filters stay as they are. */
export function listChoices(
  findings: readonly Finding[],
  chosen: ChosenFindings,
  name: keyof ChosenFindings,
): readonly FindingChoice[] {
  const filters: readonly (readonly [words: string, narrowed: ChosenFindings])[] = {
    kind: [
      ['All', { ...chosen, kind: null }] as const,
      ...findingKinds
        .filter((kind) => findings.some((finding) => finding.kind === kind))
        .map((kind) => [kindWords[kind], { ...chosen, kind }] as const),
    ],
    theme: [
      ['All themes', { ...chosen, theme: null }] as const,
      ...listThemes(findings).map((theme) => [nameTheme(theme), { ...chosen, theme }] as const),
    ],
    case: [
      ['All cases', { ...chosen, case: null }] as const,
      ...listCases(findings).map((label) => [label, { ...chosen, case: label }] as const),
    ],
  }[name];
  return filters.map(([words, narrowed]) => ({
    value: narrowed[name],
    words,
    count: chooseFindings(findings, narrowed).length,
  }));
}

const kindWords: Record<FindingKind, string> = {
  strength: 'Strengths',
  learning: 'Learning',
  neither: 'Noted',
};

/** Codes of every theme met, by the words for them. */
function listThemes(findings: readonly Finding[]): readonly string[] {
  const met = [...new Set(findings.flatMap((finding) => finding.themes))];
  return met.toSorted((a, b) => nameTheme(a).localeCompare(nameTheme(b), 'en-GB'));
}

function listCases(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap((finding) => finding.caseLabel ?? []))];
}
