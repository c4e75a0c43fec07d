import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { about, annexA, openLists } from '#test/lists';
import { makeWorkbook } from '#test/workbooks';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, give, site } = opened;
const { m } = coordinator;

test('only its coordinators give a list to an audit', async () => {
  await assertOnlyItsCoordinators(opened, paths.frameAdd, audit);
});

test('a list that is not there, or not described, is asked for; nothing is written', async () => {
  const page = await coordinator.get(paths.frameAdd(m, audit));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(
      page,
      { supplier: '', criterion: '', 'supplied-on': '1 January 2199' },
      { upload: { field: 'file', name: '', content: '' } },
    ),
  );
  assert.deepEqual(problemsOf(answer), [
    'Choose a file, or paste the cells',
    'Enter the supplier',
    'Enter the criterion',
    'The day on which it was supplied must not be in the future',
  ]);
});

test('a file that cannot be read says why, where, and leaves nothing behind', async () => {
  const answer = await assertWritesNothing(db, 422, async () => give('a,b\r\nc,"Sam Sample\r\n'));
  assert.deepEqual(problemsOf(answer), [
    'A quotation mark that opens on line 2 is never closed. Mend it, or save the file again from the spreadsheet',
  ]);
  assert.doesNotMatch(answer.body, /Sam Sample/);
});

test('a list is sealed as it arrives: neither its cells nor its name stand in the database or the log', async () => {
  const answer = await give(annexA, 'sam sample.csv');
  assert.equal(answer.status, 303);
  const tables = await db.behind(`select
    (select string_agg(to_jsonb(f)::text, '') from cases.frame f) || (select string_agg(to_jsonb(p)::text, '') from cases.frame_piece p)
    || (select string_agg(to_jsonb(e)::text, '') from audit_log.event e) as everything`);
  const everything = String(tables[0]?.['everything']) + site.log.join('\n');
  for (const secret of [
    'Sample',
    'sample.csv',
    '9990000018',
    'Child Unique ID',
    Buffer.from('Sample').toString('hex'),
  ])
    assert.ok(!everything.includes(secret), secret);
});

test('the same list again adds nothing and says so, under another name, in another order, as another kind of file', async () => {
  const lines = annexA.split('\r\n');
  const [head = '', ...rows] = lines;
  const workbook = makeWorkbook([{ name: 'x', rows: lines.map((line) => line.split(',')) }]);
  for (const content of [annexA, [head, ...rows.toReversed()].join('\r\n'), workbook]) {
    const answer = await assertWritesNothing(db, 422, async () => give(content, 'other.csv'));
    assert.deepEqual(problemsOf(answer), ['This is list 1, which is here already. Nothing was added']);
  }
});

test('cells can be pasted instead', async () => {
  const page = await coordinator.get(paths.frameAdd(m, audit));
  const cells = 'Name\tDOB\r\nSam Sample\t12/03/2015';
  const answer = await coordinator.submit(
    page,
    { ...about, cells },
    { upload: { field: 'file', name: '', content: '' } },
  );
  assert.equal(answer.status, 303);
});

test('twenty lists that nobody finishes are enough', async () => {
  for (let n = 0; n < 18; n += 1) assert.equal((await give(`Name,DOB\r\nSam ${n},12/03/2015`)).status, 303);
  const answer = await assertWritesNothing(db, 422, async () => give('Name,DOB\r\nSam Last,12/03/2015'));
  assert.match(problemsOf(answer).join(), /20 lists wait/);
});

test('an upload that breaks off is not a list', async () => {
  const page = await coordinator.get(paths.frameAdd(m, audit));
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const payload = `--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${annexA}`;
  const before = await db.behind('select count(*)::int as n from cases.frame');
  const answer = await site.app.inject({
    method: 'POST',
    url: paths.frameAdd(m, audit),
    payload,
    headers: {
      cookie: `session=${opened.scene.here.people.coordinator.key}`,
      origin: 'http://127.0.0.1:3000',
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=x',
    },
  });
  assert.ok(answer.statusCode >= 400, String(answer.statusCode));
  assert.deepEqual(await db.behind('select count(*)::int as n from cases.frame'), before);
});
