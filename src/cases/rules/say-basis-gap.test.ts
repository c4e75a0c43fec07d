import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisFor, emptyTerms } from '../../audits/builders.ts';
import { findBasisGaps } from './find-basis-gaps.ts';
import { sayBasisGaps } from './say-basis-gap.ts';

test('all that is missing is named in one sentence', () => {
  assert.equal(
    sayBasisGaps(findBasisGaps(emptyTerms.basis, 'police', '2026-06-01')),
    'the reference of the impact assessment, the information sharing agreement, its lawful basis, its condition for special categories and who signed the agreement for it, and when',
  );
  const ended = {
    ...basisFor(['police']),
    agreement: { title: 'A', from: '2025-01-01', until: '2026-05-31' },
  };
  assert.equal(
    sayBasisGaps(findBasisGaps(ended, 'police', '2026-06-01')),
    'a sharing agreement that is in force (it has ended)',
  );
});
