import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertGroundIsClean } from './opened-ground.ts';
import { brokenBytes, hostileTexts } from '#test/hostile-texts';
import { encode, openRightForms } from './right-forms.ts';

/** Many things are written here, so it has a ground of its own. */
const { db, forms, readRight, send } = await openRightForms();

function namesOf(fields: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(fields).filter((name) => !name.startsWith('_'));
}

/** A choice is compared with what was offered, whatever it is: a few texts are enough. */
function textsFor(name: string): readonly string[] {
  const isChoice = /^(?:seen-|version|nation|roles|type|agency)/.test(name);
  return isChoice ? hostileTexts.filter((_, at) => at % 4 === 3) : hostileTexts;
}

const taken = [200, 303, 409, 422];

test('the forms that are tried are right as they stand, so that only the text put in decides', async () => {
  await db.behind('delete from accounts.partnership_former_name');
  const statuses: Record<string, number> = {};
  for (const form of forms) statuses[form.route] = (await send(form, encode(await readRight(form)))).status;
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
      let fields = await readRight(form);
      for (const text of textsFor(name)) {
        const before = fields[name] ?? '';
        const put = before.slice(0, 1) + text + before.slice(1);
        const { status } = await send(form, encode({ ...fields, [name]: put }));
        // What is refused writes nothing, so the form is right still.
        if (status !== 422) fields = await readRight(form);
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
      const { status } = await send(form, `${more}&${encode(await readRight(form))}`);
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
          const { status } = await send(form, encode({ ...(await readRight(form)), [name]: text }));
          if (!taken.includes(status)) faults.push(`${status} ${form.route} ${name} ${JSON.stringify(text)}`);
        }
      }
  assert.deepEqual(faults, []);
});
