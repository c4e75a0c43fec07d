import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

// Whoever stands in for a lead, named among the agency's contacts, does what the lead does for as long as they are named.

const { lead, as, audit, ask, db, scene } = await openAnswering();
const { here } = scene;
const deputy = as('recommendation_owner');
await db.behind('update accounts.membership set agency_id = $1 where id = $2', [here.agency, deputy.m]);
const contacts = `/agencies/${here.agency}/contacts`;

/** Names somebody for a part of the agency, from and until so many days from today; returns what takes it back. */
async function name(
  part: 'deputy' | 'cover',
  until: number,
  more: { membership?: string; service?: string; from?: number } = {},
): Promise<() => Promise<unknown>> {
  const id = randomUUID();
  await db.behind(
    `insert into accounts.contact (partnership_id, id, agency_id, membership_id, service_id, part, starts_on, ends_on)
     values ($1, $2, $3, $4, $5, $6, current_date + $7::int, current_date + $8::int)`,
    [
      here.partnership,
      id,
      here.agency,
      more.membership ?? deputy.m,
      more.service ?? null,
      part,
      more.from ?? -9,
      until,
    ],
  );
  return async () => await db.behind('delete from accounts.contact where id = $1', [id]);
}

const statusOf = async (visitor: ReturnType<typeof as>, id: string): Promise<number> =>
  (await visitor.get(paths.answer(visitor.m, audit, id))).status;

test('a deputy without the role of lead answers, gives the case to an auditor, and the log says whose hand it was', async () => {
  const one = await ask();
  assert.equal(await statusOf(deputy, one.id), 404);
  const takeBack = await name('deputy', 9);
  const path = paths.answer(deputy.m, audit, one.id);
  const said = { 'answer-child': 'known_in_scope', systems: 'SystmOne' };
  assert.equal((await deputy.submit(await deputy.get(path), said, { action: path })).status, 303);
  const [row] = await db.behind('select answered_by from cases.ask where id = $1', [one.id]);
  assert.equal(row?.['answered_by'], deputy.m);
  const assign = paths.assign(deputy.m, audit, one.id);
  const auditor = { auditor: here.people.auditor.membership };
  assert.equal((await deputy.submit(await deputy.get(assign), auditor, { action: assign })).status, 303);
  await takeBack();
  assert.equal(await statusOf(deputy, one.id), 404);
});

test('cover ends by itself after its last day, and does not begin before its first [C23]', async () => {
  const one = await ask();
  for (const [from, until, status] of [
    [-9, 0, 200],
    [-9, -1, 404],
    [1, 9, 404],
  ] as const) {
    const takeBack = await name('cover', until, { from });
    assert.equal(await statusOf(deputy, one.id), status, `${from} to ${until}`);
    await takeBack();
  }
});

test('who is named for one service, for another agency, or is a guest of one meeting, answers for nobody', async () => {
  const one = await ask();
  const ofService = await name('deputy', 9, { service: here.service });
  assert.equal(await statusOf(deputy, one.id), 404);
  await ofService();
  const theirs = await ask({ agency: here.otherAgency });
  const takeBack = await name('deputy', 9);
  assert.equal(await statusOf(deputy, theirs.id), 404);
  await db.behind(`update accounts.membership set roles = '{practitioner}' where id = $1`, [deputy.m]);
  assert.equal(await statusOf(deputy, one.id), 404);
  await db.behind(`update accounts.membership set roles = '{recommendation_owner}' where id = $1`, [
    deputy.m,
  ]);
  await takeBack();
});

test('nobody names themselves or lengthens their own cover, and whoever stands in hands it on to nobody', async () => {
  const takeBack = await name('cover', 3);
  const add = `/as/${deputy.m}${contacts}/add`;
  const fields = { account: 'yes', member: deputy.m, part: 'deputy' };
  const refused = await assertWritesNothing(db, 422, async () =>
    deputy.submit(await deputy.get(add), fields, { action: add }),
  );
  const why =
    'Whoever is named can act for the agency: its lead, a coordinator or an administrator names them, and nobody names themselves';
  assert.deepEqual(problemsOf(refused), [why]);
  const [own] = await db.behind('select id from accounts.contact where membership_id = $1', [deputy.m]);
  const edit = `/as/${deputy.m}${contacts}/${String(own?.['id'])}`;
  const longer = await assertWritesNothing(db, 422, async () => {
    const page = await deputy.get(edit);
    return await deputy.submit(page, { part: 'cover', until: '31 December 2199' }, { action: edit });
  });
  assert.deepEqual(problemsOf(longer), [why]);
  const colleague = here.people.auditor.membership;
  const handedOn = await assertWritesNothing(db, 422, async () =>
    deputy.submit(await deputy.get(add), { ...fields, member: colleague }, { action: add }),
  );
  assert.deepEqual(problemsOf(handedOn), [why]);
  const nameless = await assertWritesNothing(db, 422, async () =>
    deputy.submit(
      await deputy.get(edit),
      { account: 'no', name: 'A. Person', part: 'deputy' },
      { action: edit },
    ),
  );
  assert.match(problemsOf(nameless).join(), /This contact can act for the agency/);
  await takeBack();
  // The policies say the same, whatever a page lets through.
  const session = { key: here.people.coordinator.key, membership: here.people.coordinator.membership };
  await db.behind('update accounts.membership set agency_id = $1 where id = $2', [
    here.agency,
    session.membership,
  ]);
  const insert = async (membership: string) =>
    await db.database.transact({ kind: 'person', ...session }, 'write', async (tx) => {
      await tx
        .insertInto('accounts.contact')
        .values({
          partnership_id: here.partnership,
          id: randomUUID(),
          agency_id: here.agency,
          membership_id: membership,
          part: 'deputy',
        })
        .execute();
    });
  await assert.rejects(insert(session.membership), /row-level security/);
  await insert(deputy.m);
  const byLead = `/as/${lead.m}${contacts}/add`;
  const page = await lead.get(byLead);
  const named = { account: 'yes', member: lead.m, part: 'deputy' };
  assert.equal((await lead.submit(page, named, { action: byLead })).status, 303);
});
