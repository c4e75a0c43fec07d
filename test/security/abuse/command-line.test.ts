import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writePublishedAudit } from '#archive';
import { freshDatabase } from '#test/database';
import { readEveryRow } from '#test/house-order';
import { smallAudit } from '../../../src/archive/builders.ts';
import { importFile } from '../../../src/command-line/import-audit.ts';
import { readWords, UsageProblem } from '../../../src/command-line/words.ts';

const db = await freshDatabase();
const folder = await mkdtemp(join(tmpdir(), 'abuse-'));
after(async () => rm(folder, { recursive: true, force: true }));
const audit = writePublishedAudit(smallAudit());

/** What the command says in the end: its own words where it did what was asked, else why not. */
async function bringIn(file: string, options: Readonly<Record<string, string>>): Promise<string> {
  const said: string[] = [];
  try {
    await importFile.run({
      words: [file],
      options,
      transact: db.database.transact,
      publicUrl: 'http://127.0.0.1:3000',
      say: () => undefined,
      print: (text) => void said.push(text),
    });
  } catch (error) {
    assert.ok(error instanceof Error);
    return `Refused: ${error.message}`;
  }
  return said.join('');
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const place = { partnership: 'Northshire', create: 'yes' };

test('a file in another encoding, too large, no file or not there is refused in a sentence, and nothing is made for it (F04, F08, F10)', async () => {
  await mkdir(join(folder, 'a folder'));
  const before = await readEveryRow(db);
  const large = Buffer.alloc(3 * 1_048_576, ' ');
  for (const [file, why] of [
    [
      await write('latin.json', Buffer.from(audit.replace('audit of neglect', 'audit of négl'), 'latin1')),
      /not plain text in UTF-8/,
    ],
    [await write('utf16.json', Buffer.from(`\ufeff${audit}`, 'utf16le')), /not plain text in UTF-8/],
    [await write('large.json', large), /is 3 MB/],
    [await write('half.json', audit.slice(0, -3)), /breaks off/],
    [await write('twice.json', audit.replace('"graded": false', '"graded": false, "graded": true')), /twice/],
    [
      await write(
        'ground.json',
        audit.replace('"graded"', '"__proto__": {"role": "administrator"}, "graded"'),
      ),
      /__proto__/,
    ],
    [join(folder, 'a folder'), /is not a file|cannot be read/],
    ['/dev/null', /is not a file|breaks off/],
    [join(folder, 'none.json'), /There is no file/],
    [`${folder}/../../etc/none`, /There is no file/],
  ] as const) {
    const answer = await bringIn(file, place);
    assert.match(answer, /^Refused: /, file);
    assert.match(answer, why, file);
  }
  assert.deepEqual(await readEveryRow(db), before);
  assert.deepEqual(Object.keys(Object.prototype), []);
});

test('a partnership is named by a text and nothing else, whatever the text looks like (D11)', async () => {
  const file = await write('right.json', audit);
  for (const name of [
    "'); drop table accounts.partnership; --",
    '%',
    '__proto__',
    '${7*7}',
    '../x',
    '=1+1',
  ]) {
    assert.match(await bringIn(file, { partnership: name }), /^Refused: There is no partnership/, name);
    assert.match(await bringIn(file, { partnership: name, create: 'yes' }), /was added/, name);
    assert.match(await bringIn(file, { partnership: name.toUpperCase() }), /nothing has changed/, name);
  }
  assert.match(await bringIn(file, { partnership: ' ', create: 'yes' }), /^Refused: /);
  assert.match(await bringIn(file, { partnership: 'x'.repeat(201), create: 'yes' }), /^Refused: /);
});

test('words that the command does not take are told, those that every object has among them (E01, O10)', () => {
  for (const typed of [
    ['a', 'b'],
    [],
    ['--__proto__=x', 'a'],
    ['--constructor', 'a'],
    ['--partnership', 'a'],
    ['--partnership=', 'a'],
    ['--partnership', '--create', 'a'],
    ['--create=yes', 'a'],
    ['--create', '--create', 'a'],
    ['--PARTNERSHIP', 'x', 'a'],
  ])
    assert.throws(() => readWords(importFile, typed), UsageProblem, typed.join(' '));
  assert.deepEqual(readWords(importFile, ['a', '--partnership=x=y']), {
    words: ['a'],
    options: { partnership: 'x=y' },
  });
});
