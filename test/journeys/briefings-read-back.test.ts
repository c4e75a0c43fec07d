import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { getPublishedAudit } from '#archive';
import { closeDocuments } from '#platform/documents';
import { briefingKinds, declaredFacts, loadBriefing, type BriefingKind } from '#reports';
import { freshDatabase } from '#test/database';
import { readDocx, readHtml, readPdf } from '#test/read-documents';
import { seedDemonstration } from '../../demo/demonstration.ts';
import { briefAudit } from '../../src/command-line/brief.ts';
import { findAuditNamed } from '../../src/command-line/find-partnership.ts';

// Each published audit, each kind, each format: made by the command, read back from the bytes, held against what the
// kind declares to carry.

const audits = [
  'leicester-2016-cse',
  'portsmouth-2017-intra-familial',
  'leicester-2019-familial',
  'llr-2025-csa',
];
const formats = ['html', 'pdf', 'docx'] as const;

const readers = {
  html: async (bytes: Buffer) => readHtml(bytes.toString('utf8')),
  pdf: async (bytes: Buffer) => await readPdf(bytes),
  docx: async (bytes: Buffer) => readDocx(bytes),
};

/** Text as compared: no spaces, no hyphens, because a line may end at either; nothing else is forgiven. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b‐-]+/gu, '')
    .toLowerCase();
}

let folder = '';
after(async () => {
  await closeDocuments();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

test('every briefing holds, in reading order, every fact its kind declares, and every row of its tables', async () => {
  const { database } = await freshDatabase();
  await seedDemonstration(database.transact, () => undefined);
  folder = await mkdtemp(join(tmpdir(), 'briefings-'));
  for (const name of audits) {
    const key = await findAuditNamed(database.transact, name, undefined);
    const session = { kind: 'system', name: 'command line', partnership: key.partnership } as const;
    const audit = await database.transact(session, 'read', async (tx) => getPublishedAudit(tx, key));
    assert.ok(audit !== null);
    for (const kind of briefingKinds) {
      const content = await database.transact(session, 'read', async (tx) => loadBriefing(tx, key, kind));
      assert.ok(content !== null);
      const rows = content.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
      for (const format of formats) {
        const where = `${name} ${kind} ${format}`;
        const made = await readers[format](await brief(database.transact, name, kind, format));
        assert.equal(made.title, content.title, where);
        assert.equal(made.lang, 'en-GB', where);
        const text = bare(made.text);
        assertInOrder(
          text,
          declaredFacts(kind, audit).map((fact) => fact.text),
          where,
        );
        const cells = made.tables.flatMap((table) => table.rows.map((row) => bare(row.join(''))));
        for (const row of rows)
          assert.ok(cells.includes(bare(row.join(''))), `${where} lacks the row ${row.join(' | ')}`);
      }
    }
  }
});

async function brief(
  transact: Parameters<typeof seedDemonstration>[0],
  audit: string,
  kind: BriefingKind,
  format: (typeof formats)[number],
): Promise<Buffer> {
  const out = join(folder, `${audit}-${kind}.${format}`);
  const said: string[] = [];
  await briefAudit.run({
    words: [audit],
    options: { kind, format, out },
    transact,
    publicUrl: 'http://127.0.0.1:3000',
    say: (sentence) => void said.push(sentence),
    print: () => assert.fail('a briefing is written to its file only'),
  });
  assert.match(said.at(-1) ?? '', /^Written to /);
  return await readFile(out);
}

/** Each text stands behind the end of the one before it, unless it is part of it ("Rutland", after all areas). */
function assertInOrder(text: string, expected: readonly string[], where: string): void {
  let from = 0;
  let before = '';
  for (const fact of expected) {
    const wanted = bare(fact);
    if (before.includes(wanted)) continue;
    const at = text.indexOf(wanted, from);
    assert.notEqual(
      at,
      -1,
      `${where} lacks, or has out of order: ${fact} (behind “…${text.slice(Math.max(0, from - 60), from)}”)`,
    );
    from = at + wanted.length;
    before = wanted;
  }
}
