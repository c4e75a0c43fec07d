import assert from 'node:assert/strict';
import { test } from 'node:test';
import decodeQR from 'qr/decode.js';
import { qrCode } from './qr-code.ts';

test('a QR code reads back as its text, is black on white, and says what it is for', () => {
  const text = 'otpauth://totp/Throughline:ada.field%40example.org?secret=GEZDGNBVGY3TQOJQ';
  const svg = String(qrCode(text, 'QR code for <your> app'));
  assert.match(svg, /role="img"\s+aria-label="QR code for &lt;your&gt; app"/);
  assert.doesNotMatch(svg, /style=/);
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1/g))
    for (let down = 0; down < scale; down += 1)
      for (let right = 0; right < scale; right += 1) {
        const pixel = (Number(y) * scale + down) * width + Number(x) * scale + right;
        data.fill(0, pixel * 4, pixel * 4 + 3);
      }
  assert.equal(decodeQR({ width, height: width, data }), text);
});
