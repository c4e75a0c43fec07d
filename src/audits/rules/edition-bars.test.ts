import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { guidanceItem } from '../builders.ts';
import type { AuditCitation } from '../library/citation.ts';
import { editionBars } from './edition-bars.ts';

const today = '2026-11-25';
const item = guidanceItem([['2015', '2015-03-26'], ['2018', '2018-07'], ['web page']]);

function cite(audit: string, edition: string, when: string | null): AuditCitation {
  return {
    audit,
    auditTitle: `Audit ${audit}`,
    when: when === null ? null : parsePartialDate(when),
    document: item.ref,
    edition,
    use: 'standard',
    says: null,
    isLive: false,
  };
}

test('an edition is drawn for as long as it surely held, and apart where it only perhaps did', () => {
  const bars = editionBars(item, [], today);
  assert.deepEqual(
    bars?.rows.map(({ label, spans }) => [label, spans]),
    [
      [
        '2015',
        [
          { from: '2015-03-26', until: '2018-06-30', isSure: true },
          { from: '2018-07-01', until: '2018-07-30', isSure: false },
        ],
      ],
      [
        '2018',
        [
          { from: '2018-07-01', until: '2018-07-30', isSure: false },
          { from: '2018-07-31', until: '2026-12-31', isSure: true },
        ],
      ],
    ],
  );
  assert.deepEqual([bars?.from, bars?.until, bars?.leftOut], ['2015-01-01', '2026-12-31', ['web page']]);
});

test('an open end is perhaps, not sure', () => {
  const yearly = guidanceItem([
    ['2024', '2024-09-02'],
    ['2025', '2025-09-01', '2026-08-31/..'],
  ]);
  assert.deepEqual(editionBars(yearly, [], today)?.rows[1]?.spans, [
    { from: '2025-09-01', until: '2026-08-31', isSure: true },
    { from: '2026-09-01', until: '2026-12-31', isSure: false },
  ]);
});

test('an audit stands once at the end of its time on the edition it cites; one without a time is left out', () => {
  const citations = [
    cite('a', '2015', '../2019-01'),
    cite('a', '2015', '../2019-01'),
    cite('b', '2015', null),
  ];
  assert.deepEqual(editionBars(item, citations, today)?.rows[0]?.marks, [
    { day: '2019-01-31', words: 'Audit a, by January 2019' },
  ]);
});

test('one edition makes no picture', () => {
  assert.equal(editionBars(guidanceItem([['1989', '1991-10-14'], ['web page']]), [], today), null);
});
