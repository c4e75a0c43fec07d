import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownBy, openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

// An auditor who was, or may have been, close to a case looks at it only where the agency's lead asks, a coordinator allows
// it and a second person confirms it (abuse C06).

const opened = await openAnswering();
const { coordinator, lead, as, audit, ask, answer, give, addAuditor, db, scene } = opened;
const { here, there } = scene;
const guardian = as('data_guardian');
const why = 'The health visitor in the file is another person of that name.';
const agreed = 'The agency has shown that it is another person.';

/** A conflict for which the lead has asked for an exception. */
async function asked(name: string) {
  const membership = await addAuditor(name);
  const one = await ask({ of: knownBy(`${name[0] ?? ''}. ${name.split(' ')[1] ?? ''}`) });
  await answer(one.id, 'known_in_scope');
  const path = (await give(one.id, membership)).to;
  await lead.submit(await lead.get(path), { settled: 'asked', words: why }, { action: path });
  return { membership, one, path, id: path.split('/').at(-1) ?? '' };
}

async function decide(visitor: ReturnType<typeof as>, id: string, decision: string, words = agreed) {
  const path = paths.exception(visitor.m, audit, id);
  return await visitor.submit(await visitor.get(path), { decision, words }, { action: path });
}

async function settledOf(id: string): Promise<unknown> {
  return (await db.behind('select settled from cases.conflict where id = $1', [id]))[0]?.['settled'];
}

test('a coordinator allows it, a guardian confirms it, the lead gives the case; every step stays with its reason', async () => {
  const { one, path, membership, id } = await asked('Ann Field');
  assert.match((await coordinator.get(`/as/${coordinator.m}`)).body, /An exception is asked for: Case \d+/);
  assert.doesNotMatch((await guardian.get(`/as/${guardian.m}`)).body, /An exception is asked for/);
  const early = await guardian.get(paths.exception(guardian.m, audit, id));
  assert.match(early.body, /A coordinator who does not speak for the agency that asks decides first/);
  assert.equal((await decide(coordinator, id, 'allowed')).status, 303);
  assert.equal(await settledOf(id), 'allowed');
  assert.match(problemsOf(await give(one.id, membership)).join(), /waits for an exception/);
  assert.match((await guardian.get(`/as/${guardian.m}`)).body, /A second person has to confirm it/);
  assert.equal((await decide(guardian, id, 'confirmed', 'I have read the reason and agree.')).status, 303);
  const seen = await guardian.get(paths.exception(guardian.m, audit, id));
  assert.match(
    seen.body,
    /Allowed[\s\S]*another person[\s\S]*Confirmed[\s\S]*I have read the reason and agree/,
  );
  assert.match((await lead.get(`/as/${lead.m}`)).body, /The exception for Case \d+ was allowed/);
  assert.match((await lead.get(path)).body, /Give them the case<\/a>: the exception was allowed/);
  assert.equal((await give(one.id, membership)).status, 303);
  assert.doesNotMatch((await lead.get(`/as/${lead.m}`)).body, /The exception for/);
  await lead.submit(await lead.get(path), { settled: 'stands_back' }, { action: path });
  const report = await coordinator.get(paths.participationFile(coordinator.m, audit, 'html'));
  assert.match(
    report.body,
    /In one case an agency’s records were given to an auditor who was, or may have been, close/,
  );
  const log = await db.behind(
    `select id from audit_log.event where event = 'exception.decided' and outcome = 'done'`,
  );
  assert.equal(log.length, 2);
});

test('what is refused is refused, and the lead settles it in another way', async () => {
  const { one, path, membership, id } = await asked('Bea Hill');
  const short = await assertWritesNothing(db, 422, async () => decide(coordinator, id, 'refused', 'no'));
  assert.match(problemsOf(short).join(), /at least 20 characters/);
  const none = await assertWritesNothing(db, 422, async () => decide(coordinator, id, '', ''));
  assert.deepEqual(problemsOf(none), ['Choose what you decide', 'Enter the reason']);
  await decide(coordinator, id, 'refused', 'Another auditor of the agency can be trained.');
  assert.equal(await settledOf(id), 'refused');
  assert.match((await lead.get(`/as/${lead.m}`)).body, /The exception for Case \d+ was refused/);
  assert.match((await lead.get(path)).body, /Another auditor of the agency can be trained/);
  assert.match(problemsOf(await give(one.id, membership)).join(), /may be too close/);
});

test('nobody is both of the two, in whatever hat, and nobody whom it concerns decides', async () => {
  const { membership, id } = await asked('Cat Dale');
  await decide(coordinator, id, 'allowed');
  const path = paths.exception(coordinator.m, audit, id);
  const again = await coordinator.get(path);
  assert.doesNotMatch(again.body, /name="decision"/);
  assert.match(again.body, /A second person confirms it/);
  const own = (which: string, sql: string, values: readonly unknown[]) => async () => {
    await db.behind(sql, values);
    assert.doesNotMatch(
      (await guardian.get(paths.exception(guardian.m, audit, id))).body,
      /name="decision"/,
      which,
    );
  };
  // The guardian is the coordinator in another hat; then the auditor; then the lead who asked.
  const hats = [here.people.coordinator.membership, membership, lead.m];
  for (const hat of hats) {
    const [was] = await db.behind('select person_id from accounts.membership where id = $1', [hat]);
    const [self] = await db.behind('select person_id from accounts.membership where id = $1', [guardian.m]);
    await own(hat, 'update accounts.membership set person_id = $2 where id = $1', [
      hat,
      self?.['person_id'],
    ])();
    await db.behind('update accounts.membership set person_id = $2 where id = $1', [hat, was?.['person_id']]);
  }
  assert.match((await guardian.get(paths.exception(guardian.m, audit, id))).body, /name="decision"/);
});

test('the database lets nobody skip a step: neither the lead, nor a coordinator alone', async () => {
  const { id, one } = await asked('Dee Moor');
  const skip = async (session: Parameters<typeof db.database.transact>[0], settled: string) =>
    await db.database.transact(session, 'write', async (tx) => {
      const done = await tx
        .updateTable('cases.conflict')
        .set({ settled, version: 3 })
        .where('id', '=', id)
        .executeTakeFirst();
      assert.equal(done.numUpdatedRows, 1n);
    });
  for (const role of ['agency_lead', 'coordinator'] as const)
    for (const settled of ['allowed', 'reason', 'refused', 'confirmed', 'second_reader'])
      await assert.rejects(skip(scene.session(role), settled), /row-level security/, settled);
  const step = async (session: Parameters<typeof db.database.transact>[0], what: string, number = 3) =>
    await db.database.transact(session, 'write', async (tx) => {
      await tx
        .insertInto('cases.exception_step')
        .values({
          partnership_id: here.partnership,
          audit_id: audit,
          conflict_id: id,
          number,
          case_id: one.case,
          agency_id: here.agency,
          what,
          done_by: session.kind === 'person' ? (session.membership ?? '') : '',
        })
        .execute();
    });
  await assert.rejects(step(scene.session('agency_lead'), 'allowed'), /row-level security/);
  await assert.rejects(step(scene.session('data_guardian'), 'allowed'), /row-level security/);
  await assert.rejects(step(scene.session('coordinator'), 'confirmed'), /row-level security/);
  await assert.rejects(step(scene.session('coordinator'), 'allowed', 4), /row-level security/);
});

test('what was refused the lead does not reach in another way, nor by putting back what was', async () => {
  const { path, id } = await asked('Gil Oaks');
  await decide(coordinator, id, 'refused', 'Another auditor of the agency can be trained.');
  const page = await lead.get(path);
  assert.doesNotMatch(page.body, /value="second_reader"/);
  const forged = { settled: 'second_reader', 'second-reader': lead.m };
  await assertWritesNothing(db, 422, async () => lead.submit(page, forged, { action: path }));
  const write = async (settled: string, version: number) =>
    await db.database.transact(scene.session('agency_lead'), 'write', async (tx) => {
      await tx
        .updateTable('cases.conflict')
        .set({ settled, version, second_reader: lead.m, settled_by: lead.m })
        .where('id', '=', id)
        .execute();
    });
  await assert.rejects(write('second_reader', 4), /row-level security/);
  await assert.rejects(write('asked', 2), /row-level security/);
});

test('a colleague who speaks for the agency that asks decides nothing, though they coordinate as well', async () => {
  const { id } = await asked('Hal Pike');
  await db.behind(
    `update accounts.membership set agency_id = $1, roles = '{coordinator,agency_lead}' where id = $2`,
    [here.agency, coordinator.m],
  );
  assert.doesNotMatch(
    (await coordinator.get(paths.exception(coordinator.m, audit, id))).body,
    /name="decision"/,
  );
  await db.behind(`update accounts.membership set agency_id = null, roles = '{coordinator}' where id = $1`, [
    coordinator.m,
  ]);
});

test('when the audit is over nothing more is decided', async () => {
  const { id } = await asked('Ida Reed');
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [audit]);
  assert.doesNotMatch(
    (await coordinator.get(paths.exception(coordinator.m, audit, id))).body,
    /name="decision"/,
  );
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
});

test('what the lead settled in another way meanwhile is said to whoever was deciding', async () => {
  const { path, id } = await asked('Jo Tarn');
  const address = paths.exception(coordinator.m, audit, id);
  const page = await coordinator.get(address);
  await lead.submit(await lead.get(path), { settled: 'stands_back' }, { action: path });
  const answer = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { decision: 'allowed', words: agreed }, { action: address }),
  );
  assert.match(answer.body, /Somebody was here before you[\s\S]*Does not look at this case/);
  assert.equal((await coordinator.get(address)).status, 404);
});

test('what was decided meanwhile is said, and nothing is kept', async () => {
  const { id } = await asked('Eve Lund');
  const path = paths.exception(coordinator.m, audit, id);
  const page = await coordinator.get(path);
  await decide(coordinator, id, 'refused', 'It can wait until their colleague is back.');
  const fields = { decision: 'allowed', words: agreed, _submission: crypto.randomUUID() };
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, fields, { action: path }),
  );
  assert.match(stale.body, /Somebody was here before you[\s\S]*another person/);
});

test('exceptions are for coordinators and guardians of their partnership', async () => {
  const { id } = await asked('Fay Nash');
  for (const role of ['agency_lead', 'auditor', 'administrator', 'panel_chair'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.exception(visitor.m, audit, id))).status, 404, role);
  }
  const other = opened.site.visitor(there.people.coordinator.key);
  assert.equal(
    (await other.get(paths.exception(there.people.coordinator.membership, audit, id))).status,
    404,
  );
  for (const wrong of ['x', crypto.randomUUID(), here.sampleCase])
    assert.equal((await coordinator.get(paths.exception(coordinator.m, audit, wrong))).status, 404);
});
