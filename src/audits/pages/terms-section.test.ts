import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { readFormTag, type Visit } from '#test/site';
import { statementsOf } from '#test/statements';
import { paths } from '../paths.ts';
import { termsSections } from '../terms/sections.ts';

const opened = await openCommissioning();
const { coordinator, db, begin, fill } = opened;
const { m } = coordinator;
const audit = await begin();
const section = (code: string) => paths.section(m, audit, code);

async function readField(field: string): Promise<unknown> {
  const [row] = await db.behind('select value from audits.draft_field where audit_id = $1 and field = $2', [
    audit,
    field,
  ]);
  return row?.['value'];
}

test('a section is its coordinators’ alone', async () => {
  await assertOnlyItsCoordinators(opened, (as, of) => paths.section(as, of, 'subject'), audit);
  assert.equal((await coordinator.get(section('circus'))).status, 404);
});

test('a wrong entry says what is wrong, keeps what was typed and writes nothing', async () => {
  const page = await coordinator.get(section('sample'));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { cases: 'a dozen', 'frame-supplier': 'Children’s Social Care' }),
  );
  assert.equal(problemsOf(answer).length, 1);
  assert.match(answer.body, /value="a dozen"/);
  assert.match(answer.body, /Children’s Social Care|Children&#39;s Social Care/);
});

test('two who fill in different fields of one section at once lose nothing, and see nothing of it', async () => {
  const [mine, theirs] = [
    await coordinator.get(section('subject')),
    await coordinator.get(section('subject')),
  ];
  assert.equal((await coordinator.submit(mine, { subject: 'neglect' })).status, 303);
  assert.equal((await coordinator.submit(theirs, { priority: 'Early help' })).status, 303);
  assert.deepEqual([await readField('subject'), await readField('priority')], ['neglect', 'Early help']);
});

test('two who change one field see both texts, and nothing is lost', async () => {
  const page = await coordinator.get(section('subject'));
  await fill(audit, 'subject', { subject: 'neglect of adolescents' });
  const before = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { subject: 'neglect in early years', 'priority-plan': 'Plan 2026' }),
  );
  assert.match(before.body, /adolescents/);
  assert.match(before.body, /early years/);
  assert.equal((await coordinator.submit(before, {})).status, 303);
  assert.equal(await readField('subject'), 'neglect in early years');
  assert.equal(await readField('priority-plan'), 'Plan 2026');
});

test('after a conflict, saving one’s own takes nothing back that somebody else changed and one never touched', async () => {
  const page = await coordinator.get(section('subject'));
  await fill(audit, 'subject', { subject: 'neglect of toddlers', background: 'A review asked for it.' });
  const clash = await coordinator.submit(page, { subject: 'neglect at school' });
  assert.equal(clash.status, 409);
  assert.equal((await coordinator.submit(clash, {})).status, 303);
  assert.equal(await readField('subject'), 'neglect at school');
  assert.deepEqual(await readField('background'), ['A review asked for it.']);
});

/** As the script on the page sends it: a field and its mark. */
async function autosave(page: Visit, fields: Readonly<Record<string, string>>): Promise<Visit> {
  const { fields: own, action } = readFormTag(page.body);
  const sent = Object.fromEntries(
    own.filter(([name]) => name.startsWith('_') || (name.startsWith('seen.') && name.slice(5) in fields)),
  );
  return coordinator.post(action, { ...sent, ...fields, _autosave: 'yes', _submission: randomUUID() });
}

test('what is typed is saved as it is typed; a clash and a fault are said and nothing is written', async () => {
  const page = await coordinator.get(section('questions'));
  const first = await autosave(page, { question: 'How early?' });
  assert.equal(first.status, 200);
  assert.equal(await readField('question'), 'How early?');
  const clash = await assertWritesNothing(db, 409, async () => autosave(page, { question: 'Who notices?' }));
  assert.match(clash.body, /conflict/);
  const tooLong = await assertWritesNothing(db, 422, async () =>
    autosave(page, { question: 'x'.repeat(5001) }),
  );
  assert.deepEqual(JSON.parse(tooLong.body), {
    field: 'question',
    says: 'The question must be 1,000 characters or fewer. There are 5,001',
  });
});

test('what contradicts something is saved, and said at its place', async () => {
  await fill(audit, 'period', {
    'scope-phrase': 'the year',
    'scope-from': '1 June 2026',
    'scope-until': '31 May 2025',
  });
  const { body } = await coordinator.get(section('period'));
  assert.match(body, /This does not fit/);
});

test('every section is saved as it is typed just as it was shown, whatever its fields offer', async () => {
  const full = await begin('shipped-deep_dive');
  await opened.fillIn(full);
  for (const { code } of termsSections(
    {},
    { areas: [], agencies: [], colleagues: [], contacts: [], library: [], today: '2026-06-01' },
  )) {
    const page = await coordinator.get(paths.section(m, full, code));
    const form = [...page.body.matchAll(/<form[^>]*data-autosave/g)];
    if (form.length === 0) continue;
    const { fields } = readFormTag(page.body);
    const sent = { ...Object.fromEntries(fields), _autosave: '1' };
    const answer = await coordinator.post(paths.section(m, full, code), sent);
    assert.equal(answer.status, 200, `${code}: ${answer.body}`);
  }
});

test('saving as one types reads no more than the field needs: no library, no colleagues, no other field', async () => {
  const page = await coordinator.get(section('sample'));
  const statements = await statementsOf(async () => {
    assert.equal((await autosave(page, { 'frame-supplier': 'Early Help' })).status, 200);
  });
  assert.equal(await readField('frame-supplier'), 'Early Help');
  assert.doesNotMatch(statements.join('\n'), /library_|list_colleagues|agency_in_partnership/);
  const drafts = statements.filter((one) => /^select .* from "audits"\."draft_field"/.test(one));
  assert.equal(drafts.length, 1);
  assert.match(drafts[0] ?? '', /field = any/);
});

test('a title saved as it is typed is the audit’s title in lists, and its subject there stays', async () => {
  await fill(audit, 'subject', { title: 'An audit', subject: 'neglect at home' });
  const page = await coordinator.get(section('subject'));
  assert.equal((await autosave(page, { title: 'Neglect at home' })).status, 200);
  const [row] = await db.behind('select title, subject from audits.audit where id = $1', [audit]);
  assert.deepEqual(row, { title: 'Neglect at home', subject: 'neglect at home' });
});
