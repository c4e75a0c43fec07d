import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer, GivenAnswer } from '../agreement.ts';
import { agreementState, sayAgreement } from './agreement-state.ts';

const who = (id: string) => ({ id, agency: null, name: id, post: '', membership: null });
const group = [who('police'), who('health'), who('office')];

function said(commissioner: string, answer: Answer, minute: number, number = 1): GivenAnswer {
  return {
    number,
    commissioner,
    answer,
    remark: null,
    givenOn: `2018-11-${String(10 + minute).padStart(2, '0')}`,
    givenHow: null,
    recordedBy: 'x',
    recordedAt: Temporal.Instant.from(`2018-11-13T10:${String(minute).padStart(2, '0')}:00Z`),
  };
}
const words = (day: string) => day;

test('terms are agreed when every commissioner has agreed, on the day of the last', () => {
  const state = agreementState(1, group, [
    said('police', 'agreed', 1),
    said('health', 'agreed', 3),
    said('office', 'agreed', 2),
  ]);
  assert.equal(state.isAgreed, true);
  assert.equal(state.agreedOn, '2018-11-13');
  assert.equal(sayAgreement(state, words), 'Agreed on 2018-11-13');
});

test('the latest answer counts: who was not yet content may agree later, and the other way round', () => {
  const first = [said('police', 'not_yet', 1), said('health', 'agreed', 2)];
  const state = agreementState(1, group, first);
  assert.deepEqual([state.agreed, state.notYet, state.open, state.isAgreed], [1, 1, 1, false]);
  assert.equal(sayAgreement(state, words), '1 of 3 has agreed, 1 not yet');
  const later = agreementState(1, group, [
    ...first,
    said('police', 'agreed', 5),
    said('health', 'not_yet', 6),
  ]);
  assert.deepEqual([later.agreed, later.notYet], [1, 1]);
  assert.equal(later.commissioners[0]?.given.length, 2);
});

test('an answer to another version, or of somebody who is no commissioner, does not count', () => {
  const state = agreementState(2, group, [said('police', 'agreed', 1), said('stranger', 'agreed', 2, 2)]);
  assert.equal(state.open, 3);
  assert.equal(sayAgreement(state, words), 'Waiting for 3 answers');
});

test('terms that nobody is to agree are agreed by nobody', () => {
  assert.equal(agreementState(1, [], []).isAgreed, false);
});

test('law: each commissioner is counted once', () => {
  const given = fc.array(
    fc.record({
      who: fc.constantFrom('police', 'health', 'office', 'stranger'),
      answer: fc.constantFrom<Answer>('agreed', 'not_yet'),
      minute: fc.integer({ min: 0, max: 19 }),
      number: fc.integer({ min: 1, max: 2 }),
    }),
  );
  fc.assert(
    fc.property(given, (list) => {
      const state = agreementState(
        1,
        group,
        list.map((one) => said(one.who, one.answer, one.minute, one.number)),
      );
      assert.equal(state.agreed + state.notYet + state.open, group.length);
      assert.equal(state.isAgreed, state.agreed === group.length);
      assert.equal(state.agreedOn !== null, state.isAgreed);
    }),
  );
});
