import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FrameAround, FrameField } from '../frame.ts';
import { frameRowReader } from './read-frame-row.ts';

const around: FrameAround = {
  today: '2026-06-01',
  from: '2025-06-01',
  until: '2026-05-31',
  areas: ['North', 'South'],
  isAreaNeeded: false,
  isStatusNeeded: false,
};

function read(cells: Partial<Record<FrameField, string>>, unlike: Partial<FrameAround> = {}) {
  const fields = Object.keys(cells) as FrameField[];
  const layout = { fields, area: '', status: '', order: '' } as const;
  const reader = frameRowReader(layout, { ...around, ...unlike }, new Set());
  return reader({ number: 12, cells: Object.values(cells) });
}
const said = (cells: Partial<Record<FrameField, string>>, unlike: Partial<FrameAround> = {}) =>
  read(cells, unlike).problems.map(
    ({ column, why, isRefused }) => `${isRefused ? 'no' : 'yes'}: ${column} ${why}`,
  );

test('a row becomes a child in our fields', () => {
  const { child, problems } = read({
    reference: 'A1',
    forename: 'Sam',
    surname: 'Sample',
    born: '12/03/2015',
    sex: '2',
    ethnicity: 'WBRI',
    nhsNumber: '999 000 0018',
    upn: 'g801200010001',
    address: '1  The Street',
    postcode: 'AB1 2CD',
    area: 'north',
    status: 'CP',
    household: 'F1',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(child, {
    reference: 'A1',
    name: 'Sam Sample',
    born: '2015-03-12',
    isUnborn: false,
    sex: 'Female',
    ethnicity: 'White British',
    language: '',
    nhsNumber: '9990000018',
    upn: 'G801200010001',
    address: '1 The Street, AB1 2CD',
    school: '',
    practice: '',
    area: 'North',
    status: 'child_protection',
    household: 'F1',
  });
});

test('what is impossible is refused by its column', () => {
  const who = { name: 'Sam Sample' };
  assert.match(said({ ...who, nhsNumber: '0000000000' }).join(), /no: NHS number cannot be right/);
  assert.match(said({ ...who, upn: 'X' }).join(), /no: Unique pupil number cannot be right/);
  assert.match(said({ ...who, born: '31/02/2015' }).join(), /no: Date of birth is no day of the calendar/);
  assert.match(said({ ...who, status: 'purple' }).join(), /no: Status is none that is known/);
  assert.match(said({ area: 'North', born: '12/03/2015' }).join(), /no: {2}says neither a name/);
  assert.match(said({ name: 'Sam\u202eSample' }).join(), /no: Name holds characters/);
  assert.match(said({ name: 'x'.repeat(301) }).join(), /no: Name is longer/);
});

test('a date of birth is judged as one that is typed, and keeps its row out by its column', () => {
  const who = { name: 'Sam Sample' };
  const refused = (cells: Partial<Record<FrameField, string>>) => said({ ...who, ...cells }).join();
  assert.match(refused({ born: '02/06/2026' }), /^no: Date of birth is still to come/);
  assert.match(
    refused({ born: '01/06/2026' }),
    /^no: Date of birth is after the end of the period looked at/,
  );
  assert.match(refused({ born: '01/06/2007' }), /^no: Date of birth makes the person 18 or more/);
  assert.equal(refused({ born: '02/06/2007' }), '');
  assert.match(refused({ born: '01/01/1850' }), /^no: Date of birth is more than 120 years ago/);
  assert.match(refused({ expected: '23/03/2027' }), /^no: Expected date of birth is not between/);
  assert.match(refused({ expected: '19/04/2026' }), /^no: Expected date of birth is not between/);
  assert.equal(read({ ...who, born: '02/06/2026' }).problems[0]?.row, 12);
});

test('a child who is expected is unborn', () => {
  const { child, problems } = read({ name: 'Unborn Sample', born: '', expected: '01/09/2026' });
  assert.deepEqual([child.born, child.isUnborn, problems], ['2026-09-01', true, []]);
});

test('what the terms choose by must be there; else it is said and the row taken', () => {
  const who = { name: 'Sam Sample', area: '' };
  assert.deepEqual(said(who), ['yes: Area is not given']);
  assert.deepEqual(said(who, { isAreaNeeded: true }), ['no: Area is not given']);
  assert.deepEqual(said({ ...who, area: 'West' }), ['yes: Area is none of the areas of this audit']);
  assert.deepEqual(said({ name: 'Sam Sample' }, { isStatusNeeded: true }), ['no: Status is not given']);
  assert.deepEqual(said({ name: 'Sam Sample' }), []);
  assert.deepEqual(said({ name: 'Sam Sample', born: '' }), [
    'yes: Date of birth is not given, so the age is not known',
  ]);
});

test('no problem repeats what stands in the row', () => {
  const secret = 'zqx-secret';
  for (const field of ['born', 'nhsNumber', 'upn', 'status', 'area', 'expected'] as const)
    assert.ok(!JSON.stringify(read({ name: 'Sam', [field]: secret }).problems).includes(secret));
});
