import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { LedgerError } from '#domain';
import { checkLedgerFile } from './checking';
import type { CheckedLedger } from './checking';
import { FILE_MODE, createFolder, syncFolder } from './creation';
import { openDatabase as ownEngine } from './engine';
import type { OpenDatabase } from './engine';
import { openLedgerFile } from './opening';

/**
 * Copies a ledger as it is at one moment into a file of its own, while another process may write it, and proves the copy. Nothing
 * stands under the name until the copy is whole and on the disk, and what stands there already is never overwritten.
 * @param target where the copy goes; only its owner may read it.
 * @throws LedgerError not_found, store_foreign (the target is there, or the source is no ledger), store_damaged; what the disk refuses.
 */
export function backUpLedger(
  path: string,
  target: string,
  openDatabase: OpenDatabase = ownEngine,
): CheckedLedger {
  refuseExisting(target);
  const source = openLedgerFile(path, { mode: 'read', openDatabase });
  const unfinished = `${target}.unfinished-${process.pid}`;
  try {
    createFolder(target);
    closeSync(openSync(unfinished, 'wx', FILE_MODE));
    chmodSync(unfinished, FILE_MODE);
    source.database.prepare('VACUUM INTO ?').run(unfinished);
    const checked = checkLedgerFile(unfinished, { openDatabase });
    publish(unfinished, target);
    return checked;
  } finally {
    source.close();
    for (const suffix of ['', '-journal']) rmSync(unfinished + suffix, { force: true });
  }
}

function refuseExisting(target: string): void {
  if (!existsSync(target)) return;
  throw new LedgerError(
    'store_foreign',
    `there is a file ${target} already, which was left as it is; name one that does not exist yet`,
  );
}

/** A link fails where the name is taken meanwhile; renaming would overwrite what has it. */
function publish(unfinished: string, target: string): void {
  const descriptor = openSync(unfinished, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(unfinished, target);
  } catch (error) {
    refuseExisting(target);
    throw error;
  }
  rmSync(unfinished);
  syncFolder(dirname(target));
}
