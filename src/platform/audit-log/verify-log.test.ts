import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LoggedRow, SealedRow } from '#platform/db';
import { anyRow, aRow, sealRows } from './builders.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
import { sayLogProblem, verifyLog, type Verification } from './verify-log.ts';

const { partnership } = aRow;
const rows = fc.uniqueArray(anyRow, { selector: (row) => row.id, minLength: 2, maxLength: 8 });

async function verify(
  sealed: readonly SealedRow[],
  rest: { unsealed?: readonly LoggedRow[]; checkpoints?: readonly Checkpoint[] } = {},
): Promise<Verification> {
  return await verifyLog({
    partnership,
    sealed: stream(sealed),
    unsealed: stream(rest.unsealed ?? []),
    checkpoints: rest.checkpoints ?? [],
  });
}

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

const saying = ({ problems }: Verification) => problems.map(({ kind, number }) => `${kind} ${number}`);
const changed = (list: readonly SealedRow[], index: number, change: (row: SealedRow) => SealedRow) =>
  list.map((item, place) => (place === index ? change(item) : item));

test('a log that nobody touched has no problem, and meets every checkpoint of its past', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (list) => {
      const sealed = sealRows(list);
      const checkpoints = await Promise.all(
        [0, ...list.keys()].map(async (length) => (await verify(sealed.slice(0, length))).checkpoint),
      );
      const verification = await verify(sealed, { checkpoints });
      assert.deepEqual(verification.problems, []);
      assert.equal(verification.checkpoint.number, list.length);
    }),
  );
});

test('a row that is changed or gone is named by its place', async () => {
  await fc.assert(
    fc.asyncProperty(rows, anyRow, fc.nat(), async (list, other, nat) => {
      const index = nat % list.length;
      const sealed = sealRows(list);
      assert.deepEqual(saying(await verify(changed(sealed, index, ({ seal }) => ({ seal, row: other })))), [
        `edited ${index + 1}`,
      ]);
      assert.deepEqual(saying(await verify(changed(sealed, index, ({ seal }) => ({ seal, row: null })))), [
        `deleted ${index + 1}`,
      ]);
    }),
  );
});

test('whatever is taken out, put in or moved among rows and seals is noticed', async () => {
  await fc.assert(
    fc.asyncProperty(rows, anyRow, fc.nat(), fc.nat(), async (list, stranger, one, two) => {
      const [from, to] = [one % list.length, two % list.length];
      const sealed = sealRows(list);
      const without = sealed.toSpliced(from, 1);
      // The last one taken away with its seal leaves a log that is right in itself: that is what checkpoints are for.
      if (from < list.length - 1) assert.notDeepEqual((await verify(without)).problems, []);
      if (from < list.length - 1) assert.notDeepEqual((await verify(renumbered(without))).problems, []);
      if (from !== to) {
        const moved = without.toSpliced(to, 0, ...sealed.slice(from, from + 1));
        assert.notDeepEqual((await verify(renumbered(moved))).problems, []);
      }
      const foreign = sealRows([stranger]);
      const put = renumbered(sealed.toSpliced(from + 1, 0, ...foreign));
      assert.equal((await verify(put)).problems[0]?.number, from + 2);
    }),
  );
});

function renumbered(sealed: readonly SealedRow[]): SealedRow[] {
  return sealed.map(({ seal, row }, index) => ({ seal: { ...seal, number: index + 1 }, row }));
}

test('two logs that part ways anywhere end in different links', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (one, other) => {
      const [first, second] = [await verify(sealRows(one)), await verify(sealRows(other))];
      const same = JSON.stringify(one) === JSON.stringify(other);
      assert.equal(first.checkpoint.chain === second.checkpoint.chain, same);
    }),
  );
});

test('a cut end and a log written anew show against a checkpoint that was kept', async () => {
  await fc.assert(
    fc.asyncProperty(rows, anyRow, fc.nat(), async (list, other, nat) => {
      const kept = [(await verify(sealRows(list))).checkpoint];
      const length = nat % list.length;
      assert.deepEqual(saying(await verify(sealRows(list.slice(0, length)), { checkpoints: kept })), [
        `truncated ${length + 1}`,
      ]);
      const anew = sealRows(list.with(length, other));
      assert.deepEqual(saying(await verify(anew, { checkpoints: kept })), [`forked ${list.length}`]);
    }),
  );
});

test('a row that should be sealed and is not, a missing seal and a clock set back are told', async () => {
  const later = { ...aRow, id: aRow.partnership, at: '2026-11-22T15:02:31.002000Z' };
  const back = sealRows([later, aRow]);
  assert.deepEqual(saying(await verify(back, { unsealed: [aRow] })), ['time went back 2', 'unsealed null']);
  const three = sealRows([aRow, later, { ...later, id: aRow.id }]);
  assert.deepEqual(saying(await verify(three.toSpliced(1, 1))), ['seal missing 2']);
});

test('a problem is one line that names the place', async () => {
  const { problems } = await verify(changed(sealRows([aRow]), 0, ({ seal }) => ({ seal, row: null })));
  assert.deepEqual(problems.map(sayLogProblem), [
    'seal 1, row 22222222-2222-4222-8222-222222222222 of 2026-11-22T14:02:31.000250Z: the row is gone',
  ]);
});

test('a checkpoint of another partnership is refused', async () => {
  const foreign = { partnership: aRow.id, number: 0, chain: '0'.repeat(64) };
  await assert.rejects(verify([], { checkpoints: [foreign] }), RangeError);
});

test('a checkpoint is read back as it was written, and nothing else is read', () => {
  const checkpoint = { partnership, number: 12, chain: 'ab'.repeat(32) };
  const line = writeCheckpoint(checkpoint);
  assert.equal(line, `throughline-log/1 ${partnership} 12 ${'ab'.repeat(32)}`);
  assert.deepEqual(readCheckpoint(`${line}\n`), checkpoint);
  for (const wrong of [
    '',
    `${line} more`,
    line.replace('/1', '/2'),
    line.replace(' 12 ', ' -1 '),
    line.slice(0, -1),
  ])
    assert.equal(readCheckpoint(wrong), null);
});
