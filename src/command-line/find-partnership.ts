import { listPartnerships } from '#accounts';
import { findAudit, type AuditKey } from '#audits';
import type { Transact } from '#platform/db';

export type Named = { readonly id: string; readonly name: string; readonly shortName: string };

const system = (partnership: string | null) =>
  ({ kind: 'system', name: 'command line', partnership }) as const;

/** Every partnership of the installation. */
export async function readPartnerships(transact: Transact): Promise<readonly Named[]> {
  return await transact(system(null), 'read', listPartnerships);
}

/** The partnership of that name or short name, whatever the case; null when there is none. */
export function findNamed(partnerships: readonly Named[], name: string): Named | null {
  const wanted = name.trim().toLowerCase();
  return (
    partnerships.find((one) => [one.name, one.shortName].some((own) => own.toLowerCase() === wanted)) ?? null
  );
}

/** "A, B and C", for sentences that say what there is. */
export function sayNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The one audit of that short name, in the named partnership or in any. @throws a sentence when there is none, or several. */
export async function findAuditNamed(
  transact: Transact,
  shortName: string,
  partnership: string | undefined,
): Promise<AuditKey> {
  const all = await readPartnerships(transact);
  const named = partnership === undefined ? null : findNamed(all, partnership);
  if (partnership !== undefined && named === null) {
    throw new Error(
      `There is no partnership ${partnership}. There are: ${sayNames(all.map((one) => one.name))}.`,
    );
  }
  const found: (AuditKey & { name: string })[] = [];
  for (const place of named === null ? all : [named]) {
    const audit = await transact(system(place.id), 'read', async (tx) => findAudit(tx, place.id, shortName));
    if (audit !== null) found.push({ partnership: place.id, audit: audit.id, name: place.name });
  }
  const only = found[0];
  if (only === undefined)
    throw new Error(`There is no audit ${shortName}. The command list shows which there are.`);
  if (found.length > 1)
    throw new Error(
      `${sayNames(found.map((one) => one.name))} each have an audit ${shortName}: say which with --partnership.`,
    );
  return { partnership: only.partnership, audit: only.audit };
}
