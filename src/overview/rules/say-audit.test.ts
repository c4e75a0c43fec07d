import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayAsked, sayAuditCounts, sayAuditDate, sayMethods } from './say-audit.ts';

const none = { strengths: 0, learning: 0, recommendations: 0, suggestedActions: 0 };

test('an audit is dated by its report, else by its fieldwork', () => {
  const july = parsePartialDate('2017-07');
  const spring = parsePartialDate('2017-03~');
  assert.equal(sayAuditDate({ reported: july, fieldwork: spring }), 'July 2017');
  assert.equal(sayAuditDate({ reported: null, fieldwork: spring }), 'About March 2017');
  assert.equal(sayAuditDate({ reported: null, fieldwork: null }), null);
});

test('methods are named once each', () => {
  assert.equal(sayMethods({ methods: ['dip_sample', 'deep_dive', 'dip_sample'] }), 'Dip sample, deep dive');
  assert.equal(sayMethods({ methods: [] }), null);
});

test('what is in an audit is counted in figures; what there is none of is left out', () => {
  assert.equal(
    sayAuditCounts(12, { ...none, strengths: 1, learning: 9 }),
    '12 cases, 1 strength, 9 learning points',
  );
  assert.equal(
    sayAuditCounts(null, { ...none, recommendations: 1, suggestedActions: 2 }),
    '1 recommendation, 2 suggested actions',
  );
});

test('recommendations and suggested actions are never added up', () => {
  assert.equal(sayAsked({ ...none }), 'None');
  assert.equal(sayAsked({ ...none, recommendations: 7 }), '7');
  assert.equal(sayAsked({ ...none, suggestedActions: 6 }), '6 suggested');
  assert.equal(sayAsked({ ...none, recommendations: 2, suggestedActions: 6 }), '2 and 6 suggested');
});
