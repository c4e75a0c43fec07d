import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashSecret, openKeyStore, openText, seal, type Key } from '#platform/crypto';
import { makeCaseKey, placeIn } from '../src/cases/case-keys.ts';
import { askedPlace } from '../src/returns/asked.ts';
import { findShippedTool } from '../src/returns/shipped-tool.ts';
import type { Asked, Tool } from '../src/returns/tool.ts';
import { asServer } from './autosave-ground.ts';
import { edit, type Editor } from './editors.ts';
import { findLost, type Kept } from './find-lost-texts.ts';
import { makeGround, type Ground } from './ground.ts';
import { readMemory, startServer } from './load.ts';

const people = 200;
/** Milliseconds between an answer and the next text: the script on the page saves about that often while one types. */
const pauseOfScript = 1_500;

export type Written = { readonly id: string; readonly case: string; readonly key: Key };

/**
 * Two hundred people who write a hundred returns, two in each, at the pace of people: a field of their own and, every fifth
 * time, one that both write. How long a saving takes, whether memory grows over the time, and whether any text is lost.
 */
export async function benchAutosaveReturns(print: (line: string) => void, seconds: number): Promise<void> {
  print(`autosave of returns: ${people} people in ${people / 2} returns, for ${seconds} seconds`);
  const ground = await makeGround(1);
  const keysFolder = await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'));
  const audit = randomUUID();
  const returns = await openReturns(ground, keysFolder, audit);
  const editors = await addPeople(ground, audit, returns);
  const setting = join(keysFolder, 'setting.json');
  await writeFile(setting, JSON.stringify({ connections: ground.connections, recordings: [], keysFolder }));
  const app = await startServer('app', setting);
  const sizes: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      sizes.push((await readMemory(app.process.pid ?? 0)).now);
      await sleep(1_000);
    }
  })();
  const edited = await edit(editors, {
    port: app.port,
    audit,
    warm: 5,
    seconds,
    pause: pauseOfScript,
    opensPages: true,
  });
  isOver = true;
  await watching;
  const { peak } = await readMemory(app.process.pid ?? 0);
  app.process.kill('SIGTERM');
  const times = edited.counted.map((one) => one.ms).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
  const mean = (some: readonly number[]) => Math.round(some.reduce((sum, one) => sum + one, 0) / some.length);
  const third = Math.max(1, Math.floor(sizes.length / 3));
  const lost = await findLostIn(ground, audit, returns, edited.all);
  const saved = edited.all.filter((one) => one.status === 200).length;
  print(
    `  ${(edited.counted.length / seconds).toFixed(0)}/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; ${saved} texts saved of ${edited.all.length}; ` +
      `memory ${mean(sizes.slice(third, 2 * third))} MB in the second third, ${mean(sizes.slice(-third))} MB in the last, peak ${peak} MB; ` +
      (lost.length === 0 ? 'no text lost' : `AMISS: ${lost.slice(0, 5).join(' ')}`),
  );
  await ground.close();
  await rm(keysFolder, { recursive: true, force: true });
}

/** Returns of one agency on as many cases, with the shipped deep dive. */
export async function openReturns(
  ground: Ground,
  keysFolder: string,
  audit: string,
  tool: Tool | undefined = findShippedTool('deep-dive')?.tool,
): Promise<readonly Written[]> {
  const { partnership, membership } = ground;
  const keys = await openKeyStore({ folder: keysFolder });
  const key = { partnership, audit };
  const asked: Asked = { agencyType: 'police', method: null, themes: [], status: '', ageBand: '' };
  const toolId = randomUUID();
  const agency = agencyOf(ground);
  return await asServer(ground, async (client) => {
    await client.query(`insert into accounts.agency (id, name, type) values ($1, 'Bench Police', 'police')`, [
      agency,
    ]);
    await client.query(
      `insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) values ($1, $2, 'Police of the bench')`,
      [partnership, agency],
    );
    await client.query(
      `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample)
       values ($1, $2, 'returns', 'live', 'underway', 'work', 'Benchmark', 'neglect', '{}')`,
      [partnership, audit],
    );
    await client.query(
      `insert into audits.terms_version (partnership_id, audit_id, number, content, changes, made_by) values ($1, $2, 1, '{}', '[]', $3)`,
      [partnership, audit, membership],
    );
    await client.query(
      `insert into audits.request (partnership_id, audit_id, agency_id, number, content) values ($1, $2, $3, 1, '{"title": "Benchmark"}')`,
      [partnership, audit, agency],
    );
    await client.query(
      `insert into returns.tool (partnership_id, id, name, form, made_by) values ($1, $2, 'Deep dive', 'deep_dive', $3)`,
      [partnership, toolId, membership],
    );
    await client.query(
      `insert into returns.tool_version (partnership_id, tool_id, number, content, made_by) values ($1, $2, 1, $3, $4)`,
      [partnership, toolId, JSON.stringify(tool), membership],
    );
    const written: Written[] = [];
    for (let number = 1; number <= people / 2; number += 1) {
      const [id, caseId] = [randomUUID(), randomUUID()];
      await client.query(
        `insert into cases.sample_case (partnership_id, audit_id, id, number, origin, standing, made_by)
         values ($1, $2, $3, $4, 'supplied', 'in_sample', $5)`,
        [partnership, audit, caseId, number, membership],
      );
      const caseKey = await makeCaseKey(keys, key, caseId);
      const place = askedPlace({ ...key, return: id, case: caseId });
      await client.query(
        `insert into returns.return (partnership_id, audit_id, id, case_id, case_number, agency_id, tool_id, tool_number, due_on, sealed_asked)
         values ($1, $2, $3, $4, $5, $6, $7, 1, '2026-12-31', $8)`,
        [
          partnership,
          audit,
          id,
          caseId,
          number,
          agency,
          toolId,
          Buffer.from(seal(caseKey, JSON.stringify(asked), place)),
        ],
      );
      written.push({ id, case: caseId, key: caseKey });
    }
    return written;
  });
}

const agencies = new WeakMap<Ground, string>();

function agencyOf(ground: Ground): string {
  const known = agencies.get(ground) ?? randomUUID();
  agencies.set(ground, known);
  return known;
}

/** Two who lead for the agency for each return, each with a field of their own and one for both. */
export async function addPeople(
  ground: Ground,
  audit: string,
  returns: readonly Written[],
): Promise<readonly Editor[]> {
  const editors = returns.flatMap(({ id }) =>
    (['a1', 'a3'] as const).map((own): Editor => {
      const draft = `returns/${audit}/${id}/sections`;
      const place = (field: string) => ({ section: 'referrals', field, input: `${field}-comment`, draft });
      return {
        membership: randomUUID(),
        key: randomBytes(32).toString('hex'),
        own: place(own),
        shared: place('a2'),
      };
    }),
  );
  await asServer(ground, async (client) => {
    for (const [index, { membership, key }] of editors.entries()) {
      const person = randomUUID();
      await client.query(`insert into accounts.person (id, name, email) values ($1, $2, $3)`, [
        person,
        `Bench Writer ${index}`,
        `writer-${index}@example.org`,
      ]);
      await client.query(
        `insert into accounts.membership (id, person_id, partnership_id, agency_id, roles) values ($1, $2, $3, $4, '{agency_lead}')`,
        [membership, person, ground.partnership, agencyOf(ground)],
      );
      await client.query('insert into accounts.session (key_hash, person_id, factors) values ($1, $2, 2)', [
        hashSecret(key),
        person,
      ]);
    }
  });
  return editors;
}

/** What is amiss with the returns, in sentences; a field is named with its return, for every return has the same. */
async function findLostIn(
  ground: Ground,
  audit: string,
  returns: readonly Written[],
  sent: readonly { membership: string; field: string; text: string; status: number; ms: number }[],
): Promise<readonly string[]> {
  const rows = await asServer(ground, async (client) => {
    const found = await client.query<{
      return_id: string;
      field: string;
      version: number;
      sealed: Buffer;
      changed_by: string;
    }>(
      `select return_id, field, version, sealed, changed_by from (
         select return_id, field, version, sealed, changed_by from returns.entry where audit_id = $1
         union all select return_id, field, version, sealed, changed_by from returns.entry_former where audit_id = $1) as kept
       order by return_id, field, version`,
      [audit],
    );
    return found.rows;
  });
  const byId = new Map(returns.map((one) => [one.id, one]));
  const returnOf = new Map<string, string>();
  const kept: Kept[] = rows.map((row) => {
    const one = byId.get(row.return_id);
    if (one === undefined) throw new Error('A return that nobody opened.');
    const place = placeIn(
      { partnership: ground.partnership, audit },
      {
        case: one.case,
        table: 'returns.entry',
        column: 'sealed',
        row: `${one.id}/${row.field}`,
        version: row.version,
      },
    );
    const value = JSON.parse(openText(one.key, row.sealed, place)) as { comment?: string } | null;
    returnOf.set(row.changed_by, one.id);
    return {
      field: `${one.id} ${row.field}`,
      version: row.version,
      text: value?.comment ?? '',
      by: row.changed_by,
    };
  });
  const named = sent.map((one) => ({ ...one, field: `${returnOf.get(one.membership) ?? '?'} ${one.field}` }));
  return findLost(kept, named);
}
