import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import type { FrameChild } from '../identity.ts';
import { repeatFinder, type ListedChild } from './find-repeats.ts';

const rows = (...children: Partial<FrameChild>[]) =>
  children.map((facts, at) => ({ row: at + 2, child: child({ reference: '', ...facts }), problems: [] }));
function findRepeats(children: ReturnType<typeof rows>, listed: readonly ListedChild[] = []) {
  const { know, find } = repeatFinder();
  for (const one of listed) know(one);
  return children.flatMap(find);
}
const said = (...children: Partial<FrameChild>[]) =>
  findRepeats(rows(...children)).map(
    ({ row, isRefused, why }) => `${row} ${isRefused ? 'no' : 'yes'}: ${why}`,
  );

test('the same NHS number, or the same name and birthday, is the same child twice', () => {
  const nhsNumber = '9990000018';
  assert.deepEqual(said({ nhsNumber }, { nhsNumber }), ['3 no: seems to be about the same child as row 2']);
  assert.deepEqual(said({ nhsNumber }, { nhsNumber, name: 'Sam Other' }), [
    '3 no: seems to be about the same child as row 2, under another name',
  ]);
  assert.deepEqual(said({ name: 'SAMPLE, Sam' }, { name: 'Sam Sämple' }), [
    '3 no: seems to be about the same child as row 2',
  ]);
  assert.deepEqual(said({ reference: 'a1', name: 'X' }, { reference: 'A1', name: 'Y' }), [
    '3 no: seems to be about the same child as row 2, under another name',
  ]);
});

test('the same name and birthday with two NHS numbers is flagged and taken', () => {
  assert.deepEqual(said({ nhsNumber: '9990000018' }, { nhsNumber: '9990000026' }), [
    '3 yes: and date of birth are those of row 2, with another NHS number',
  ]);
});

test('a slip in a birthday, twins and a surname that changed are flagged, never merged', () => {
  assert.deepEqual(said({ born: '2015-03-12' }, { born: '2015-03-13' }), [
    '3 yes: differs by a slip of the pen from row 2, which has the same name',
  ]);
  assert.deepEqual(said({ born: '2015-03-12' }, { born: '2015-12-03' }), [
    '3 yes: differs by a slip of the pen from row 2, which has the same name',
  ]);
  assert.deepEqual(said({ born: '2015-03-12' }, { born: '2012-11-30' }), []);
  assert.deepEqual(said({ household: 'F1' }, { household: 'f-1', name: 'Alex Sample' }), [
    '3 yes: is about a child of the same household and birthday as row 2: perhaps twins',
  ]);
  assert.deepEqual(said({ address: '1 The Street' }, { address: '1 the street', name: 'Sam Other' }), [
    '3 yes: has the same first name and date of birth as row 2: a surname may have changed',
  ]);
  assert.deepEqual(
    said({ name: 'Sam One', nhsNumber: '9990000018' }, { name: 'Sam Two', nhsNumber: '9990000026' }),
    [],
  );
});

test('a child on an earlier list of the audit is told by that list', () => {
  const listed = [{ list: 1, child: child() }];
  assert.deepEqual(
    findRepeats(rows({}), listed).map((one) => one.why),
    ['is about a child who is on list 1 of this audit already'],
  );
});

test('fifty thousand children of one name and birthday are compared in a moment', () => {
  const many = rows(...Array.from({ length: 50_000 }, (_, n) => ({ nhsNumber: String(n) })));
  const begun = performance.now();
  assert.equal(findRepeats(many).length, 49_999);
  assert.ok(performance.now() - begun < 20_000);
});
