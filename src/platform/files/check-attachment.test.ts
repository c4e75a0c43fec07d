import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { checkAttachment } from './check-attachment.ts';

const types = '<?xml version="1.0"?><Types/>';
const relation = (type: string, target: string, mode = '') =>
  `<Relationships><Relationship Id="r1" Type="http://example.org/${type}" Target="${target}"${mode}/></Relationships>`;

/** An Office file of these parts. */
function office(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries({ '[Content_Types].xml': types, ...parts }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );
}
const word = (parts: Readonly<Record<string, string>> = {}) =>
  office({ 'word/document.xml': '<w:document>Words</w:document>', ...parts });
const pdf = (inside: string) =>
  Buffer.from(`%PDF-1.7\n${inside}\ntrailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
/** A PDF whose object stream holds this. */
function withObjects(inside: string, dictionary = '/Filter /FlateDecode'): Buffer {
  const packed = deflateSync(Buffer.from(inside, 'latin1'));
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj << /Type /ObjStm ${dictionary} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream endobj\n%%EOF', 'latin1'),
  ]);
}

const problemOf = (bytes: Uint8Array): string => {
  const checked = checkAttachment(bytes);
  return checked.ok ? `kept as ${checked.kind}` : checked.problem;
};

test('a file is known by what is in it', () => {
  assert.equal(problemOf(pdf('1 0 obj << /Type /Catalog >> endobj')), 'kept as pdf');
  assert.equal(problemOf(withObjects('<< /Type /Catalog /OpenAction [3 0 R /Fit] >>')), 'kept as pdf');
  assert.equal(problemOf(word()), 'kept as docx');
  assert.equal(problemOf(office({ 'xl/workbook.xml': '<workbook/>' })), 'kept as xlsx');
  assert.equal(problemOf(Buffer.from('A note, in words.')), 'kept as text');
  const linked = relation('hyperlink', 'https://example.org/', ' TargetMode="External"');
  assert.equal(problemOf(word({ 'word/_rels/document.xml.rels': linked })), 'kept as docx');
});

test('what is none of the kinds is refused, whatever it is called', () => {
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    Buffer.from('<html><script>alert(1)</script></html>'),
    Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
    new Uint8Array(),
  ])
    assert.match(problemOf(bytes), /must be a PDF/);
  assert.match(problemOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /old Word or Excel file/);
  assert.match(problemOf(zipSync({ 'a.txt': strToU8('a') })), /Add the files in it one by one/);
});

test('a Word or Excel file that runs, fetches or hides something is refused (F03, F05, F14)', () => {
  assert.match(problemOf(word({ 'word/vbaProject.bin': 'x' })), /macros/);
  assert.match(problemOf(word({ 'word/activeX/activeX1.xml': 'x' })), /macros/);
  assert.match(
    problemOf(office({ 'xl/workbook.xml': '<workbook/>', 'xl/macrosheets/sheet1.xml': 'x' })),
    /macros/,
  );
  assert.match(
    problemOf(office({ 'word/document.xml': 'x', '[Content_Types].xml': 'application/macroEnabled.main' })),
    /macros/,
  );
  const template = relation('attachedTemplate', '\\\\192.0.2.1\\t.dotm', " TargetMode='External'");
  assert.match(problemOf(word({ 'word/_rels/settings.xml.rels': template })), /fetches/);
  const field = '<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\x</w:instrText>';
  assert.match(problemOf(word({ 'word/document.xml': field })), /fetches/);
  assert.match(
    problemOf(office({ 'xl/workbook.xml': 'x', 'xl/externalLinks/externalLink1.xml': 'x' })),
    /fetches/,
  );
  assert.match(problemOf(word({ 'word/embeddings/oleObject1.docx': 'x' })), /holds other files/);
  assert.match(problemOf(word({ 'word/afchunk.htm': '<script>' })), /holds other files/);
  const entity = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>';
  assert.match(problemOf(word({ 'word/document.xml': entity })), /damaged or was made to mislead/);
});

test('a packed file that grows, or says two things of itself, is refused before it is unpacked (F01, F02)', () => {
  const grown = Buffer.from(word());
  const directory = grown.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  grown.writeUInt32LE(4_000_000_000, directory + 24);
  assert.match(problemOf(grown), /damaged or was made to mislead/);
  assert.match(problemOf(word({ '../../outside.xml': 'x' })), /damaged or was made to mislead/);
});

test('a PDF with a script, a program or a file in it is refused, however the name is written (F15)', () => {
  const script = /script or opens programs/;
  assert.match(problemOf(pdf('<< /S /JavaScript /JS (app.alert(1)) >>')), script);
  assert.match(problemOf(pdf('<< /S /Java#53cript /JS (app.alert(1)) >>')), script);
  assert.match(problemOf(pdf('<< /S /Launch /F (cmd.exe) >>')), script);
  assert.match(problemOf(pdf('<< /AcroForm << /XFA 9 0 R >> >>')), script);
  assert.match(problemOf(withObjects('<< /S /JavaScript /JS (x) >>')), script);
  assert.match(problemOf(pdf('<< /Names << /EmbeddedFiles 4 0 R >> >>')), /holds other files/);
  assert.match(problemOf(pdf('<< /Encrypt 4 0 R >>')), /protected/);
  assert.match(problemOf(withObjects('x', '/Filter [/ASCII85Decode /FlateDecode]')), /damaged/);
  assert.match(problemOf(Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>')), /damaged/);
});

test('an object stream that unpacks without end is refused (F15)', () => {
  assert.match(problemOf(withObjects('x'.repeat(17 * 1024 * 1024))), /damaged/);
});
