import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casePaths } from '#cases';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openAsking } from '#test/involvement';
import { readDocx, readHtml, readPdf } from '#test/read-documents';

// What the matrix of an audit under way comes to, as a document that a coordinator hands on.

const opened = await openAsking();
const { coordinator, audit, ask, note, db } = opened;
const file = (format: string): string => casePaths.participationFile(coordinator.m, audit, format);

test('the table of an audit under way is taken out by its coordinators alone', async () => {
  await assertOnlyItsCoordinators(opened, (m, a) => casePaths.participationFile(m, a, 'html'), audit);
  assert.equal((await coordinator.get(file('xlsx'))).status, 404);
});

test('it says as of which day, what the answers come to, and what is still to come; in every form the same', async () => {
  const one = await ask();
  await note(one.id, 'not_applicable', 'not in education');
  await ask();
  const answer = await coordinator.get(file('pdf'));
  assert.match(
    answer.headers['content-disposition'] ?? '',
    /filename="here-participation-\d{4}-\d\d-\d\d\.pdf"/,
  );
  const pdf = await readPdf(answer.bytes);
  assert.match(pdf.text.replace(/\s+/g, ' '), /As it stands on \d+ \w+ \d{4}/);
  const page = (await coordinator.get(file('html'))).body;
  const docx = readDocx((await coordinator.get(file('docx'))).bytes);
  assert.equal(docx.title, readHtml(page).title);
  const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  assert.match(words, /The audit is under way\. 1 answer is not due yet and counted nowhere\./);
  assert.match(words, /1 \(not in education\)/);
  assert.match(words, /one child was not in education/);
  assert.match(words, /How the cases were chosen/);
  for (const text of [words, pdf.text]) assert.doesNotMatch(text, /Sam Sample|Case \d/);
  const { body } = await coordinator.get(casePaths.matrix(coordinator.m, audit));
  assert.match(body, new RegExp(`href="${file('pdf')}"`));
});

test('an audit that asks nobody about any case has no table', async () => {
  await db.behind('update cases.ask set withdrawn_at = now(), withdrawn_reason = $1', ['asked in error']);
  assert.equal((await coordinator.get(file('pdf'))).status, 404);
});
