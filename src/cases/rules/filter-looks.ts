/** What the list of looks is narrowed to, as it stands in an address; '' is all. */
export type LooksAsked = { readonly who: string; readonly case: string };

export function readLooksAsked(query: Readonly<Record<string, string>>): LooksAsked {
  return {
    who: query['who'] ?? '',
    case: /^\d{1,6}$/.test(query['case'] ?? '') ? (query['case'] ?? '') : '',
  };
}

/** The looks of whoever is asked for, at the case asked for. */
export function filterLooks<Look extends { readonly membership: string; readonly caseNumber: number }>(
  looks: readonly Look[],
  asked: LooksAsked,
): readonly Look[] {
  return looks.filter(
    (look) =>
      (asked.who === '' || look.membership === asked.who) &&
      (asked.case === '' || String(look.caseNumber) === asked.case),
  );
}
