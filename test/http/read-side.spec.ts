import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { ConfigError } from '../../apps/api/config';
import { openReadSide } from '../../apps/api/read-side';
import { useTemporaryFolder } from '../temporary-folder';

describe('the file of the read models', () => {
  const folder = useTemporaryFolder();
  const path = (): string => join(folder(), 'read-models.db');
  let store: EventStore;
  beforeEach(async () => {
    store = await openEventStore(`sqlite:${join(folder(), 'ledger.db')}`, {
      clock: () => Date.UTC(2026, 0, 1),
      random: (size) => new Uint8Array(size),
      mode: 'write',
    });
  });
  afterEach(() => store.close());

  /** The sentence with which it is refused. */
  const refusal = (): string => {
    try {
      openReadSide(path(), store).close();
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    return 'opened';
  };

  test('is made where it is missing or empty, and used again', () => {
    expect(refusal()).toBe('opened');
    expect(refusal()).toBe('opened');
    ['', '-wal', '-shm'].forEach((suffix) => rmSync(path() + suffix, { force: true }));
    writeFileSync(path(), '');
    expect(refusal()).toBe('opened');
  });

  test("is never taken from somebody else's database", () => {
    const database = openDatabase(path());
    database.exec('CREATE TABLE diary (day TEXT)');
    database.close();
    const before = readFileSync(path());
    expect(refusal()).toContain(
      `${path()}: it is a file that this version of the ledger did not make; move it`,
    );
    expect(readFileSync(path()).equals(before)).toBe(true);
  });

  test('is kept where another process holds it, or where it cannot be opened at all', () => {
    expect(refusal()).toBe('opened');
    const other = openDatabase(path());
    other.exec('CREATE TABLE mine (x); BEGIN IMMEDIATE');
    expect(refusal()).toMatch(/read-models\.db cannot be opened: .*locked.*; mend that, or delete the file/);
    other.exec('ROLLBACK; DROP TABLE mine');
    other.close();
    expect(existsSync(path())).toBe(true);
  });

  test('may not be a folder', () => {
    mkdirSync(path());
    expect(refusal()).toContain('EISDIR');
  });
});
