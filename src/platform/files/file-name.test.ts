import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contentDisposition, safeFileName } from './file-name.ts';

test('Words become a plain name', () => {
  assert.equal(safeFileName(['Return form', 'Health', '2026'], 'docx'), 'return-form-health-2026.docx');
  assert.equal(safeFileName(['Partner’s café — “plan”'], 'pdf'), 'partners-cafe-plan.pdf');
});

test('Paths, devices, line breaks, direction marks and nothing at all do no harm', () => {
  assert.equal(safeFileName(['../../etc/passwd'], 'txt'), 'etc-passwd.txt');
  assert.equal(safeFileName(['CON'], 'csv'), 'file-con.csv');
  assert.equal(safeFileName(['a\r\nSet-Cookie: x'], 'csv'), 'a-set-cookie-x.csv');
  assert.equal(safeFileName(['annexe\u202Excod.exe'], 'pdf'), 'annexe-xcod-exe.pdf');
  assert.equal(safeFileName(['😀', ''], 'pdf'), 'file.pdf');
  for (const extension of ['', '.pdf', 'p df', 'PDF', '../x', 'x'.repeat(9)])
    assert.throws(() => safeFileName(['a'], extension), RangeError, extension);
});

test('A long name is cut to 80 characters, extension and all', () => {
  assert.equal(safeFileName(['a'.repeat(200)], 'docx'), `${'a'.repeat(75)}.docx`);
  assert.equal(safeFileName([`${'a'.repeat(74)} b`], 'docx'), `${'a'.repeat(74)}.docx`);
});

test('Law: whatever the words, the name is short, plain and fit for the header', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 100 })),
      fc.constantFrom('pdf', 'csv', 'docx'),
      (words, extension) => {
        const name = safeFileName(words, extension);
        assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*\.(pdf|csv|docx)$/);
        assert.ok(name.length <= 80);
        assert.equal(contentDisposition(name, 'attachment'), `attachment; filename="${name}"`);
      },
    ),
  );
});

test('The header refuses a name that was not made safe', () => {
  assert.equal(contentDisposition('a-1.pdf', 'inline'), 'inline; filename="a-1.pdf"');
  for (const name of [
    'a.pdf"; x="',
    'a\r\n.pdf',
    'A.pdf',
    '../a.pdf',
    'a',
    'a b.pdf',
    `${'a'.repeat(80)}.pdf`,
    'a.pdf\n',
  ])
    assert.throws(() => contentDisposition(name, 'attachment'), RangeError, name);
});
