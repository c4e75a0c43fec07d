import type { Finding, FindingKind } from '../finding.ts';

export type FindingsOfTheme<F> = {
  readonly theme: string;
  readonly label: string;
  /** Strengths first, then learning, then what is neither; otherwise in the order given. */
  readonly findings: readonly F[];
  readonly strengths: number;
  readonly learning: number;
};

const kindOrder: Record<FindingKind, number> = { strength: 0, learning: 1, neither: 2 };

/**
 * Findings by their main (first) theme, in the order of the framework (`order`: its codes); themes outside it follow in
 * the order met, and findings without a theme come last under "Other findings". Themes without findings are left out.
 */
export function groupByTheme<F extends Pick<Finding, 'kind' | 'themes'>>(
  findings: readonly F[],
  order: readonly string[],
  label: (theme: string) => string,
): readonly FindingsOfTheme<F>[] {
  const met = findings.map((finding) => finding.themes[0] ?? '').filter((theme) => theme !== '');
  const themes = [...new Set([...order, ...met, ''])];
  return themes.flatMap((theme) => {
    const own = findings.filter((finding) => (finding.themes[0] ?? '') === theme);
    if (own.length === 0) return [];
    const count = (kind: FindingKind) => own.filter((finding) => finding.kind === kind).length;
    return [
      {
        theme,
        label: theme === '' ? 'Other findings' : label(theme),
        findings: own.toSorted((a, b) => kindOrder[a.kind] - kindOrder[b.kind]),
        strengths: count('strength'),
        learning: count('learning'),
      },
    ];
  });
}
