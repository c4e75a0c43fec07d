import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { systemNow } from '#platform/time';
import { addFactor } from '../../../src/accounts/store/factors.ts';
import { listAddresses } from '#test/every-route';
import { readEveryRow } from '#test/house-order';
import { addRow, openScene, type Hat } from '#test/scene';
import { codeOf, givePassword, keyOn, signInAgain, signInFirst, typePassword } from '#test/sign-in';
import { openSite, type Visit, type Visitor } from '#test/site';

const { db, scene } = await openScene();
const { here } = scene;
let site = await openSite(db);
// A source has thirty tries a minute: each test is one.
beforeEach(async () => {
  site = await openSite(db);
});
await db.behind('delete from accounts.factor');
await db.behind('delete from accounts.recovery_code');
const addressOf = (hat: { person: string }): string => `${hat.person}@example.org`;

/** Somebody with a password and an app, and a browser in which only the password was typed. */
async function enrol(hat: Hat): Promise<{ secret: string; codes: readonly string[]; half: Visitor }> {
  await givePassword(db, hat.person);
  const enrolled = await signInFirst(site.visitor(), addressOf(hat));
  await forget(hat);
  return { ...enrolled, half: await halfOpen(hat) };
}

async function halfOpen(hat: Hat): Promise<Visitor> {
  const visitor = site.visitor();
  assert.equal((await typePassword(visitor, addressOf(hat))).status, 303);
  return visitor;
}

/** As though no code had been shown and no try made for long. */
async function forget(hat: Hat): Promise<void> {
  await db.behind('update accounts.factor set used_step = null where person_id = $1', [hat.person]);
  await db.behind('delete from accounts.sign_in_try where person_id = $1', [hat.person]);
}

async function showCode(visitor: Visitor, code: string): Promise<Visit> {
  return await visitor.submit(await visitor.get('/second-factor'), { code });
}

test('after the password alone every address leads to the second factor, and nothing is rendered or written (A06)', async () => {
  const hat = here.people.coordinator;
  await givePassword(db, hat.person);
  const visitor = await halfOpen(hat);
  const before = await readEveryRow(db);
  for (const { method, path } of listAddresses(here, here.audit)) {
    const own = path.replace(/^\/as\/[^/]+/, `/as/${hat.membership}`);
    if (method === 'GET') {
      const { status, to, body } = await visitor.get(own);
      assert.deepEqual([status, to, body], [303, '/second-factor/set-up', ''], own);
    }
  }
  assert.deepEqual(await readEveryRow(db), before);
  assert.equal((await visitor.get('/acting-as')).to, '/sign-in');
  // The key of the half-open session is nobody to the database: no policy and no function answers it.
  const key = visitor.cookies.get('session') ?? '';
  const session = { kind: 'person', key, membership: hat.membership } as const;
  const seen = await db.database.transact(session, 'read', async (tx) =>
    tx.selectFrom('accounts.partnership').select('id').execute(),
  );
  assert.deepEqual(seen, []);
});

/** Waits for the next step where this one is nearly over: codes that are a step apart must stay so while they are sent. */
async function beginOfStep(): Promise<void> {
  const left = 30_000 - (systemNow().epochMilliseconds % 30_000);
  if (left < 10_000) await setTimeout(left);
}

test('a code is taken once, in its own step and the ones beside it, and not two steps away (A04)', async () => {
  const hat = here.people.panel_chair;
  const { secret, half } = await enrol(hat);
  await beginOfStep();
  for (const steps of [-2, 2])
    assert.equal((await showCode(half, codeOf(secret, steps))).status, 422, String(steps));
  const code = codeOf(secret);
  const before = half.cookies.get('session');
  assert.equal((await showCode(half, code)).status, 303);
  assert.notEqual(half.cookies.get('session'), before, 'a new key at step-up (B01)');
  assert.equal((await half.get(`/as/${hat.membership}`)).status, 200);
  assert.equal((await site.visitor(before).get(`/as/${hat.membership}`)).status, 404);
  // Seen over a shoulder and used at once in another browser; the step before it is no good any more either.
  const thief = await halfOpen(hat);
  for (const steps of [0, -1]) assert.equal((await showCode(thief, codeOf(secret, steps))).status, 422);
  assert.equal((await showCode(thief, codeOf(secret, 1))).status, 303);
});

test('the same code sent twice at the same moment opens one session (A04)', async () => {
  const hat = here.people.auditor;
  const { secret, half } = await enrol(hat);
  const other = await halfOpen(hat);
  const pages = [await half.get('/second-factor'), await other.get('/second-factor')];
  const code = codeOf(secret);
  const answers = await Promise.all(
    [half, other].map(async (visitor, index) => visitor.submit(pages[index] ?? assert.fail(), { code })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422],
  );
});

test('wrong codes are counted for the account, over all its sessions and before they are looked at (A05)', async () => {
  const hat = here.people.agency_lead;
  const { secret } = await enrol(hat);
  const browsers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async () => halfOpen(hat)));
  const pages = await Promise.all(browsers.map(async (browser) => browser.get('/second-factor')));
  const wrong = String((Number(codeOf(secret, -10)) + 1) % 1_000_000).padStart(6, '0');
  await Promise.all(
    browsers.map(async (browser, index) => browser.submit(pages[index] ?? assert.fail(), { code: wrong })),
  );
  const [judged] = await db.behind(
    `select count(*) filter (where outcome = 'code_refused')::int as looked_at,
       count(*) filter (where outcome = 'throttled')::int as turned_away
     from accounts.sign_in_event where person_id = $1`,
    [hat.person],
  );
  assert.deepEqual(judged, { looked_at: 5, turned_away: 3 });
  const fresh = await halfOpen(hat);
  assert.equal((await showCode(fresh, codeOf(secret))).status, 422, 'the right one has to wait as well');
  await db.behind('update accounts.sign_in_try set quarter = quarter - 1');
  assert.equal((await showCode(fresh, codeOf(secret))).status, 303);
});

test('passwords sent at the same moment are counted as well (A03)', async () => {
  const hat = here.people.scrutineer;
  await givePassword(db, hat.person);
  const browsers = Array.from({ length: 14 }, () => site.visitor());
  const pages = await Promise.all(browsers.map(async (browser) => browser.get('/sign-in')));
  const guess = { email: addressOf(hat), password: 'kettle moth stairs' };
  await Promise.all(browsers.map(async (browser, n) => browser.submit(pages[n] ?? assert.fail(), guess)));
  const outcomes = await db.behind(
    'select outcome, count(*)::int as tries from accounts.sign_in_event where person_id = $1 group by 1 order by 1',
    [hat.person],
  );
  assert.deepEqual(outcomes, [
    { outcome: 'refused', tries: 10 },
    { outcome: 'throttled', tries: 4 },
  ]);
});

test('a half-open session enrols nothing in place of a factor that is there, nor with an old password (A08)', async () => {
  const hat = here.people.board_member;
  const { half } = await enrol(hat);
  assert.equal((await half.get('/second-factor/set-up')).to, '/');
  const other = here.people.data_guardian;
  await givePassword(db, other.person);
  const stolen = await halfOpen(other);
  const page = await stolen.get('/second-factor/set-up');
  // Sent where a factor is there already; and to where the page of another person leads.
  assert.equal((await half.post('/second-factor/set-up', { ...keysOf(page), code: '000000' })).status, 403);
  await db.behind(
    `update accounts.session set password_at = now() - interval '11 minutes' where person_id = $1`,
    [other.person],
  );
  const late = await stolen.submit(page, { code: codeOf(keyOn(page)) });
  assert.equal(late.status, 422);
  assert.match(late.body, /Sign in once more/);
  const factors = await db.behind('select 1 from accounts.factor where person_id = $1', [other.person]);
  assert.deepEqual(factors, []);
  // The database says the same to whoever does not come by the page.
  const key = half.cookies.get('session') ?? '';
  const [added] = await db.database.transact(
    { kind: 'person', key, membership: null },
    'write',
    async (tx) => {
      const factor = { id: randomUUID(), sealed: Buffer.alloc(61), step: 1, recoveryHashes: [] };
      return [await addFactor(tx, factor, Buffer.alloc(32, 9))];
    },
  );
  assert.equal(added, false);
});

function keysOf(page: Visit): Record<string, string> {
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  return { _csrf: csrf, _submission: randomUUID() };
}

test('a recovery code works once, is kept as a hash, and is counted with the codes (A09)', async () => {
  const hat = here.people.panel_member;
  const { codes, half, secret } = await enrol(hat);
  assert.equal(codes.length, 10);
  const kept = await db.behind('select t::text as row from accounts.recovery_code t');
  for (const code of codes) assert.ok(!kept.some(({ row }) => String(row).includes(code.slice(0, 9))));
  const use = async (visitor: Visitor, code: string) =>
    visitor.submit(await visitor.get('/second-factor/recovery'), { 'recovery-code': code });
  const answer = await use(half, ` ${codes[0]?.toUpperCase().replaceAll('-', ' ') ?? ''}`);
  assert.equal(answer.status, 200);
  assert.match(answer.body, /You have 9 left/);
  assert.equal((await half.get(`/as/${hat.membership}`)).status, 200);
  const again = await halfOpen(hat);
  assert.equal((await use(again, codes[0] ?? '')).status, 422);
  // Another person's code is none of this one's.
  const other = await enrol(here.people.practitioner);
  assert.equal((await use(again, other.codes[0] ?? '')).status, 422);
  for (let tries = 0; tries < 3; tries += 1) await use(again, 'aaaa-bbbb-cccc-dddd');
  assert.equal((await use(again, codes[1] ?? '')).status, 422, 'throttled');
  assert.equal((await showCode(again, codeOf(secret))).status, 422, 'and the app with it');
  const [unused] = await db.behind(
    'select count(*)::int as codes from accounts.recovery_code where person_id = $1 and used_at is null',
    [hat.person],
  );
  assert.deepEqual(unused, { codes: 9 });
});

test('signing in again ends the browser’s earlier session (B01)', async () => {
  const hat = here.people.recommendation_owner;
  await givePassword(db, hat.person);
  const visitor = site.visitor();
  const { secret } = await signInFirst(visitor, addressOf(hat));
  const earlier = visitor.cookies.get('session');
  assert.equal((await signInAgain(db, visitor, addressOf(hat), secret)).status, 303);
  assert.equal((await visitor.get(`/as/${hat.membership}`)).status, 200);
  assert.equal((await site.visitor(earlier).get(`/as/${hat.membership}`)).status, 404);
});

test('who only reads finished audits may do without, where their partnership says so, until they get to see more', async () => {
  const hat: Hat = { person: randomUUID(), membership: randomUUID(), key: '' };
  await addRow(db, 'accounts.person', { id: hat.person, name: 'R. Eader', email: addressOf(hat) });
  const row = { id: hat.membership, person_id: hat.person, partnership_id: here.partnership };
  await addRow(db, 'accounts.membership', { ...row, roles: ['board_member'] });
  await givePassword(db, hat.person);
  const visitor = await halfOpen(hat);
  const home = `/as/${hat.membership}`;
  assert.equal((await visitor.get(home)).to, '/second-factor/set-up');
  const set = async (to: string) =>
    db.behind('update accounts.partnership set second_factor = $2 where id = $1', [here.partnership, to]);
  await set('who sees work under way');
  assert.equal((await visitor.get(home)).status, 200);
  await db.behind(`update accounts.membership set roles = '{board_member,panel_member}' where id = $1`, [
    hat.membership,
  ]);
  assert.equal((await visitor.get(home)).to, '/second-factor/set-up');
  await set('everybody');
});
