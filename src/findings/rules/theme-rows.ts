import { nameTheme, themes } from '#audits';
import type { Finding } from '../finding.ts';

/** What one audit found of one theme; a finding of several themes stands under each of them. */
export type ThemeCell<F> = {
  readonly strengths: readonly F[];
  readonly learning: readonly F[];
  readonly noted: readonly F[];
};

export type ThemeRow<F> = {
  readonly theme: string;
  readonly label: string;
  /** What belongs under the theme, in a sentence; null for a theme that the framework does not have. */
  readonly covers: string | null;
  /** One for each audit, in the order given. */
  readonly cells: readonly ThemeCell<F>[];
};

/**
 * Themes down, audits across: every theme under which these audits found something, in the order of the framework; a
 * theme outside it follows under its own code.
 */
export function listThemeRows<
  F extends Pick<Finding, 'kind' | 'themes'> & { readonly audit: { readonly id: string } },
>(findings: readonly F[], audits: readonly { readonly id: string }[]): readonly ThemeRow<F>[] {
  const met = findings.flatMap((finding) => finding.themes);
  const found = new Set(met);
  const order = new Set([...themes.map((theme) => theme.code).filter((code) => found.has(code)), ...met]);
  return [...order].map((theme) => ({
    theme,
    label: nameTheme(theme),
    covers: themes.find((one) => one.code === theme)?.covers ?? null,
    cells: audits.map(({ id }) => {
      const own = findings.filter((finding) => finding.audit.id === id && finding.themes.includes(theme));
      return {
        strengths: own.filter((finding) => finding.kind === 'strength'),
        learning: own.filter((finding) => finding.kind === 'learning'),
        noted: own.filter((finding) => finding.kind === 'neither'),
      };
    }),
  }));
}
