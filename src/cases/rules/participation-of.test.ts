import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askOf, columnOf } from '../builders.ts';
import { involvementAnswerCodes } from '../involvement.ts';
import { participationOf } from './participation-of.ts';
import { unexplainedCases } from './unexplained-cases.ts';

const cases = [{ id: 'c1' }, { id: 'c2' }, { id: 'c3' }];
const today = '2026-06-16';

test('each answer counts as the published table counts it; late is no reply, not yet due and not asked are counted nowhere', () => {
  const { sample, rows } = participationOf(
    [
      askOf({ case: 'c1', answer: 'known_in_scope' }),
      askOf({ case: 'c2' }),
      askOf({ case: 'c1', agency: 'health', dueOn: '2026-06-30' }),
      askOf({ case: 'left', answer: 'known_in_scope' }),
    ],
    cases,
    [columnOf('police'), columnOf('health')],
    today,
  );
  assert.equal(sample, 3);
  assert.deepEqual(rows, [
    {
      agencies: ['police'],
      counts: [
        { status: 'audited', cases: 1 },
        { status: 'no_reply', cases: 1 },
      ],
    },
    { agencies: ['health'], counts: [] },
  ]);
});

test('a case asked of two schools is counted once, by the answer that says most, in the row of all schools', () => {
  const school = (id: string) =>
    columnOf('schools', { code: `schools.${id}`, setting: { id, name: id }, isSector: true });
  const { rows } = participationOf(
    [
      askOf({ id: 'a', agency: 'schools', setting: 'hill', answer: 'not_known' }),
      askOf({ id: 'b', agency: 'schools', setting: 'dale', answer: 'known_partly' }),
      askOf({ id: 'd', agency: 'schools', setting: 'dale', case: 'c2', answer: 'not_applicable' }),
    ],
    cases,
    [school('hill'), school('dale')],
    today,
    new Map([['d', 'not in education']]),
  );
  assert.deepEqual(rows, [
    {
      agencies: ['schools'],
      sector: true,
      counts: [
        { status: 'mostly_out_of_scope', cases: 1 },
        { status: 'not_applicable', cases: 1, reason: 'not in education' },
      ],
    },
  ]);
});

test('a service has a row of its own', () => {
  const service = { id: 's', name: 'Early Help' };
  const { rows } = participationOf(
    [askOf({ service: 's', answer: 'not_known' })],
    cases,
    [columnOf('police'), columnOf('police', { code: 'police.s', service })],
    today,
  );
  assert.deepEqual(
    rows.map((row) => [row.service, row.counts.length]),
    [
      [undefined, 0],
      ['Early Help', 1],
    ],
  );
});

test('no row ever counts more cases than the sample has, whatever was asked and answered', () => {
  const ask = fc.record({
    case: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
    setting: fc.constantFrom(null, 'hill', 'dale'),
    answer: fc.constantFrom(null, ...involvementAnswerCodes),
    dueOn: fc.constantFrom('2026-06-10', '2026-06-30'),
  });
  const columns = [
    columnOf('police'),
    ...['hill', 'dale'].map((id) => columnOf('police', { code: `police.${id}`, setting: { id, name: id } })),
  ];
  fc.assert(
    fc.property(fc.array(ask), (asks) => {
      const { rows, sample } = participationOf(
        asks.map((one, at) => askOf({ ...one, id: String(at) })),
        cases,
        columns,
        today,
      );
      return rows.every((row) => row.counts.length === 0 || unexplainedCases(row, sample) !== null);
    }),
  );
});
