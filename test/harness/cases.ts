import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuditKey } from '#audits';
import type { KeyStore } from '#platform/crypto';
import { keepFrameKey, makeCaseKey } from '../../src/cases/case-keys.ts';
import { packOf, type FrameChild, type IdentityPack } from '../../src/cases/identity.ts';
import { addFrameRows } from '../../src/cases/store/frame-rows.ts';
import { addIdentity } from '../../src/cases/store/identity.ts';
import { addSampleCase, lockSample, nextCaseNumber } from '../../src/cases/store/sample-cases.ts';
import type { TestDatabase } from './database.ts';
import type { Place, Scene } from './scene.ts';

/** Lists of children and cases in the scene's audit under way, written as a coordinator writes them. */

type Opened = { readonly db: TestDatabase; readonly scene: Scene; readonly keys: KeyStore };

function keyOf(place: Place): AuditKey {
  return { partnership: place.partnership, audit: place.liveAudit };
}

/** A loaded list with these children in the audit under way; returns the list's id. */
export async function addFrame(
  { db, scene, keys }: Opened,
  children: readonly FrameChild[],
  place: Place = scene.here,
): Promise<string> {
  const key = keyOf(place);
  const frame = randomUUID();
  const { membership } = place.people.coordinator;
  await db.database.transact(scene.session('coordinator', place), 'write', async (tx) => {
    const last = await tx
      .selectFrom('cases.frame')
      .select((eb) => eb.fn.max('number').as('most'))
      .where('partnership_id', '=', key.partnership)
      .where('audit_id', '=', key.audit)
      .executeTakeFirst();
    await tx
      .insertInto('cases.frame')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        id: frame,
        number: Number(last?.most ?? 0) + 1,
        source: 'hand',
        state: 'loaded',
        rows_given: children.length,
        made_by: membership,
      })
      .execute();
    await tx
      .updateTable('cases.frame')
      .set({ rows_loaded: children.length })
      .where('partnership_id', '=', key.partnership)
      .where('audit_id', '=', key.audit)
      .where('id', '=', frame)
      .execute();
    await addFrameRows(tx, await keepFrameKey(keys, key), key, frame, children, 0);
  });
  return frame;
}

/** A case of the sample about this child, with who it is sealed; returns its id and number. */
export async function addCase(
  { db, scene, keys }: Opened,
  of: FrameChild | IdentityPack,
  place: Place = scene.here,
): Promise<{ readonly id: string; readonly number: number }> {
  const key = keyOf(place);
  const id = randomUUID();
  const { membership, person } = place.people.coordinator;
  const number = await db.database.transact(scene.session('coordinator', place), 'write', async (tx) => {
    await lockSample(tx, key);
    const next = await nextCaseNumber(tx, key);
    await addSampleCase(tx, key, { id, number: next, origin: 'supplied', standing: 'in_sample' }, membership);
    const pack = 'people' in of ? of : packOf(of);
    await addIdentity(tx, key, await makeCaseKey(keys, key, id), id, pack, { membership, person });
    return next;
  });
  assert.ok(number > 0);
  return { id, number };
}
