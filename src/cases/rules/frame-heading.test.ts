import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainHeading, recogniseHeading } from './frame-heading.ts';

test('headings of Annex A, of the Standard Safeguarding Dataset and of the census are known, however they are written', () => {
  const headings: Readonly<Record<string, string>> = {
    'Child Unique ID': 'reference',
    child_unique_id: 'reference',
    ChildUniqueID: 'reference',
    ' CHILD  UNIQUE ID ': 'reference',
    pers_person_id: 'reference',
    'Date of Birth': 'born',
    DOB: 'born',
    'D.O.B.': 'born',
    pers_dob: 'born',
    'Date of birth (dd/mm/yyyy)': 'born',
    pers_expected_dob: 'expected',
    pers_single_unique_id: 'nhsNumber',
    'NHS Number': 'nhsNumber',
    pers_upn: 'upn',
    'Child’s name': 'name',
    pers_ethnicity: 'ethnicity',
    Gender: 'sex',
    'Local Authority': 'area',
    'Case Status': 'status',
    'Family ID': 'household',
  };
  assert.deepEqual(
    Object.fromEntries(Object.keys(headings).map((heading) => [heading, recogniseHeading(heading)])),
    headings,
  );
});

test('a heading that is not known, or is somebody’s name, is taken for nothing', () => {
  for (const heading of ['', 'Sam Sample', 'constructor', '__proto__', '12/03/2015'])
    assert.equal(recogniseHeading(heading), null);
  assert.equal(plainHeading('Zoë_ÖBER-x'), 'zoe ober x');
});
