import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem } from '../builders.ts';
import { earlierAnswers, type EarlierReturn } from './earlier-answers.ts';

const at = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`);
function signed(own: Partial<EarlierReturn> = {}): EarlierReturn {
  return {
    audit: 'audit-1',
    title: 'Audit of neglect',
    signedAt: at('2025-06-12'),
    tool: 'tool-1',
    return: null,
    caseNumber: null,
    answers: { a1: 'partly', 'own-1': 'met' },
    ...own,
  };
}
const said = (id: string, earlier: readonly EarlierReturn[], tool = 'tool-2') =>
  earlierAnswers(anItem(id), tool, earlier).map(({ title, says }) => `${title}: ${says}`);

test('a standard of the catalogue is the same in every tool; one of our own in its tool only', () => {
  assert.deepEqual(said('a1', [signed()]), ['Audit of neglect: Partly met']);
  assert.deepEqual(said('own-1', [signed()]), []);
  assert.deepEqual(said('own-1', [signed()], 'tool-1'), ['Audit of neglect: Met']);
});

test('several cases of an audit are counted, best answer first, and those that may be read are named', () => {
  const cases = [
    signed({ return: 'r-1', caseNumber: 4 }),
    signed({ answers: { a1: 'met' } }),
    signed({ answers: { a1: 'partly' }, signedAt: at('2025-07-01') }),
    signed({ answers: {} }),
  ];
  assert.deepEqual(said('a1', cases), ['Audit of neglect: Met in 1 case, Partly met in 2 cases']);
  const [answer] = earlierAnswers(anItem('a1'), 'tool-2', cases);
  assert.deepEqual(answer?.returns, [{ id: 'r-1', caseNumber: 4 }]);
  assert.equal(answer?.signedAt.toString(), at('2025-07-01').toString());
});

test('the three latest audits are shown, the latest first', () => {
  const years = ['2021', '2024', '2022', '2023'].map((year) =>
    signed({ audit: year, title: year, signedAt: at(`${year}-01-01`) }),
  );
  assert.deepEqual(said('a1', years), ['2024: Partly met', '2023: Partly met', '2022: Partly met']);
});

test('a code that is no answer of its kind says nothing', () => {
  for (const code of ['great', 'constructor', 3, null])
    assert.deepEqual(said('a1', [signed({ answers: { a1: code } })]), []);
});
