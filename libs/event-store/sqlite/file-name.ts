import { lstatSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { LedgerError } from '#domain';

/**
 * The one name by which a ledger file is used, whatever name a process comes by: locks and the write-ahead log follow the
 * name, so two names would let two processes write at once, and each overwrite what the other has recorded.
 * @throws LedgerError not_found for a link that leads nowhere, store_foreign for a file of several names.
 */
export function ownNameOf(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return path;
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) throw danglingLink(path);
  if (file.isFile() && file.nlink > 1) throw severalNames(path, file);
  return realpathSync(path);
}

/** A ledger begun in place of the link would hide the one that it leads to. */
function danglingLink(path: string): LedgerError {
  const nextStep = 'mount the disk where that file lies, or remove the link to begin a new ledger';
  return new LedgerError(
    'not_found',
    `${basename(path)} is a link to a file that is not there; it was left as it is; ${nextStep}`,
  );
}

function severalNames(path: string, { nlink }: Stats): LedgerError {
  const why = `it has ${nlink} names (hard links), and who came by another one would meet neither its lock nor its log`;
  const nextStep = 'it was left as it is; remove the other names, or copy it to a folder of its own';
  return new LedgerError('store_foreign', `${basename(path)} is not safe to use: ${why}; ${nextStep}`);
}
