import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, as, audit, ask, answer, scene, db } = opened;
const path = paths.answerMany(lead.m, audit);

/** A new case about which several settings of the agency are asked; the ids of the asks. */
async function askSettings(count: number): Promise<readonly string[]> {
  const first = await ask();
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const [setting, id] = [randomUUID(), randomUUID()];
    await db.behind(
      `insert into accounts.setting (partnership_id, id, agency_id, name, kind) values ($1, $2, $3, $4, 'gp_practice')`,
      [scene.here.partnership, setting, scene.here.agency, `Elm Practice ${setting.slice(0, 8)}`],
    );
    await db.behind(
      `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, setting_id, due_on, asked_by)
        select partnership_id, audit_id, $1, case_id, case_number, agency_id, $2, due_on, asked_by from cases.ask where id = $3`,
      [id, setting, first.id],
    );
    ids.push(id);
  }
  return ids;
}

test('settings are answered for together by the lead alone', async () => {
  assert.equal((await lead.get(path)).status, 200);
  const auditor = as('auditor');
  assert.equal((await auditor.get(paths.answerMany(auditor.m, audit))).status, 404);
});

test('whoever answers for many settings says once that none of them knew the people', async () => {
  const asks = await askSettings(3);
  assert.match((await lead.get(paths.asked(lead.m, audit))).body, /Say for several settings at once/);
  const page = await lead.get(path);
  const none = await assertWritesNothing(db, 422, async () => lead.submit(page, {}));
  assert.deepEqual(problemsOf(none), [
    'Choose the settings that did not know them',
    'Enter the records that were searched',
  ]);
  const two = asks.slice(0, 2).map((id) => `${id}.1`);
  assert.equal((await lead.submit(page, { ask: two, systems: 'EMIS' })).status, 303);
  const rows = await db.behind('select answer from cases.ask where id = any ($1::uuid[]) order by answer', [
    asks,
  ]);
  assert.deepEqual(
    rows.map((row) => row['answer']),
    ['not_known', 'not_known', null],
  );
});

test('where one was answered meanwhile, none of them is kept', async () => {
  const [first = '', second = ''] = await askSettings(2);
  const page = await lead.get(path);
  await answer(first, 'known_in_scope');
  await db.behind(
    `update cases.ask set answer = 'known_in_scope', answered_at = now(), version = 2 where id = $1`,
    [first],
  );
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(page, { ask: [`${second}.1`, `${first}.1`], systems: 'EMIS' }),
  );
  assert.match(stale.body, /Somebody was here before you/);
});
