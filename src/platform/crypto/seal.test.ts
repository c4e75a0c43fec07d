import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { encodeTexts } from './associated-data.ts';
import { SealBroken, encrypt } from './cipher.ts';
import { takeKey } from './key.ts';
import { open, openText, seal } from './seal.ts';
import type { Place } from './seal.ts';

const key = takeKey('a', randomBytes(32));
const place: Place = { partition: 'p', table: 'entry', column: 'text', row: 'r1', version: 3 };

test('What is sealed opens in its place, NUL, emptiness and all', () => {
  for (const text of ['', 'plain', 'a\u0000b', '\uFEFFmark', 'Ünïcode 😀'])
    assert.equal(openText(key, seal(key, text, place), place), text);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual([...open(key, seal(key, bytes, place), place)], [...bytes]);
    }),
  );
});

test('A sealed value does not open in any other place, nor under another key', () => {
  const sealed = seal(key, 'text', place);
  const elsewhere: Place[] = [
    { ...place, partition: 'q' },
    { ...place, table: 'entry2' },
    { ...place, column: 'tex' },
    { ...place, row: 'r2' },
    { ...place, version: 2 },
    { ...place, table: 'entr', column: 'ytext' },
  ];
  for (const other of elsewhere) assert.throws(() => open(key, sealed, other), SealBroken);
  assert.throws(() => open(takeKey('a', randomBytes(32)), sealed, place), SealBroken);
});

test('Law: two different places never open each other’s values', () => {
  const name = fc.string({ minLength: 1, maxLength: 4 }).filter((text) => text.isWellFormed());
  const anyPlace = fc.record({ partition: name, table: name, column: name, row: name, version: fc.nat(3) });
  fc.assert(
    fc.property(anyPlace, anyPlace, (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      const sealed = seal(key, 'text', a);
      if (same) assert.equal(openText(key, sealed, b), 'text');
      else assert.throws(() => open(key, sealed, b), SealBroken);
    }),
  );
});

test('Law: lists of texts are encoded alike only when they are alike', () => {
  const texts = fc.array(fc.constantFrom('', 'a', 'b', 'ab', '\u0000', '\u0001a'), { maxLength: 4 });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      assert.equal(encodeTexts(a).equals(encodeTexts(b)), JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('One changed bit anywhere, a byte cut off or added, is noticed', () => {
  const sealed = seal(key, 'text', place);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Uint8Array.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.throws(() => open(key, changed, place), SealBroken, `bit ${bit}`);
  }
  for (let length = 0; length < sealed.length; length += 1)
    assert.throws(() => open(key, sealed.subarray(0, length), place), SealBroken, `cut to ${length}`);
  assert.throws(() => open(key, Buffer.concat([sealed, Buffer.of(0)]), place), SealBroken);
});

test('Another format byte is refused, however the rest was made', () => {
  const sealed = Buffer.from(seal(key, 'text', place));
  for (const format of [0, 2, 255]) {
    sealed[0] = format;
    assert.throws(() => open(key, sealed, place), SealBroken);
  }
});

test('A value sealed for another purpose does not open as a sealed value', () => {
  const bytes = randomBytes(32);
  const material = createSecretKey(bytes);
  const asWrapped = encrypt(
    material,
    Buffer.from('x'),
    encodeTexts(['wrapped key', 'p', 'entry', 'text', 'r1', '3']),
  );
  assert.throws(() => open(takeKey('a', bytes), asWrapped, place), SealBroken);
});

test('A place without a name, a broken version and half a character are refused', () => {
  for (const broken of [
    { ...place, row: '' },
    { ...place, version: -1 },
    { ...place, version: 1.5 },
  ])
    assert.throws(() => seal(key, 'text', broken), RangeError);
  assert.throws(() => seal(key, 'text', { ...place, row: '\uD800' }), TypeError);
  assert.throws(() => seal(key, '\uD800', place), TypeError);
  assert.throws(() => openText(key, seal(key, Buffer.of(0xff), place), place), SealBroken);
});

test('No nonce comes twice, also from two processes', async () => {
  const module = JSON.stringify(new URL('./cipher.ts', import.meta.url).href);
  const program = `
    import { createSecretKey } from 'node:crypto';
    import { encrypt } from ${module};
    const key = createSecretKey(Buffer.alloc(32, 7));
    for (let n = 0; n < 20000; n += 1) console.log(encrypt(key, Buffer.of(), Buffer.of()).subarray(1, 13).toString('hex'));`;
  const run = promisify(execFile);
  const options = { maxBuffer: 10_000_000 };
  const runs = [1, 2].map(async () => run(process.execPath, ['--input-type=module', '-e', program], options));
  const nonces = (await Promise.all(runs)).flatMap(({ stdout }) => stdout.trim().split('\n'));
  assert.equal(nonces.length, 40_000);
  assert.equal(new Set(nonces).size, 40_000);
});
