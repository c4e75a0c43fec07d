import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { listAddresses, type Address } from '#test/every-route';
import { readFormTag } from '#test/site';
import { ask, assertGroundIsClean, ownHeaders } from './opened-ground.ts';
import { brokenBytes, hostileTexts } from './hostile-texts.ts';

/** Many things are written here, so it has a ground of its own. */
const { db, scene, site } = await openArchive([]);
const addresses = listAddresses(scene.here, scene.here.audit);
let tries = 0;

/** What makes each form right, where the page does not fill it in; `n` keeps names apart. */
const right: Readonly<Record<string, (n: number) => Record<string, string>>> = {
  'partnership/areas/add': (n) => ({ name: `Area ${n}`, nation: 'Wales' }),
  'partnership/former-names/add': (n) => ({ name: `Board ${n}`, from: '2001', until: '2002' }),
  'agencies/add': (n) => ({
    name: 'Agency',
    'short-name': `A ${n}`,
    type: 'police',
    'stands-for': 'All',
    services: 'One',
  }),
  'people/add': (n) => ({
    name: 'Ada Field',
    email: `ada.${n}@example.org`,
    agency: '',
    post: 'Nurse',
    roles: 'auditor',
  }),
};

/** The forms of text: those with a file, and those that end or remove what they are asked about, are tried elsewhere. */
const forms = addresses.filter(
  ({ method, route, takesFile }) => method === 'POST' && !takesFile && !/(?:remove|end|link)$/.test(route),
);

async function send(address: Address, payload: string): Promise<number> {
  const key = scene.here.people[address.role].key;
  const headers = {
    cookie: `session=${key}`,
    'content-type': 'application/x-www-form-urlencoded',
    ...ownHeaders,
  };
  const answer = await site.app.inject({ method: 'POST', url: address.path, headers, payload });
  return answer.statusCode;
}

function encode(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ ...fields, _submission: randomUUID() }).toString();
}

const standing = new Map<string, Record<string, string>>();

/** A right form: from its page as it stands, or as it stood where that makes no difference. */
async function readRight(address: Address): Promise<Record<string, string>> {
  const typed = Object.entries(right).find(([ending]) => address.path.endsWith(ending))?.[1];
  const before = typed === undefined ? undefined : standing.get(address.path);
  if (before === undefined) {
    const page = await ask(scene.here.people[address.role].key, address.path, site);
    standing.set(address.path, Object.fromEntries(readFormTag(page.body, address.path).fields));
  }
  tries += 1;
  return { ...standing.get(address.path), ...typed?.(tries) };
}

function namesOf(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(fields).filter((name) => !name.startsWith('_'));
}

const taken = [200, 303, 409, 422];

test('the forms that are tried are right as they stand, so that only the text put in decides', async () => {
  await db.behind('delete from accounts.partnership_former_name');
  const statuses: Record<string, number> = {};
  for (const form of forms) statuses[form.route] = await send(form, encode(await readRight(form)));
  assert.ok(forms.length >= 7);
  assert.deepEqual(statuses, {
    ...Object.fromEntries(forms.map(({ route }) => [route, 303])),
    'POST /as/:membership/people/add': 200,
  });
});

test('whatever is typed into a field is taken or refused in words; never a fault (D11, E01, E04, E06, E13)', async () => {
  const faults: string[] = [];
  for (const form of forms) {
    for (const name of namesOf(await readRight(form))) {
      await db.behind('delete from accounts.partnership_former_name');
      for (const text of hostileTexts) {
        const fields = await readRight(form);
        const before = fields[name] ?? '';
        const put = before.slice(0, 1) + text + before.slice(1);
        const status = await send(form, encode({ ...fields, [name]: put }));
        if (!taken.includes(status))
          faults.push(`${status} ${form.route} ${name} ${JSON.stringify(put.slice(0, 40))}`);
      }
    }
  }
  assert.deepEqual(faults, []);
  assertGroundIsClean();
});

test('bytes that are no UTF-8, fields that were never asked for and names sent twice are no fault either (D11, E01, E15)', async () => {
  const faults: string[] = [];
  for (const form of forms)
    for (const more of [
      ...brokenBytes.map((bytes) => `${bytes}=${bytes}`),
      ...brokenBytes.map((bytes) => `name=${bytes}`),
      '__proto__=x&__proto__[role]=administrator&constructor.prototype.role=administrator',
      'name[]=x&name[0]=x&roles[]=administrator&version=1&version=2',
      '=&=x&&&=%00',
    ]) {
      const status = await send(form, `${more}&${encode(await readRight(form))}`);
      if (!taken.includes(status)) faults.push(`${status} ${form.route} ${more}`);
    }
  assert.deepEqual(faults, []);
  assertGroundIsClean();
});

test('two names that PostgreSQL takes for one, and JavaScript for two, are refused in words (D06, E06)', async () => {
  const faults: string[] = [];
  for (const [one = '', other = ''] of [
    ['ΑΣ', 'ασ'],
    ['İ', 'i'],
    ['ẞ', 'ß'],
  ])
    for (const form of forms.filter(({ path }) => path.endsWith('/add')))
      for (const name of namesOf(await readRight(form))) {
        await db.behind('delete from accounts.partnership_former_name');
        for (const text of name === 'services' ? [`${one}\n${other}`, one, other] : [one, other]) {
          const status = await send(form, encode({ ...(await readRight(form)), [name]: text }));
          if (!taken.includes(status)) faults.push(`${status} ${form.route} ${name} ${JSON.stringify(text)}`);
        }
      }
  assert.deepEqual(faults, []);
});
