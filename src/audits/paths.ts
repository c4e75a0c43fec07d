/** The URL of one audit, for steps that stand before the pages of an audit; `m` is the membership one acts as. */
export const paths = {
  audit: (m: string, audit: string) => `/as/${m}/audits/${audit}`,
} as const;
