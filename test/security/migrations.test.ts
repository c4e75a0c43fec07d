import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'libpg-query';
import { listMigrations } from '#platform/db';
import { freshDatabase } from '#test/database';
import { generateDatabaseTypes } from '../../tools/generate-database-types.ts';
import { assertNone, lineOf, sourceFiles } from '../architecture/source-files.ts';

const migrations = await listMigrations();

for (const { name, text } of migrations) {
  test(`${name} is SQL, with a first line that says what it does`, async () => {
    const { stmts } = await parse(text);
    assert.ok((stmts ?? []).length > 0);
    assert.match(text, /^-- \S/);
  });
}

test('nobody sets a setting for longer than a transaction', () => {
  const offences = migrations
    .filter(({ text }) =>
      /set_config|\bset\s+session\b|^\s*set\s+(?!search_path|local|transaction)\w/im.test(text),
    )
    .map(({ name }) => name);
  for (const file of sourceFiles.filter((one) => one.path.startsWith('src/') && !one.isTest)) {
    file.visit((node) => {
      const words = node.type === 'StringLiteral' ? node['value'] : rawOf(node['value']);
      const isText = node.type === 'StringLiteral' || node.type === 'TemplateElement';
      if (isText && typeof words === 'string' && /set_config|\bset\s+(session\s+)?app\./i.test(words)) {
        offences.push(`${file.path}:${lineOf(node)}`);
      }
    });
  }
  assertNone(offences, 'Settings are set with "set local": they end with the transaction.');
});

function rawOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : undefined;
}

test('the types of the database are those of the migrated database', async () => {
  const { config } = await freshDatabase();
  const { user, password, host, port, database } = config('owner');
  const url = new URL(`postgres://localhost/${database}`);
  url.username = user ?? '';
  url.password = typeof password === 'string' ? password : '';
  url.searchParams.set('host', host ?? '');
  url.searchParams.set('port', String(port));
  assert.ok(
    generateDatabaseTypes(url.href, true),
    'Run tools/generate-database-types.ts and commit database/types.ts.',
  );
});
