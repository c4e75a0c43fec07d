import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayBasisGaps } from './say-basis-gap.ts';

test('all that is missing is named in one sentence', () => {
  assert.equal(
    sayBasisGaps(['impact_assessment', 'lawful_basis', 'signatory']),
    'the reference of the impact assessment, its lawful basis and who signed the agreement for it, and when',
  );
  assert.equal(sayBasisGaps(['agreement_ended']), 'a sharing agreement that is in force (it has ended)');
});
