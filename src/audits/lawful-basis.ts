import catalogue from './catalogue/lawful-bases.json' with { type: 'json' };

type Coded = { readonly code: string; readonly label: string; readonly about?: string | undefined };

/** On which basis an agency may share (UK GDPR Article 6), and under which condition special categories (Articles 9, 10). */
export const lawfulBases: readonly Coded[] = catalogue.bases;
export const sharingConditions: readonly Coded[] = catalogue.conditions;

/** How long a class of records is kept: the proposal and the most, in months, and from when. No statute sets it. */
export const retentionClasses: readonly {
  readonly code: string;
  readonly label: string;
  readonly months: number;
  readonly mostMonths: number;
  readonly counted: string;
}[] = catalogue.retention;
