import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonDay, systemNow } from '#platform/time';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import type { Visit } from '#test/site';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, site, audit, addCase, reveal, passTime, logged } = opened;
const { m } = coordinator;
const { id } = await addCase(child({ name: 'Ada Quillfeather', nhsNumber: '9990000018' }));
const childPage = paths.person(m, audit, id, 'child');
const newPage = paths.person(m, audit, id, 'new');
const save = async (page: Visit, fields: Readonly<Record<string, string>>, action = childPage) =>
  coordinator.submit(page, fields, { action });
const shown = async () => (await coordinator.get(paths.identity(m, audit, id))).body;

test('the people of a case are the coordinators’ to change, while they look', async () => {
  await assertOnlyCoordinatorsOfCase(opened, (who, of, c) => paths.person(who, of, c, 'child'), id);
  const closed = await coordinator.get(childPage);
  assert.match(closed.body, /is not shown/);
  assert.doesNotMatch(closed.body, /Quillfeather/);
  await reveal(id, '60');
  assert.match((await coordinator.get(childPage)).body, /Ada Quillfeather/);
  for (const person of ['nobody', 'new%20one', '__proto__'])
    assert.equal((await coordinator.get(paths.person(m, audit, id, person))).status, 404, person);
});

test('no name stands in the title or the address of the page', async () => {
  const page = await coordinator.get(childPage);
  assert.doesNotMatch(/<title>[^<]*/.exec(page.body)?.[0] ?? '', /Quillfeather/);
});

test('numbers that fail their check and days that cannot be are refused, and nothing is written', async () => {
  const page = await coordinator.get(childPage);
  const answer = await assertWritesNothing(db, 422, async () =>
    save(page, {
      name: 'Ada Q',
      born: '31 February 2015',
      'nhs-number': '000 000 0000',
      upn: 'A801200005001',
    }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Date of birth must be a day, such as 31 March 2026',
    'Ten zeros are not an NHS number. Leave it empty if it is not known',
    'Check the unique pupil number: its first letter does not match the rest',
  ]);
  assert.match(answer.body, /value="Ada Q"/);
  const late = await assertWritesNothing(db, 422, async () => save(page, { born: '1 May 2199' }));
  assert.match(problemsOf(late).join(), /^Date of birth is still to come/);
  const adult = await assertWritesNothing(db, 422, async () => save(page, { born: '1 May 1999' }));
  assert.match(problemsOf(adult).join(), /^Date of birth makes the person 18 or more/);
});

test('a right form keeps numbers as they are written properly, and the former version sealed', async () => {
  const page = await coordinator.get(childPage);
  const answer = await save(page, {
    'nhs-number': '943 476 5919',
    upn: 'b80120000 5001',
    sex: 'Female',
  });
  assert.equal(answer.status, 303);
  const body = await shown();
  assert.match(body, /9434765919/);
  assert.match(body, /B801200005001/);
  assert.deepEqual((await logged('identity.person_saved'))['detail'], {
    revealed: true,
    version: 1,
    part: 'person',
    kept: 2,
  });
  const rows = await db.behind(
    `select encode(sealed, 'escape') as text from cases.identity where case_id = $1
     union all select encode(sealed, 'escape') from cases.identity_former where case_id = $1`,
    [id],
  );
  assert.equal(rows.length, 2);
  assert.doesNotMatch(JSON.stringify(rows), /Quillfeather|9434765919/);
});

test('a child who is not yet born has the day on which it is expected', async () => {
  const unborn = await addCase(child({ name: '', born: '' }));
  await reveal(unborn.id);
  const form = paths.person(m, audit, unborn.id, 'child');
  const page = await coordinator.get(form);
  const day = Temporal.PlainDate.from(londonDay(systemNow())).add({ days: 90 });
  const typed = day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  assert.equal((await save(page, { born: typed }, form)).status, 422);
  assert.equal((await save(page, { born: typed, unborn: 'yes' }, form)).status, 303);
  const body = (await coordinator.get(paths.identity(m, audit, unborn.id))).body;
  assert.match(body, /Not yet born, expected/);
});

test('somebody of the family is added with what they are to the child', async () => {
  const page = await coordinator.get(newPage);
  const empty = await assertWritesNothing(db, 422, async () => save(page, {}, newPage));
  assert.deepEqual(problemsOf(empty), ['Choose who they are to the child', 'Enter the name']);
  assert.equal(
    (await save(page, { relation: 'parent', name: 'Cy Quillfeather', born: '1 June 1990' }, newPage)).status,
    303,
  );
  assert.match(await shown(), /Parent or carer: Cy Quillfeather/);
});

test('two who change different facts of a person both stand; two who change the same see both', async () => {
  const [mine, theirs, third] = [
    await coordinator.get(childPage),
    await coordinator.get(childPage),
    await coordinator.get(childPage),
  ];
  assert.equal((await save(theirs, { school: 'Hill School' })).status, 303);
  assert.equal((await save(mine, { practice: 'Lane Practice' })).status, 303);
  const body = await shown();
  assert.match(body, /Hill School/);
  assert.match(body, /Lane Practice/);
  const clash = await assertWritesNothing(db, 409, async () => save(third, { school: 'Dale School' }));
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.match(clash.body, /Hill[\s\S]*Dale/);
  assert.equal((await save(clash, {})).status, 303);
  assert.match(await shown(), /Dale School/);
});

test('when the look ends while somebody types, what they typed stays and nothing kept is shown', async () => {
  const page = await coordinator.get(childPage);
  await passTime(id);
  const answer = await assertWritesNothing(db, 422, async () => save(page, { language: 'Polish' }));
  assert.match(problemsOf(answer).join(), /Your look has ended/);
  assert.match(answer.body, /value="Polish"/);
  await reveal(id);
  assert.equal((await save(answer, {})).status, 303);
  assert.match(await shown(), /Polish/);
  assert.doesNotMatch(site.log.join(''), /Quillfeather|Polish/);
});
