import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { addPartnership } from '#accounts';
import { importAudit, publishedAuditBytesLimit, readPublishedAudit, type PublishedAudit } from '#archive';
import { recordEvent } from '#platform/audit-log';
import { findNamed, readPartnerships, sayNames, type Named } from './find-partnership.ts';
import { UsageProblem, type Command } from './words.ts';

const outcomes = {
  added: 'was added',
  updated: 'was updated',
  unchanged: 'is as it was; nothing has changed',
} as const;

/** `import-audit FILE`: all of the file or nothing of it. */
export const importFile: Command = {
  options: { partnership: true, create: false },
  words: 1,
  run: async ({ words, options, transact, say, print }) => {
    const name = options['partnership'];
    const isCreating = options['create'] !== undefined;
    if (isCreating && name === undefined) throw new UsageProblem('--create needs --partnership NAME.');
    const audit = await readFile(words[0] ?? '');
    say(
      `Read ${audit.title}: ${audit.findings.length} findings, ${audit.recommendations.length} recommendations or suggested actions.`,
    );
    const place = choosePartnership(await readPartnerships(transact), name, isCreating);
    const id = place?.id ?? randomUUID();
    const imported = await transact(
      { kind: 'system', name: 'command line', partnership: id },
      'write',
      async (tx) => {
        if (place === null)
          await addPartnership(tx, { id, name: name ?? '', shortName: (name ?? '').slice(0, 60) });
        const done = await importAudit(tx, id, audit);
        await recordEvent(tx, {
          partnership: id,
          system: 'command line',
          event: 'audit.imported',
          outcome: 'done',
          subjects: [done.id],
          detail: {
            outcome: done.outcome,
            findings: audit.findings.length,
            recommendations: audit.recommendations.length,
          },
        });
        return done;
      },
    );
    print(`${audit.shortName} ${outcomes[imported.outcome]} (${place?.name ?? name}).\n`);
  },
};

async function readFile(path: string): Promise<PublishedAudit> {
  const text = await readText(path);
  const read = readPublishedAudit(text);
  if (read.ok) return read.audit;
  const many = read.problems.length === 1 ? 'is a problem' : `are ${read.problems.length} problems`;
  throw new Error(
    [
      `There ${many} in ${path}. Nothing was brought in.`,
      ...read.problems.map((problem) => `- ${problem.sentence}`),
    ].join('\n'),
  );
}

/** Looks at the size first: a file that is too large is not read at all, nor is what is no file and has no end. */
async function readText(path: string): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
    throw new Error(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${String(code)}).`,
      { cause: error },
    );
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error(`${path} is not a file. Nothing was brought in.`);
    const { size } = stat;
    if (size > publishedAuditBytesLimit) {
      throw new Error(
        `${path} is ${Math.ceil(size / 1_048_576)} MB. A published audit has at most ${publishedAuditBytesLimit / 1_048_576} MB. Nothing was brought in.`,
      );
    }
    return readPlainText(await file.readFile(), path);
  } finally {
    await file.close();
  }
}

/** The same rule as for a file that is uploaded: another encoding is told, not guessed at. */
function readPlainText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${path} is not plain text in UTF-8. Nothing was brought in.`, { cause: error });
  }
}

function choosePartnership(
  all: readonly Named[],
  name: string | undefined,
  isCreating: boolean,
): Named | null {
  if (name !== undefined) {
    const named = findNamed(all, name);
    if (named === null && !isCreating) {
      throw new Error(
        `There is no partnership ${name}. There are: ${sayNames(all.map((one) => one.name))}. Add --create to create it.`,
      );
    }
    if (named === null && (name.trim() === '' || name.length > 200))
      throw new Error('A partnership has a name of at most 200 characters.');
    return named;
  }
  const only = all[0];
  if (only === undefined)
    throw new Error('There is no partnership yet. Name one with --partnership NAME --create.');
  if (all.length > 1)
    throw new Error(
      `Say into which partnership with --partnership: ${sayNames(all.map((one) => one.name))}.`,
    );
  return only;
}
