import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { listAddresses, type Address } from '#test/every-route';
import { assertWritesNothing, readEveryRow } from '#test/house-order';
import type { Visit } from '#test/site';
import { openRoutes } from '../../src/app.ts';

const { db, scene, site, audits } = await openArchive([readDemoAudit('leicester-2019-familial')]);
const { here, there } = scene;
const addresses = listAddresses(here, audits[0] ?? '');
const gets = addresses.filter(({ method }) => method === 'GET');
const posts = addresses.filter(({ method }) => method === 'POST');
const keyOf = (address: Address): string => here.people[address.role].key;
const ownHeaders = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };

/** The guard that forms carry for that session, taken from a page of theirs; '' where they have no page with a form. */
async function readGuard(key: string, membership: string): Promise<string> {
  const isGuardian = membership === here.people.data_guardian.membership;
  const isLead = membership === here.people.agency_lead.membership;
  const form = isGuardian
    ? `watch/${here.liveAudit}/holds/add`
    : isLead
      ? `requests/${here.liveAudit}/cases/${here.ask}`
      : 'agencies/add';
  const { body } = await site.visitor(key).get(`/as/${membership}/${form}`);
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

async function listStatuses(tried: readonly Address[], visit: (address: Address) => Promise<Visit>) {
  const statuses: Record<string, number> = {};
  for (const address of tried) statuses[address.route] = (await visit(address)).status;
  return statuses;
}

function all(tried: readonly Address[], status: number): Record<string, number> {
  return Object.fromEntries(tried.map(({ route }) => [route, status]));
}

test('the addresses are those of the product: each can be seen by somebody, and most show something', async () => {
  assert.ok(gets.length > 25 && posts.length > 10);
  const statuses = await listStatuses(gets, async (address) =>
    site.visitor(keyOf(address)).get(address.path),
  );
  // The audit in hand has started and was never corrected; no agency said that it knew anybody, so that none is told more;
  // nothing was destroyed; no logo was given. The list's other addresses are all there.
  const absent = Object.keys(statuses).filter((route) => statuses[route] !== 200);
  const expected = [
    'GET /as/:membership/audits/:audit/corrections/:number',
    // An agency is told more once it has answered.
    'GET /as/:membership/audits/:audit/involvement/asks/:ask/more',
    'GET /as/:membership/audits/:audit/start',
    // The case was given to the auditor, and not to the lead.
    'GET /as/:membership/my-cases/:audit/:case',
    'GET /as/:membership/partnership/former-names/remove',
    'GET /as/:membership/partnership/logo',
    // The agency has not said yet that it knew anybody, so nobody can be too close.
    'GET /as/:membership/requests/:audit/cases/:ask/conflicts/:conflict',
    // What a return holds is sealed, and the case of the scene has no key.
    ...gets.map(({ route }) => route).filter((route) => route.includes('/returns/:audit/:return')),
    'GET /as/:membership/audits/:audit/returns/:return/send-back',
    'GET /as/:membership/audits/:audit/returns/:return/signed/:number/files/:evidence',
    'GET /as/:membership/audits/:audit/returns/:return/signed/:number/pdf',
    'GET /as/:membership/watch/:audit/destruction/:destruction/:format',
  ];
  assert.deepEqual(absent.toSorted(), expected.toSorted());
});

test('no page is there for a stranger, for a session that never was, or in somebody else’s hat', async () => {
  const nobody = [undefined, randomBytes(32).toString('hex'), 'rubbish', "' or 1=1 --"];
  for (const key of nobody)
    assert.deepEqual(
      await listStatuses(gets, async ({ path }) => site.visitor(key).get(path)),
      all(gets, 404),
    );
  for (const other of [here.people.practitioner, there.people.coordinator, there.people.administrator])
    assert.deepEqual(
      await listStatuses(gets, async ({ path }) => site.visitor(other.key).get(path)),
      all(gets, 404),
    );
});

test('the answer to a stranger tells nothing: it is the same whether the thing is there or not', async () => {
  const bare = (visit: Visit) => visit.body.replaceAll(/nonce="[^"]*"/g, '');
  const nothing = bare(await site.visitor().get('/as/nothing/at/all'));
  for (const { path } of gets) assert.equal(bare(await site.visitor().get(path)), nothing);
});

test('no form is taken from another site, without its guard, or with the guard of another session', async () => {
  const { administrator: hat, coordinator, data_guardian: guardian, agency_lead: lead } = here.people;
  const guards = new Map(
    await Promise.all(
      [hat, coordinator, guardian, lead].map(
        async ({ key, membership }) => [key, await readGuard(key, membership)] as const,
      ),
    ),
  );
  const send =
    (guardOf: (key: string) => string | undefined, headers: Readonly<Record<string, string>>) =>
    async (address: Address): Promise<Visit> => {
      const key = keyOf(address);
      const _csrf = guardOf(key) ?? assert.fail(`no guard for ${address.route}`);
      const fields = { _csrf, _submission: randomUUID() };
      return site.visitor(key).post(address.path, fields, headers);
    };
  const own = (key: string) => guards.get(key);
  const attempts: Record<string, (address: Address) => Promise<Visit>> = {
    'from another site': send(own, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }),
    'from a neighbour of this site': send(own, { 'sec-fetch-site': 'same-site' }),
    'from a program that says nothing of itself': send(own, {}),
    'without a guard': send(() => '', ownHeaders),
    'with the guard of another session': send(
      (key) => guards.get(key === hat.key ? coordinator.key : hat.key),
      ownHeaders,
    ),
  };
  for (const [how, visit] of Object.entries(attempts)) {
    const before = await readEveryRow(db);
    assert.deepEqual(await listStatuses(posts, visit), all(posts, 403), how);
    assert.deepEqual(await readEveryRow(db), before, how);
  }
});

test('with the guard of one’s own session, no form works in somebody else’s hat', async () => {
  for (const other of [there.people.administrator, here.people.practitioner]) {
    const guard = await readGuard(other.key, other.membership);
    const before = await readEveryRow(db);
    const statuses = await listStatuses(posts, async ({ path }) =>
      site.visitor(other.key).post(path, { _csrf: guard, _submission: randomUUID() }, ownHeaders),
    );
    assert.deepEqual(statuses, all(posts, guard === '' ? 403 : 401));
    assert.deepEqual(await readEveryRow(db), before);
  }
});

test('open forms are taken from this site only, and with the guard of the same browser', async () => {
  const visitor = site.visitor();
  const { body } = await visitor.get('/sign-in');
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? assert.fail('no guard');
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  for (const route of openRoutes.filter(({ method }) => method === 'POST')) {
    const path = route.path.replace(':secret', randomBytes(32).toString('hex'));
    for (const headers of [elsewhere, {}])
      await assertWritesNothing(db, 403, async () => visitor.post(path, { _csrf }, headers));
    await assertWritesNothing(db, 403, async () => visitor.post(path, {}, ownHeaders));
    await assertWritesNothing(db, 403, async () => site.visitor().post(path, { _csrf }, ownHeaders));
  }
});

test('looking changes nothing: every table is as it was after every page was opened and asked about', async () => {
  const before = await readEveryRow(db);
  for (const address of gets) {
    await site.visitor(keyOf(address)).get(address.path);
    const head = await site.app.inject({
      method: 'HEAD',
      url: address.path,
      headers: { cookie: `session=${keyOf(address)}` },
    });
    assert.ok([200, 404].includes(head.statusCode), address.route);
    assert.equal(head.body, '');
  }
  for (const path of [
    '/',
    '/sign-in',
    '/sign-out',
    '/acting-as',
    '/demonstration',
    '/help',
    '/accessibility',
  ])
    await site.visitor().get(path);
  assert.deepEqual(await readEveryRow(db), before);
});

test('every page has its own nonce and the strict headers, and is kept by no browser', async () => {
  const nonces = new Set<string>();
  let pages = 0;
  for (const address of [...gets, ...gets]) {
    const { headers, body } = await site.visitor(keyOf(address)).get(address.path);
    assert.match(headers['cache-control'] ?? '', /no-store/, address.route);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'same-origin');
    assert.match(headers['x-robots-tag'] ?? '', /noindex/);
    const policy = headers['content-security-policy'] ?? '';
    assert.match(policy, /default-src 'none'/, address.route);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    if (nonce === undefined) {
      assert.match(policy, /sandbox/, address.route);
      continue;
    }
    pages += 1;
    nonces.add(nonce);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.ok(body.includes(`nonce="${nonce}"`), address.route);
    assert.doesNotMatch(body, /nonce-goes-here|<style|\sstyle="|\son[a-z]+="/);
  }
  assert.equal(nonces.size, pages);
});

test('a method that no route has is not found, and does nothing', async () => {
  for (const { path, role } of addresses.slice(0, 5))
    for (const method of ['PUT', 'DELETE', 'PATCH'] as const) {
      const answer = await site.app.inject({
        method,
        url: path,
        headers: { cookie: `session=${here.people[role].key}`, ...ownHeaders },
      });
      assert.equal(answer.statusCode, 404);
    }
});
