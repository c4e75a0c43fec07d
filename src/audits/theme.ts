import catalogue from './catalogue/themes.json' with { type: 'json' };

/** A theme of the one framework that is kept across audits, so that what recurs can be seen. */
export type Theme = {
  /** Lasting code, lower-case words joined by underscores. */
  readonly code: string;
  readonly label: string;
  /** What belongs under it, in a sentence. */
  readonly covers: string;
  /** Code of one of `themeGroups`. */
  readonly group: string;
};

export type ThemeGroup = { readonly code: string; readonly label: string };

/** Number of the framework's version, 1 upwards, and the ISO day from which it holds. */
export const themeFramework: { readonly version: number; readonly effectiveFrom: string } = catalogue;

/** Every theme, in the order in which lists show them. */
export const themes: readonly Theme[] = catalogue.themes;

/** The groups of themes, in the order in which lists show them. */
export const themeGroups: readonly ThemeGroup[] = catalogue.groups;

const labels: ReadonlyMap<string, string> = new Map(themes.map((theme) => [theme.code, theme.label]));

/** Whether the framework has a theme of this code (exactly as written, lower case). */
export function isTheme(code: string): boolean {
  return labels.has(code);
}

/** The words for a theme's code; throws RangeError for a code that the framework does not have. */
export function themeLabel(code: string): string {
  const label = labels.get(code);
  if (label === undefined) throw new RangeError(`No theme has the code ${code}`);
  return label;
}

/** The words for a theme's code; a code that the framework does not have stands for itself, in words. */
export function nameTheme(code: string): string {
  if (isTheme(code)) return themeLabel(code);
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
