import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { guidanceItem } from '../builders.ts';
import type { AuditCitation } from '../library/citation.ts';
import { libraryRows } from './library-rows.ts';

const item = guidanceItem([
  ['2015', '2015-03'],
  ['2018', '2018-07'],
  ['2030', '2030-01-01'],
]);

function cite(audit: string, edition: string, when: string): AuditCitation {
  return {
    audit,
    auditTitle: audit,
    when: parsePartialDate(when),
    document: item.ref,
    edition,
    use: 'standard',
    says: null,
    isLive: false,
  };
}

test('an item says what holds today, what is to come, and which audits cite what had been replaced', () => {
  const citations = [
    cite('first', '2015', '2016'),
    cite('second', '2015', '2019'),
    cite('second', '2018', '2019'),
    cite('third', '2018', '2020'),
  ];
  const [row] = libraryRows([item], citations, '2026-11-25');
  assert.equal(row?.holding?.label, '2018');
  assert.equal(row?.coming?.label, '2030');
  assert.deepEqual([row?.audits, row?.superseded, row?.faulty], [3, 2, 1]);
});

test('an audit that cites an item twice is one audit, and citations of other items are left alone', () => {
  const elsewhere = { ...cite('fourth', '2015', '2019'), document: 'elsewhere' };
  const [row] = libraryRows(
    [item],
    [cite('first', '2015', '2016'), cite('first', '2018', '2019'), elsewhere],
    '2026-11-25',
  );
  assert.deepEqual([row?.audits, row?.superseded, row?.faulty], [1, 1, 0]);
});
