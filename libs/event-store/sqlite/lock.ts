import { closeSync, lstatSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LedgerError } from '#domain';
import type { Database, OpenDatabase } from './engine';
import { foreignBeside } from './inspection';
import { isBusy } from './result-code';

/** Only the owner may open the files beside a ledger. */
const FILE_MODE = 0o600;

/** Who writes a ledger, as a refused second writer is told. */
export interface Holder {
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
  #signed = false;

  private constructor(database: Database, lockFile: string) {
    this.#database = database;
    this.#lockFile = lockFile;
  }

  /**
   * @param path the ledger file, which need not exist.
   * @throws LedgerError store_locked, naming who holds it; store_foreign where another program's file has the lock's name.
   */
  static take(path: string, openDatabase: OpenDatabase, address?: string): WriterLock {
    const lockFile = `${path}.lock`;
    refuseForeignLock(lockFile);
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
    try {
      if (this.#signed) rmSync(holderFileOf(this.#lockFile), { force: true });
      rmSync(this.#lockFile, { force: true });
    } finally {
      this.#database.close();
    }
  }

  #sign(address: string | undefined): void {
    const holder: Holder = { pid: process.pid, ...(address === undefined ? {} : { address }) };
    try {
      refuseForeignSignature(holderFileOf(this.#lockFile));
      this.#signed = true;
      writeFileSync(holderFileOf(this.#lockFile), `${JSON.stringify(holder)}\n`, { mode: FILE_MODE });
    } catch (error) {
      this.release();
      throw error;
    }
  }
}

/** The lock file never holds anything: what does is another program's. */
function refuseForeignLock(lockFile: string): void {
  const found = lstatSync(lockFile, { throwIfNoEntry: false });
  if (found === undefined || (found.isFile() && found.size === 0)) return;
  throw foreignBeside(lockFile, 'the lock of a ledger is an empty file, and this is not one');
}

/** What a dead process left may be overwritten, empty where its machine died first. Needs the lock. */
function refuseForeignSignature(holderFile: string): void {
  const found = lstatSync(holderFile, { throwIfNoEntry: false });
  if (found === undefined) return;
  const isOurs = found.isFile() && (found.size === 0 || isHolder(readJson(holderFile)));
  if (!isOurs) throw foreignBeside(holderFile, 'it does not say who writes the ledger');
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, address, ...rest } = value as { readonly pid?: unknown; readonly address?: unknown };
  const isAddress = address === undefined || typeof address === 'string';
  return typeof pid === 'number' && isAddress && Object.keys(rest).length === 0;
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
  const holder = readJson(holderFileOf(lockFile));
  return isHolder(holder) ? holder : undefined;
}

/** Who says beside a ledger file that they write it; they may have been killed since. Undefined where nobody says so. */
export function writerOf(path: string): Holder | undefined {
  return holderOf(`${path}.lock`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
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
