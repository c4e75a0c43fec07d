import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = await mkdtemp(join(tmpdir(), 'runner-'));
after(() => rm(root, { recursive: true, force: true }));

// A project with one test that passes, one that does not, and tools that are content or not by name.
for (const name of ['test.mjs', 'failures.mjs', 'scratch.mjs'])
  await cp(join(import.meta.dirname, name), join(root, 'tools', name));
await mkdir(join(root, 'src', 'inner'), { recursive: true });
await mkdir(join(root, 'node_modules', '.bin'), { recursive: true });
const writeTest = (path: string, passes: boolean): Promise<void> =>
  writeFile(
    join(root, path),
    `import { test } from 'node:test'; test('${path} runs', () => { if (!${passes}) throw new Error('no'); });`,
  );
const writeTool = (name: string, passes: boolean): Promise<void> =>
  writeFile(
    join(root, 'node_modules', '.bin', name),
    `#!/bin/sh\necho "${name} was here"\nexit ${passes ? 0 : 2}\n`,
    {
      mode: 0o755,
    },
  );
await writeFile(join(root, 'package.json'), '{ "type": "module" }');
await writeTest('src/good.test.ts', true);
await writeTest('src/inner/other.test.ts', true);
for (const name of ['tsc', 'oxlint', 'prettier']) await writeTool(name, true);

function run(...words: string[]): { code: number | null; output: string } {
  // Node runs no tests inside what it takes for a test's own process.
  const { NODE_TEST_CONTEXT: _, INIT_CWD: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/test.mjs', ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

test('everything is checked, under headings, and a sound project passes', () => {
  const { code, output } = run();
  assert.equal(code, 0, output);
  for (const part of [
    'Checking the types.',
    'tsc was here',
    'oxlint was here',
    'prettier was here',
    'Running the tests in 2 files.',
    'pass 2',
    'All is well.',
  ]) {
    assert.ok(output.includes(part), part);
  }
});

test('a failing check fails the whole, and the later ones run all the same', async () => {
  await writeTool('tsc', false);
  const { code, output } = run();
  await writeTool('tsc', true);
  assert.equal(code, 1);
  assert.match(output, /prettier was here[^]*pass 2[^]*Not well: types\. See above\./);
});

test('a failing test fails the whole, and is named again at the end', async () => {
  await writeTest('src/bad.test.ts', false);
  const { code, output } = run();
  assert.equal(code, 1);
  const end =
    /fail 1[^]*What failed:\n {2}src\/bad\.test\.ts\n {4}src\/bad\.test\.ts runs\n {6}no\n\nNot well: tests\. See/;
  assert.match(output, end);
  assert.doesNotMatch(output, /once more/);
});

test('what goes wrong outside every test fails the whole', async () => {
  const after = `import { after, test } from 'node:test'; test('runs', () => {}); after(() => { throw new Error('late'); });`;
  await writeFile(join(root, 'src', 'odd.test.ts'), after);
  const late = run('src/odd.test.ts');
  assert.equal(late.code, 1);
  assert.match(late.output, /What failed:\n {2}src\/odd\.test\.ts[^]*late/);
  await writeFile(join(root, 'src', 'odd.test.ts'), `process.exit(3);`);
  assert.match(run('src/odd.test.ts').output, /What failed:\n {2}src\/odd\.test\.ts\n[^]*It was killed/);
  await rm(join(root, 'src', 'odd.test.ts'));
});

test('tried again where asked to, what fails twice is broken, and what fails once is said', async () => {
  const twice = run('--again', 'src/bad.test.ts', 'src/good.test.ts');
  assert.equal(twice.code, 1);
  assert.match(
    twice.output,
    /Trying 1 of the files once more[^]*tests 1\n[^]*What failed twice:\n {2}src\/bad/,
  );
  const upset = `import { existsSync, writeFileSync } from 'node:fs'; import { test } from 'node:test';
    test('upset', () => { if (!existsSync('seen')) { writeFileSync('seen', ''); throw new Error('busy'); } });`;
  await writeFile(join(root, 'src', 'upset.test.ts'), upset);
  const once = run('--again', 'src/upset.test.ts', 'src/good.test.ts');
  assert.equal(once.code, 0, once.output);
  assert.match(once.output, /What failed once:\n {2}src\/upset[^]*busy[^]*All is well/);
  await rm(join(root, 'src', 'upset.test.ts'));
});

test('many files are run in batches side by side, and what fails in any fails the whole', async () => {
  const names = Array.from({ length: 21 }, (_, at) => `src/many/${String(at).padStart(2, '0')}.test.ts`);
  await mkdir(join(root, 'src', 'many'));
  for (const name of names) await writeTest(name, true);
  const sound = run('src/many');
  assert.equal(sound.code, 0, sound.output);
  assert.match(
    sound.output,
    /tests in 11 files, batch 1 of 2[^]*pass 11[^]*tests in 10 files, batch 2 of 2[^]*pass 10[^]*All is well/,
  );
  for (const name of names.slice(0, 2)) {
    await writeTest(name, false);
    const broken = run('src/many');
    await writeTest(name, true);
    assert.equal(broken.code, 1, name);
    assert.match(broken.output, /fail 1[^]*Not well: tests/, name);
  }
});

test('named files and folders are run alone, and a name that leads to no test is refused', () => {
  const one = run('src/inner', 'src/good.test.ts');
  assert.equal(one.code, 0, one.output);
  assert.match(one.output, /Running the tests in 2 files\./);
  assert.doesNotMatch(one.output, /tsc was here|bad/);
  assert.equal(run('src/bad.test.ts').code, 1);
  assert.deepEqual(run('src/nowhere'), { code: 1, output: 'There is no file or folder src/nowhere.\n' });
  assert.deepEqual(run('node_modules'), { code: 1, output: 'There are no tests in node_modules.\n' });
});
