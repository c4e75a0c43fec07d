/** The first release of each major version in which CVE-2025-8713 (statistics leak rows that row security hides) is mended. */
const FIRST_SAFE = [150_014, 160_010, 170_006, 180_000] as const;

/**
 * Whether Throughline may run on this server, by its `server_version_num` (180004 is 18.4): null when it may, otherwise a
 * sentence that says why not. Row security is what keeps partnerships apart, so a server that leaks past it is refused.
 */
export function checkServerVersion(versionNum: number): string | null {
  const major = Math.floor(versionNum / 10_000);
  const shown = `${major}.${versionNum % 10_000}`;
  const oldest = Math.floor(FIRST_SAFE[0] / 10_000);
  const needed = 'Throughline needs PostgreSQL 15.14, 16.10, 17.6, 18.0 or later';
  if (!Number.isInteger(versionNum) || major < oldest) {
    return `The database server is PostgreSQL ${shown}. ${needed}.`;
  }
  const safe = FIRST_SAFE.find((first) => Math.floor(first / 10_000) === major);
  if (safe === undefined || versionNum >= safe) return null;
  return `The database server is PostgreSQL ${shown}, which can show rows to people who may not see them (CVE-2025-8713). ${needed}.`;
}
