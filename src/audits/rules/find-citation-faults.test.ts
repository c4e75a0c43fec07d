import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceItem } from '../builders.ts';
import { findCitationFaults } from './find-citation-faults.ts';

const items = [
  guidanceItem([
    ['2015', '2015-03'],
    ['2018', '2018-07'],
    ['2023', '2023-12'],
  ]),
];

function faultsOf(edition: string, day: string, document = 'guidance') {
  return [...findCitationFaults([{ document, edition }], items, day)].map(({ kind, message, mend }) => [
    kind,
    message,
    mend,
  ]);
}

test('an edition that held on the day is no fault', () => {
  assert.deepEqual(faultsOf('2018', '2019-01-09'), []);
});

test('an edition that had been replaced is named with what replaced it and what to cite instead', () => {
  assert.deepEqual(faultsOf('2015', '2019-01-09'), [
    [
      'superseded',
      'Guidance on neglect (2015) had been replaced by the 2018 edition in July 2018.',
      'Cite the 2018 edition, which was in force on 9 January 2019, or say why the 2015 edition is cited.',
    ],
  ]);
});

test('an edition that came later than the audit is a fault', () => {
  assert.deepEqual(faultsOf('2023', '2019-01-09'), [
    [
      'not yet in force',
      'Guidance on neglect (2023) was not in force yet on 9 January 2019.',
      'Cite the 2018 edition, which was in force on 9 January 2019, or say why the 2023 edition is cited.',
    ],
  ]);
});

test('where no edition surely held on the day, the choice is left to the reader', () => {
  const [fault] = faultsOf('2023', '2018-07-04');
  assert.equal(fault?.[2], 'Choose the edition that held then, or say why this one is cited.');
});

test('an edition or a document that the library lacks says how to add it', () => {
  assert.deepEqual(faultsOf('2019', '2019-01-09'), [
    [
      'unknown edition',
      'The library has no edition “2019” of Guidance on neglect.',
      'Add this edition to the library, or cite one that it has: 2015; 2018; 2023.',
    ],
  ]);
  assert.deepEqual(faultsOf('2019', '2019-01-09', 'elsewhere'), [
    [
      'unknown edition',
      'The library does not have the document that is cited.',
      'Add it to the library, or cite a document that the library has.',
    ],
  ]);
});

test('what the dates do not tell is no fault', () => {
  assert.deepEqual(faultsOf('2015', '2018-07-15'), []);
});
