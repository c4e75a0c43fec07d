import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checkServerVersion } from './server-version.ts';

test('servers that leak rows past row security are refused, those in which it is mended are not', () => {
  const refused = [0, 90_624, 140_019, 150_000, 150_013, 160_000, 160_009, 170_000, 170_005, Number.NaN];
  const welcome = [150_014, 150_020, 160_010, 170_006, 180_000, 180_004, 190_000];
  assert.deepEqual(
    refused.filter((version) => checkServerVersion(version) === null),
    [],
  );
  assert.deepEqual(
    welcome.filter((version) => checkServerVersion(version) !== null),
    [],
  );
});

test('a refusal names the version found and those that are needed', () => {
  assert.equal(
    checkServerVersion(160_009),
    'The database server is PostgreSQL 16.9, which can show rows to people who may not see them (CVE-2025-8713). ' +
      'Throughline needs PostgreSQL 15.14, 16.10, 17.6, 18.0 or later.',
  );
  assert.equal(
    checkServerVersion(140_019),
    'The database server is PostgreSQL 14.19. Throughline needs PostgreSQL 15.14, 16.10, 17.6, 18.0 or later.',
  );
});
