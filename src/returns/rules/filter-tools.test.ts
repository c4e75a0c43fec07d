import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ToolRow } from '../kept-tool.ts';
import { filterTools, readToolQuery } from './filter-tools.ts';

const tool: ToolRow = {
  id: '1',
  name: 'Neglect deep dive',
  form: 'deep_dive',
  origin: null,
  retired: null,
  latest: 2,
  inUse: 0,
};
const draft = { ...tool, id: '2', name: 'Dip sample', form: 'dip_sample', latest: 0 } as const;
const retired = {
  ...tool,
  id: '3',
  retired: { at: Temporal.Instant.from('2026-01-01T00:00:00Z'), reason: 'Old.' },
};

function found(query: Readonly<Record<string, string>>): readonly string[] {
  return filterTools([tool, draft, retired], readToolQuery(query)).map((one) => one.id);
}

test('tools are found by words, form and how they stand; retired ones only where asked for', () => {
  assert.deepEqual(found({}), ['1', '2']);
  assert.deepEqual(found({ q: ' NEGLECT ' }), ['1']);
  assert.deepEqual(found({ form: 'dip_sample' }), ['2']);
  assert.deepEqual(found({ state: 'draft' }), ['2']);
  assert.deepEqual(found({ state: 'published' }), ['1']);
  assert.deepEqual(found({ state: 'retired' }), ['3']);
  assert.deepEqual(found({ state: 'elsewhere' }), ['1', '2']);
});
