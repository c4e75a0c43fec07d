import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, chair, db, as, site, scene, begin, fill, fillIn, put } = opened;
const { m } = coordinator;
const audit = await begin();
await fillIn(audit);
await put(audit);
const version = (number: number) => paths.version(chair.m, audit, number);

test('a version is read by coordinators and by those who commission the audit, and by nobody else', async () => {
  const statuses: Record<string, number> = {
    stranger: (await site.visitor().get(version(1))).status,
    coordinator: (await coordinator.get(paths.version(m, audit, 1))).status,
    chair: (await chair.get(version(1))).status,
  };
  for (const role of ['agency_lead', 'board_member', 'administrator', 'panel_member'] as const) {
    const visitor = as(role);
    statuses[role] = (await visitor.get(paths.version(visitor.m, audit, 1))).status;
  }
  const elsewhere = as('panel_chair', scene.there);
  statuses['elsewhere'] = (await elsewhere.get(paths.version(elsewhere.m, audit, 1))).status;
  assert.deepEqual(statuses, {
    stranger: 404,
    coordinator: 200,
    chair: 200,
    agency_lead: 404,
    board_member: 404,
    administrator: 404,
    panel_member: 404,
    elsewhere: 404,
  });
  assert.equal((await chair.get(version(2))).status, 404);
});

test('whoever commissions it finds it at home, and reads the version but not the draft', async () => {
  const home = await chair.get(`/as/${chair.m}`);
  assert.match(home.body, /Do you agree the terms of reference\?/);
  assert.ok(home.body.includes(version(1)));
  assert.equal((await chair.get(paths.terms(chair.m, audit))).status, 404);
});

test('an answer that is none, or “not yet” without what would have to change, is refused', async () => {
  const page = await chair.get(version(1));
  const send = async (fields: Record<string, string>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => chair.submit(page, fields)));
  assert.deepEqual(await send({}), ['Choose whether you agree']);
  assert.deepEqual(await send({ answer: 'not_yet' }), ['Say what would have to change']);
});

test('a coordinator does not answer for somebody in their own words', async () => {
  const page = await coordinator.get(paths.noteAnswer(m, audit, 1, await commissioner()));
  const { body } = page;
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const forged = await coordinator.post(paths.version(m, audit, 1), { _csrf, answer: 'agreed' });
  assert.equal(forged.status, 404);
});

async function commissioner(): Promise<string> {
  const [row] = await db.behind('select id from audits.commissioner where audit_id = $1', [audit]);
  return String(row?.['id']);
}

test('they say not yet, and later agree: both answers are kept, with who, when and why', async () => {
  await chair.submit(await chair.get(version(1)), { answer: 'not_yet', remark: 'Add health visiting.' });
  assert.match((await chair.get(`/as/${chair.m}`)).body, /You said not yet to version 1/);
  assert.equal((await chair.submit(await chair.get(version(1)), { answer: 'agreed' })).status, 303);
  const { body } = await coordinator.get(paths.version(m, audit, 1));
  assert.match(body, /Agreed/);
  assert.match(body, /before:\s+not yet agreed on/);
  assert.doesNotMatch((await chair.get(`/as/${chair.m}`)).body, /Do you agree/);
});

test('an answer to a version that another has replaced is not recorded, and what was written is kept', async () => {
  const page = await chair.get(version(1));
  await fill(audit, 'questions', { question: 'Who noticed, and when?' });
  await put(audit);
  const late = await assertWritesNothing(db, 409, async () =>
    chair.submit(page, { answer: 'agreed', remark: 'With thanks.' }),
  );
  assert.match(late.body, /version 2 has been put to you meanwhile/);
  assert.match(late.body, /With thanks\./);
});
