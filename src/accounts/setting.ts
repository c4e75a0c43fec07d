/** Kinds of places that one agency stands for. A label is data for the page. */
export const settingKinds = {
  school: 'School',
  early_years: 'Early years setting',
  college: 'College',
  gp_practice: 'GP practice',
  ward: 'Ward',
  other: 'Other',
} as const;
export type SettingKind = keyof typeof settingKinds;

export const settingKindCodes = Object.keys(settingKinds) as readonly SettingKind[];

/** True for a kind's code. */
export function isSettingKind(text: string): text is SettingKind {
  return Object.hasOwn(settingKinds, text);
}

/** One of the places an agency stands for, in one partnership. */
export type Setting = {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly kind: SettingKind;
  readonly area: { readonly id: string; readonly name: string } | null;
  /** What it is known by outside, such as a school's URN or a practice code. */
  readonly code: string | null;
  /** ISO day; null while the agency stands for it. */
  readonly left: string | null;
  readonly version: number;
};

export type NewSetting = {
  readonly name: string;
  readonly kind: SettingKind;
  /** The area's id. */
  readonly area: string | null;
  readonly code: string | null;
};
