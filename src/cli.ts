import { readConfig } from '#platform/config';
import { closeDocuments } from '#platform/documents';
import { briefAudit } from './command-line/brief.ts';
import { exportAudit } from './command-line/export-audit.ts';
import { helpText } from './command-line/help.ts';
import { importFile } from './command-line/import-audit.ts';
import { listEverything } from './command-line/list.ts';
import { resetSecurityCodes } from './command-line/reset-security-codes.ts';
import { makeSignInLink } from './command-line/sign-in-link.ts';
import { readWords, UsageProblem, type Command, type Words } from './command-line/words.ts';
import { openInstallation } from './installation.ts';

// `npm run -s throughline -- <command>`: what is asked for goes to standard output, everything said on the way to
// standard error; the exit code is 0 or 1.

const commands: Readonly<Record<string, Command>> = {
  // Opening the installation brings the database up to date; there is nothing more to do.
  migrate: { options: {}, words: 0, run: async ({ say }) => say('The database is up to date.') },
  'import-audit': importFile,
  'export-audit': exportAudit,
  brief: briefAudit,
  list: listEverything,
  'sign-in-link': makeSignInLink,
  'reset-security-codes': resetSecurityCodes,
};

async function main(words: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = words;
  if (name === 'help' || name === '--help') {
    console.log(helpText);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new UsageProblem(`There is no command ${name}.`);
  const asked: Words = readWords(command, rest);
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const ending = endOnSignal();
  const { signal } = ending;
  const installation = await openInstallation({ config: read.config, say, beside: true, ending: signal });
  ending.abandon = installation.abandon;
  try {
    signal.throwIfAborted();
    await command.run({
      ...asked,
      transact: installation.database.transact,
      publicUrl: read.config.publicUrl,
      say,
      print: (text) => void process.stdout.write(text),
    });
  } finally {
    await closeDocuments();
    await installation.stop();
  }
}

type Ending = { readonly signal: AbortSignal; abandon: (() => void) | null };

/** A command that is broken off undoes what it had not finished, and leaves no database server that it had started. */
function endOnSignal(): Ending {
  const controller = new AbortController();
  const ending: Ending = { signal: controller.signal, abandon: null };
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(name, () => {
      controller.abort(new Error(`Stopped (${name}).`));
      // While the database is being opened there is nothing to abandon yet: whoever opens it closes it again.
      if (ending.abandon === null) return;
      ending.abandon();
      process.exit(1);
    });
  return ending;
}

function say(sentence: string): void {
  console.error(sentence);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageProblem) say('Run: npm run -s throughline -- help');
  process.exitCode = 1;
}
