import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite, type Visit } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { agency_lead: lead, coordinator: hat } = here.people;
const path = `/agencies/${here.agency}/settings/add-many`;
const add = `/as/${hat.membership}${path}`;
const confirm = `${add}/confirm`;
const visitor = site.visitor(hat.key);
const words = (visit: Visit) => visit.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function countSettings(): Promise<number> {
  const [row] = await db.behind(
    'select count(*)::int as many from accounts.setting where partnership_id = $1',
    [here.partnership],
  );
  return Number(row?.['many']);
}

const check = async (lines: string): Promise<Visit> =>
  visitor.submit(await visitor.get(add), { kind: 'school', lines });

test('whoever keeps agencies, and the agency’s own lead, adds many settings', async () => {
  await assertOnlyFor(site, scene, 'agencies.keep_own', path, true);
  const own = site.visitor(lead.key);
  const page = await own.get(`/as/${lead.membership}${path}`);
  const other = `/as/${lead.membership}/agencies/${scene.sharedAgency}/settings/add-many`;
  const list = { kind: 'school', lines: 'Forged' };
  const checked = await own.submit(page, list);
  for (const [form, action] of [
    [page, other],
    [checked, `${other}/confirm`],
  ] as const) {
    const forged = { ...form, body: form.body.replaceAll(here.agency, scene.sharedAgency) };
    await assertWritesNothing(db, 404, async () => own.submit(forged, list, { action }));
  }
});

test('an empty list, and one without a kind, are refused', async () => {
  const page = await visitor.get(add);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { lines: '\n \n' }));
  assert.deepEqual(problemsOf(answer), ['Choose the kind of setting', 'Enter the list']);
  const heading = await assertWritesNothing(db, 422, async () => check('Name\tArea'));
  assert.deepEqual(problemsOf(heading), ['Paste at least one setting']);
  const long = await assertWritesNothing(db, 422, async () => check('x\n'.repeat(2001)));
  assert.deepEqual(problemsOf(long), ['Paste at most 2,000 settings at once']);
});

test('a list is shown line by line before anything is added, with what is wrong', async () => {
  const lines =
    'Moor Lane\tArea standing\nDale\tNowhere\n\nSetting standing\tAREA standing\nMoor Lane\tArea standing';
  const checked = await assertWritesNothing(db, 200, async () => check(lines));
  assert.match(
    words(checked),
    /1 line can be added\. 3 lines cannot\. Nothing has been added yet\..*2 No area is called “Nowhere” Dale Nowhere.*4 This name is on the list already Setting standing.*5 This name is in line 1 as well/,
  );
  const refused = await assertWritesNothing(db, 422, async () =>
    visitor.submit(checked, {}, { action: confirm }),
  );
  assert.deepEqual(problemsOf(refused), ['Mend the lines that are wrong, or choose to leave them out']);
  const before = await countSettings();
  const done = await visitor.submit(refused, { 'leave-out': 'yes' }, { action: confirm });
  assert.equal(done.to, `/as/${hat.membership}/agencies/${here.agency}/settings`);
  assert.equal(await countSettings(), before + 1);
  const [row] = await db.behind(
    `select detail from audit_log.event where event = 'settings.added' and outcome = 'done'`,
  );
  assert.deepEqual(row?.['detail'], { added: 1, left_out: 3 });
});

test('a list in which nothing is right offers nothing but to change it', async () => {
  const checked = await assertWritesNothing(db, 200, async () => check('Dale\tNowhere'));
  assert.match(words(checked), /No line can be added\. 1 line cannot\./);
  assert.doesNotMatch(checked.body, /confirm"/);
});

test('two thousand settings are added at once, once, however often they are sent', async () => {
  const lines = Array.from({ length: 2000 }, (_, n) => `Practice ${n}\tArea standing\tP${n}`).join('\n');
  const checked = await check(lines);
  assert.match(words(checked), /2,000 lines can be added\..*And 1,900 more\..*Add 2,000 settings/);
  const before = await countSettings();
  const answers = await Promise.all([
    visitor.submit(checked, {}, { action: confirm }),
    visitor.submit(checked, {}, { action: confirm }),
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  assert.equal(await countSettings(), before + 2000);
});

test('what was right when it was shown, and was added by somebody else meanwhile, is shown again as wrong', async () => {
  const checked = await check('Brook School');
  await visitor.submit(await check('Brook School'), {}, { action: confirm });
  const late = await assertWritesNothing(db, 422, async () =>
    visitor.submit(checked, {}, { action: confirm }),
  );
  assert.match(words(late), /No line can be added|on the list already/);
});

test('names that only PostgreSQL takes for one are refused in words', async () => {
  // A final sigma: two small letters to JavaScript, one to PostgreSQL.
  const checked = await check('ΑΣ\nασ');
  assert.match(words(checked), /2 lines can be added/);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(checked, {}, { action: confirm }),
  );
  assert.match(problemsOf(answer)[0] ?? '', /^One of the settings is on the list already/);
});
