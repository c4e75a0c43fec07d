import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ask } from '../involvement.ts';
import { nextToAnswer } from './next-to-answer.ts';

function ask(facts: Partial<Ask>): Ask {
  return {
    id: 'ask',
    case: 'case',
    caseNumber: 1,
    agency: 'police',
    service: null,
    setting: null,
    dueOn: '2026-03-12',
    askedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
    stage: 'search',
    seenAt: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    version: 1,
    withdrawnAt: null,
    withdrawnReason: null,
    chasedAt: null,
    ...facts,
  };
}

test('what is due first is answered next; what is answered or taken back is not', () => {
  const withdrawnAt = Temporal.Instant.from('2026-03-02T09:00:00Z');
  const asks = [
    ask({ id: 'later', dueOn: '2026-03-20' }),
    ask({ id: 'second', caseNumber: 4 }),
    ask({ id: 'first', caseNumber: 2 }),
    ask({ id: 'answered', dueOn: '2026-03-01', answer: 'not_known' }),
    ask({ id: 'taken back', dueOn: '2026-03-01', withdrawnAt }),
  ];
  assert.equal(nextToAnswer(asks)?.id, 'first');
  assert.equal(nextToAnswer(asks.slice(3)), null);
});
