import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFrame } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { permit } from '../permit.ts';
import { paths } from '../paths.ts';
import { openIdentity } from '../store/identity.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const key = { partnership: scene.here.partnership, audit };
await addFrame({ db, scene, keys: site.keys }, [
  child({ name: 'Ada Example', born: '2016-02-01', area: 'North Shire' }),
  child({ name: 'Ben Example' }),
  child({ name: 'Cai Example' }),
  child({ name: 'Dee Example' }),
]);
const row = (list: number, of: number) => paths.pick(m, audit, { list, row: of });
const why = 'The panel asked to see how a case of this kind was recorded.';

async function whoIs(caseId: string): Promise<string> {
  const found = await db.database.transact(scene.session('coordinator'), 'read', async (tx) =>
    openIdentity(tx, site.keys, key, permit<'reveal identity'>(caseId)),
  );
  assert.ok(found.state === 'open');
  return found.pack.people[0]?.name ?? '';
}

test('picking is its coordinators’', async () => {
  await assertOnlyItsCoordinators(opened, paths.pick, audit);
});

test('a row that is not there, is no number, or is held is told', async () => {
  const says = async (list: number, of: number | string) =>
    problemsOf(await coordinator.get(paths.pick(m, audit, { list, row: of })))[0];
  assert.equal(await says(2, 7), 'There is no row 7 on list 2');
  assert.equal(await says(2, 'x'), 'Enter the number of a row, and that of its list, as whole numbers');
  // The first list is the scene's: its row is held.
  assert.equal(
    await says(1, 1),
    'The child of this row is held. Lift the hold on the list before picking the child',
  );
});

test('a child of the list is chosen by age, area and status, without a name', async () => {
  const { body } = await coordinator.get(row(2, 1));
  assert.match(body, /North Shire/);
  assert.match(body, /Child protection plan/);
  assert.doesNotMatch(body, /Ada|2016-02-01|1 February 2016/);
});

test('picking needs a reason worth the name', async () => {
  const page = await coordinator.get(row(2, 1));
  const none = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(none), ['Enter the reason why this child is picked']);
  const short = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(none, { reason: 'Interesting' }),
  );
  assert.deepEqual(problemsOf(short), [
    'Give the reason in at least 20 characters, so that somebody who checks later understands it',
  ]);
  assert.match(short.body, /Interesting/);
});

test('a child of the list becomes a case, its reason sealed; the same child is not picked twice, also by two at once', async () => {
  const pages = await Promise.all([coordinator.get(row(2, 1)), coordinator.get(row(2, 1))]);
  const answers = await Promise.all(pages.map(async (page) => coordinator.submit(page, { reason: why })));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422],
  );
  const refused = answers.find(({ status }) => status === 422);
  assert.ok(refused !== undefined);
  assert.match(problemsOf(refused)[0] ?? '', /^The child of this row is Case \d+ already$/);
  const id =
    answers
      .find(({ status }) => status === 303)
      ?.to.split('/')
      .at(-1) ?? '';
  assert.equal(await whoIs(id), 'Ada Example');
  const [kept] = await db.behind('select * from cases.sample_case where id = $1', [id]);
  assert.equal(kept?.['origin'], 'picked');
  assert.doesNotMatch(JSON.stringify(kept), /panel asked/);
  const events = await db.behind(
    `select detail::text as text from audit_log.event where event = 'case.picked'`,
  );
  assert.doesNotMatch(JSON.stringify(events), /panel asked|Ada/);
});

test('two who pick different children at once number them one after the other', async () => {
  const pages = [
    await coordinator.get(row(2, 2)),
    await coordinator.get(row(2, 3)),
    await coordinator.get(row(2, 4)),
  ];
  const [most] = await db.behind('select max(number) as most from cases.sample_case where audit_id = $1', [
    audit,
  ]);
  const answers = await Promise.all(pages.map(async (page) => coordinator.submit(page, { reason: why })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303, 303],
  );
  const ids = answers.map(({ to }) => to.split('/').at(-1));
  const numbers = await db.behind('select number from cases.sample_case where id = any($1) order by number', [
    ids,
  ]);
  assert.deepEqual(
    numbers.map(({ number }) => Number(number) - Number(most?.['most'])),
    [1, 2, 3],
  );
});

test('a child who is on no list is typed; what is wrong is told and nothing is kept of it', async () => {
  const page = await coordinator.get(paths.pick(m, audit, { by: 'typing' }));
  const wrong = {
    name: '',
    born: '31 February 2016',
    nhsNumber: '9990000019',
    upn: 'A801200005001',
    reason: why,
  };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, wrong));
  assert.deepEqual(problemsOf(refused), [
    'Date of birth is no day of the calendar',
    'NHS number cannot be right: it has ten digits, of which the last follows from the others',
    'Unique pupil number cannot be right: its first letter follows from its digits',
    'Enter a name, a reference or an NHS number',
  ]);
  const right = {
    name: 'Cai Example',
    born: '31 March 2016',
    nhsNumber: '999 000 0018',
    upn: '',
    status: 'Concluded or closed',
  };
  const answer = await coordinator.submit(refused, right);
  assert.equal(answer.status, 303);
  assert.equal(await whoIs(answer.to.split('/').at(-1) ?? ''), 'Cai Example');
});
