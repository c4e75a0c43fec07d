import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayColumn } from '../ask-column.ts';
import { askColumns, offeredColumns } from './ask-columns.ts';

const agencies = [
  { id: 'sc', shortName: 'Social Care', standsFor: null },
  { id: 'ed', shortName: 'Education', standsFor: 'All schools' },
];
const services = [
  { id: 'eh', agency: 'sc', name: 'Early Help' },
  { id: 'yo', agency: 'sc', name: 'Youth Offending' },
];
const settings = [
  { id: 'hill', agency: 'ed', name: 'Hill School' },
  { id: 'dale', agency: 'ed', name: 'Dale School' },
];
const askedAgency = { name: '', shortName: '', type: 'other', asked: true, services: [], leftOut: '' };
const asked = [
  { ...askedAgency, agency: 'sc', shortName: 'Social Care', services: ['Early Help'] },
  { ...askedAgency, agency: 'ed', shortName: 'Education' },
  { ...askedAgency, agency: 'out', shortName: 'Fire', asked: false },
];
const facts = { asked, agencies, services, settings };
const said = (columns: ReturnType<typeof askColumns>): readonly string[] => columns.map(sayColumn);

test('an agency stands as a whole, or by the services that the terms chose', () => {
  assert.deepEqual(said(askColumns({ ...facts, asks: [] })), ['Education', 'Early Help (Social Care)']);
});

test('a setting that was asked is a column of its own, and so is a whole agency that was asked beside a service', () => {
  const asks = [
    { agency: 'ed', service: null, setting: 'hill' },
    { agency: 'sc', service: null, setting: null },
  ];
  assert.deepEqual(said(askColumns({ ...facts, asks })), [
    'Hill School (Education)',
    'Social Care',
    'Early Help (Social Care)',
  ]);
});

test('what was asked stays in sight when the terms ask the agency no more, or it has left', () => {
  const asks = [
    { agency: 'sc', service: 'yo', setting: null },
    { agency: 'gone', service: null, setting: null },
  ];
  assert.deepEqual(said(askColumns({ ...facts, asked: [], asks })), [
    'An agency that is no longer here',
    'Youth Offending (Social Care)',
  ]);
});

test('each agency of the terms may be asked as a whole and through the services chosen', () => {
  assert.deepEqual(said(offeredColumns(asked, facts)), [
    'Education',
    'Social Care',
    'Early Help (Social Care)',
  ]);
});
