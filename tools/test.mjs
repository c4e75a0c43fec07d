// Run by "npm test": the type check, the linter, then the tests; each runs even when an earlier one found something.
//
//   npm test                      everything
//   npm test -- src/cases …       only the tests in these files and folders
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const FOLDERS = ['src', 'test', 'demo', 'tools'];
/** The longest that one test may take, in milliseconds: a test that waits for ever must fail, not hang. */
const LONGEST_TEST = 300_000;

/** The test files in the named files and folders, in a fixed order; ends the program when a name leads to none. */
function findTests(names) {
  const found = new Set();
  for (const name of names) {
    const place = path.resolve(process.env.INIT_CWD ?? root, name);
    if (!existsSync(place)) return stopWith(`There is no file or folder ${name}.`);
    const files = statSync(place).isDirectory()
      ? globSync('**/*.test.ts', { cwd: place, exclude: ['**/node_modules/**'] }).map((file) =>
          path.join(place, file),
        )
      : [place];
    if (files.length === 0 && asked.length > 0) return stopWith(`There are no tests in ${name}.`);
    for (const file of files.sort()) found.add(path.relative(root, file));
  }
  return [...found];
}

function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs one of the steps with its own output; true when it found nothing wrong. */
function run(heading, program, args) {
  console.log(`\n${heading}`);
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${program} could not be run: ${error.message}`);
  return status === 0;
}

/** Runs test files in one process; the first run speaks at once, the second when it is over, so that they do not mix. */
async function runTests(files, place) {
  const child = spawn(
    process.execPath,
    ['--test', '--test-isolation=none', `--test-timeout=${LONGEST_TEST}`, ...files],
    { cwd: root, stdio: place === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'] },
  );
  const kept = [];
  child.stdout?.on('data', (data) => kept.push(data));
  child.stderr?.on('data', (data) => kept.push(data));
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      console.error(`The tests could not be run: ${error.message}`);
      resolve(1);
    });
  });
  process.stdout.write(Buffer.concat(kept));
  return status === 0;
}

const tool = (name) => path.join(root, 'node_modules', '.bin', name);
const tests = findTests(
  asked.length > 0
    ? asked
    : FOLDERS.map((folder) => path.join(root, folder)).filter((folder) => existsSync(folder)),
);
const results = [];
if (asked.length === 0) {
  results.push(['types', run('Checking the types.', tool('tsc'), ['--noEmit', '-p', root])]);
  results.push(['lint', run('Checking the code for likely mistakes.', tool('oxlint'), ['--type-aware'])]);
  results.push([
    'format',
    run('Checking the layout of the files.', tool('prettier'), ['--check', '--log-level', 'warn', '.']),
  ]);
}
/** Two runs side by side, for two cores: what stands beside the code, and what tries the whole. Each has its own database server. */
const halves = [
  tests.filter((file) => file.startsWith('src/')),
  tests.filter((file) => !file.startsWith('src/')),
];
const runs = halves.filter((files) => files.length > 0);
console.log(
  `\nRunning the tests in ${tests.length} files${runs.length > 1 ? ', in two runs side by side' : ''}.`,
);
results.push(['tests', (await Promise.all(runs.map(runTests))).every(Boolean)]);

const failed = results.filter(([, passed]) => !passed).map(([name]) => name);
console.log(failed.length === 0 ? '\nAll is well.' : `\nNot well: ${failed.join(', ')}. See above.`);
process.exitCode = failed.length === 0 ? 0 : 1;
