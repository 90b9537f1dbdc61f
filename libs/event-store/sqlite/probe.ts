import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beginLedgerFile } from './creation';
import { openDatabase as ownEngine } from './engine';
import type { Database, OpenDatabase, SqlValue } from './engine';
import { prepareWriting } from './schema';

/** What became of a ledger's settings when a new ledger was written. */
export interface EngineProbe {
  /** Version of SQLite, such as `3.53.0`. */
  readonly version: string;
  /** Whether it is the one of Node, and not the package. */
  readonly isBuiltIn: boolean;
  /** `wal`, where the folder's file system can do it. */
  readonly journalMode: SqlValue;
  /** 2 where a commit waits for the disk. */
  readonly synchronous: SqlValue;
  /** 0 where a file cannot bring functions of its own into a question. */
  readonly trustedSchema: SqlValue;
}

/**
 * Writes a new ledger into a folder of its own beside the real one, and removes it again.
 * @param folder where the real ledger lies, or may.
 * @throws what the disk or the engine refuses.
 */
export function probeEngine(folder: string, openDatabase: OpenDatabase = ownEngine): EngineProbe {
  const place = mkdtempSync(join(folder, '.ledger-probe-'));
  try {
    const database = beginLedgerFile(join(place, 'probe.db'), openDatabase);
    try {
      prepareWriting(database);
      return settingsOf(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function settingsOf(database: Database): EngineProbe {
  const first = (sql: string): SqlValue =>
    Object.values(database.prepare(sql).get() as Readonly<Record<string, SqlValue>>)[0] ?? null;
  return {
    version: String(first('SELECT sqlite_version()')),
    isBuiltIn: process.getBuiltinModule('node:sqlite') !== undefined,
    journalMode: first('PRAGMA journal_mode'),
    synchronous: first('PRAGMA synchronous'),
    trustedSchema: first('PRAGMA trusted_schema'),
  };
}
