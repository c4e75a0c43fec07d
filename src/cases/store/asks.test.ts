import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tx } from '#platform/db';
import { openAsking } from '#test/involvement';
import { openCaseKey } from '../case-keys.ts';
import { permit } from '../permit.ts';
import { child } from '../builders.ts';
import { recordAnswer } from './answers.ts';
import { findAsk, listAsks, listAsksOfAgency } from './asks.ts';
import { followAnswer, readOpenDisclosures } from './disclosures.ts';

const { db, scene, site, audit, ask, note } = await openAsking();
const { here } = scene;
const key = { partnership: here.partnership, audit };

async function asLead<Found>(
  work: (tx: Tx) => Promise<Found>,
  mode: 'read' | 'write' = 'read',
): Promise<Found> {
  return await db.database.transact(scene.session('agency_lead'), mode, work);
}

test('a lead sees the asks of their own agency and cannot tell whether there are others (C03, C15, C17)', async () => {
  const mine = await ask();
  const before = await asLead(async (tx) => [
    await listAsks(tx, key),
    await listAsksOfAgency(tx, key, here.otherAgency),
  ]);
  assert.ok(before[0]?.some((one) => one.id === mine.id));
  assert.deepEqual(before[1], []);
  // Another agency is asked about the brother: nothing that the lead can count becomes different.
  const other = await ask({ of: child({ reference: 'A-2', name: 'A brother' }), agency: here.otherAgency });
  const after = await asLead(async (tx) => [
    await listAsks(tx, key),
    await listAsksOfAgency(tx, key, here.otherAgency),
  ]);
  assert.deepEqual(after, before);
  assert.equal(await asLead(async (tx) => findAsk(tx, key, other.id)), null);
  for (const table of ['cases.ask_person', 'cases.disclosure', 'cases.answer'] as const) {
    const seen = await asLead(async (tx) =>
      tx.selectFrom(table).select('agency_id').where('partnership_id', '=', here.partnership).execute(),
    );
    assert.ok(
      seen.every((row) => row.agency_id === here.agency),
      table,
    );
  }
});

test('a lead’s own answer opens or closes what the agency was told; another agency’s ask is out of reach', async () => {
  const mine = await ask({ of: child({ name: 'Ada Example' }) });
  const read = async () =>
    await asLead(async (tx) =>
      readOpenDisclosures(tx, site.keys, key, { ask: mine.id }, permit<'reveal identity'>(mine.case)),
    );
  assert.equal((await read())[0]?.told?.people[0]?.facts.name, 'Ada Example');
  const caseKey = await openCaseKey(site.keys, mine.case);
  const answer = async (given: 'not_known' | 'known_in_scope') =>
    await asLead(async (tx) => {
      const seen = await findAsk(tx, key, mine.id);
      assert.ok(seen !== null);
      return await recordAnswer(tx, caseKey, key, seen, {
        answer: given,
        details: { systems: 'Case system', searchedBy: 'A. Person', reason: '' },
        people: new Map([['child', given]]),
        givenHow: null,
        membership: here.people.agency_lead.membership,
      });
    }, 'write');
  assert.equal(await answer('not_known'), 'closed');
  assert.deepEqual(await read(), []);
  assert.equal(await answer('known_in_scope'), 'search');
  assert.equal((await read()).length, 1);
  const other = await ask({ agency: here.otherAgency });
  await note(other.id, 'not_known');
  await assert.rejects(
    asLead(async (tx) => followAnswer(tx, key, other.id), 'write'),
    /not allowed/,
  );
});

test('an answer to what somebody answered meanwhile is not recorded', async () => {
  const one = await ask();
  const caseKey = await openCaseKey(site.keys, one.case);
  const late = await db.database.transact(scene.session('coordinator'), 'write', async (tx) => {
    const seen = await findAsk(tx, key, one.id);
    assert.ok(seen !== null);
    return await recordAnswer(
      tx,
      caseKey,
      key,
      { ...seen, version: seen.version - 1 },
      {
        answer: 'not_known',
        details: { systems: '', searchedBy: '', reason: '' },
        givenHow: 'By telephone',
        membership: here.people.coordinator.membership,
      },
    );
  });
  assert.equal(late, null);
});
