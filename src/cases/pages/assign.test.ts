import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownBy, openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, auditor, as, audit, ask, answer, give, addAuditor, scene, db } = opened;

async function known(of?: Parameters<typeof ask>[0]) {
  const one = await ask(of);
  assert.equal((await answer(one.id, 'known_in_scope')).status, 303);
  return one;
}

test('who audits a case is for the lead of its own agency', async () => {
  const one = await known();
  const theirs = await ask({ agency: scene.here.otherAgency });
  assert.equal((await lead.get(paths.assign(lead.m, audit, one.id))).status, 200);
  assert.equal((await lead.get(paths.assign(lead.m, audit, theirs.id))).status, 404);
  for (const role of ['auditor', 'coordinator'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.assign(visitor.m, audit, one.id))).status, 404, role);
  }
});

test('a case is given once the agency knows the people, and not before', async () => {
  const one = await ask();
  const path = paths.assign(lead.m, audit, one.id);
  const page = await lead.get(path);
  assert.match(page.body, /once your agency says that it knew the people/);
  const csrf = /name="_csrf" value="([^"]*)"/.exec(
    (await lead.get(paths.answer(lead.m, audit, one.id))).body,
  )?.[1];
  await assertWritesNothing(db, 422, async () =>
    lead.post(path, { _csrf: csrf ?? '', _submission: crypto.randomUUID(), auditor: auditor.m }),
  );
});

test('an auditor who is given a case sees it for six months, is told by a mail that names nobody, and loses it when it is taken back [C03, C23]', async () => {
  const one = await known();
  const path = paths.assign(lead.m, audit, one.id);
  const theirs = paths.myCase(auditor.m, audit, one.case);
  assert.equal((await auditor.get(theirs)).status, 404);
  const given = await give(one.id);
  assert.equal(given.to, `${path}?given=yes`);
  assert.equal((await auditor.get(theirs)).status, 200);
  const [grant] = await db.behind(
    `select granted_until > now() + interval '5 months' and granted_until < now() + interval '7 months' as half_a_year
      from accounts.access_grant where case_id = $1 and membership_id = $2`,
    [one.case, auditor.m],
  );
  assert.equal(grant?.['half_a_year'], true);
  const mails = await db.behind(`select about from platform.outgoing_mail where about = 'given_to_audit'`);
  assert.equal(mails.length, 1);
  const page = await lead.get(path);
  const [row] = await db.behind('select id from cases.assignment where case_id = $1', [one.case]);
  await lead.submit(page, { 'take-back': String(row?.['id']) }, { action: path });
  assert.equal((await auditor.get(theirs)).status, 404);
  assert.match((await lead.get(path)).body, /Nobody yet/);
});

test('a case goes back by itself when its time is over', async () => {
  const one = await known();
  await give(one.id);
  await db.behind(
    `update accounts.access_grant set granted_from = granted_from - interval '1 year', granted_until = now() - interval '1 day' where case_id = $1`,
    [one.case],
  );
  assert.equal((await auditor.get(paths.myCase(auditor.m, audit, one.case))).status, 404);
});

test('somebody who is named in the case is not given it [C06]', async () => {
  const named = await addAuditor('Siân Field-Marsh');
  const one = await known({ of: knownBy('Sian Field') });
  const page = await lead.get(paths.assign(lead.m, audit, one.id));
  assert.match(page.body, /Has, or may have, worked with this family/);
  assert.doesNotMatch(page.body, /Sian Field[^-]/);
  const to = (await give(one.id, named)).to;
  assert.match(to, /\/conflicts\//);
  const rows = await db.behind(
    `select (select count(*)::int from cases.assignment a where a.case_id = $1) as given, c.found, c.settled
      from cases.conflict c where c.case_id = $1`,
    [one.case],
  );
  assert.deepEqual(rows, [{ given: 0, found: 'named_in_case', settled: 'open' }]);
  assert.deepEqual(await db.behind('select 1 from accounts.access_grant where case_id = $1', [one.case]), []);
  // A second try is told to settle it first.
  const again = await assertWritesNothing(db, 422, async () => give(one.id, named));
  assert.match(problemsOf(again).join(), /may be too close to this case. Settle that first/);
});

test('nobody of another agency or place can be given a case', async () => {
  const one = await known();
  const path = paths.assign(lead.m, audit, one.id);
  for (const stranger of [scene.there.people.auditor.membership, scene.here.people.coordinator.membership]) {
    const refused = await assertWritesNothing(db, 422, async () => give(one.id, stranger));
    assert.deepEqual(problemsOf(refused), ['Choose who is to audit the case']);
  }
  const none = await assertWritesNothing(db, 422, async () =>
    lead.submit(await lead.get(path), {}, { action: path }),
  );
  assert.deepEqual(problemsOf(none), ['Choose who is to audit the case']);
});

test('an auditor who has left is said to have left', async () => {
  const gone = await addAuditor('Bea Gone');
  const one = await known();
  await give(one.id, gone);
  await db.behind('update accounts.membership set ended_at = now() where id = $1', [gone]);
  assert.match(
    (await lead.get(paths.assign(lead.m, audit, one.id))).body,
    /Bea Gone[\s\S]*No longer audits for your agency/,
  );
});

test('where who worked with the family cannot be read, nobody is given the case', async () => {
  const one = await known();
  await db.behind(`update cases.identity set version = version + 1 where case_id = $1`, [one.case]);
  const refused = await assertWritesNothing(db, 422, async () => give(one.id));
  assert.match(problemsOf(refused).join(), /cannot be read, so nobody can be checked/);
});
