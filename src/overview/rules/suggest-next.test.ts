import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestNext } from './suggest-next.ts';

const none = { all: 0, ownerless: 0 };
const silent = { id: 'a', title: 'Audit of neglect', year: 2025, learning: 9 };

test('what nobody owns comes first, recommendations before suggested actions, then audits that ask for nothing', () => {
  const next = suggestNext(
    { recommendation: { all: 7, ownerless: 2 }, suggested_action: { all: 11, ownerless: 11 } },
    [silent],
  );
  assert.deepEqual(next, [
    { kind: 'no owner', form: 'recommendation', count: 2 },
    { kind: 'no owner', form: 'suggested_action', count: 11 },
    { kind: 'nothing asked', audit: silent },
  ]);
});

test('where everything has an owner, and every audit with learning asks for something, there is nothing to suggest', () => {
  assert.deepEqual(suggestNext({ recommendation: { all: 7, ownerless: 0 }, suggested_action: none }, []), []);
});
