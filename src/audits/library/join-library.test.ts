import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import type { OwnEdition, OwnItem } from './item.ts';
import { joinLibrary } from './join-library.ts';

const shipped = [
  {
    ref: 'guidance',
    title: 'Guidance',
    publisher: 'Department',
    kind: 'legislation',
    nation: 'England and Wales',
    editions: [
      { edition: '2015', inForce: { from: '2015-03' } },
      { edition: '2018', inForce: { from: '2018-07' } },
    ],
  },
];
const edition: OwnEdition = {
  id: '00000000-0000-4000-8000-000000000001',
  document: 'guidance',
  version: 1,
  label: '2020',
  from: parsePartialDate('2020-02'),
  until: null,
  address: null,
  takenFrom: null,
  passage: 'Neglect is …',
  isQuoted: false,
  quotedFrom: null,
  replaces: null,
  note: null,
  retired: null,
};
const item: OwnItem = {
  ref: 'local-procedure',
  version: 1,
  title: 'A local procedure',
  kind: 'procedure',
  publisher: null,
  nations: [],
  address: null,
  purpose: null,
  retired: null,
};
const retired = { on: '2026-01-01', reason: 'A slip.' };

function editionsOf(own: readonly OwnEdition[]) {
  const [guidance] = joinLibrary([], own, [], shipped);
  return guidance?.editions.map(({ label, origin, replacedBy }) => [label, origin, replacedBy?.label]);
}

test('what is shipped comes with its kind, its nations and its editions, each replaced by the next', () => {
  const [guidance] = joinLibrary([], [], [], shipped);
  assert.equal(guidance?.kind, 'law');
  assert.deepEqual(guidance?.nations, ['England', 'Wales']);
  assert.deepEqual(editionsOf([]), [
    ['2015', 'shipped', '2018'],
    ['2018', 'shipped', undefined],
  ]);
});

test('an edition of one’s own takes its place in time among the shipped ones', () => {
  assert.deepEqual(editionsOf([{ ...edition, from: parsePartialDate('2017') }]), [
    ['2015', 'shipped', '2020'],
    ['2020', 'own', '2018'],
    ['2018', 'shipped', undefined],
  ]);
});

test('one’s own version of a shipped edition stands in its place until it is retired', () => {
  const own = { ...edition, label: '2018' };
  assert.deepEqual(editionsOf([own])?.[1], ['2018', 'own', undefined]);
  assert.deepEqual(editionsOf([{ ...own, retired }])?.[1], ['2018', 'shipped', undefined]);
});

test('an edition that says what it replaced is believed; a retired one replaces nothing', () => {
  const out = { ...edition, replaces: '2015' };
  assert.deepEqual(editionsOf([out])?.[0], ['2015', 'shipped', '2020']);
  assert.deepEqual(editionsOf([{ ...out, retired }])?.[0], ['2015', 'shipped', '2018']);
});

test('what several audits brought along is one item, with the editions of all', () => {
  const brought = [
    { ref: 'local-procedure', title: 'Procedures', kind: 'procedure', editions: ['2016'] },
    {
      ref: 'local-procedure',
      title: 'Procedures and thresholds',
      kind: 'procedure',
      editions: ['2016', '2019'],
    },
  ] as const;
  const [one, ...others] = joinLibrary([], [], brought, []);
  assert.deepEqual(others, []);
  assert.equal(one?.title, 'Procedures and thresholds');
  assert.deepEqual(
    one?.editions.map(({ label, origin }) => [label, origin]),
    [
      ['2016', 'brought'],
      ['2019', 'brought'],
    ],
  );
  const [kept] = joinLibrary([item], [], brought, []);
  assert.deepEqual([kept?.title, kept?.origin, kept?.editions.length], ['A local procedure', 'own', 2]);
  const [again] = joinLibrary([{ ...item, retired }], [], brought, []);
  assert.equal(again?.origin, 'brought');
});

test('an item of one’s own that was retired stays, because audits may cite it', () => {
  assert.deepEqual(joinLibrary([{ ...item, retired }], [], [], [])[0]?.retired, retired);
});
