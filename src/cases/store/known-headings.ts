import { keepKey, keyedDigest, rootKeyId, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';

/**
 * What a partnership's headings were last taken for. A heading can be anything, a child's name where a file has none: kept
 * is a digest under the partnership's own key, by which the same heading is known again and nothing else can be told.
 */
async function digestsOf(
  keys: KeyStore,
  partnership: string,
  headings: readonly string[],
): Promise<readonly Buffer[]> {
  const key = await keepKey(keys, `headings-${partnership}`, rootKeyId);
  return headings.map((heading) => keyedDigest(key, 'heading', heading));
}

/** What each of these headings was taken for before, in their order; null where it never was. '' is "not needed". */
export async function findKnownHeadings(
  tx: Tx,
  keys: KeyStore,
  partnership: string,
  headings: readonly string[],
): Promise<readonly (string | null)[]> {
  if (headings.length === 0) return [];
  const digests = await digestsOf(keys, partnership, headings);
  const rows = await tx
    .selectFrom('cases.known_heading')
    .select(['digest', 'field'])
    .where('partnership_id', '=', partnership)
    .where('digest', 'in', digests)
    .execute();
  const fields = new Map(rows.map((row) => [row.digest.toString('hex'), row.field]));
  return digests.map((digest) => fields.get(digest.toString('hex')) ?? null);
}

/** Keeps what headings were taken for, for the next list. */
export async function keepKnownHeadings(
  tx: Tx,
  keys: KeyStore,
  partnership: string,
  taken: readonly { readonly heading: string; readonly field: string }[],
  now: Temporal.Instant,
): Promise<void> {
  const fields = new Map(taken.filter((one) => one.heading !== '').map((one) => [one.heading, one.field]));
  if (fields.size === 0) return;
  const digests = await digestsOf(keys, partnership, [...fields.keys()]);
  await tx
    .insertInto('cases.known_heading')
    .values(
      [...fields.values()].map((field, at) => ({
        partnership_id: partnership,
        digest: digests[at] ?? Buffer.of(),
        field,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'digest'])
        .doUpdateSet((eb) => ({ field: eb.ref('excluded.field'), taken_at: now })),
    )
    .execute();
}
