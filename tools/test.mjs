// Run by "npm test": the type check, the linter and the tests side by side; each runs even when another found something.
//
//   npm test                      everything
//   npm test -- src/cases …       only the tests in these files and folders
//   npm test -- --again …         files in which something failed are run once more, with nothing beside them
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from './scratch.mjs';

const root = path.resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);
const mayTryAgain = words.includes('--again');
const asked = words.filter((word) => word !== '--again');
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

/** Who may speak: what runs side by side must not mix, so the first speaks at once, each other one when those before are over. */
let speaking = Promise.resolve();

/** Runs what `work` starts beside all else, lets it speak in its turn and answers as it does; `work` is given what starts a program. */
function beside(work) {
  const before = speaking;
  let mayHear = false;
  const kept = [];
  const say = (data) => (mayHear ? process.stdout.write(data) : void kept.push(Buffer.from(data)));
  const done = work({ say, start: (program, args, settings) => start(program, args, say, settings) });
  speaking = before.then(async () => {
    mayHear = true;
    process.stdout.write(Buffer.concat(kept));
    await done;
  });
  return done;
}

/** Runs a program; true when it found nothing wrong. */
async function start(program, args, say, settings = {}) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...colour, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', say);
  child.stderr.on('data', say);
  return await new Promise((resolve) => {
    child.on('close', (status) => resolve(status === 0));
    child.on('error', (error) => {
      say(`${program} could not be run: ${error.message}\n`);
      resolve(false);
    });
  });
}

const scratch = makeScratch();
process.on('exit', () => rmSync(scratch.folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const tool = (name) => path.join(root, 'node_modules', '.bin', name);
const tests = findTests(
  asked.length > 0
    ? asked
    : FOLDERS.map((folder) => path.join(root, folder)).filter((folder) => existsSync(folder)),
);
const results = [];

/** What reads the code: one after the other, beside the tests, which often wait. */
async function check({ say, start: run }) {
  say('\nChecking the types.\n');
  results.push(['types', await run(tool('tsc'), ['--noEmit', '-p', root])]);
  say('\nChecking the code for likely mistakes.\n');
  results.push(['lint', await run(tool('oxlint'), ['--type-aware'])]);
  say('\nChecking the layout of the files.\n');
  results.push(['format', await run(tool('prettier'), ['--check', '--log-level', 'warn', '.'])]);
}

/**
 * The tests are run in batches, two at once for two cores. A batch is a process of its own with its own database server,
 * which takes some seconds to start; but it reads all its files, and opens what they stand on, before the first test of any
 * of them, and closes it after the last: so many at once are slow and take gigabytes. Files are dealt in turn, for what is
 * costly lies together.
 */
const AT_ONCE = 2;
const LARGEST_BATCH = 40;
const FEW = 20;
const count = tests.length < FEW ? 1 : Math.max(AT_ONCE, Math.ceil(tests.length / LARGEST_BATCH));
const batches = Array.from({ length: count }, (_, nth) => tests.filter((_, at) => at % count === nth));

/** What failed so far: which test of which file and why, or a whole batch. */
const failures = [];

/** Runs these files as one program; true when nothing failed. `lane`: what runs side by side keeps its own database server. */
async function runFiles(files, lane, run) {
  const report = path.join(scratch.folder, `failures-${lane}`);
  const options = ['--test', '--test-isolation=none', `--test-timeout=${LONGEST_TEST}`];
  const reporters = ['spec', 'stdout', path.join(root, 'tools', 'failures.mjs'), report].map(
    (word, at) => `--test-reporter${at % 2 === 0 ? '' : '-destination'}=${word}`,
  );
  const settings = { ...scratch.settings, TEST_LANE: `-lane-${lane}` };
  const isSound = await run(process.execPath, [...options, ...reporters, ...files], settings);
  const found = existsSync(report) ? readFileSync(report, 'utf8').split('\n').filter(Boolean) : [];
  rmSync(report, { force: true });
  for (const { file, name, why } of found.map((line) => JSON.parse(line)))
    failures.push({ files: [path.relative(root, file)], name, why });
  if (!isSound && found.length === 0)
    failures.push({
      files,
      name: '(none of its tests)',
      why: 'It was killed, or something failed outside the tests',
    });
  return isSound && found.length === 0;
}

/** Runs one batch of the tests. */
const runBatch =
  (files, nth, lane) =>
  async ({ say, start: run }) => {
    const which = count === 1 ? '' : `, batch ${nth + 1} of ${count}`;
    say(`\nRunning the tests in ${files.length} files${which}.\n`);
    return await runFiles(files, lane, run);
  };

/** Runs batches one after the other for as long as there are any. */
async function runWhatIsLeft(left, lane) {
  for (let next = left.shift(); next !== undefined; next = left.shift())
    await beside(runBatch(next.files, next.nth, lane));
}

/** So many failures at most may be the upset of a busy machine. */
const FEW_FAILED = 12;

/** Says what failed, so that it need not be searched for; where asked to, tries it once more and says that too. */
async function settle() {
  if (failures.length === 0) return true;
  const first = failures.splice(0);
  sayFailures('What failed', first);
  if (!mayTryAgain || first.length > FEW_FAILED) return false;
  const files = [...new Set(first.flatMap((one) => one.files))];
  console.log(`\nTrying ${files.length} of the files once more, with nothing beside them.`);
  const isSound = await beside(async ({ start: run }) => await runFiles(files, 1, run));
  await speaking;
  if (isSound) console.log('\nNothing of it failed again; it is to be looked into all the same:');
  sayFailures(isSound ? 'What failed once' : 'What failed twice', isSound ? first : failures);
  return isSound;
}

function sayFailures(heading, which) {
  console.log(`\n${heading}:`);
  for (const { files, name, why } of which) {
    const lines = [
      files.join(' '),
      `  ${name}`,
      ...why
        .split('\n')
        .slice(0, 12)
        .map((line) => `    ${line}`),
    ];
    console.log(lines.map((line) => `  ${line}`).join('\n'));
  }
}

const checking = asked.length === 0 ? beside(check) : undefined;
const left = batches.map((files, nth) => ({ files, nth }));
const testing = Array.from({ length: Math.min(AT_ONCE, count) }, (_, lane) => runWhatIsLeft(left, lane + 1));
await checking;
await Promise.all(testing);
await speaking;
results.push(['tests', await settle()]);

const failed = results.filter(([, passed]) => !passed).map(([name]) => name);
console.log(failed.length === 0 ? '\nAll is well.' : `\nNot well: ${failed.join(', ')}. See above.`);
process.exitCode = failed.length === 0 ? 0 : 1;
