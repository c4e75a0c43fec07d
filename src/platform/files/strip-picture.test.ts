import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { stripJpeg, stripPng } from './strip-picture.ts';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

function png(side: number, ...more: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', new Uint8Array()),
  ]);
}

const segment = (marker: number, data: string) => {
  const body = Buffer.from(data, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const frame = (side: number) => {
  const sizes = Buffer.alloc(4);
  sizes.writeUInt16BE(side);
  sizes.writeUInt16BE(side, 2);
  return segment(0xc0, `\u0008${sizes.toString('latin1')}\u0001\u0001\u0011\u0000`);
};
const picture = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
const jpeg = (side: number, ...more: readonly Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 'JFIF'),
    ...more,
    frame(side),
    segment(0xda, 'scan'),
    picture,
    Buffer.from([0xff, 0xd9]),
  ]);

test('a picture loses place, time and device, and what hides behind its end; nothing else (F17)', () => {
  const told = [chunk('eXIf', Buffer.from('GPS 52.63')), chunk('tEXt', Buffer.from('Author\0Ada Field'))];
  assert.deepEqual(stripPng(Buffer.concat([png(2, ...told), Buffer.from('<script>')])), png(2));
  const camera = [segment(0xe1, 'Exif GPS 52.63'), segment(0xfe, 'Ada Field')];
  assert.deepEqual(stripJpeg(Buffer.concat([jpeg(2, ...camera), Buffer.from('<script>')])), jpeg(2));
});

test('a flood of pixels, and a picture that breaks off or contradicts itself, is no picture (F17)', () => {
  assert.equal(stripPng(png(50_000)), null);
  assert.equal(stripJpeg(jpeg(50_000)), null);
  assert.equal(stripPng(png(2).subarray(0, -6)), null);
  assert.equal(stripJpeg(jpeg(2).subarray(0, -2)), null);
  const wrong = png(2);
  wrong[wrong.length - 20] = (wrong[wrong.length - 20] ?? 0) ^ 1;
  assert.equal(stripPng(wrong), null);
  assert.equal(stripJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])), null);
});
