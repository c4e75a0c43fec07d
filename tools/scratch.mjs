// Where the tests write: databases by the hundred, that nobody wants to keep.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'throughline-tests-';
/** What the tests of a whole run may write at one time, in bytes, and what the machine must have beside it. */
const ROOM = 4 * 1024 ** 3;
const BESIDE = 4 * 1024 ** 3;

/**
 * A folder for one run, to be removed with it. In memory where there is enough of it, for a copy of a database there takes a
 * seventh of the time; else among the temporary files. `settings`: what tells the tests of it.
 */
export function makeScratch() {
  for (const place of [MEMORY, tmpdir()]) removeLeft(place);
  const folder = mkdtempSync(path.join(hasRoom() ? MEMORY : tmpdir(), `${NAME}${process.pid}-`));
  // Database servers run as another user than root, who must be able to enter.
  chmodSync(folder, 0o755);
  return { folder, settings: { TEST_FOLDER: folder, TMPDIR: folder } };
}

/** Removes what runs left that were killed: a database server whose files are gone ends by itself within a minute. */
function removeLeft(place) {
  let names = [];
  try {
    names = readdirSync(place);
  } catch {
    return;
  }
  for (const name of names) {
    const pid = Number(/^throughline-tests-(\d+)-/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) rmSync(path.join(place, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM && freemem() >= ROOM + BESIDE;
  } catch {
    return false;
  }
}
