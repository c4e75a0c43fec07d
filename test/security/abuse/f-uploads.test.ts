import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { writePublishedAudit } from '#archive';
import { openArchive } from '#test/archive';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import type { Visit } from '#test/site';
import { smallAudit } from '../../../src/archive/builders.ts';
import { ownHeaders } from './opened-ground.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const administrator = as('administrator');
const importPage = `/as/${coordinator.m}/audits/import`;
const logoPage = `/as/${administrator.m}/partnership/logo/change`;
const audit = writePublishedAudit(smallAudit());

async function giveAudit(content: string | Uint8Array, name = 'audit.json'): Promise<Visit> {
  return await coordinator.submit(
    await coordinator.get(importPage),
    {},
    { upload: { field: 'file', name, content } },
  );
}

async function giveLogo(content: string | Uint8Array, name = 'logo.png'): Promise<Visit> {
  return await administrator.submit(
    await administrator.get(logoPage),
    {},
    { upload: { field: 'logo', name, content } },
  );
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A picture of that many grey pixels each way, with its lines packed or with nothing in them. */
function png(side: number, lines: Uint8Array, ...more: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const end = chunk('IEND', new Uint8Array());
  const begin = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([begin, chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(lines)), end]);
}

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(audit, 'utf16le')]);
const notAudits: Readonly<Record<string, string | Uint8Array>> = {
  'UTF-16 (F04)': utf16,
  'UTF-7 (F04)': '+AHsAIg-format+ACI-',
  'another Latin (F10)': Buffer.from(audit.replace('audit of neglect', 'audit of négl'), 'latin1'),
  'a zip that grows (F01)': Buffer.concat([
    Buffer.from('PK\u0003\u0004', 'latin1'),
    deflateSync(Buffer.alloc(5_000_000)),
  ]),
  'a workbook with another name (F05)': Buffer.from('PK\u0003\u0004[Content_Types].xml', 'latin1'),
  'a PDF that is a page as well (F15, F16)': '%PDF-1.7\n<html><script>alert(1)</script>',
  'a picture that is a script as well (F16)': 'GIF89a=1;alert(1)//',
  'markup (F03, F16)':
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  'text pasted from Word (E17)': '<p class="MsoNormal" style="mso-x:1"><b>Audit</b></p>',
  'a NUL (F10)': audit.replace('neglect', 'neg\u0000lect'),
  'one endless line (F10)': `"${'x'.repeat(1_900_000)}`,
  'a nest without end (F01)': '['.repeat(500_000),
  'an empty file (F10)': '',
  'a file cut off at the end (F11, F21)': audit.slice(0, -3),
  'one wrong record among right ones (F11)': audit.replace('"kind": "strength"', '"kind": "great"'),
};

for (const [what, content] of Object.entries(notAudits))
  test(`as a published audit, ${what} is told at its field and nothing of it is kept`, async () => {
    const answer = await assertWritesNothing(db, 422, async () => giveAudit(content));
    assert.equal(problemsOf(answer).length, 1);
    assert.doesNotMatch(answer.body, /root:x:0|<script>alert/);
  });

test('a mark of the byte order is no obstacle: the same file is read with it and without it (F04)', async () => {
  for (const text of [audit, `\ufeff${audit}`]) assert.equal((await giveAudit(text)).status, 200);
});

test('whatever a file is called, its name is shown without what hides or turns it, and no file gets that name (F02, F19, B08, E08, E10)', async () => {
  const form = await coordinator.get(importPage);
  const [csrf = '', submission = ''] = ['_csrf', '_submission'].map(
    (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.body)?.[1] ?? '',
  );
  for (const [name, shown] of [
    ['filename="annexe\u202excod.exe"', 'annexexcod.exe is empty'],
    ['filename="../../../etc/passwd"', 'passwd is empty'],
    ['filename="C:\\\\temp\\\\a.json"', 'a.json is empty'],
    ["filename*=UTF-8''a%0d%0aSet-Cookie%3A%20b", 'Choose a file, or paste its text'],
    ['filename="<img src=x onerror=alert(1)>.json"', '&lt;img src=x onerror=alert(1)&gt;.json is empty'],
    ['filename="CON"', 'CON is empty'],
    ['filename="; rm -rf $(x) `y` | z.json"', '; rm -rf $(x) `y` | z.json is empty'],
    ['filename="👩‍👧"', '👩👧 is empty'],
    [`filename="${'n'.repeat(4_000)}.json"`, `${'n'.repeat(120)} is empty`],
  ] as const) {
    const field = (key: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const file = `--b\r\ncontent-disposition: form-data; name="file"; ${name}\r\ncontent-type: image/png\r\n\r\n\r\n`;
    const answer = await site.app.inject({
      method: 'POST',
      url: importPage,
      headers: {
        cookie: `session=${scene.here.people.coordinator.key}`,
        'content-type': 'multipart/form-data; boundary=b',
        ...ownHeaders,
      },
      payload: `${field('_csrf', csrf)}${field('_submission', submission)}${file}--b--\r\n`,
    });
    assert.equal(answer.statusCode, 422, name);
    assert.ok(answer.body.includes(shown), `${name}: ${/error-message[^]{0,400}/.exec(answer.body)?.[0]}`);
    assert.equal(answer.headers['set-cookie'], undefined);
  }
});

test('a logo is a picture and nothing else: no drawing that runs, no flood of pixels, no file in its tail (F16, F17, F20)', async () => {
  const line = Buffer.alloc(2 * 3);
  for (const content of [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'GIF89a=1;alert(1)//',
    png(50_000, line),
  ])
    await assertWritesNothing(db, 422, async () => giveLogo(content));
  const place = chunk('eXIf', Buffer.from('GPS 52.63 -1.13'));
  const small = png(2, Buffer.alloc(2 * 3), place, chunk('tEXt', Buffer.from('Author\0Ada Field')));
  for (const tail of ['', '<html><script>alert(1)</script>', '%PDF-1.7'])
    assert.equal((await giveLogo(Buffer.concat([small, Buffer.from(tail)]), 'x.html')).status, 303);
  const rows = await db.behind('select logo from accounts.partnership where logo is not null');
  assert.deepEqual(rows, [{ logo: png(2, Buffer.alloc(2 * 3)) }]);
  const shown = await administrator.get(`/as/${administrator.m}/partnership/logo`);
  assert.deepEqual(
    [shown.headers['content-type'], shown.headers['x-content-type-options']],
    ['image/png', 'nosniff'],
  );
  assert.match(shown.headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox/);
});
