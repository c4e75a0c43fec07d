import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leicester2018 } from '../builders.ts';
import { findRepeatedStatements } from './repeated-statements.ts';

test('agencies stated in a row of three and again in their own are shown once', () => {
  const { rows, repeated, contradicted } = findRepeatedStatements(leicester2018.rows);
  assert.deepEqual(
    rows.slice(-3).map((row) => row.agencies),
    [['Turning Point'], ['DNLRC'], ['ASC']],
  );
  assert.deepEqual(repeated, ['DNLRC', 'ASC']);
  assert.deepEqual(contradicted, []);
});

test('an agency stated twice and differently keeps both statements', () => {
  const known = [{ status: 'audited', cases: 1 }] as const;
  const rows = [
    { agencies: ['UHL', 'LPT'], counts: [] },
    { agencies: ['UHL'], counts: known },
  ];
  assert.deepEqual(findRepeatedStatements(rows), { rows, repeated: [], contradicted: ['UHL'] });
});

test('a row of several disappears when each of them has its own', () => {
  const rows = [
    { agencies: ['UHL', 'LPT'], counts: [] },
    { agencies: ['UHL'], counts: [] },
    { agencies: ['LPT'], counts: [] },
  ];
  assert.deepEqual(findRepeatedStatements(rows).rows, rows.slice(1));
});

test('a statement about one service is not a statement about its agency', () => {
  const rows = [
    { agencies: ['social care', 'UHL'], counts: [] },
    { agencies: ['social care'], service: 'Early Help', counts: [] },
  ];
  assert.deepEqual(findRepeatedStatements(rows).rows, rows);
});
