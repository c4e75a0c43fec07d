// Where the tests write: databases by the hundred, that nobody wants to keep.
import { chmodSync, mkdtempSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
/** What the tests of a whole run may write at one time, in bytes, and what the machine must have beside it. */
const ROOM = 4 * 1024 ** 3;
const BESIDE = 4 * 1024 ** 3;

/**
 * A folder for one run, to be removed with it. In memory where there is enough of it, for a copy of a database there takes a
 * seventh of the time; else among the temporary files. `settings`: what tells the tests of it.
 */
export function makeScratch() {
  const folder = mkdtempSync(path.join(hasRoom() ? MEMORY : tmpdir(), 'throughline-tests-'));
  // Database servers run as another user than root, who must be able to enter.
  chmodSync(folder, 0o755);
  return { folder, settings: { TEST_FOLDER: folder, TMPDIR: folder } };
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM && freemem() >= ROOM + BESIDE;
  } catch {
    return false;
  }
}
