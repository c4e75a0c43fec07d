import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyFile, readText } from '../../architecture/source-files.ts';

const folder = 'test/security/abuse';
const rows = readText(`${folder}/README.md`)
  .split('\n')
  .flatMap((line) => {
    const [, ids = '', , shown = ''] = line.split('|').map((cell) => cell.trim());
    return /^[A-Z]\d\d/.test(ids) ? ids.split(', ').map((id) => ({ id, shown })) : [];
  });

test('every row that a test of this folder names stands in the register, with that test', () => {
  const missing = everyFile
    .filter((path) => path.startsWith(folder) && path.endsWith('.test.ts'))
    .flatMap((path) => {
      const named = [...readText(path).matchAll(/\(((?:[A-Z]\d\d(?:, )?)+)\)/g)].flatMap(([, ids = '']) =>
        ids.split(', '),
      );
      const file = path.slice(folder.length + 1);
      return [...new Set(named)]
        .filter((id) => !rows.some((row) => row.id === id && row.shown.includes(`\`${file}\``)))
        .map((id) => `${id}: ${file}`);
    });
  assert.deepEqual(missing, []);
});

test('every test that the register names is there, and no row stands twice', () => {
  const named = rows.flatMap(({ shown }) =>
    [...shown.matchAll(/`([^`]+\.(?:test\.ts|mjs|md))`/g)].map(([, name = '']) => name),
  );
  assert.ok(named.length > 100);
  const there = (name: string) => everyFile.includes(name.includes('/') ? name : `${folder}/${name}`);
  assert.deepEqual(
    named.filter((name) => !there(name)),
    [],
  );
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
});
