import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reveal } from '../reveal.ts';
import { permitReveal } from './permit-reveal.ts';

const at = (time: string) => Temporal.Instant.from(`2026-06-01T${time}:00Z`);
const look: Reveal = {
  id: 'look',
  case: 'case-3',
  caseNumber: 3,
  membership: 'ours',
  what: 'identity',
  reasonKind: 'check_draw',
  beganAt: at('10:00'),
  until: at('10:30'),
  endedAt: null,
};
const asked = { case: 'case-3', membership: 'ours', what: 'identity', now: at('10:10') } as const;

test('an open look of one’s own gives leave to see this case', () => {
  assert.equal(permitReveal(look, asked)?.case, 'case-3');
});

test('without a look, after it, or once it is hidden there is no leave', () => {
  assert.equal(permitReveal(null, asked), null);
  assert.equal(permitReveal(look, { ...asked, now: at('10:30') }), null);
  assert.equal(permitReveal({ ...look, endedAt: at('10:05') }, asked), null);
});

test('a look of somebody else, at another case or at something else gives none', () => {
  assert.equal(permitReveal(look, { ...asked, membership: 'another' }), null);
  assert.equal(permitReveal(look, { ...asked, case: 'case-4' }), null);
  assert.equal(permitReveal(look, { ...asked, what: 'disclosure' }), null);
});
