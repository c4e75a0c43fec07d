/** Writes database/types.ts from a migrated database: `node tools/generate-database-types.ts <connection url of the owner>`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const schemas = 'accounts|audit_log|audits|cases|findings|meetings|platform|recommendations|returns';

const generator = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url));
const options = [
  '--dialect=postgres',
  `--include-pattern=(${schemas}).*`,
  '--default-schema=none',
  '--date-parser=string',
  '--log-level=error',
  '--type-mapping={"timestamptz":"Temporal.Instant","interval":"string","int8":"string"}',
  `--out-file=${fileURLToPath(new URL('../database/types.ts', import.meta.url))}`,
];

/** Runs the generator on a database; with `verify` it only compares. Returns true when written, or equal. */
export function generateDatabaseTypes(url: string, verify: boolean): boolean {
  const done = spawnSync(
    process.execPath,
    [generator, ...options, '--url', url, ...(verify ? ['--verify'] : [])],
    { encoding: 'utf8', env: {} },
  );
  if (done.status !== 0) console.error(done.stderr || done.stdout);
  return done.status === 0;
}

if (import.meta.main) process.exitCode = generateDatabaseTypes(process.argv[2] ?? '', false) ? 0 : 1;
