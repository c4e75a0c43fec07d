import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemNow } from '#platform/time';
import { feared, openConcernGround } from '#test/concerns';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, site, scene, db, audit, one, other, coordinator, chair, guardian, lead, auditor, raise } = ground;
const count = async (): Promise<number> => {
  const [row] = await db.behind('select count(*)::int as count from cases.concern');
  return Number(row?.['count']);
};

test('whoever may see a case may say that a child is unsafe, and nobody else learns that there is one', async () => {
  const statusOf = async (who: typeof lead, about: { id: string }): Promise<number> =>
    (await who.get(paths.concernRaise(who.m, audit, about.id))).status;
  const elsewhere = as('coordinator', scene.there);
  assert.deepEqual(
    {
      coordinator: [await statusOf(coordinator, one), await statusOf(coordinator, other)],
      lead: [await statusOf(lead, one), await statusOf(lead, other)],
      auditor: [await statusOf(auditor, one), await statusOf(auditor, other)],
      guardian: [await statusOf(guardian, one), await statusOf(guardian, other)],
      chair: [await statusOf(chair, one), await statusOf(chair, other)],
      administrator: [await statusOf(as('administrator'), one), await statusOf(as('administrator'), other)],
      practitioner: [await statusOf(as('practitioner'), one), await statusOf(as('practitioner'), other)],
      elsewhere: [await statusOf(elsewhere, one), await statusOf(elsewhere, other)],
      'lead elsewhere': [await statusOf(as('agency_lead', scene.there), one), 404],
    },
    {
      coordinator: [200, 200],
      lead: [200, 404],
      auditor: [200, 404],
      guardian: [404, 404],
      chair: [404, 404],
      administrator: [404, 404],
      practitioner: [404, 404],
      elsewhere: [404, 404],
      'lead elsewhere': [404, 404],
    },
  );
  assert.equal((await site.visitor().get(paths.concernRaise(lead.m, audit, one.id))).status, 404);
  assert.equal(
    (await lead.get(paths.concernRaise(lead.m, scene.there.liveAudit, one.id))).status,
    404,
    'the address of another audit',
  );
});

test('an auditor whose case was taken back, or a lead whose agency is asked no more, raises nothing there', async () => {
  await db.behind('update accounts.access_grant set granted_until = now() where case_id = $1', [one.id]);
  await db.behind(`update cases.ask set withdrawn_at = now(), withdrawn_reason = 'No' where case_id = $1`, [
    one.id,
  ]);
  for (const who of [auditor, lead])
    assert.equal((await who.get(paths.concernRaise(who.m, audit, one.id))).status, 404);
  await db.behind('update accounts.access_grant set granted_until = null where case_id = $1', [one.id]);
  await db.behind('update cases.ask set withdrawn_at = null, withdrawn_reason = null where case_id = $1', [
    one.id,
  ]);
});

test('the database keeps a lead from writing of a case that their agency is not asked about (abuse C25)', async () => {
  const { partnership, people } = scene.here;
  const insert = async (caseId: string) =>
    db.database.transact(scene.session('agency_lead'), 'write', async (tx) =>
      tx
        .insertInto('cases.concern')
        .values({
          partnership_id: partnership,
          audit_id: audit,
          id: crypto.randomUUID(),
          case_id: caseId,
          case_number: 1,
          raised_by: people.agency_lead.membership,
          sealed: Buffer.alloc(61),
          referred: false,
          acknowledge_by: systemNow(),
        })
        .execute()
        .then(() => Promise.reject(new Error('undone'))),
    );
  await assert.rejects(insert(other.id), /row-level security/);
  await assert.rejects(insert(one.id), /undone/);
});

test('it says first to follow one’s own route, and to whom it goes and until when', async () => {
  const { body } = await lead.get(paths.concernRaise(lead.m, audit, one.id));
  assert.match(body, /call 999 now/);
  assert.match(body, /children’s social care/);
  assert.match(body, /does not replace either/);
  assert.match(body, /acknowledged within 60 minutes: by \d\d:\d\d, /);
});

test('what is missing is said, what was typed is kept, and nothing is written', async () => {
  const page = await lead.get(paths.concernRaise(lead.m, audit, one.id));
  const empty = await assertWritesNothing(db, 422, async () => lead.submit(page, {}));
  assert.deepEqual(problemsOf(empty), [
    'Say whether you have followed your own emergency and referral route',
    'Enter the reason why a child may be unsafe',
  ]);
  const half = await assertWritesNothing(db, 422, async () =>
    lead.submit(page, { referral: 'no', feared: 'He came with a burn.', done: 'Nothing yet.' }),
  );
  assert.deepEqual(problemsOf(half), ['Enter the reason why you have not']);
  assert.match(half.body, /He came with a burn\./);
  assert.match(half.body, /Nothing yet\./);
  assert.match(half.body, /value="no"[^>]*checked/);
});

test('it is recorded sealed, with who is to read it, and leads to its page', async () => {
  const concern = await raise(auditor);
  const [row] = await db.behind(
    `select c.*, encode(c.sealed, 'escape') as text, acknowledge_by - raised_at = interval '60 minutes' as in_time,
       (select array_agg(p.membership_id order by p.membership_id) from cases.concern_party p where p.concern_id = c.id) as parties
     from cases.concern c where c.id = $1`,
    [concern],
  );
  assert.doesNotMatch(String(row?.['text']), /burn|telephoned/);
  assert.equal(row?.['in_time'], true);
  assert.equal(row?.['referred'], false);
  assert.deepEqual(row?.['parties'], [auditor.m, chair.m, guardian.m].toSorted());
  const { body } = await auditor.get(paths.concern(auditor.m, audit, concern));
  assert.match(body, /came with a burn/);
  const [logged] = await db.behind(
    `select detail::text as detail, array_to_string(subjects, ' ') as subjects from audit_log.event where event = 'concern.raised' and outcome = 'done' order by at desc limit 1`,
  );
  assert.doesNotMatch(`${String(logged?.['detail'])} ${String(logged?.['subjects'])}`, /burn|telephoned/);
});

test('sent twice it is one concern (abuse W01)', async () => {
  const before = await count();
  const page = await lead.get(paths.concernRaise(lead.m, audit, one.id));
  const [first, second] = await Promise.all([lead.submit(page, feared), lead.submit(page, feared)]);
  const again = await lead.submit(page, feared);
  assert.deepEqual([first.to, again.to], [second.to, first.to]);
  assert.equal(await count(), before + 1);
});

test('while nobody is named it goes to every coordinator, and the page says so', async () => {
  const route = `from cases.concern_route where audit_id = '${audit}'`;
  const [kept] = await db.behind(`select * ${route}`);
  await db.behind(`delete ${route}`);
  const page = await lead.get(paths.concernRaise(lead.m, audit, one.id));
  assert.match(page.body, /every coordinator/);
  const concern = await raise(lead);
  assert.match(
    (await coordinator.get(paths.concern(coordinator.m, audit, concern))).body,
    /Every coordinator/,
  );
  await db.behind(
    `insert into cases.concern_route (partnership_id, audit_id, recipient, deputy, changed_by) values ($1, $2, $3, $4, $5)`,
    ['partnership_id', 'audit_id', 'recipient', 'deputy', 'changed_by'].map((name) => kept?.[name]),
  );
});

test('a case whose key is gone cannot be written to: that is said, and what to do instead', async () => {
  const path = paths.concernRaise(coordinator.m, audit, scene.here.sampleCase);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(await coordinator.get(path), feared),
  );
  assert.match(problemsOf(answer).join(), /Nothing was sent.*Follow your own route now/);
  assert.match(answer.body, /came with a burn/);
});
