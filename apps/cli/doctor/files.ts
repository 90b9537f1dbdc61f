import { lstatSync, statfsSync } from 'node:fs';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

const OTHERS = 0o077;
/** Free space below which the next commits fail soon, and below which somebody should make room; in bytes. */
const SPACE_MIN = 64 * 1_024 * 1_024;
const SPACE_LOW = 1_024 * 1_024 * 1_024;

/** Whether a file is there, its owner's alone. Looks at its name only: opening a ledger's file would free locks. */
export function ownFile(check: string, path: string, whereMissing: Finding): Finding {
  const file = lstatSync(path, { throwIfNoEntry: false });
  if (file === undefined) return whereMissing;
  if (process.getuid !== undefined && file.uid !== process.getuid()) {
    return warning(check, `${path} belongs to another user (uid ${file.uid})`, {
      why: 'its owner alone can use it',
      next: `run this as that user, or run chown on ${path}`,
    });
  }
  const mode = (file.mode & 0o777).toString(8).padStart(4, '0');
  if (!file.isSymbolicLink() && (file.mode & OTHERS) !== 0) {
    return warning(check, `${path} is open to other users (mode ${mode})`, {
      why: 'they can read what is withheld from them, and read it past every permission',
      next: `run chmod ${file.isDirectory() ? '700' : '600'} ${path}`,
    });
  }
  return ok(check, `${path} is yours alone (mode ${mode})`);
}

/** Whether the disk takes more. @param free in bytes; asked of the folder where it is left out. */
export function diskSpace(folder: string, free = freeIn(folder)): Finding {
  const told = `${Math.floor(free / 1_024 / 1_024).toLocaleString('en-US')} MiB are free in ${folder}`;
  const next = 'make room, or move the ledger to a larger disk';
  if (free < SPACE_MIN) return fault('disk', told, { why: 'the next commits will fail', next });
  return free < SPACE_LOW ? warning('disk', told, { next }) : ok('disk', told);
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
