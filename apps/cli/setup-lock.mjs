/** Lets one setup work at a time in a repository, also when two commands are started at once. */
import { mkdirSync, readdirSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'fs';
import { join } from 'path';

/** How often a waiting setup looks again. */
const LOOK_AGAIN_MS = 200;

/** How the rename fails while another setup has the lock; Windows says EPERM. */
const HELD = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);

/** No setup takes this long: an older lock was left by a process that died, even if its id is in use again. */
const LOCK_AGE_MAX_MS = 15 * 60 * 1000;

/**
 * Runs the work while no other setup runs. The lock is a folder that holds one file, named after its owner's
 * process id. It is made aside and then renamed into place, so it is never seen without its owner, and a
 * folder that has one can be neither replaced nor removed by somebody who mistook it for an abandoned one.
 * @param {string} folder
 * @param {() => void} work
 */
export function withLock(folder, work) {
  const ours = `${folder}.${process.pid}`;
  const owner = String(process.pid);
  try {
    mkdirSync(ours, { recursive: true });
    writeFileSync(join(ours, owner), '');
    waitFor(folder, ours);
    work();
  } finally {
    remove(folder, owner);
    remove(ours, owner);
  }
}

/**
 * @param {string} folder
 * @param {string} ours
 */
function waitFor(folder, ours) {
  let told = false;
  while (!tryRename(ours, folder)) {
    const owner = ownerOf(folder);
    if (owner !== undefined && isAbandoned(folder, owner)) remove(folder, owner);
    else if (owner !== undefined && !told) {
      console.log(`Waiting for another setup (process ${owner}) …`);
      told = true;
    }
    pause();
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @throws where no waiting would help.
 */
function tryRename(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (HELD.has(code ?? '')) return false;
    throw new Error(
      `The setup lock ${to} cannot be taken (${message}): remove it, then run the command again.`,
      {
        cause: error,
      },
    );
  }
}

/** @param {string} folder */
function ownerOf(folder) {
  try {
    return readdirSync(folder)[0];
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} owner
 */
function isAbandoned(folder, owner) {
  try {
    if (Date.now() - statSync(join(folder, owner)).mtimeMs > LOCK_AGE_MAX_MS) return true;
    process.kill(Number(owner), 0);
    return false;
  } catch (error) {
    // Another user's process may not be signalled (EPERM), but it lives.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Removes the lock of one owner; harmless where it is gone or another's by now.
 * @param {string} folder
 * @param {string} owner
 */
function remove(folder, owner) {
  try {
    unlinkSync(join(folder, owner));
    rmdirSync(folder);
  } catch {
    // Somebody else was quicker.
  }
}

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
}
