import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openAsking } from '#test/involvement';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note } = opened;
const { m } = coordinator;

test('the files are for the coordinators of the audit alone', async () => {
  for (const format of ['csv', 'txt'])
    await assertOnlyItsCoordinators(opened, (who, of) => paths.matrixFile(who, of, format), audit);
  assert.equal((await coordinator.get(paths.matrixFile(m, audit, 'pdf'))).status, 404);
});

test('the spreadsheet has the words of the page, the text what the report will say; neither names anybody', async () => {
  const one = await ask();
  await note(one.id, 'not_applicable', 'not in education');
  const csv = await coordinator.get(paths.matrixFile(m, audit, 'csv'));
  assert.match(
    csv.headers['content-disposition'] ?? '',
    /^attachment; filename="?involvement-\d{4}-\d\d-\d\d\.csv/,
  );
  assert.match(
    csv.body,
    /Case,Agency,Police,Asked,Answered,Known to\r\nCase 1,"No reply, \d+ days late",Not asked,1,0,0/,
  );
  assert.match(csv.body, new RegExp(`Case ${one.number},Does not apply,Not asked,1,1,0`));
  const text = await coordinator.get(paths.matrixFile(m, audit, 'txt'));
  assert.match(text.body, /one child was not in education/);
  assert.doesNotMatch(csv.body + text.body, /Sam Sample/);
});
