import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#findings';
import { listByReach, listByTheme } from './declare-findings.ts';

const found = (text: string, more: Partial<Finding> = {}): Finding => ({
  ref: text,
  kind: 'learning',
  text,
  themes: ['plans'],
  ...more,
});

test('by theme they come in the order of the framework, a theme outside it later, one without a theme last', () => {
  const findings = [
    found('nowhere', { themes: [] }),
    found('strange', { themes: ['unheard_of'] }),
    found('plan'),
    found('referral', { themes: ['referrals', 'plans'] }),
    found('strength', { kind: 'strength' }),
  ];
  assert.deepEqual(listByTheme({ findings, sample: { cases: 5 } }, 'learning'), [
    'referral',
    'plan',
    'strange',
    'nowhere',
  ]);
});

test('by reach they come alone first, then under the reach that they share, which is declared once', () => {
  const one = { extent: { cases: 1 } } as const;
  const findings = [found('A', one), found('B', { extent: { cases: 2 } }), found('C', one), found('D')];
  assert.deepEqual(listByReach({ findings, sample: { cases: 5 } }, 'learning'), [
    'n two of the five cases',
    'B',
    'D',
    'n one of the five cases',
    'A',
    'C',
  ]);
});
