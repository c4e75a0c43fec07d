import type { ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { KeyUnavailable, SealBroken, unwrapKey, type Key, type KeyStore } from '#platform/crypto';
import { frameKeyId } from '../../case-keys.ts';
import type { FrameChild } from '../../identity.ts';
import type { Draw, DrawRow } from '../../quota.ts';
import { traitsReader } from '../../rules/traits-of.ts';
import { listDrawableRows, type DrawableRows, type SealedRow } from '../../store/drawable-rows.ts';
import { openFrameRow } from '../../store/frame-rows.ts';

/** The list as a draw sees it, and a way back to the children of it; or why it does not open. */
export type OpenedList =
  | (DrawableRows<DrawRow> & {
      readonly state: 'open';
      /** The child of a row that can be drawn. */
      readonly childOf: (id: string) => FrameChild;
    })
  | { readonly state: 'destroyed' | 'broken' };

/**
 * Opens the list for drawing; `ageOn` is the ISO day at which ages are taken. With `asOf`, as it was when that draw was
 * committed.
 */
export async function openList(
  { tx, keys }: Pick<ActingContext, 'tx' | 'keys'>,
  key: AuditKey,
  ageOn: string,
  asOf?: Draw,
): Promise<OpenedList> {
  try {
    const frameKey = await findFrameKey(keys, key);
    const read = traitsReader(ageOn);
    const sealedRows = new Map<string, SealedRow>();
    const open = (row: SealedRow): FrameChild => {
      if (frameKey === null) throw new SealBroken();
      return openFrameRow(frameKey, key, row);
    };
    const list = await listDrawableRows(
      tx,
      key,
      (row): DrawRow => {
        sealedRows.set(row.id, row);
        return { frame: row.frame, id: row.id, ...read(open(row)) };
      },
      asOf === undefined ? undefined : { draw: asOf.id, frames: asOf.plan.frames },
    );
    const childOf = (id: string): FrameChild => {
      const row = sealedRows.get(id);
      if (row === undefined) throw new RangeError('Not a row of this list');
      return open(row);
    };
    return { ...list, state: 'open', childOf };
  } catch (problem) {
    if (problem instanceof SealBroken) return { state: 'broken' };
    if (problem instanceof KeyUnavailable)
      return { state: problem.reason === 'destroyed' ? 'destroyed' : 'broken' };
    throw problem;
  }
}

/** Nobody had a list yet where there is no key. */
async function findFrameKey(keys: KeyStore, key: AuditKey): Promise<Key | null> {
  try {
    return await unwrapKey(keys, frameKeyId(key.audit));
  } catch (problem) {
    if (problem instanceof KeyUnavailable && problem.reason === 'missing') return null;
    throw problem;
  }
}

/** Why nothing of the list can be shown, in a sentence. */
export function sayClosedList(state: 'destroyed' | 'broken'): string {
  return state === 'destroyed'
    ? 'The list was destroyed. Nothing can be drawn from it any more.'
    : 'A row of the list does not open: it was changed, or stands in another place than it was sealed for. Nothing can be drawn until whoever runs Throughline has looked into it.';
}
