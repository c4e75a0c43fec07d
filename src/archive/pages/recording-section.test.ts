import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, db, begin, fill } = opened;
const { m } = coordinator;
const audit = await begin();
const section = (code: string) => paths.recordingSection(m, audit, code);

test('a section is its coordinators’ alone', async () => {
  await assertOnlyItsRecorders(opened, (as, of) => paths.recordingSection(as, of, 'cases'), audit);
  assert.equal((await coordinator.get(section('circus'))).status, 404);
});

test('a wrong entry says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(section('cases'));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { cases: 'a dozen', fieldwork: 'some time' }),
  );
  assert.equal(problemsOf(answer).length, 2);
  assert.match(answer.body, /value="a dozen"/);
});

test('a section is kept as typed, its title in the list too; one changed by somebody else is shown beside', async () => {
  const stale = await coordinator.get(section('publication'));
  await fill(audit, 'publication', {
    title: 'Audit of neglect in early years',
    'source-published': 'March 2024',
  });
  const [row] = await db.behind('select title from audits.audit where id = $1', [audit]);
  assert.equal(row?.['title'], 'Audit of neglect in early years');
  const answer = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(stale, { title: 'Audit of something else' }),
  );
  assert.match(answer.body, /early years[\s\S]*something else/);
});

test('every section opens, empty and with agencies to choose from', async () => {
  const { body } = await coordinator.get(paths.recording(m, audit));
  const links = [...body.matchAll(/href="([^"]+\/recording\/[a-z]+)"/g)].map(([, link = '']) => link);
  const sections = [...new Set(links)].filter((link) => !/\/(?:check|file)$/.test(link));
  assert.equal(sections.length, 10);
  for (const link of sections) assert.equal((await coordinator.get(link)).status, 200, link);
});
