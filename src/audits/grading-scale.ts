import catalogue from './catalogue/scales.json' with { type: 'json' };

/** How an audit grades; data, because partnerships use many scales and some none. */
export type GradingScale = {
  readonly code: string;
  readonly label: string;
  readonly about: string;
  /** Best first; none for an ungraded audit. */
  readonly grades: readonly string[];
};

export const gradingScales: readonly GradingScale[] = catalogue.scales;

/** The scale of this code; null where there is none. */
export function findGradingScale(code: string): GradingScale | null {
  return gradingScales.find((scale) => scale.code === code) ?? null;
}
