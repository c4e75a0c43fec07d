import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { emptyPerson, packOf } from '../identity.ts';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, as, site, scene, audit, ask, answer, note, show, db } = opened;

test('answering is for the lead of the agency that is asked alone [C01, C02]', async () => {
  const mine = await ask();
  const theirs = await ask({ agency: scene.here.otherAgency });
  assert.equal((await lead.get(paths.answer(lead.m, audit, theirs.id))).status, 404);
  assert.equal((await site.visitor().get(paths.answer(lead.m, audit, mine.id))).status, 404);
  for (const role of ['auditor', 'coordinator', 'data_guardian'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.answer(visitor.m, audit, mine.id))).status, 404, role);
  }
  const page = await lead.get(paths.answer(lead.m, audit, mine.id));
  for (const action of [
    paths.answer(lead.m, audit, theirs.id),
    paths.answerReveal(lead.m, audit, theirs.id),
    paths.answer(lead.m, scene.there.liveAudit, mine.id),
  ])
    await assertWritesNothing(db, 404, async () => {
      const fields = { _csrf: hidden(page.body, '_csrf'), _submission: crypto.randomUUID(), version: '1' };
      return await lead.post(action, { ...fields, 'answer-child': 'not_known', systems: 'x' });
    });
});

function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
}

test('an answer needs a choice, the records that were searched, and a reason where it does not apply', async () => {
  const one = await ask();
  const path = paths.answer(lead.m, audit, one.id);
  const page = await lead.get(path);
  const send = async (fields: Record<string, string>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => lead.submit(page, fields, { action: path })));
  assert.deepEqual(await send({}), ['Choose what you know']);
  assert.deepEqual(await send({ 'answer-child': 'not_known' }), ['Enter the records that were searched']);
  assert.deepEqual(await send({ 'answer-child': 'not_applicable' }), [
    'Enter why the question does not apply',
  ]);
  assert.deepEqual(await send({ 'answer-child': 'declined' }), ['Enter why you decline']);
  const idle = { 'answer-child': 'not_known', systems: 'SystmOne', reason: 'not in education' };
  assert.match((await send(idle)).join(), /A reason goes with/);
  // What only a coordinator notes is not an agency's own answer.
  assert.deepEqual(await send({ 'answer-child': 'not_known_or_out_of_scope', systems: 'x' }), [
    'Choose what you know',
  ]);
  const kept = await lead.submit(page, { systems: 'The paper archive' }, { action: path });
  assert.match(kept.body, /value="The paper archive"/);
});

test('one answer each is given for several people; for the case the strongest counts', async () => {
  const family = packOf(child());
  const parent = { ...emptyPerson, id: 'p-1', relation: 'parent', name: 'Kim Sample' } as const;
  const one = await ask({ of: { ...family, people: [...family.people, parent] } });
  const people = (await db.behind('select person from cases.ask_person where ask_id = $1', [one.id])).map(
    (row) => String(row['person']),
  );
  assert.deepEqual(people.toSorted(), ['child', 'p-1']);
  assert.equal((await answer(one.id, 'not_known', { 'answer-p-1': 'known_partly' })).status, 303);
  const [row] = await db.behind(
    `select a.answer, (select json_object_agg(p.person, p.answer) from cases.ask_person p where p.ask_id = a.id) as each
      from cases.ask a where a.id = $1`,
    [one.id],
  );
  assert.deepEqual(row, { answer: 'known_partly', each: { child: 'not_known', 'p-1': 'known_partly' } });
});

test('after “not known” what the agency was told is closed and the page says so; a correction stands beside the earlier answer', async () => {
  const one = await ask();
  const there = await answer(one.id, 'not_known');
  const next = await lead.get(there.to);
  assert.match(
    next.body,
    new RegExp(`Case ${one.number}: kept as “Not known”. What you were told .*closed again`),
  );
  const page = await lead.get(paths.answer(lead.m, audit, one.id));
  assert.match(page.body, /You answered “Not known” on/);
  assert.doesNotMatch(page.body, /Show who this is/);
  assert.equal((await answer(one.id, 'known_in_scope', { systems: 'Liquidlogic' })).status, 303);
  const { body } = await lead.get(paths.answer(lead.m, audit, one.id));
  assert.match(
    body,
    /What you said before[\s\S]*Known, in the period[\s\S]*Liquidlogic[\s\S]*Not known<\/strong> \(replaced\)[\s\S]*SystmOne/,
  );
  assert.match(body, /Show who this is/);
});

test('the answer of somebody who was faster is shown beside one’s own, and nothing is kept', async () => {
  const one = await ask();
  const path = paths.answer(lead.m, audit, one.id);
  const page = await lead.get(path);
  await note(one.id, 'known_in_scope');
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(page, { 'answer-child': 'not_known', systems: 'SystmOne' }, { action: path }),
  );
  assert.match(stale.body, /Somebody was here before you[\s\S]*Saved meanwhile[\s\S]*What you typed/);
});

test('what was taken back is answered no more, and says so', async () => {
  const one = await ask();
  const path = paths.answer(lead.m, audit, one.id);
  const page = await lead.get(path);
  await db.behind(
    `update cases.ask set withdrawn_at = now(), withdrawn_reason = 'x', version = 2 where id = $1`,
    [one.id],
  );
  const fields = { 'answer-child': 'not_known', systems: 'SystmOne' };
  await assertWritesNothing(db, 409, async () => lead.submit(page, fields, { action: path }));
  assert.match((await lead.get(path)).body, /Taken back on/);
});

test('a case whose values do not open is still answered about as far as can be', async () => {
  const path = paths.answer(lead.m, audit, scene.here.ask);
  const page = await lead.get(path);
  assert.equal(page.status, 200);
  assert.match(page.body, /does not open any more/);
  const refused = await assertWritesNothing(db, 422, async () =>
    lead.submit(page, { 'answer-child': 'not_known', systems: 'SystmOne', reason: '' }, { action: path }),
  );
  assert.match(problemsOf(refused).join(), /The key of this case is gone/);
});

test('nobody’s name stands on the page until it is asked for', async () => {
  const one = await ask();
  assert.doesNotMatch((await lead.get(paths.answer(lead.m, audit, one.id))).body, /Sam Sample/);
  assert.match((await show(one.id)).body, /Sam Sample/);
});
