import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOON } from '../../../test/contract/harness';
import { register } from '../../../test/contract/submissions';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from './engine';
import type { OpenDatabase } from './engine';
import { FORMAT_VERSION, SCHEMA } from './schema';
import { SqliteEventStore } from './sqlite-event-store';

const UNITS = 40;

describe('opening a ledger file', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = (mode: 'write' | 'read', file = path()) =>
    new SqliteEventStore(file, { mode, clock: () => NOON, random: randomBytes });

  /** Every file of the folder with its SHA-256. */
  const contents = () =>
    readdirSync(folder()).map((name) => {
      const hash = createHash('sha256').update(readFileSync(join(folder(), name)));
      return `${name} ${hash.digest('hex')}`;
    });

  /** A whole ledger as one file, made once; each test gets a copy that no connection ever had open. */
  let whole: Buffer;
  beforeAll(async () => {
    const made = mkdtempSync(join(tmpdir(), 'ledger-whole-'));
    const store = open('write', join(made, 'ledger.db'));
    await Promise.all(Array.from({ length: UNITS }, (_, at) => register(store, `unit-${at}`)));
    await store.close();
    whole = readFileSync(join(made, 'ledger.db'));
    rmSync(made, { recursive: true });
  });
  const alter = (...statements: string[]) => {
    const database = openDatabase(path());
    for (const statement of statements) database.exec(statement);
    database.close();
  };
  const trigger = (name: string) => SCHEMA.find((statement) => statement.includes(name)) ?? '';

  const refusalOf = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return error;
    }
  };

  /** What a crash leaves: the file and its log, as they are while a process has them open. */
  const crash = async () => {
    const running = join(folder(), 'running.db');
    writeFileSync(running, whole);
    const store = open('write', running);
    await register(store, 'newest');
    for (const suffix of ['', '-wal']) copyFileSync(`${running}${suffix}`, `${path()}${suffix}`);
    await store.close();
    for (const name of readdirSync(folder()).filter((each) => each.startsWith('running')))
      rmSync(join(folder(), name));
  };

  describe('that is missing', () => {
    it('creates it for writing, folder and all, readable by its owner alone', async () => {
      const file = join(folder(), 'new', 'deep', 'ledger.db');
      const store = open('write', file);
      await register(store, 'amazon');
      const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);
      expect(modeOf(join(folder(), 'new'))).toBe('700');
      expect(modeOf(join(folder(), 'new', 'deep'))).toBe('700');
      const files = ['ledger.db', 'ledger.db-shm', 'ledger.db-wal', 'ledger.db.lock', 'ledger.db.lock.json'];
      expect(readdirSync(join(file, '..'))).toEqual(files);
      expect(files.map((name) => modeOf(join(file, '..', name)))).toEqual(files.map(() => '600'));
      await store.close();
    });

    it('marks it, so that `file` and other programs know what it is', () => {
      expect(whole.toString('latin1', 0, 15)).toBe('SQLite format 3');
      expect(whole.readUInt32BE(60)).toBe(FORMAT_VERSION);
      expect(whole.toString('latin1', 68, 72)).toBe('CCL1');
    });

    it('begins again where a crash left one half made', async () => {
      for (const half of [whole.subarray(0, 0), whole.subarray(0, 4_096)]) {
        writeFileSync(`${path()}.new`, half);
        writeFileSync(`${path()}.new-journal`, 'half made');
        await open('write').close();
        expect(readdirSync(folder()).filter((name) => name.includes('.new'))).toEqual([]);
        for (const name of readdirSync(folder())) rmSync(join(folder(), name));
      }
    });

    it.each([
      ['ledger.db.new', 'my notes'],
      ['ledger.db.new', 'SQLite format 3\0'.repeat(20)],
      ['ledger.db.new-journal', 'my journal'],
      ['ledger.db.lock', 'my notes'],
      ['ledger.db.lock', 'SQLite format 3\0'.repeat(20)],
      ['ledger.db.lock.json', '{"pid":1,"mine":true}'],
      ['ledger.db.lock.json', 'my notes'],
    ])('is refused beside %s of another program, which keeps every byte', (name, text) => {
      writeFileSync(join(folder(), name), text);
      const before = contents();
      const message = expect.stringMatching(
        /^ledger\.db\.[a-z.-]+ is not of this ledger: .*; .*move it away/,
      );
      expect(refusalOf(() => open('write'))).toMatchObject({ code: 'store_foreign', message });
      expect(contents()).toEqual(before);
    });

    it.each(['write', 'read'] as const)('is refused for mode %s where a link leads to it', (mode) => {
      const elsewhere = join(folder(), 'not-mounted', 'ledger.db');
      symlinkSync(elsewhere, path());
      const message = expect.stringMatching(
        /is a link to a file that is not there; .*mount the disk .*remove the link/,
      );
      expect(refusalOf(() => open(mode))).toMatchObject({ code: 'not_found', message });
      expect(readdirSync(folder())).toEqual(['ledger.db']);
      expect(readlinkSync(path())).toBe(elsewhere);
    });

    it('is refused for reading, and nothing is created', () => {
      expect(() => open('read')).toThrow(
        expect.objectContaining({
          code: 'not_found',
          message: expect.stringContaining('there is no ledger ledger.db'),
        }),
      );
      expect(contents()).toEqual([]);
    });
  });

  describe.each(['write', 'read'] as const)('for mode %s', (mode) => {
    /** SQLite's own index of a log: who only reads cannot know whether a writer uses it by now, and leaves it. */
    const isIndexOfReader = (line: string) => mode === 'read' && line.startsWith('ledger.db-shm ');
    /** The whole refusal: code, reason and next step, every byte as it was, and nothing new in the folder. */
    const expectRefused = (code: string, why: RegExp) => {
      const before = contents();
      const refusal = refusalOf(() => open(mode));
      expect(contents().filter((line) => !isIndexOfReader(line))).toEqual(before);
      expect(refusal).toMatchObject({
        code,
        message: expect.stringMatching(/^ledger\.db is .*; .*(move|install)/),
      });
      expect(refusal).toMatchObject({ message: expect.stringMatching(why) });
    };

    it('refuses what is no SQLite file', () => {
      writeFileSync(path(), 'Dear diary, '.repeat(1_000));
      expectRefused('store_foreign', /is not a ledger: it is no SQLite file/);
    });

    it('refuses a folder', () => {
      mkdirSync(path());
      expect(refusalOf(() => open(mode))).toMatchObject({ code: 'store_foreign' });
      expect(readdirSync(folder())).toEqual(['ledger.db']);
    });

    it('refuses the SQLite file of another program', () => {
      alter('PRAGMA application_id = 7', 'PRAGMA journal_mode = WAL', 'CREATE TABLE diary (day)');
      expectRefused('store_foreign', /another program/);
    });

    it('refuses a ledger of a later format', () => {
      writeFileSync(path(), whole);
      alter(`PRAGMA user_version = ${FORMAT_VERSION + 1}`);
      expectRefused('store_foreign', /has format 2, and this version knows formats up to 1/);
    });

    it('refuses an empty file', () => {
      writeFileSync(path(), '');
      expectRefused('store_damaged', /it is empty/);
    });

    it.each([1, 4_096, 20_000])('refuses a ledger that was cut off by %i bytes', (cut) => {
      writeFileSync(path(), whole.subarray(0, -cut));
      expectRefused('store_damaged', /is a damaged ledger: /);
    });

    it('refuses a ledger of which only the beginning is left', () => {
      writeFileSync(path(), whole.subarray(0, 60));
      expectRefused('store_foreign', /is not a ledger: /);
    });

    it('refuses a ledger with a page of garbage', () => {
      writeFileSync(path(), Buffer.from(whole).fill(0xa5, 5 * 4_096, 6 * 4_096));
      expectRefused('store_damaged', /is a damaged ledger: /);
    });

    it('refuses a ledger without its entries', () => {
      writeFileSync(path(), whole);
      alter('DROP TABLE entries');
      expectRefused('store_damaged', /its table entries is missing or altered/);
    });

    it('refuses a ledger whose entries are not protected', () => {
      writeFileSync(path(), whole);
      alter('DROP TRIGGER entries_are_never_deleted');
      expectRefused('store_damaged', /its trigger entries_are_never_deleted is missing or altered/);
    });

    it('refuses a ledger whose newest entries were altered', () => {
      writeFileSync(path(), whole);
      const protection = 'entries_are_never_updated';
      const forgery = `UPDATE entries SET payload = CAST(replace(CAST(payload AS TEXT), 'unit-39', 'unit-93') AS BLOB)`;
      alter(`DROP TRIGGER ${protection}`, `${forgery} WHERE position = 40`, trigger(protection));
      expectRefused('store_damaged', /the payload at position 40 was altered/);
      alter(
        `DROP TRIGGER ${protection}`,
        `UPDATE entries SET header = x'7b' WHERE position = 40`,
        trigger(protection),
      );
      expectRefused(
        'store_damaged',
        /the entry at position 40 cannot be read; restore the file from a backup/,
      );
    });

    it('refuses a damaged ledger that a crash left with its write-ahead log', async () => {
      await crash();
      writeFileSync(path(), readFileSync(path()).fill(0xa5, 8 * 4_096));
      expectRefused('store_damaged', /is a damaged ledger: /);
    });

    it('takes up a ledger that a crash left with its write-ahead log', async () => {
      await crash();
      const store = open(mode);
      expect(store.head()).toBe(UNITS + 1);
      await store.close();
    });

    it('refuses a ledger of several names, whose lock and log would follow the name', () => {
      writeFileSync(path(), whole);
      linkSync(path(), join(folder(), 'other.db'));
      expectRefused('store_foreign', /it has 2 names \(hard links\)/);
      rmSync(join(folder(), 'other.db'));
      expect(() => void open(mode).close()).not.toThrow();
    });

    it('takes up a ledger that is one file alone', async () => {
      writeFileSync(path(), whole);
      const store = open(mode);
      expect(store.head()).toBe(UNITS);
      await store.close();
    });
  });

  it('refuses to begin anew beside the write-ahead log of a ledger that is gone', () => {
    writeFileSync(`${path()}-wal`, 'the last entries');
    const before = contents();
    expect(() => open('write')).toThrow(expect.objectContaining({ code: 'store_damaged' }));
    expect(contents()).toEqual(before);
  });

  it('lets go of the lock when it refuses', async () => {
    writeFileSync(path(), whole.subarray(0, -4_096));
    expect(() => open('write')).toThrow(expect.objectContaining({ code: 'store_damaged' }));
    writeFileSync(path(), whole);
    const store = open('write');
    expect(store.head()).toBe(UNITS);
    await store.close();
  });

  it('lets nobody write who comes by another name for the same file', async () => {
    const store = open('write');
    symlinkSync(path(), join(folder(), 'alias.db'));
    expect(() => open('write', join(folder(), 'alias.db'))).toThrow(
      expect.objectContaining({ code: 'store_locked' }),
    );
    await store.close();
    const again = open('write', join(folder(), 'alias.db'));
    expect(() => open('write')).toThrow(expect.objectContaining({ code: 'store_locked' }));
    await again.close();
  });

  it('lets nobody write who comes by a hard link that was made meanwhile', async () => {
    const store = open('write');
    linkSync(path(), join(folder(), 'alias.db'));
    expect(refusalOf(() => open('write', join(folder(), 'alias.db')))).toMatchObject({
      code: 'store_foreign',
    });
    await register(store, 'amazon');
    rmSync(join(folder(), 'alias.db'));
    await store.close();
    expect(lstatSync(path()).nlink).toBe(1);
  });

  it('takes nothing away from a writer that begins while a reader looks', async () => {
    writeFileSync(path(), Buffer.from(whole).fill(0xa5, 5 * 4_096, 6 * 4_096));
    writeFileSync(`${path()}-wal`, 'log');
    const index = `${path()}-shm`;
    const openMeanwhile: OpenDatabase = (file, options) => {
      const database = openDatabase(file, options);
      return {
        prepare: (sql) => {
          if (sql.includes('quick_check')) writeFileSync(index, 'of a writer');
          return database.prepare(sql);
        },
        exec: (sql) => database.exec(sql),
        close: () => database.close(),
      };
    };
    const surroundings = { clock: () => NOON, random: randomBytes, openDatabase: openMeanwhile };
    const reader = () => new SqliteEventStore(path(), { mode: 'read', ...surroundings });
    expect(refusalOf(reader)).toMatchObject({ code: 'store_damaged' });
    expect(readdirSync(folder())).toContain('ledger.db-shm');
  });

  it('leaves no lock behind when it is closed', async () => {
    await open('write').close();
    expect(readdirSync(folder()).filter((name) => name.includes('lock'))).toEqual([]);
  });

  it('reads in the writing process too, without disturbing its locks', async () => {
    const writer = open('write');
    const reader = open('read');
    await register(writer, 'amazon');
    expect(reader.head()).toBe(1);
    await reader.close();
    expect(() => open('write')).toThrow(expect.objectContaining({ code: 'store_locked' }));
    await register(writer, 'audible');
    await writer.close();
    const again = open('write');
    expect(again.head()).toBe(2);
    await again.close();
  });
});
