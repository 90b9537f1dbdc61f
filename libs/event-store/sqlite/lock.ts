import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LedgerError } from '#domain';
import type { Database, OpenDatabase } from './engine';
import { isBusy } from './result-code';

/** Only the owner may open the files beside a ledger. */
const FILE_MODE = 0o600;

/** Who writes a ledger, as a refused second writer is told. */
interface Holder {
  readonly pid: number;
  /** Where its service listens; left out by a process that serves nothing. */
  readonly address?: string;
}

/**
 * The right to write a ledger file, held by one process at a time. It is SQLite's own lock on a small file beside the
 * ledger: the operating system frees it when the process dies, however it dies, on every platform that SQLite knows.
 * The lock file is never opened in another way and never removed while in use, since closing it would free the lock and
 * removing it would let two processes lock two files of one name.
 */
export class WriterLock {
  readonly #database: Database;
  readonly #lockFile: string;
  readonly #isNew: boolean;

  private constructor(database: Database, lockFile: string, isNew: boolean) {
    this.#database = database;
    this.#lockFile = lockFile;
    this.#isNew = isNew;
  }

  /**
   * @param path the ledger file, which need not exist.
   * @throws LedgerError store_locked, naming who holds it.
   */
  static take(path: string, openDatabase: OpenDatabase, address?: string): WriterLock {
    const lockFile = `${path}.lock`;
    const isNew = !existsSync(lockFile);
    if (isNew) closeSync(openSync(lockFile, 'a', FILE_MODE));
    const database = openDatabase(lockFile);
    try {
      database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      throw isBusy(error) ? lockedBy(path, holderOf(lockFile)) : error;
    }
    const holder: Holder = { pid: process.pid, ...(address === undefined ? {} : { address }) };
    writeFileSync(holderFileOf(lockFile), `${JSON.stringify(holder)}\n`, { mode: FILE_MODE });
    return new WriterLock(database, lockFile, isNew);
  }

  /** Lets the next process write. The lock file stays. */
  release(): void {
    rmSync(holderFileOf(this.#lockFile), { force: true });
    this.#database.close();
  }

  /** Lets go of a ledger that could not be opened, and leaves its folder as it was. */
  abandon(): void {
    if (this.#isNew) rmSync(this.#lockFile, { force: true });
    this.release();
  }
}

function holderFileOf(lockFile: string): string {
  return `${lockFile}.json`;
}

/** Undefined where it cannot be read: its writer may have just begun. A stale one is never read, since the lock is free. */
function holderOf(lockFile: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFileOf(lockFile), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function lockedBy(path: string, holder: Holder | undefined): LedgerError {
  const name = basename(path);
  if (holder === undefined) {
    return new LedgerError(
      'store_locked',
      `another process is just opening ${name} for writing; stop it, or use its service`,
    );
  }
  const { pid, address } = holder;
  const nextStep =
    address === undefined ? 'stop it first' : `send commands to it at ${address}, or stop it first`;
  return new LedgerError(
    'store_locked',
    `process ${pid} writes ${name} already; ${nextStep}, or open the ledger for reading`,
  );
}
