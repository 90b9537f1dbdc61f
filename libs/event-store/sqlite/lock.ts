import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
 * ledger: the operating system frees it when the process dies, however it dies. The lock file is never opened in another
 * way while it may be held here, since closing any descriptor of a file frees the locks that the process has on it.
 */
export class WriterLock {
  readonly #database: Database;
  readonly #lockFile: string;

  private constructor(database: Database, lockFile: string) {
    this.#database = database;
    this.#lockFile = lockFile;
  }

  /**
   * @param path the ledger file, which need not exist.
   * @throws LedgerError store_locked, naming who holds it.
   */
  static take(path: string, openDatabase: OpenDatabase, address?: string): WriterLock {
    const lockFile = `${path}.lock`;
    const inode = inodeOf(lockFile) ?? create(lockFile);
    const database = openDatabase(lockFile);
    try {
      database.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      throw isBusy(error) ? lockedBy(path, holderOf(lockFile)) : error;
    }
    if (inodeOf(lockFile) !== inode) {
      // The process that held it removed the file meanwhile; a lock on what has no name keeps nobody out.
      database.close();
      return WriterLock.take(path, openDatabase, address);
    }
    const lock = new WriterLock(database, lockFile);
    lock.#sign(address);
    return lock;
  }

  /** Lets the next process write; removes the lock file while it is still held, so that it is nobody else's. */
  release(): void {
    rmSync(holderFileOf(this.#lockFile), { force: true });
    rmSync(this.#lockFile, { force: true });
    this.#database.close();
  }

  #sign(address: string | undefined): void {
    const holder: Holder = { pid: process.pid, ...(address === undefined ? {} : { address }) };
    try {
      writeFileSync(holderFileOf(this.#lockFile), `${JSON.stringify(holder)}\n`, { mode: FILE_MODE });
    } catch (error) {
      this.release();
      throw error;
    }
  }
}

/** Answers the file's inode. */
function create(lockFile: string): number | undefined {
  closeSync(openSync(lockFile, 'a', FILE_MODE));
  return inodeOf(lockFile);
}

function inodeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.ino;
}

function holderFileOf(lockFile: string): string {
  return `${lockFile}.json`;
}

/** Undefined where it cannot be read, since its writer has just begun or ended. */
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
      `another process has just opened ${name} for writing; try again in a moment`,
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
