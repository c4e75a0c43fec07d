import assert from 'node:assert/strict';
import { casePaths } from '#cases';
import type { FrameChild } from '../../src/cases/identity.ts';
import { addFrame } from './cases.ts';
import type { Commissioning } from './commissioning.ts';

/** A case as it was drawn. */
export type DrawnCase = { readonly id: string; readonly number: number; readonly standing: string };

/**
 * Draws so many cases and reserves from these children, in the audit under way, as its coordinator does page by page. The
 * draw that the scene holds, past the program, is taken away first.
 */
export async function openDrawn(
  { db, scene, site, coordinator }: Commissioning,
  children: readonly FrameChild[],
  cases: number,
  reserves: number,
): Promise<{ readonly draw: string; readonly drawn: readonly DrawnCase[] }> {
  const { m } = coordinator;
  const audit = scene.here.liveAudit;
  await db.behind('delete from cases.draw where audit_id = $1', [audit]);
  await addFrame({ db, scene, keys: site.keys }, children);
  const committed = await coordinator.submit(await coordinator.get(casePaths.draw(m, audit)), {
    'quota-1-cases': String(cases),
    'quota-1-reserves': String(reserves),
    differs: 'yes',
  });
  assert.equal(committed.status, 303);
  assert.equal((await coordinator.submit(await coordinator.get(committed.to), {})).status, 303);
  const rows = await db.behind(
    'select id, number, standing from cases.sample_case where audit_id = $1 and draw_id is not null order by number',
    [audit],
  );
  const drawn = rows.map((row) => ({
    id: String(row['id']),
    number: Number(row['number']),
    standing: String(row['standing']),
  }));
  return { draw: committed.to, drawn };
}
