import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Body } from '#audits';
import { compareLists } from './compare-lists.ts';

const names = (ref: string) => ({ csc: "Children's Social Care", ccg: 'the CCG', uhl: 'UHL' })[ref] ?? ref;
const [csc, ccg, uhl]: Body[] = [{ agency: 'csc' }, { agency: 'ccg' }, { agency: 'uhl' }];
const office: Body = { agency: null, name: 'the board office' };
const list = (...bodies: (Body | undefined)[]) => bodies.filter((body) => body !== undefined);

test('who is in one list only is said for each list', () => {
  assert.equal(
    compareLists({ commissioners: list(csc, office), contributors: list(csc, ccg, uhl) }, names),
    'The board office commissioned the audit and is not named as contributing to it. ' +
      'The CCG and UHL contributed and are not named as commissioning it.',
  );
});

test('a service of the agency is the agency', () => {
  const unit: Body = { agency: 'csc', service: 'Safeguarding Unit', name: 'The Safeguarding Unit' };
  assert.equal(compareLists({ commissioners: [unit], contributors: list(csc) }, names), null);
});

test('lists without anybody in common are said to be so', () => {
  assert.equal(
    compareLists({ commissioners: [office], contributors: list(ccg) }, names),
    'Nobody is named both as commissioning the audit and as contributing to it.',
  );
});

test('where only one list is published there is nothing to compare', () => {
  assert.equal(compareLists({ commissioners: [], contributors: list(ccg) }, names), null);
});
