import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayTermsPeriod } from './say-period.ts';

const how = '6 months back from 13 November 2018, that day included.';
const half = {
  phrase: 'the last 6 months',
  period: { from: '2018-05-14', until: '2018-11-13', how },
};

test('a period is said in its words and in the days they mean, and how these were come by', () => {
  assert.equal(sayTermsPeriod(half), '“the last 6 months”, that is 14 May 2018 to 13 November 2018');
  assert.match(
    sayTermsPeriod(half, true),
    /2018 \(6 months back from 13 November 2018, that day included\)$/,
  );
});

test('words that are the days are said once; without words the days stand alone, without days the words', () => {
  const period = { from: '2024-06-01', until: '2025-05-31', how: 'Read from the words.' };
  assert.equal(
    sayTermsPeriod({ phrase: '1 June 2024 to 31 May 2025', period }),
    '1 June 2024 to 31 May 2025',
  );
  assert.equal(sayTermsPeriod({ phrase: '', period }), '1 June 2024 to 31 May 2025');
  assert.equal(sayTermsPeriod({ phrase: 'recently', period: null }), 'recently');
  assert.equal(sayTermsPeriod(null), '');
});
