import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey, open, openKeyStore, rootKeyId, seal } from '#platform/crypto';
import { readSpreadsheet } from '#platform/files';
import { child } from '../src/cases/builders.ts';
import { frameChecker } from '../src/cases/rules/check-frame.ts';
import { frameRowReader } from '../src/cases/rules/read-frame-row.ts';
import { readMemory } from './load.ts';

export const benchHeadings =
  'Child Unique ID,Name,Date of Birth,Gender,NHS Number,Area,Status,Address,School,GP Practice';

/** What the dates and areas of such a list are held against. */
export const benchAround = {
  today: '2026-06-01',
  from: '2025-06-01',
  until: null,
  areas: ['Anytown'],
  isAreaNeeded: true,
  isStatusNeeded: true,
};

/** What the columns of such a list are. */
export const benchFields = [
  'reference',
  'name',
  'born',
  'sex',
  'nhsNumber',
  'area',
  'status',
  'address',
  'school',
  'practice',
] as const;

/**
 * A list of children on its way in, without the database: read in its thread, taken apart, compared, sealed. Against it the
 * same rows split at their commas, which is the least that reading can be, and AES-256-GCM alone.
 */
export async function benchList(print: (line: string) => void, sizes: readonly number[]): Promise<void> {
  print('list: a list of children read, checked and sealed');
  const keys = await openKeyStore({ folder: await mkdtemp(join(tmpdir(), 'throughline-bench-keys-')) });
  const key = await createKey(keys, 'bench', rootKeyId);
  for (const size of sizes) {
    const csv = [benchHeadings, ...Array.from({ length: size }, (_, n) => benchRow(n))].join('\r\n');
    const bytes = Buffer.from(csv);
    const bare = await time(() => csv.split('\r\n').map((line) => line.split(',')));
    let rows: readonly { number: number; cells: readonly string[] }[] = [];
    const reading = await time(async () => {
      const read = await readSpreadsheet({ bytes, pasted: false });
      rows = (read.sheets[0]?.pieces ?? []).flatMap(
        (piece) => JSON.parse(Buffer.from(piece).toString('utf8')) as typeof rows,
      );
    });
    const layout = { fields: benchFields, area: '', status: '', order: '' } as const;
    const checking = await time(() => {
      const read = rows.slice(1).map(frameRowReader(layout, benchAround, new Set()));
      const checker = frameChecker();
      for (const row of read) checker.take(row);
      if (checker.result().rows !== size) throw new Error('Rows were lost.');
    });
    const { now, peak } = await readMemory(process.pid);
    print(
      `  ${size} rows: reading ${reading.toFixed(0)} ms, checking ${checking.toFixed(0)} ms, splitting alone ${bare.toFixed(0)} ms ` +
        `(ratio ${((reading + checking) / bare).toFixed(1)}); memory ${now} MB, peak ${peak} MB`,
    );
  }
  await benchSealing(
    print,
    (text, row) => seal(key, text, placeOf(row)),
    (sealed, row) => open(key, sealed, placeOf(row)),
  );
}

async function benchSealing(
  print: (line: string) => void,
  sealOne: (text: string, row: string) => Uint8Array,
  openOne: (sealed: Uint8Array, row: string) => Uint8Array,
): Promise<void> {
  const count = 20_000;
  const text = JSON.stringify(child({ address: '1 The Street', school: 'A school', practice: 'A practice' }));
  const ids = Array.from({ length: count }, () => randomUUID());
  const secret = randomBytes(32);
  const raw = await time(() => {
    for (let n = 0; n < count; n += 1) {
      const cipher = createCipheriv('aes-256-gcm', secret, randomBytes(12));
      cipher.update(text, 'utf8');
      cipher.final();
      cipher.getAuthTag();
    }
  });
  let sealed: Uint8Array[] = [];
  const sealing = await time(() => {
    sealed = ids.map((id) => sealOne(text, id));
  });
  const opening = await time(() => {
    for (const [at, one] of sealed.entries()) openOne(one, ids[at] ?? '');
  });
  const rate = (milliseconds: number) => Math.round((count / milliseconds) * 1000).toLocaleString('en-GB');
  print(
    `  sealing ${rate(sealing)} a second, opening ${rate(opening)}, AES-256-GCM alone ${rate(raw)} ` +
      `(ratios ${(sealing / raw).toFixed(2)} and ${(opening / raw).toFixed(2)})`,
  );
}

function placeOf(row: string) {
  return { partition: 'bench', table: 'cases.frame_row', column: 'sealed', row, version: 0 };
}

export function benchRow(n: number): string {
  const day = String((n % 28) + 1).padStart(2, '0');
  const letters = Array.from(String(n))
    .map((digit) => 'abcdefghij'[Number(digit)])
    .join('');
  return `A${n},Sam ${letters},${day}/03/${2009 + (n % 15)},2,,Anytown,CP,${n} The Street,A school,A practice`;
}

async function time(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
