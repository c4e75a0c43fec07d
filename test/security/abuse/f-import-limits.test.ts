import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importAudit, readPublishedAudit, writePublishedAudit, type PublishedAudit } from '#archive';
import { demoAudits, readDemoAudit } from '#test/archive';
import { openScene } from '#test/scene';

const {
  db,
  scene: { here, system },
} = await openScene();

type Change = { readonly path: string; readonly make: (text: string) => unknown };

/** Every text of a file, with the file that has another in its place; the entries of a list have one path. */
function* textsOf(value: unknown, path: string, put: (changed: unknown) => unknown): Generator<Change> {
  if (typeof value === 'string') yield { path, make: put };
  else if (Array.isArray(value))
    for (const [at, one] of value.entries())
      yield* textsOf(one, `${path}[]`, (changed) => put(value.with(at, changed)));
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      yield* textsOf(one, `${path}.${name}`, (changed) => put({ ...value, [name]: changed }));
}

/** A way to change each text that the published audits have, once for each kind of text. */
const changes = new Map(
  demoAudits.slice(1).flatMap((name) => {
    const file: unknown = JSON.parse(writePublishedAudit(readDemoAudit(name)));
    return [...textsOf(file, '', (changed) => changed)].map((change) => [change.path, change.make] as const);
  }),
);

/** What the database says to an audit that is read without a problem; nothing of it is kept. */
async function bringIn(audit: PublishedAudit): Promise<string> {
  try {
    await db.database.transact(system(here), 'write', async (tx) => {
      await importAudit(tx, here.partnership, audit);
      throw new Error('taken');
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

test('what the rules for a file let through, the database takes: every text at its greatest length (E06, F10)', async () => {
  const faults: string[] = [];
  let taken = 0;
  for (const [path, make] of changes) {
    // A letter of four bytes: what is counted in letters here must not be counted otherwise there.
    const longest = [2000, 200, 120, 80, 60]
      .map((length) => readPublishedAudit(JSON.stringify(make('𝒲'.repeat(length)))))
      .find((read) => read.ok);
    if (longest?.ok !== true) continue;
    taken += 1;
    const said = await bringIn(longest.audit);
    if (said !== 'taken') faults.push(`${path}: ${said}`);
  }
  assert.deepEqual(faults, []);
  assert.ok(changes.size > 60 && taken > 40, `${changes.size} texts, ${taken} tried`);
});

test('numbers without end, below nothing, beyond all bounds or of another kind are told, never taken (E04)', () => {
  const file = writePublishedAudit(readDemoAudit('leicester-2019-familial'));
  assert.match(file, /"cases": \d+/);
  for (const number of [
    '1e309',
    '-1',
    '99999999999999999999',
    '1.5',
    '"4"',
    'true',
    '[4]',
    '{}',
    '2147483648',
  ]) {
    const read = readPublishedAudit(file.replace(/"cases": \d+/, `"cases": ${number}`));
    assert.equal(read.ok, false, number);
  }
  for (const number of ['NaN', 'Infinity', '0x10', '٣', '01', '+1'])
    assert.equal(readPublishedAudit(file.replace(/"cases": \d+/, `"cases": ${number}`)).ok, false, number);
});
