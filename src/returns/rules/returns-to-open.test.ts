import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ToolForm } from '../tool.ts';
import { returnsToOpen, type KnownCase } from './returns-to-open.ts';

const known = (caseNumber: number, own: Partial<KnownCase> = {}): KnownCase => ({
  case: `case-${caseNumber}`,
  caseNumber,
  method: 'deep',
  agency: 'police',
  service: null,
  setting: null,
  ...own,
});
const tool = (method: string, name: string, form: ToolForm = 'deep_dive') => ({
  method,
  tool: name,
  form,
  number: 2,
  dueOn: '2026-06-01',
});

test('an agency that knows a case gets the tool of its method, else the one for every method', () => {
  const { ready, withoutTool } = returnsToOpen(
    [known(1), known(2, { method: 'dip' }), known(3, { method: null })],
    [tool('dip', 'Dip sample'), tool('*', 'Deep dive')],
    [],
  );
  assert.deepEqual(withoutTool, []);
  assert.deepEqual(
    ready.map((one) => [one.caseNumber, one.tool, one.toolNumber, one.dueOn]),
    [
      [1, 'Deep dive', 2, '2026-06-01'],
      [2, 'Dip sample', 2, '2026-06-01'],
      [3, 'Deep dive', 2, '2026-06-01'],
    ],
  );
});

test('where no tool is chosen for its method a case is named, and nothing is opened', () => {
  const { ready, withoutTool } = returnsToOpen([known(1)], [tool('dip', 'Dip sample')], []);
  assert.deepEqual(ready, []);
  assert.deepEqual(withoutTool, [known(1)]);
});

test('what is open is not opened again; what was withdrawn is; each service and setting has its own', () => {
  const asked = [known(1), known(1, { service: 'front-door' }), known(2), known(2)];
  const { ready } = returnsToOpen(
    asked,
    [tool('*', 'Deep dive')],
    [
      { ...known(1), state: 'open' },
      { ...known(2), state: 'withdrawn' },
    ],
  );
  assert.deepEqual(
    ready.map((one) => [one.caseNumber, one.service]),
    [
      [1, 'front-door'],
      [2, null],
    ],
  );
});

test('a self-assessment is asked of the agency itself, and never of a case', () => {
  const itself = known(0, { case: null, caseNumber: null, method: null });
  const { ready, withoutTool } = returnsToOpen(
    [known(1), itself],
    [tool('*', 'Section 11', 'section_11')],
    [],
  );
  assert.deepEqual(
    ready.map((one) => [one.case, one.tool]),
    [[null, 'Section 11']],
  );
  assert.deepEqual(withoutTool, [known(1)]);
});
