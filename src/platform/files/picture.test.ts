import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { checkPicture, cleanPng } from './picture.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

type Shape = {
  width: number;
  height: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  size?: number;
};
const sign = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const end = chunk('IEND', Buffer.of());

function header({ width, height, depth = 8, colour = 6, interlace = 0 }: Shape): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colour, 0, 0, interlace], 8);
  return chunk('IHDR', data);
}

function png(shape: Shape, ...extra: Buffer[]): Buffer {
  const { width, height, size = height * (1 + width * 4) } = shape;
  return Buffer.concat([sign, header(shape), ...extra, chunk('IDAT', deflateSync(Buffer.alloc(size))), end]);
}

function drawn(width: number, height: number): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="9" cy="9" r="8"/></svg>`;
  return Buffer.from(new Resvg(svg).render().asPng());
}

function problemOf(bytes: Uint8Array): string | null {
  const checked = checkPicture(bytes);
  return checked.ok ? null : checked.problem;
}

test('A drawn picture is accepted with its width and height, and cleaned it is still the same picture', () => {
  const picture = drawn(120, 40);
  assert.deepEqual(checkPicture(picture), { ok: true, width: 120, height: 40 });
  const href = `data:image/png;base64,${Buffer.from(cleanPng(picture)).toString('base64')}`;
  const shown = (data: string) =>
    new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><image href="${data}" width="120" height="40"/></svg>`,
    ).render();
  const before = `data:image/png;base64,${picture.toString('base64')}`;
  assert.deepEqual(shown(href).pixels, shown(before).pixels);
  assert.ok(shown(href).pixels.some((value) => value !== 0));
});

test('Texts, places, times, profiles and what hides behind the end are taken out', () => {
  const secret = Buffer.from('secret');
  const extra = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'iCCP', 'pHYs', 'acTL', 'prVt'].map((type) =>
    chunk(type, secret),
  );
  const kept = [chunk('gAMA', Buffer.alloc(4)), chunk('sRGB', Buffer.of(0))];
  const hidden = Buffer.concat([
    png({ width: 3, height: 2 }, ...kept, ...extra),
    Buffer.from('<script>secret</script>'),
  ]);
  assert.equal(problemOf(hidden), null);
  assert.deepEqual(Buffer.from(cleanPng(hidden)), png({ width: 3, height: 2 }, ...kept));
});

test('Too many bytes or pixels are refused by the header alone', () => {
  assert.match(problemOf(Buffer.alloc(512_001)) ?? '', /512KB/);
  for (const shape of [
    { width: 50_000, height: 50_000, size: 5 },
    { width: 2001, height: 1, size: 5 },
    { width: 1, height: 2001, size: 5 },
  ])
    assert.match(problemOf(png(shape)) ?? '', /2,000 pixels/);
  assert.match(problemOf(png({ width: 0xffffffff, height: 0xffffffff, size: 5 })) ?? '', /2,000 pixels/);
  assert.equal(problemOf(png({ width: 2000, height: 1 })), null);
});

test('Lines that hold more or less than the header says are refused', () => {
  assert.match(problemOf(png({ width: 2, height: 2, size: 100_000_000 })) ?? '', /damaged/);
  assert.match(problemOf(png({ width: 2, height: 2, size: 17 })) ?? '', /damaged/);
  assert.match(problemOf(png({ width: 2, height: 2, size: 19 })) ?? '', /damaged/);
  assert.equal(problemOf(png({ width: 2, height: 2, size: 18 })), null);
});

test('Every colour type and depth of the standard, interlaced too, has its size', () => {
  // Width 5, height 3: sizes worked out by hand from PNG 8 and 11.2.1.
  assert.equal(problemOf(png({ width: 5, height: 3, colour: 0, depth: 1, size: 6 })), null);
  assert.equal(problemOf(png({ width: 5, height: 3, colour: 2, depth: 16, size: 93 })), null);
  assert.equal(problemOf(png({ width: 5, height: 3, colour: 4, depth: 8, size: 33 })), null);
  // Adam7: passes of 1x1, 1x1, 2x1 (none third), 1x1, 3x1, 2x2 and 5x1 pixels of one byte.
  assert.equal(
    problemOf(png({ width: 5, height: 3, colour: 0, interlace: 1, size: 2 + 2 + 0 + 2 + 4 + 6 + 6 })),
    null,
  );
  for (const wrong of [{ colour: 5 }, { colour: 2, depth: 4 }, { colour: 7 }, { interlace: 2 }])
    assert.match(problemOf(png({ width: 5, height: 3, ...wrong })) ?? '', /damaged/);
});

test('Other kinds, empty sides, two headers, unknown needed parts and a missing header are refused', () => {
  for (const other of ['GIF89a', '<svg/>', '', '\xff\xd8\xff'])
    assert.match(problemOf(Buffer.from(other, 'latin1')) ?? '', /PNG file/);
  const shape = { width: 3, height: 2 };
  const broken = [
    png({ width: 0, height: 2, size: 2 }),
    png(shape, header(shape)),
    png(shape, chunk('QQqq', Buffer.of())),
    Buffer.concat([sign, end]),
  ];
  for (const bytes of broken) assert.match(problemOf(bytes) ?? '', /damaged/);
  assert.throws(() => cleanPng(Buffer.from('GIF89a')), RangeError);
});

test('Law: a picture cut short or with one changed byte is refused or drawn without harm, never an error', () => {
  const picture = drawn(30, 30);
  for (let length = 0; length < picture.length; length += 1)
    assert.notEqual(problemOf(picture.subarray(0, length)), null);
  fc.assert(
    fc.property(fc.nat(picture.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Uint8Array.from(picture);
      changed[at] = (changed[at] ?? 0) ^ change;
      assert.notEqual(problemOf(changed), null);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      assert.notEqual(problemOf(Buffer.concat([sign, bytes])), null);
    }),
  );
});
