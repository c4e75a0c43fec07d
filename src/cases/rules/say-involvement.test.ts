import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import { sayInvolvement } from './say-involvement.ts';

const column = (agency: string, agencyName: string): AskColumn => ({
  code: agency,
  agency,
  agencyName,
  service: null,
  setting: null,
  isSector: false,
});
const columns = [column('police', 'Police'), column('csc', 'CSC')];
const cases = [{ id: 'one' }, { id: 'two' }];
const ask = (of: string, agency: string, answer: Ask['answer'], dueOn = '2026-03-31'): Ask =>
  ({ id: `${of}-${agency}`, case: of, agency, service: null, setting: null, answer, dueOn }) as Ask;

test('what the answers come to, what is still to come, and about which cases an agency was not asked', () => {
  const asks = [
    ask('one', 'police', 'known_in_scope'),
    ask('two', 'police', null),
    ask('one', 'csc', 'known_in_scope'),
  ];
  const { said, perCase, notCounted } = sayInvolvement(
    { asks, cases, columns, today: '2026-03-30' },
    new Map(),
  );
  assert.match(said.sentences.join(' '), /Police audited one of the two cases/);
  assert.match(perCase ?? '', /^Over the two cases, between no agency and two agencies/);
  assert.deepEqual(notCounted, [
    '1 answer is not due yet and counted nowhere.',
    'Not asked about every case: CSC (1 left out). What became of those the report cannot say.',
  ]);
  const later = sayInvolvement({ asks, cases, columns, today: '2026-04-01' }, new Map());
  assert.match(later.said.sentences.join(' '), /without a reply/);
  assert.equal(later.notCounted.length, 1);
});

test('agencies are called as over their columns, or as they are given', () => {
  const facts = { asks: [ask('one', 'csc', 'not_known')], cases, columns, today: '2026-03-30' };
  const { said } = sayInvolvement(facts, new Map(), () => "Children's Social Care (CSC)");
  assert.match(said.sentences.join(' '), /Children's Social Care \(CSC\)/);
});
