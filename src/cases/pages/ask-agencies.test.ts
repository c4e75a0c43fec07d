import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCase } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { emptyPerson, packOf, type IdentityPack } from '../identity.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const { here } = scene;
const audit = here.liveAudit;
const url = paths.askAgencies(m, audit);
const withKeys = { db, scene, keys: site.keys };

const family: IdentityPack = {
  ...packOf(child({ name: 'Ada Example', address: '1 Test Street', nhsNumber: '9990000018' })),
  people: [
    ...packOf(child({ name: 'Ada Example', address: '1 Test Street', nhsNumber: '9990000018' })).people,
    { ...emptyPerson, id: 'p1', relation: 'parent', name: 'Beth Example', born: '1990-01-01' },
    { ...emptyPerson, id: 's1', relation: 'sibling', name: 'Carl Example' },
    { ...emptyPerson, id: 'o1', relation: 'other_adult', name: 'Dan Neighbour' },
  ],
};

/** What stands asked of a case, past every policy. */
async function asksOf(caseId: string) {
  return await db.behind(
    `select a.agency_id, a.due_on::text, a.stage,
      (select count(*)::int from cases.ask_person p where p.ask_id = a.id) as people,
      (select count(*)::int from cases.disclosure d where d.ask_id = a.id and d.closed_at is null) as open,
      (select count(*)::int from cases.disclosure d where d.ask_id = a.id and d.closed_at is not null) as ready
    from cases.ask a where a.case_id = $1 and a.withdrawn_at is null order by a.agency_id`,
    [caseId],
  );
}

const reasons = { 'reason-child': 'Audit.', 'reason-parent': 'Audit.' };

test('asking is for the coordinators of the audit alone', async () => {
  await assertOnlyItsCoordinators(opened, paths.askAgencies, audit);
});

test('cases stand there without a name, and one that does not open says so and cannot be asked about', async () => {
  const one = await addCase(withKeys, family);
  const { body } = await coordinator.get(url);
  for (const name of ['Ada', 'Beth', 'Carl', 'Dan', '1 Test Street', '9990000018'])
    assert.doesNotMatch(body, new RegExp(name));
  assert.match(
    body,
    new RegExp(`Case ${one.number}[\\s\\S]*The child[\\s\\S]*Parent 1[\\s\\S]*Sibling 1[\\s\\S]*Adult 1`),
  );
  assert.match(body, /<strong>Case 1<\/strong> cannot be asked about\./);
  // Proposed: the child, brothers and sisters, parents; of each the least that lets somebody search.
  const ticked = [...body.matchAll(/value="([^"]+)"[^>]*checked/g)].map(([, value]) => value);
  assert.ok(ticked.includes('p1') && ticked.includes('s1') && !ticked.includes('o1'));
  assert.ok(ticked.includes('name') && ticked.includes('born'));
});

test('an ask goes to each agency with its own sealed copy, and sent twice it is asked once', async () => {
  const one = await addCase(withKeys, family);
  const form = await coordinator.get(paths.askAgencies(m, audit, { case: one.id }));
  const fields = {
    case: one.id,
    [`people-${one.id}`]: ['child', 'p1'],
    to: [here.agency, here.otherAgency],
    fact: ['name', 'born'],
    more: ['nhsNumber'],
    ready: 'yes',
    ...reasons,
  };
  const [first, again] = [await coordinator.submit(form, fields), await coordinator.submit(form, fields)];
  assert.equal(first.status, 303);
  assert.equal(again.to, first.to);
  const asks = await asksOf(one.id);
  assert.deepEqual(
    asks.map(({ people, open, ready, stage }) => ({ people, open, ready, stage })),
    [
      { people: 2, open: 1, ready: 1, stage: 'search' },
      { people: 2, open: 1, ready: 1, stage: 'search' },
    ],
  );
  const everything = await db.behind(
    `select encode(d.sealed, 'escape') || encode(p.sealed_reason, 'escape') as text
      from cases.disclosure d join cases.ask_person p on p.ask_id = d.ask_id where d.case_id = $1`,
    [one.id],
  );
  for (const { text } of everything) assert.doesNotMatch(String(text), /Example|Audit\.|1990/);
  assert.match((await coordinator.get(first.to)).body, /2 questions were put to agencies/);
});

test('what was asked before is left as it is, and that is said', async () => {
  const one = await addCase(withKeys, family);
  const page = await coordinator.get(paths.askAgencies(m, audit, { case: one.id }));
  const fields = { case: one.id, [`people-${one.id}`]: 'child', to: here.agency, ...reasons };
  await coordinator.submit(page, fields);
  const both = { ...fields, to: [here.agency, here.otherAgency] };
  const next = await coordinator.submit(await coordinator.get(url), both);
  assert.match(
    (await coordinator.get(next.to)).body,
    /One agency was asked about one case\. 1 had been asked before/,
  );
  const third = await coordinator.get(url);
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(third, both));
  assert.deepEqual(problemsOf(refused), ['Every agency chosen was already asked about every case chosen']);
});

test('two coordinators who ask at once ask once', async () => {
  const one = await addCase(withKeys, family);
  const fields = { case: one.id, [`people-${one.id}`]: 'child', to: here.agency, ...reasons };
  const pages = [await coordinator.get(url), await coordinator.get(url)];
  const answers = await Promise.all(pages.map(async (page) => coordinator.submit(page, fields)));
  assert.ok(answers.some((answer) => answer.status === 303));
  assert.ok(answers.every((answer) => answer.status === 303 || answer.status === 422));
  assert.equal((await asksOf(one.id)).length, 1);
});

test('a form that lacks something keeps what was typed, says where, and writes nothing', async () => {
  const one = await addCase(withKeys, family);
  const page = await coordinator.get(url);
  const wrong = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { case: one.id, [`people-${one.id}`]: [], to: [], fact: [], due: '3 June' }),
  );
  assert.deepEqual(problemsOf(wrong), [
    `Choose whom of Case ${one.number} agencies are asked about`,
    'Choose at least one agency',
    'Choose what agencies are told, so that they can search',
    'The day by which agencies are to answer must be a day, such as 31 March 2026',
  ]);
  assert.match(wrong.body, /value="3 June"/);
  const past = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, {
      case: one.id,
      [`people-${one.id}`]: 'child',
      to: here.agency,
      [`about-${here.agency}`]: 'adults',
      [`setting-${here.agency}`]: here.setting,
      'reason-child': ' ',
      due: '3 June 2020',
    }),
  );
  assert.deepEqual(problemsOf(past), [
    `Agency is asked about nobody in Case ${one.number}: choose somebody there, or whom Agency is asked about`,
    'Enter the reason why agencies are told of them',
    '3 June 2020 has passed. Enter a day that is ahead',
  ]);
  const nobody = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { case: [] }));
  assert.ok(problemsOf(nobody).includes('Choose at least one case'));
});

test('an agency is asked about a setting it stands for, and only about the adults where that is chosen', async () => {
  const one = await addCase(withKeys, family);
  const page = await coordinator.get(url);
  const sent = await coordinator.submit(page, {
    case: one.id,
    [`people-${one.id}`]: ['child', 'p1', 'o1'],
    to: here.agency,
    [`about-${here.agency}`]: 'adults',
    [`setting-${here.agency}`]: here.setting,
  });
  assert.equal(sent.status, 303);
  const [ask] = await db.behind(
    `select a.setting_id, array_agg(p.person order by p.person) as people from cases.ask a
      join cases.ask_person p on p.ask_id = a.id where a.case_id = $1 group by a.setting_id`,
    [one.id],
  );
  assert.deepEqual(ask, { setting_id: here.setting, people: ['o1', 'p1'] });
});

test('an agency without a basis for sharing is not asked, and the page says what is missing; the others go ahead', async () => {
  const one = await addCase(withKeys, family);
  const without = `update audits.terms_version set content = jsonb_set(content, '{terms,basis,agencies}',
    (select jsonb_agg(case when x ->> 'agency' = '${here.otherAgency}' then x || '{"signatory": "", "basis": ""}' else x end)
      from jsonb_array_elements(content -> 'terms' -> 'basis' -> 'agencies') x))
    where partnership_id = '${here.partnership}'`;
  const page = await coordinator.get(url);
  await db.behind(without);
  const shown = (await coordinator.get(url)).body;
  assert.match(
    shown,
    /<strong>Police<\/strong>: missing is its lawful basis and who signed the agreement for it, and when\.[\s\S]*terms\/basis/,
  );
  const fields = { case: one.id, [`people-${one.id}`]: 'child', ...reasons };
  const both = { ...fields, to: [here.agency, here.otherAgency] };
  const forged = await assertWritesNothing(db, 422, async () => coordinator.submit(page, both));
  assert.deepEqual(problemsOf(forged), [
    'Police cannot be asked: missing is its lawful basis and who signed the agreement for it, and when',
  ]);
  const ahead = await coordinator.submit(page, { ...fields, to: here.agency });
  assert.equal(ahead.status, 303);
  assert.equal((await asksOf(one.id)).length, 1);

  await db.behind(
    `update audits.terms_version set content = jsonb_set(content, '{terms,basis,agreement,until}', '"2020-01-01"')`,
  );
  const none = await coordinator.get(url);
  assert.doesNotMatch(none.body, /Ask these agencies/);
  assert.match(none.body, /a sharing agreement that is in force \(it has ended\)/);
});
