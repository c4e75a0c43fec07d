import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownBy, openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { coordinator, lead, auditor, as, audit, ask, answer, give, addAuditor, db, scene } = opened;

/** A case in which somebody of that name worked with the family, given to them: where it is to be settled. */
async function blocked(name: string, inCase = name) {
  const membership = await addAuditor(name);
  const one = await ask({ of: knownBy(inCase) });
  await answer(one.id, 'known_in_scope');
  return { membership, one, path: (await give(one.id, membership)).to };
}

async function standing(path: string, caseId: string) {
  const id = path.split('/').at(-1);
  const [row] = await db.behind(
    `select settled, version, sealed_settlement is not null as words,
      (select array_agg(a.part order by a.part) from cases.assignment a where a.case_id = $2 and a.ended_at is null) as given
      from cases.conflict where id = $1`,
    [id, caseId],
  );
  return row;
}

test('where another can audit the case, whoever is named in it stands back [C06]', async () => {
  const { one, path, membership } = await blocked('Ann Field');
  const page = await lead.get(path);
  assert.match(page.body, /The same name or address stands in the case/);
  assert.doesNotMatch(page.body, /value="asked"|value="second_reader"/);
  const forged = await assertWritesNothing(db, 422, async () =>
    lead.submit(
      page,
      { settled: 'asked', words: 'They are very experienced, and nobody minds.' },
      { action: path },
    ),
  );
  assert.deepEqual(problemsOf(forged), ['Choose how it is settled']);
  await lead.submit(page, { settled: 'stands_back' }, { action: path });
  assert.deepEqual(await standing(path, one.case), {
    settled: 'stands_back',
    version: 2,
    words: false,
    given: null,
  });
  assert.match(problemsOf(await give(one.id, membership)).join(), /stands back from this case/);
});

test('a name that is merely alike can be another person’s: the lead asks for an exception and says why', async () => {
  const { one, path, membership } = await blocked('Bea Hill', 'B. Hill');
  const page = await lead.get(path);
  assert.match(page.body, /A name that is alike stands in the case/);
  const idle = await assertWritesNothing(db, 422, async () =>
    lead.submit(page, { settled: 'asked', words: 'test' }, { action: path }),
  );
  assert.match(problemsOf(idle).join(), /at least 20 characters/);
  const words = 'The midwife Brian Hill is another person, who left in 2019.';
  const made = await lead.submit(page, { settled: 'asked', words }, { action: path });
  assert.equal(made.status, 303);
  assert.deepEqual(await standing(path, one.case), {
    settled: 'asked',
    version: 2,
    words: true,
    given: null,
  });
  assert.match((await lead.get(path)).body, /another person, who left/);
  assert.match(problemsOf(await give(one.id, membership)).join(), /waits for an exception/);
  const seen = await coordinator.get(paths.ask(coordinator.m, audit, one.id));
  assert.match(
    seen.body,
    /Bea Hill<\/strong> may be too close[\s\S]*another person, who left[\s\S]*See the exception/,
  );
});

test('where nobody else can, a second reader reads it as well', async () => {
  const one = await ask({ of: knownBy('', `${scene.here.people.auditor.person}@example.org`) });
  await answer(one.id, 'known_in_scope');
  const others = await db.behind(
    `update accounts.membership set ended_at = now() where agency_id = $1 and id <> all ($2::uuid[]) and ended_at is null returning id`,
    [scene.here.agency, [lead.m, auditor.m]],
  );
  const path = (await give(one.id)).to;
  const page = await lead.get(path);
  const none = await assertWritesNothing(db, 422, async () =>
    lead.submit(page, { settled: 'second_reader' }, { action: path }),
  );
  assert.deepEqual(problemsOf(none), ['Choose who reads it as well']);
  await lead.submit(page, { settled: 'second_reader', 'second-reader': lead.m }, { action: path });
  assert.deepEqual(await standing(path, one.case), {
    settled: 'second_reader',
    version: 2,
    words: false,
    given: ['auditor', 'second_reader'],
  });
  await db.behind('update accounts.membership set ended_at = null where id = any ($1::uuid[])', [
    others.map((row) => row['id']),
  ]);
});

test('what was settled meanwhile is shown beside one’s own, and nothing is kept', async () => {
  const { path } = await blocked('Cat Dale', 'C Dale');
  const page = await lead.get(path);
  await lead.submit(page, { settled: 'stands_back' }, { action: path });
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(
      page,
      { settled: 'asked', words: 'Another person of that name.', _submission: crypto.randomUUID() },
      { action: path },
    ),
  );
  assert.match(stale.body, /Somebody was here before you[\s\S]*Saved meanwhile/);
  assert.doesNotMatch((await lead.get(path)).body, /How is it settled\?/);
});

test('a conflict is for the lead of its own agency', async () => {
  const { path, one } = await blocked('Dee Moor');
  const id = path.split('/').at(-1) ?? '';
  for (const role of ['auditor', 'coordinator'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.conflict(visitor.m, audit, one.id, id))).status, 404, role);
  }
  const other = await ask();
  await answer(other.id, 'known_in_scope');
  assert.equal((await lead.get(paths.conflict(lead.m, audit, other.id, id))).status, 404);
});
