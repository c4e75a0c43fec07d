import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openReturning } from '#test/returns';
import { hostileTexts } from '#test/hostile-texts';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, write } = opened;
const one = await openOne();
const section = paths.section(auditor.m, audit, one.return, 'referrals');

test('a section is the lead’s and the auditors’ of the case, and nobody else’s (abuse C01)', async () => {
  assert.equal((await auditor.get(section)).status, 200);
  assert.equal((await lead.get(paths.section(lead.m, audit, one.return, 'referrals'))).status, 200);
  assert.equal((await site.visitor().get(section)).status, 404);
  for (const role of ['coordinator', 'panel_chair', 'data_guardian', 'administrator'] as const) {
    const visitor = as(role);
    assert.equal(
      (await visitor.get(paths.section(visitor.m, audit, one.return, 'referrals'))).status,
      404,
      role,
    );
  }
  const elsewhere = as('agency_lead', scene.there);
  assert.equal((await elsewhere.get(paths.section(elsewhere.m, audit, one.return, 'referrals'))).status, 404);
});

test('an answer with its comment is saved sealed, shown again, and counted by its code alone', async () => {
  const saved = await write(auditor, one, 'referrals', {
    'a1-answer': 'partly',
    'a1-evidence': 'Contact record, 3 March 2025',
    'a1-comment': 'Ada Quillfeather was named late.',
  });
  assert.equal(saved.status, 303);
  const page = await auditor.get(section);
  assert.match(page.body, /Ada Quillfeather was named late/);
  const [row] = await db.behind('select answer, sealed from returns.entry where return_id = $1', [
    one.return,
  ]);
  assert.equal(row?.['answer'], 'partly');
  assert.doesNotMatch(String(row?.['sealed']), /Quillfeather/);
  const list = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(list.body, /1 of 5 answered/);
});

test('two auditors who change one answer at once see both texts; neither is lost', async () => {
  const [mine, theirs] = [
    await auditor.get(section),
    await lead.get(paths.section(lead.m, audit, one.return, 'referrals')),
  ];
  const send = { action: section };
  assert.equal(
    (
      await lead.submit(
        theirs,
        { 'a2-answer': 'met', 'a2-comment': 'In time.' },
        { action: paths.section(lead.m, audit, one.return, 'referrals') },
      )
    ).status,
    303,
  );
  const stale = await assertWritesNothing(db, 409, async () =>
    auditor.submit(mine, { 'a2-answer': 'not_met', 'a2-comment': 'Two days late.' }, send),
  );
  assert.match(stale.body, /In time\.[\s\S]*Two days late\./);
  const other = await auditor.submit(mine, { 'a3-answer': 'met' }, send);
  assert.equal(other.status, 303);
  const both = await auditor.get(section);
  assert.match(both.body, /In time\./);
});

test('whoever writes in the section now is named to the others', async () => {
  await write(lead, one, 'referrals', { 'a4-answer': 'met' });
  assert.match((await auditor.get(section)).body, /Writing in this section now, too/);
  const list = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(list.body, /Writing in it now/);
});

test('what was still being typed when the return was handed in is given back, and not written', async () => {
  const late = await openOne();
  const path = paths.section(auditor.m, audit, late.return, 'referrals');
  await write(auditor, late, 'referrals', { 'a2-answer': 'met', 'a2-comment': 'Stands already.' });
  const page = await auditor.get(path);
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [late.return]);
  const answer = await assertWritesNothing(db, 409, async () =>
    auditor.submit(page, { 'a1-answer': 'partly', 'a1-comment': 'The last of my words' }, { action: path }),
  );
  assert.match(answer.body, /Nothing was saved[\s\S]*Answer: Partly met[\s\S]*The last of my words/);
  assert.doesNotMatch(answer.body, /Stands already/);
  assert.equal((await auditor.get(path)).status, 303);
});

test('a coordinator opens no section, also not of a return that is handed in', async () => {
  assert.equal(
    (await coordinator.get(paths.section(coordinator.m, audit, one.return, 'referrals'))).status,
    404,
  );
});

/** An audit in which agencies of the scene signed returns, each with these answers to standards; returns its id. */
async function signEarlier(title: string, agency: string, answers: readonly object[]): Promise<string> {
  const id = randomUUID();
  const copy = async (table: string, changed: object) =>
    db.behind(
      `insert into ${table} select (jsonb_populate_record(t, $2)).* from ${table} t
       where to_jsonb(t) ->> $3 = $1 limit 1`,
      [audit, JSON.stringify(changed), table === 'audits.audit' ? 'id' : 'audit_id'],
    );
  await copy('audits.audit', { id, title, short_name: id });
  await copy('audits.terms_version', { audit_id: id });
  await copy('audits.request', { audit_id: id, agency_id: agency, content: { title } });
  for (const given of answers) {
    const signed = randomUUID();
    await copy('returns.return', {
      audit_id: id,
      id: signed,
      agency_id: agency,
      case_id: null,
      case_number: null,
      service_id: null,
      setting_id: null,
      state: 'signed_off',
    });
    await db.behind(
      `insert into returns.signed_return
         (partnership_id, audit_id, return_id, number, agency_id, sealed, answers, signed_by, signed_at)
       values ($1, $2, $3, 1, $4, '\\x00', $5, $6, '2025-06-12')`,
      [scene.here.partnership, id, signed, agency, JSON.stringify(given), lead.m],
    );
  }
  return id;
}

test('what the same agency answered to a standard in an earlier audit stands below it, and is not copied', async () => {
  const fresh = await openOne();
  const path = (m: string) => paths.section(m, audit, fresh.return, 'referrals');
  assert.doesNotMatch((await auditor.get(path(auditor.m))).body, /your agency answered/);
  const earlier = await signEarlier('Audit of 2025', scene.here.agency, [{ a1: 'partly', 'own-1': 'met' }]);
  await signEarlier('Audit of others', scene.here.otherAgency, [{ a1: 'not_met' }]);
  for (const visitor of [auditor, lead]) {
    const { body } = await visitor.get(path(visitor.m));
    assert.match(
      body,
      /In the audit “Audit of 2025” \(signed 12 June 2025\) your agency answered:\s+<strong>Partly met<\/strong>/,
    );
    assert.doesNotMatch(body, /Audit of others|value="partly" checked/);
  }
  // The words of it are read in the return itself, by whoever may: the lead, and not every auditor.
  const link = `/returns/${earlier}/`;
  assert.ok((await lead.get(path(lead.m))).body.includes(link));
  assert.ok(!(await auditor.get(path(auditor.m))).body.includes(link));
  const rows = await db.behind('select field from returns.entry where return_id = $1', [fresh.return]);
  assert.deepEqual(rows, []);
});

test('when the audit is over nothing more is written: what is typed is given back, and the return is not asked for', async () => {
  const late = await openOne();
  const path = paths.section(auditor.m, audit, late.return, 'referrals');
  const page = await auditor.get(path);
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [audit]);
  const answer = await assertWritesNothing(db, 409, async () =>
    auditor.submit(page, { 'a1-comment': 'Too late' }, { action: path }),
  );
  assert.match(answer.body, /Nothing was saved[\s\S]*Too late/);
  const home = await auditor.get(paths.return(auditor.m, audit, late.return));
  assert.match(home.body, /Not asked for any more/);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
});

test('whatever is typed into a comment is kept as it is or refused in words; never a fault (E01, E04, E06)', async () => {
  const hostile = await openOne();
  const path = paths.section(auditor.m, audit, hostile.return, 'referrals');
  const items = ['a1', 'a2', 'a3', 'a4', 'a6'];
  for (let from = 0; from < hostileTexts.length; from += items.length) {
    const texts = hostileTexts.slice(from, from + items.length);
    const fields = Object.fromEntries(texts.map((text, at) => [`${items[at]}-comment`, text]));
    const answer = await auditor.submit(await auditor.get(path), fields, { action: path });
    assert.ok([303, 409, 422].includes(answer.status), `${answer.status} after ${JSON.stringify(texts)}`);
  }
});

test('a comment that is too long is said with how much there may be and is, and stands in the page still', async () => {
  const page = await auditor.get(section);
  const long = await assertWritesNothing(db, 422, async () =>
    auditor.submit(page, { 'a1-comment': 'x'.repeat(30_000) }, { action: section }),
  );
  assert.match(long.body, /must be 20,000 characters or fewer\. There are 30,000/);
  assert.match(long.body, /x{30000}/);
});

test('a tool that is retired under an open return goes on being asked there', async () => {
  await db.behind(`update returns.tool set retired_at = now(), retired_reason = 'Replaced by another'`);
  const saved = await write(auditor, one, 'referrals', { 'a6-answer': 'met' });
  assert.equal(saved.status, 303);
});
