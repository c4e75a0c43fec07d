import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { listAddresses, type Address } from '#test/every-route';
import { readEveryRow } from '#test/house-order';
import {
  archive,
  addresses,
  ask,
  bare,
  db,
  keyOf,
  ownHeaders,
  readKeys,
  scene,
  site,
} from './opened-ground.ts';

const { here, there } = scene;
const theirs = listAddresses(there, archive.theirs);

/** The same address with the ids of another partnership's things, or of none, in one's own hat. */
function mixed(address: Address, ids: 'theirs' | 'none'): string | null {
  const pattern = address.route.split(' ')[1]?.split('/') ?? [];
  const other = theirs.find(({ route }) => route === address.route)?.path.split('/') ?? [];
  const names = pattern.map((part) => [':audit', ':area', ':agency', ':member'].includes(part));
  if (!names.includes(true)) return null;
  const of = (at: number) => (ids === 'theirs' ? (other[at] ?? '') : randomUUID());
  return address.path
    .split('/')
    .map((part, at) => (names[at] === true ? of(at) : part))
    .join('/');
}

const withIds = addresses.filter((address) => mixed(address, 'theirs') !== null);

test('in one’s own hat, what belongs to another partnership is not there, word for word as what never was (C02, C04, D06)', async () => {
  assert.ok(withIds.length > 10);
  for (const address of withIds.filter(({ method }) => method === 'GET')) {
    const foreign = await ask(keyOf(address), mixed(address, 'theirs') ?? '');
    const never = await ask(keyOf(address), mixed(address, 'none') ?? '');
    assert.deepEqual([foreign.status, never.status], [404, 404], address.route);
    assert.equal(bare(foreign.body), bare(never.body), address.route);
  }
});

async function post(path: string, fields: Readonly<Record<string, string>>) {
  const { person: _, ...hat } = here.people.administrator;
  const answer = await site.app.inject({
    method: 'POST',
    url: path.replace(/^\/as\/[^/]+/, `/as/${hat.membership}`),
    headers: {
      cookie: `session=${hat.key}`,
      'content-type': 'application/x-www-form-urlencoded',
      ...ownHeaders,
    },
    payload: new URLSearchParams({ ...(await readKeys(hat.key, hat.membership)), ...fields }).toString(),
  });
  return { status: answer.statusCode, body: answer.body };
}

test('nothing of another partnership is changed by its id in the address, whatever the form says (C02, D07)', async () => {
  const before = await readEveryRow(db);
  const right = {
    name: 'Taken',
    'short-name': 'Taken',
    type: 'police',
    nation: 'Wales',
    version: '1',
    roles: 'auditor',
  };
  for (const address of withIds.filter(({ method }) => method === 'POST')) {
    const fields = { ...right, partnership: there.partnership, partnership_id: there.partnership };
    const foreign = await post(mixed(address, 'theirs') ?? '', fields);
    const never = await post(mixed(address, 'none') ?? '', fields);
    assert.deepEqual([foreign.status, never.status], [404, 404], address.route);
    assert.equal(bare(foreign.body), bare(never.body), address.route);
  }
  assert.deepEqual(await readEveryRow(db), before);
});

test('an agency of another partnership in the body of a form is answered as one that never was (C02, D06)', async () => {
  const add = addresses.find(({ route }) => route === 'POST /as/:membership/people/add');
  assert.ok(add !== undefined);
  const before = await readEveryRow(db);
  const answers = [];
  for (const agency of [there.agency, randomUUID(), 'none', "' or true"]) {
    const answer = await post(add.path, {
      name: 'Ada',
      email: 'ada@example.org',
      roles: 'auditor',
      agency,
    });
    assert.equal(answer.status, 422);
    answers.push(bare(answer.body));
  }
  assert.equal(new Set(answers).size, 1);
  assert.deepEqual(await readEveryRow(db), before);
});

test('fields that no form has change nothing: no id, partnership, state, moment or right can be sent along (C20, C21, E01)', async () => {
  const add = addresses.find(({ route }) => route === 'POST /as/:membership/people/add');
  assert.ok(add !== undefined);
  const id = randomUUID();
  const along = {
    id,
    person: here.people.coordinator.person,
    membership: id,
    partnership_id: there.partnership,
    starts_on: '1999-01-01',
    ends_on: '2199-01-01',
    ended_at: '',
    password_hash: 'known',
    version: '99',
    __proto__role: 'administrator',
    'constructor.prototype.roles': 'administrator',
    'roles[]': 'administrator',
    permissions: 'people.keep',
  };
  const answer = await post(add.path, {
    ...along,
    name: 'Ada Field',
    email: 'ada.along@example.org',
    roles: 'auditor',
  });
  assert.equal(answer.status, 200);
  const made = await db.behind(
    `select partnership_id, roles, starts_on, ends_on, accepted_at, expires_at < now() + interval '8 days' as soon
     from accounts.invitation where email = 'ada.along@example.org'`,
  );
  const plain = { roles: ['auditor'], starts_on: null, ends_on: null, accepted_at: null, soon: true };
  assert.deepEqual(made, [{ partnership_id: here.partnership, ...plain }]);
  assert.deepEqual(
    await db.behind(`select 1 from accounts.person where email = 'ada.along@example.org'`),
    [],
  );
  assert.deepEqual(await db.behind('select 1 from accounts.membership where id = $1', [id]), []);
});
