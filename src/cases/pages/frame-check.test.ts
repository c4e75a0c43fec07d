import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { annexA, lastForm, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, giveList, runJob } = opened;
const { m } = coordinator;

async function matched(content: string): Promise<string> {
  const frame = await giveList(content);
  const page = await coordinator.get(paths.frameColumns(m, audit, frame));
  const answer = await coordinator.submit({ ...page, body: lastForm(page.body) }, {});
  assert.equal(answer.to, paths.frameCheck(m, audit, frame));
  return frame;
}

async function take(frame: string, fields: Readonly<Record<string, string>> = {}) {
  const page = await coordinator.get(paths.frameCheck(m, audit, frame));
  return await coordinator.submit({ ...page, body: lastForm(page.body) }, fields);
}

const nameOf = (n: number): string => `${'abcdefghij'[n % 10]}ab ${'klmnopq'[Math.floor(n / 10)]}op`;

/** Sixty rows of which row 57 cannot be right. */
function sixty(broken: boolean): string {
  const rows = Array.from(
    { length: 60 },
    (_, n) => `R${n},${nameOf(n)},${broken && n === 55 ? '31/02/2015' : '12/03/2015'}`,
  );
  return ['Reference,Name,DOB', ...rows].join('\r\n');
}

const rowsOf = async (frame: string): Promise<number> =>
  Number(
    (await db.behind('select count(*)::int as n from cases.frame_row where frame_id = $1', [frame]))[0]?.[
      'n'
    ],
  );

test('only its coordinators check a list, and not before its columns are matched', async () => {
  const frame = await matched(annexA);
  await assertOnlyItsCoordinators(opened, (who, of) => paths.frameCheck(who, of, frame), audit);
});

test('what a list holds is counted before anything is taken; nobody on it is shown', async () => {
  const frame = await matched(
    `${annexA}\r\n`
      .replace('A1,', 'B1,')
      .replaceAll('99900000', '99900001')
      .replaceAll(/,99\d+/g, ','),
  );
  const page = await coordinator.get(paths.frameCheck(m, audit, frame));
  assert.match(page.body, /5 rows were read\. All of them can be taken\./);
  for (const shown of ['Child protection plan', 'Here', '10 to 15', 'Female', 'Indian', 'Not given'])
    assert.ok(page.body.includes(shown), shown);
  for (const secret of ['Sample', 'Kim', '12/03/2015', '2015-03-12', 'B1'])
    assert.ok(!page.body.includes(secret), secret);
});

test('one row of sixty that cannot be right keeps the list out, until somebody leaves that row out on purpose', async () => {
  const frame = await matched(sixty(true));
  const page = await coordinator.get(paths.frameCheck(m, audit, frame));
  assert.match(
    page.body.replaceAll(/\s+/g, ' '),
    /57<\/td> <td>Date of birth<\/td> <td class="tl-table__text">is no day of the calendar<\/td> <td>No/,
  );
  assert.doesNotMatch(page.body, /31\/02\/2015/);
  const refused = await assertWritesNothing(db, 422, async () => take(frame));
  assert.deepEqual(problemsOf(refused), [
    'Put the list right and give it again, or say that the rows with a problem are to be left out',
  ]);
  await runJob(frame);
  assert.equal(await rowsOf(frame), 0);
  assert.equal((await take(frame, { partly: 'yes' })).to, paths.frameProgress(m, audit, frame));
  await runJob(frame);
  assert.equal(await rowsOf(frame), 59);
});

test('the same children in a list put right are told to be here already', async () => {
  const frame = await matched(sixty(false));
  const page = await coordinator.get(paths.frameCheck(m, audit, frame));
  assert.match(page.body, /59 rows cannot be taken/);
  assert.match(page.body, /is about a child who is on list \d of this audit already/);
});

test('dates that could be read either way wait until somebody says which comes first', async () => {
  const frame = await matched('Name,DOB\r\nSam One,04/23/2015\r\nSam Two,03/04/2015');
  const page = await coordinator.get(paths.frameCheck(m, audit, frame));
  assert.match(page.body, /could be read with the day first or with the month first/);
  const path = paths.frameCheck(m, audit, frame);
  const asked = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, {}, { action: path }),
  );
  assert.deepEqual(problemsOf(asked), ['Say which comes first in these dates']);
  assert.equal((await coordinator.submit(page, { order: 'month' }, { action: path })).status, 303);
  assert.match((await coordinator.get(path)).body, /All of them can be taken/);
});

test('two who decide about a list at once: the second sees how it stands now', async () => {
  const frame = await matched('Name,DOB\r\nPat One,04/23/2015\r\nPat Two,03/04/2015');
  const path = paths.frameCheck(m, audit, frame);
  const [mine, theirs] = [await coordinator.get(path), await coordinator.get(path)];
  assert.equal((await coordinator.submit(theirs, { order: 'day' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () => coordinator.submit(mine, { order: 'month' }));
  assert.match(clash.body, /Somebody else changed this list meanwhile/);
});
