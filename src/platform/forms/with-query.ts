/** An address with what was asked for behind it: "/audits?year=2019&q=late"; what is absent or empty is left out. */
export function withQuery(
  path: string,
  asked: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
