import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayAskedAbout } from './say-asked-about.ts';

test('whom an agency is asked about is said without who they are', () => {
  assert.equal(sayAskedAbout(['child']), 'The child');
  assert.equal(
    sayAskedAbout(['parent', 'child', 'other_adult', 'parent']),
    'The child, 2 parents or carers and another adult',
  );
  assert.equal(sayAskedAbout([]), '');
});
