import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#findings';
import { composeFindings, composeNoted } from './compose-findings.ts';

const findings: readonly Finding[] = [
  { ref: '1', kind: 'learning', text: 'A child was left out.', themes: ['referrals'], extent: { cases: 1 } },
  { ref: '2', kind: 'strength', text: 'Plans were clear.', themes: ['plans'] },
  { ref: '3', kind: 'strength', text: 'Referrals were timely.', themes: ['referrals', 'plans'] },
  { ref: '4', kind: 'strength', text: 'Referrals were complete.', themes: ['referrals'] },
  { ref: '5', kind: 'neither', text: 'Systems are being replaced.', themes: ['record_keeping'] },
];

const readFacts = (...given: Parameters<typeof composeFindings>) => {
  const [block] = composeFindings(...given);
  assert.ok(block?.kind === 'facts');
  return block.items.map((item) => [item.label, ...item.value]);
};

test('findings of one kind stand under their themes in the order of the framework, each with its shape', () => {
  assert.deepEqual(readFacts(findings, 'strength', 5), [
    ['Referrals', '▲\u00a0Referrals were timely. ▲\u00a0Referrals were complete.'],
    ['Plans', '▲\u00a0Plans were clear.'],
  ]);
});

test('learning stands apart, with how far it reaches', () => {
  assert.deepEqual(readFacts(findings, 'learning', 5), [
    ['Referrals', '◆\u00a0In one of the five cases: A child was left out.'],
  ]);
});

test('what is neither is a list where there is more than a sentence or two of it', () => {
  const noted = ['A.', 'B.', 'C.'].map((text) => ({ ref: text, kind: 'neither', text, themes: [] }) as const);
  assert.deepEqual(composeNoted(noted, 5), [
    { kind: 'paragraph', runs: [{ strong: '■ Also noted: ' }] },
    { kind: 'list', style: 'bullet', items: [['A.'], ['B.'], ['C.']] },
  ]);
});

test('a single thing noted is one paragraph, and where there is nothing there is no block', () => {
  assert.deepEqual(composeNoted(findings, 5), [
    { kind: 'paragraph', runs: [{ strong: '■ Also noted: ' }, 'Systems are being replaced.'] },
  ]);
  assert.deepEqual(composeFindings([], 'strength', 5), []);
  assert.deepEqual(composeNoted([], 5), []);
});

test('a theme outside the framework stands under its code', () => {
  const strange = { ref: '1', kind: 'strength', text: 'Good.', themes: ['unheard_of'] } as const;
  assert.equal(readFacts([strange], 'strength', 5)[0]?.[0], 'unheard_of');
});
