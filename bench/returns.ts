import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDocuments } from '#platform/documents';
import type { Stored } from '#platform/forms';
import { returnDocument } from '../src/returns/parts/return-document.ts';
import { returnSections } from '../src/returns/parts/return-sections.ts';
import { inWords } from '../src/returns/signed-return.ts';
import { itemOf, standards } from '../src/returns/standard.ts';
import { writeEntries } from '../src/returns/store/entries.ts';
import type { Tool } from '../src/returns/tool.ts';
import { asServer } from './autosave-ground.ts';
import { addPeople, openReturns } from './autosave-returns.ts';
import { measurePdf } from './briefing.ts';
import { makeGround, type Ground } from './ground.ts';
import { measureLoad, readMemory, startServer } from './load.ts';
import { recordPage } from './record.ts';
import { addSamples } from './sample-ground.ts';

const [cases, agencies, audits] = [25, 30, 13];

/** Forty standards on one page. */
const forty: Tool = {
  name: 'Forty standards',
  form: 'deep_dive',
  about: '',
  minutes: 120,
  grading: '',
  sections: [
    {
      code: 'standards',
      title: 'Standards',
      guidance: '',
      when: null,
      items: standards
        .filter((one) => one.kind === 'standard')
        .slice(0, 40)
        .map((one) => ({ ...itemOf(one), agencies: [] })),
    },
  ],
};
const answers = Object.fromEntries(
  (forty.sections[0]?.items ?? []).map(({ id }): readonly [string, Stored] => [
    id,
    {
      answer: 'partly',
      evidence: 'Contact record, 3 March 2025',
      comment: 'Done, and two days later than it should be. '.repeat(6).trim(),
    },
  ]),
);

/**
 * The page of a return with forty standards, every one answered, and the map of 25 cases and 30 agencies, with ten thousand
 * returns in the database, over HTTP against a bare route with the same statements and bytes; and the return as PDF against
 * Typst alone.
 */
export async function benchReturns(
  print: (line: string) => void,
  seconds: number,
  rounds: number,
): Promise<void> {
  print('returns: requests a second, the product against the same statements and bytes');
  const ground = await makeGround(1);
  const keysFolder = await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'));
  const audit = randomUUID();
  const written = await openReturns(ground, keysFolder, audit, forty);
  const [editor] = await addPeople(ground, audit, written.slice(0, 1));
  const [one] = written;
  if (editor === undefined || one === undefined) throw new Error('Nobody writes.');
  const session = { kind: 'person', key: editor.key, membership: editor.membership } as const;
  await ground.database.transact(session, 'write', async (tx) => {
    const rows = await tx.selectFrom('returns.return').select('agency_id').where('id', '=', one.id).execute();
    const key = {
      partnership: ground.partnership,
      audit,
      return: one.id,
      agency: rows[0]?.agency_id ?? '',
      case: one.case,
    };
    await writeEntries(tx, one.key, key, editor.membership, answers, new Map());
  });
  const heat = await addMaps(ground);
  const pages = [
    [
      'a return of 40 standards',
      `/as/${editor.membership}/returns/${audit}/${one.id}/sections/standards`,
      editor.key,
    ],
    ['the map of 25 x 30', `/as/${ground.membership}/audits/${heat}/returns`, ground.key],
  ] as const;
  for (const [name, path, key] of pages) {
    const recording = await recordPage({ ...ground, key }, path, keysFolder);
    const setting = join(keysFolder, 'setting.json');
    await writeFile(
      setting,
      JSON.stringify({ connections: ground.connections, recordings: [recording], keysFolder }),
    );
    const cookie = `session=${key}`;
    const bare = await startServer('bare', setting);
    const baseline = await measureLoad(bare.port, path, cookie, seconds);
    bare.process.kill('SIGTERM');
    const app = await startServer('app', setting);
    const product = await measureLoad(app.port, path, cookie, seconds);
    const memory = await readMemory(app.process.pid ?? 0);
    app.process.kill('SIGTERM');
    print(
      `  ${name}: ratio ${(product.perSecond / baseline.perSecond).toFixed(2)} (product ${product.perSecond.toFixed(1)}/s, ` +
        `p50 ${product.p50} ms, p97.5 ${product.p95} ms; bare ${baseline.perSecond.toFixed(1)}/s, p50 ${baseline.p50} ms); ` +
        `${Math.round(recording.body.length / 1024)} kB, ${recording.statements.length} statements; ` +
        `server memory ${memory.now} MB, peak ${memory.peak} MB`,
    );
  }
  await benchPdf(print, rounds);
  await ground.close();
  await rm(keysFolder, { recursive: true, force: true });
}

async function benchPdf(print: (line: string) => void, rounds: number): Promise<void> {
  const asked = { agencyType: 'police', method: null, themes: [], status: '', ageBand: '' } as const;
  const sections = inWords(returnSections(forty, asked, new Map()), answers);
  const title = 'Audit of the benchmark';
  const { product, alone } = await measurePdf(
    (round) =>
      returnDocument({
        partnership: { name: 'Benchmark', colour: '#1d4f6e' },
        title: `${title}, ${round}`,
        name: 'Case 3: return of Police',
        facts: [['Agency', 'Police']],
        warning: '',
        dated: '26 November 2026',
        sections,
      }),
    title,
    rounds,
  );
  print(
    `  a return of 40 standards as PDF: ratio ${(product / alone).toFixed(2)} (product ${product.toFixed(0)} ms, Typst alone ${alone.toFixed(0)} ms, median of ${rounds})`,
  );
  await closeDocuments();
}

/** Audits with a whole map of returns each, written past every policy; returns the id of one in their middle. */
async function addMaps(ground: Ground): Promise<string> {
  const ids = await asServer(ground, async (client) => {
    const sample = await addSamples(client, ground, { audits, cases, agencies });
    await client.query(
      `insert into returns.return (partnership_id, audit_id, id, case_id, case_number, agency_id, tool_id, tool_number, state, due_on)
        select $1, c.audit_id, gen_random_uuid(), c.id, c.number, a.id, t.tool_id, 1,
          case when a.n % 3 = 0 then 'signed_off' when a.n % 3 = 1 then 'open' else 'submitted' end, current_date + (a.n - 15)::int
        from cases.sample_case c, unnest($2::uuid[]) with ordinality as a (id, n),
          (select tool_id from returns.tool_version limit 1) t
        where c.partnership_id = $1 and c.audit_id = any ($3::uuid[])`,
      [ground.partnership, sample.agencies, sample.audits],
    );
    return sample.audits;
  });
  return ids[Math.floor(audits / 2)] ?? '';
}
