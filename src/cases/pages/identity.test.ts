import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destroyKey } from '#platform/crypto';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { caseKeyId } from '../case-keys.ts';
import { emptyPerson, packOf } from '../identity.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, site, audit, addCase, reveal, passTime, logged } = opened;
const { m } = coordinator;
const pack = {
  ...packOf(child({ name: 'Ada Quillfeather', nhsNumber: '9990000018', reference: 'REF-77' })),
  practitioners: [{ name: 'Bea Kettlewell', role: 'Health visitor', agency: 'LPT', email: '' }],
};
const family = [
  ...pack.people,
  { ...emptyPerson, id: 'p1', relation: 'parent' as const, name: 'Cy Quillfeather' },
];
const about = { ...pack, people: family };

test('who the people are is the coordinators’ to look at', async () => {
  const { id } = await addCase(about);
  await assertOnlyCoordinatorsOfCase(opened, paths.identity, id);
});

test('without a look the page counts what is recorded and shows nobody', async () => {
  const { id, number } = await addCase(about);
  const page = await coordinator.get(paths.identity(m, audit, id));
  assert.equal(page.status, 200);
  assert.match(page.body, /The child, 1 parent or carer/);
  assert.match(page.body, new RegExp(`Case ${number}: who the people are`));
  assert.doesNotMatch(page.body, /Quillfeather|Kettlewell|9990000018|REF-77|12 March 2015/);
});

test('while a look is open the page shows them under a band that says until when and to whom', async () => {
  const { id } = await addCase(about);
  const page = await reveal(id, '30');
  assert.match(page.body, /Ada Quillfeather/);
  assert.match(page.body, /Bea Kettlewell/);
  assert.match(page.body, /is shown until \d\d:\d\d/);
  assert.match(page.body, /To A\. Person, coordinator/);
  assert.match(page.headers['cache-control'] ?? '', /no-store/);
  const title = /<title>([^<]*)<\/title>/.exec(page.body)?.[1] ?? '';
  assert.doesNotMatch(title, /Quillfeather/);
});

test('each view is a row of the log with the look and the version, and nothing about a child', async () => {
  const { id } = await addCase(about);
  await reveal(id);
  const row = await logged('identity.viewed');
  assert.deepEqual(row['detail'], { revealed: true, version: 1 });
  assert.ok((row['subjects'] as string[]).includes(id));
  assert.equal((row['subjects'] as string[]).length, 3);
  const log = await db.behind('select detail::text as text from audit_log.event');
  assert.doesNotMatch(JSON.stringify(log) + site.log.join(''), /Quillfeather|Kettlewell|9990000018/);
});

test('after its time, or once it is hidden, the look shows nobody', async () => {
  const { id } = await addCase(about);
  await reveal(id);
  await passTime(id);
  const over = await coordinator.get(paths.identity(m, audit, id));
  assert.doesNotMatch(over.body, /Quillfeather/);
  const again = await reveal(id);
  assert.match(again.body, /Quillfeather/);
  const hidden = await coordinator.submit(again, {}, { action: paths.hide(m, audit, id) });
  assert.equal(hidden.status, 303);
  assert.doesNotMatch((await coordinator.get(hidden.to)).body, /Quillfeather/);
});

test('a look of one coordinator opens nothing to another, nor another case to the same one', async () => {
  const [one, other] = [await addCase(about), await addCase(about)];
  await reveal(one.id);
  assert.doesNotMatch((await coordinator.get(paths.identity(m, audit, other.id))).body, /Quillfeather/);
  await db.behind('update cases.reveal set membership_id = $1 where case_id = $2', [
    opened.scene.here.people.data_guardian.membership,
    one.id,
  ]);
  assert.doesNotMatch((await coordinator.get(paths.identity(m, audit, one.id))).body, /Quillfeather/);
});

test('a value that was changed, rolled back or destroyed says so, and the first two are noted as alarms', async () => {
  const moved = await addCase(about);
  await reveal(moved.id);
  await db.behind(
    `update cases.identity set sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40)) where case_id = $1`,
    [moved.id],
  );
  assert.match((await coordinator.get(paths.identity(m, audit, moved.id))).body, /does not open/);
  assert.deepEqual((await logged('identity.viewed'))['detail'], { revealed: false, alarm: 'moved' });

  const rolled = await addCase(about);
  await db.behind('update cases.identity set version = 3 where case_id = $1', [rolled.id]);
  assert.match(
    (await coordinator.get(paths.identity(m, audit, rolled.id))).body,
    /An earlier version was put back/,
  );
  assert.deepEqual((await logged('identity.viewed'))['detail'], { alarm: 'rolled back' });

  const gone = await addCase(about);
  await destroyKey(site.keys, caseKeyId(gone.id));
  assert.match((await coordinator.get(paths.identity(m, audit, gone.id))).body, /was destroyed/);
  assert.deepEqual((await logged('identity.viewed'))['detail'], { state: 'destroyed' });
});

test('a case with no record of who it is, and one whose bytes were never sealed, are pages like any other', async () => {
  const { otherCase, sampleCase } = opened.scene.here;
  assert.match((await coordinator.get(paths.identity(m, audit, otherCase))).body, /Nothing is recorded/);
  assert.equal((await coordinator.get(paths.identity(m, audit, sampleCase))).status, 200);
});
