import fc from 'fast-check';
import type { LoggedRow, SealedRow } from '#platform/db';
import { chainHash, encodeRow, genesisHash, leafHash } from './chain.ts';

/** A row for tests. */
export const aRow: LoggedRow = {
  partnership: '11111111-1111-4111-8111-111111111111',
  at: '2026-11-22T14:02:31.000250Z',
  id: '22222222-2222-4222-8222-222222222222',
  person: null,
  membership: null,
  system: 'job',
  event: 'return.signed_off',
  outcome: 'done',
  subjects: ['33333333-3333-4333-8333-333333333333'],
  detail: '{"rows": 3}',
  requestId: null,
};

const orNull = (text: fc.Arbitrary<string>) => fc.option(text, { nil: null });
const short = fc.string({ unit: 'grapheme', maxLength: 3 });

/** Any row whatever, for laws; texts are short, so that two are often alike. */
export const anyRow: fc.Arbitrary<LoggedRow> = fc.record({
  partnership: fc.constant(aRow.partnership),
  at: fc.integer({ min: 0, max: 999_999 }).map((n) => `2026-11-22T14:02:31.${String(n).padStart(6, '0')}Z`),
  id: fc.uuid(),
  person: orNull(short),
  membership: orNull(short),
  system: orNull(fc.constantFrom('job', 'command line')),
  event: short,
  outcome: short,
  subjects: fc.array(short, { maxLength: 3 }),
  detail: short,
  requestId: orNull(short),
});

/** The rows sealed one after the other, as the sealer would. */
export function sealRows(rows: readonly LoggedRow[]): SealedRow[] {
  let chain: Buffer = genesisHash(aRow.partnership);
  return rows.map((row, index) => {
    const leaf = leafHash(encodeRow(row));
    chain = chainHash(chain, leaf);
    return {
      seal: {
        number: index + 1,
        at: row.at,
        id: row.id,
        leaf: leaf.toString('hex'),
        chain: chain.toString('hex'),
      },
      row,
    };
  });
}
