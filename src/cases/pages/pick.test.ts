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
  assert.deepEqual(problemsOf(short), ['Say more about why this child is picked: at least 20 characters']);
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

test('a child who is on no list is typed; what is wrong is told and nothing is kept of it', async () => {
  const page = await coordinator.get(paths.pick(m, audit, { by: 'typing' }));
  const wrong = { name: '', born: '31 February 2016', 'nhs-number': '9990000019', reason: why };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, wrong));
  assert.deepEqual(problemsOf(refused), [
    'Enter the name of the child',
    'Date of birth must be a day, such as 31 March 2026',
    'NHS number must be ten figures, and the last must agree with the others',
  ]);
  const right = {
    name: 'Cai Example',
    born: '31 March 2016',
    'nhs-number': '999 000 0018',
    status: 'closed',
  };
  const answer = await coordinator.submit(refused, right);
  assert.equal(answer.status, 303);
  assert.equal(await whoIs(answer.to.split('/').at(-1) ?? ''), 'Cai Example');
});
