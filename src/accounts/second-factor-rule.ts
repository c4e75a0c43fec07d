/** Who of a partnership must show a second factor to sign in. */
export const secondFactorRules = {
  everybody: 'Everybody',
  'who sees work under way': 'Everybody but those who only read finished audits',
} as const;
export type SecondFactorRule = keyof typeof secondFactorRules;

/** True for a rule's name. */
export function isSecondFactorRule(text: string): text is SecondFactorRule {
  return Object.hasOwn(secondFactorRules, text);
}
