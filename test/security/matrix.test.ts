import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { type Role, roles, sayRoles } from '#accounts';
import { openScene } from '#test/scene';
import { rowsOfEveryTable } from '#test/scene-rows';
import {
  attemptVerb,
  listTables,
  type Login,
  openLogin,
  type Outcome,
  setLocal,
  settingsFor,
} from './attempts.ts';
import type { Expectation, Verb } from './expectation.ts';
import { expectations } from './expectations.ts';

/** The role matrix: everybody × every table × own and other partnership × see, add, change, remove. */

const verbs = ['see', 'add', 'change', 'remove'] as const satisfies readonly Verb[];
const { db, scene } = await openScene();
const tables = await listTables(db, 'throughline_app');
const systemTables = await listTables(db, 'throughline_worker');
const app = await openLogin(db, 'app');
const worker = await openLogin(db, 'worker');

test('every table stands in the matrix, with a row in the scene', () => {
  const names = tables.map((table) => table.name);
  assert.deepEqual(Object.keys(expectations).sort(), names);
  assert.deepEqual(Object.keys(rowsOfEveryTable).sort(), names);
});

test('the scene has its row in every table and both partnerships', async () => {
  for (const { name, keys } of tables) {
    for (const place of [scene.here, scene.there]) {
      const row = rowsOfEveryTable[name]?.(place, 'standing') ?? {};
      const where = keys.map((key, index) => `${key} = $${index + 1}`).join(' and ');
      const found = await db.behind(
        `select 1 from ${name} where ${where}`,
        keys.map((key) => row[key]),
      );
      assert.equal(found.length, 1, `${name} in ${place.name}`);
    }
  }
});

/** What should come of it, for somebody with this role (null: none that counts). */
function expectedOutcome(expectation: Expectation, role: Role | null, verb: Verb, own: boolean): Outcome {
  const who = expectation[verb];
  if (who === 'never') return 'refused';
  const reaches = own || expectation.alsoElsewhere?.includes(verb) === true;
  if (own && verb === 'change' && role !== null && expectation.changeByStep?.includes(role) === true)
    return 'refused';
  if (reaches && (who === 'anyone' || (role !== null && who.includes(role)))) return 1;
  return verb === 'add' ? 'refused' : 0;
}

/** Tries everything with these settings; returns what came out otherwise than declared. */
async function compare(settings: string, role: Role | null): Promise<string[]> {
  return await app.acting(settings, async (attempt) => {
    const wrong: string[] = [];
    for (const table of tables) {
      const expectation = expectations[table.name];
      if (expectation === undefined) continue;
      for (const place of [scene.here, scene.there]) {
        for (const verb of verbs) {
          const expected = expectedOutcome(expectation, role, verb, place === scene.here);
          const outcome = await attemptVerb(attempt, table, verb, place);
          if (outcome !== expected) {
            wrong.push(`${verb} ${table.name} ${place.name}: ${outcome} instead of ${expected}`);
          }
        }
      }
    }
    return wrong;
  });
}

for (const role of roles) {
  test(`the ${sayRoles([role])} may do what is declared, and nothing elsewhere`, async () => {
    assert.deepEqual(await compare(settingsFor(scene.session(role)), role), []);
  });
}

for (const [what, session] of Object.entries(scene.strangers)) {
  test(`${what} opens nothing`, async () => {
    assert.deepEqual(await compare(settingsFor(session), null), []);
  });
}

/** D02: settings that no server writes. The database takes each for nobody, without an error. */
const { key, membership } = scene.here.people.coordinator;
const hash = createHash('sha256').update(key).digest('hex');
const garbage: Readonly<Record<string, string>> = {
  'empty settings': `${setLocal('app.session', '')}; ${setLocal('app.membership', '')}`,
  'an empty membership': `${setLocal('app.session', key)}; ${setLocal('app.membership', '')}`,
  'an empty key': `${setLocal('app.session', '')}; ${setLocal('app.membership', membership)}`,
  'a quote': `${setLocal('app.session', `' or true --`)}; ${setLocal('app.membership', `' or true --`)}`,
  'letters for a membership': `${setLocal('app.session', key)}; ${setLocal('app.membership', 'x'.repeat(5000))}`,
  'the hash of a key': `${setLocal('app.session', hash)}; ${setLocal('app.membership', membership)}`,
  'a key in capitals': `${setLocal('app.session', key.toUpperCase())}; ${setLocal('app.membership', membership)}`,
  'a membership that is a pattern': `${setLocal('app.session', key)}; ${setLocal('app.membership', '%')}`,
  // The setting of jobs means nothing to the server's login.
  'a partnership named as jobs name it': setLocal('app.partnership', scene.here.partnership),
};
for (const [what, settings] of Object.entries(garbage)) {
  test(`${what}: nobody, and no error`, async () => {
    assert.deepEqual(await compare(settings, null), []);
  });
}

async function compareSystem(login: Login, settings: string, named: boolean): Promise<string[]> {
  return await login.acting(settings, async (attempt) => {
    const wrong: string[] = [];
    for (const table of systemTables) {
      for (const place of [scene.here, scene.there]) {
        for (const verb of verbs) {
          const reach = expectations[table.name]?.system[verb] ?? 'never';
          const reaches =
            reach === 'every' ? named || verb === 'see' : reach === 'named' && named && place === scene.here;
          const nothing = reach === 'never' || verb === 'add' ? 'refused' : 0;
          const expected = reaches ? 1 : nothing;
          const outcome = await attemptVerb(attempt, table, verb, place, 'fresh by a job');
          if (outcome !== expected) {
            wrong.push(`${verb} ${table.name} ${place.name}: ${outcome} instead of ${expected}`);
          }
        }
      }
    }
    return wrong;
  });
}

test('a job works in the partnership that it names, and in no other', async () => {
  assert.deepEqual(await compareSystem(worker, settingsFor(scene.system()), true), []);
});

for (const [what, settings] of Object.entries({
  'a job that names no partnership': '',
  'a job with an empty name': setLocal('app.partnership', ''),
  'a job with a name that is none': setLocal('app.partnership', `' or true --`),
  'a job with the session of a person': settingsFor(scene.session('coordinator')),
})) {
  test(`${what} works nowhere, without an error`, async () => {
    assert.deepEqual(await compareSystem(worker, settings, false), []);
  });
}

test('the command line makes the partnership that it names, and no other', async () => {
  const [named, other] = ['1', '2'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`);
  await worker.acting(setLocal('app.partnership', named ?? ''), async (attempt) => {
    const add = 'insert into accounts.partnership (id, name, short_name) values ($1, $2, $2)';
    assert.equal((await attempt(add, [named, 'Named'])).outcome, 1);
    assert.equal((await attempt(add, [other, 'Other'])).outcome, 'refused');
  });
});

test('the reader of the log reads all of the log, and nothing else', async () => {
  const reader = await openLogin(db, 'log_reader');
  await reader.acting('', async (attempt) => {
    for (const table of tables) {
      for (const verb of verbs) {
        const isLog = table.name === 'audit_log.event' || table.name === 'audit_log.seal';
        const outcome = await attemptVerb(attempt, table, verb, scene.there);
        assert.equal(outcome, isLog && verb === 'see' ? 1 : 'refused', `${verb} ${table.name}`);
      }
    }
  });
  await reader.close();
});

after(async () => {
  await app.close();
  await worker.close();
});
