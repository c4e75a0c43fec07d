import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { annexA, lastForm, openLists } from '#test/lists';
import { makeWorkbook } from '#test/workbooks';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, giveList } = opened;
const { m } = coordinator;
const columns = (frame: string) => paths.frameColumns(m, audit, frame);
const chosen = (body: string): readonly string[] =>
  [...body.matchAll(/<select[^>]*name="column-\d+"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, options = '']) => /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
  );

test('the columns of an Annex A list are known, and shown by their heading and form, never by a child', async () => {
  const frame = await giveList(annexA);
  await assertOnlyItsCoordinators(opened, (who, of) => paths.frameColumns(who, of, frame), audit);
  const { body } = await coordinator.get(columns(frame));
  assert.deepEqual(chosen(body), [
    'reference',
    'forename',
    'surname',
    'born',
    'sex',
    'ethnicity',
    'nhsNumber',
    'area',
    'status',
  ]);
  for (const shown of ['Child Unique ID', 'dd/mm/yyyy', '10 digits', '1 digit', 'a word'])
    assert.ok(body.includes(shown), shown);
  for (const secret of ['Sample', 'Kim', '12/03/2015', '9990000018'])
    assert.ok(!body.includes(secret), secret);
});

test('a list without headings shows none of its first row, whichever row somebody says holds them', async () => {
  const frame = await giveList('Sam Sample,12/03/2015\r\nKim Trial,07/07/2010');
  const page = await coordinator.get(columns(frame));
  assert.doesNotMatch(page.body, /Sample|Trial/);
  assert.equal(
    (await coordinator.submit(page, { 'heading-row': '1' }, { action: columns(frame) })).status,
    303,
  );
  assert.doesNotMatch((await coordinator.get(columns(frame))).body, /Sample|Trial/);
});

test('another sheet, and another row of headings, are chosen and proposed anew', async () => {
  const rows = [['Report'], ['Child ID', 'DOB', 'NHS Number'], ['A1', '12/03/2015', '9990000018']];
  const frame = await giveList(
    makeWorkbook([
      { name: 'Notes', rows: [['Nothing here']] },
      { name: 'Kim Trial', rows, state: 'hidden' },
    ]),
  );
  const page = await coordinator.get(columns(frame));
  assert.match(page.body, /One sheet of the file is hidden/);
  assert.doesNotMatch(page.body, /Kim Trial/);
  const wrong = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { sheet: '7', 'heading-row': 'x' }),
  );
  assert.deepEqual(problemsOf(wrong), [
    'Choose one of the sheets',
    'Enter the number of the row with the headings, or 0 where there are none',
  ]);
  assert.equal((await coordinator.submit(page, { sheet: '1', 'heading-row': '2' })).status, 303);
  assert.deepEqual(chosen((await coordinator.get(columns(frame))).body), ['reference', 'born', 'nhsNumber']);
});

test('what a heading was taken for is remembered for the partnership, and the heading itself is nowhere', async () => {
  const frame = await giveList('Zebra code,Child name,DOB\r\nZ1,Sam Sample,12/03/2015');
  const page = await coordinator.get(columns(frame));
  assert.deepEqual(chosen(page.body), ['', 'name', 'born']);
  const kept = await coordinator.submit(
    { ...page, body: lastForm(page.body) },
    { 'column-0': 'reference', 'column-1': '' },
  );
  assert.equal(kept.to, paths.frameCheck(m, audit, frame));
  const rows = await db.behind('select encode(digest, $1) as digest, field from cases.known_heading', [
    'escape',
  ]);
  assert.ok(!JSON.stringify(rows).toLowerCase().includes('zebra'));
  const next = await giveList('ZEBRA_CODE,Child name,DOB\r\nZ2,Kim Trial,12/03/2016');
  assert.deepEqual(chosen((await coordinator.get(columns(next))).body), ['reference', '', 'born']);
});

test('a list that tells nobody, or two columns of one kind, are refused', async () => {
  const frame = await giveList('DOB,Area,Birth date\r\n12/03/2014,Here,x');
  const page = await coordinator.get(columns(frame));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit({ ...page, body: lastForm(page.body) }, { 'column-2': 'born' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Column C and column A are both “Date of birth”. Choose one of them',
    'Say which column tells who a child is: a name, an NHS number or the reference of the supplier',
  ]);
});

test('two who match the columns at once: the second sees both', async () => {
  const frame = await giveList('Name,DOB,x\r\nSam Sample,12/03/2013,y');
  const open = async () => {
    const page = await coordinator.get(columns(frame));
    return { ...page, body: lastForm(page.body) };
  };
  const [mine, theirs] = [await open(), await open()];
  assert.equal((await coordinator.submit(theirs, { 'column-2': 'school' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { 'column-2': 'practice' }),
  );
  assert.match(clash.body, /Somebody else matched the columns meanwhile/);
  assert.match(clash.body, /School or setting[\s\S]*GP practice/);
  assert.equal((await coordinator.submit({ ...clash, body: lastForm(clash.body) }, {})).status, 303);
});
