import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { NOON } from '../../../test/contract/harness';
import { register, saying, wordsOf } from '../../../test/contract/submissions';
import { SQLITE, obedient, sabotaged, sqliteError } from '../../../test/faults/failing-database';
import type { Saboteur } from '../../../test/faults/failing-database';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from './engine';
import type { OpenDatabase } from './engine';
import { SqliteEventStore } from './sqlite-event-store';

describe('the embedded store on a failing disk', () => {
  const folder = useTemporaryFolder();
  let saboteur: Saboteur;
  let store: SqliteEventStore;

  const open = () => {
    saboteur = { run: obedient };
    return new SqliteEventStore(join(folder(), 'ledger.db'), {
      mode: 'write',
      clock: () => NOON,
      random: randomBytes,
      openDatabase: sabotaged(saboteur),
    });
  };
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  /** Lets the nth run of a statement fail, once. */
  const failAt = (start: string, nth: number, fail: Saboteur['run']) => {
    let runs = 0;
    saboteur.run = (sql, really, database) => {
      if (sql.startsWith(start)) runs += 1;
      return sql.startsWith(start) && runs === nth ? fail(sql, really, database) : really();
    };
  };
  const failWith = (errcode: number) => () => {
    throw sqliteError(errcode);
  };
  const settle = async (...words: (readonly string[])[]) =>
    Promise.allSettled(words.map((each) => store.append(saying('word-a', each))));

  it('takes back a command of which one entry cannot be written, and that command alone', async () => {
    failAt('INSERT INTO entries', 3, failWith(SQLITE.CONSTRAINT_UNIQUE));
    const outcomes = await settle(['one'], ['lost', 'fails'], ['two', 'three']);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { errcode: SQLITE.CONSTRAINT_UNIQUE } });
    expect([...store.readAll(0)].map(({ entry }) => [entry.position, entry.revision])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(wordsOf(store.readAll(0))).toEqual(['one', 'two', 'three']);
  });

  it('takes back what an entry gave to be looked up together with the entry', async () => {
    failAt('INSERT OR IGNORE INTO remembered', 1, failWith(SQLITE.CONSTRAINT_UNIQUE));
    await expect(register(store, 'amazon')).rejects.toMatchObject({ errcode: SQLITE.CONSTRAINT_UNIQUE });
    await expect(register(store, 'amazon')).resolves.toMatchObject({ position: 1 });
  });

  it.each(['BEGIN', 'COMMIT'])(
    'records nothing where another program holds the file at %s, and goes on',
    async (start) => {
      failAt(start, 1, failWith(SQLITE.BUSY));
      const outcomes = await settle(['one'], ['two']);
      expect(outcomes).toMatchObject([
        { reason: { errcode: SQLITE.BUSY } },
        { reason: { errcode: SQLITE.BUSY } },
      ]);
      expect(store.head()).toBe(0);
      expect(await settle(['three'])).toMatchObject([{ value: { position: 1 } }]);
    },
  );

  it('records nothing where SQLite gives up the whole transaction before COMMIT, and goes on', async () => {
    failAt('INSERT INTO entries', 2, (_sql, _really, database) => {
      database.exec('ROLLBACK');
      throw sqliteError(SQLITE.FULL);
    });
    const outcomes = await settle(['one'], ['two'], ['three']);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await settle(['four'])).toMatchObject([{ value: { position: 1 } }]);
  });

  describe.each([
    ['an I/O error', SQLITE.IOERR_FSYNC],
    ['a full disk', SQLITE.FULL],
    ['corruption', SQLITE.CORRUPT],
  ])('at a COMMIT that ends in %s', (_name, errcode) => {
    it('answers everyone that it is unknown, the refused too', async () => {
      await register(store, 'amazon');
      failAt('COMMIT', 1, failWith(errcode));
      const outcomes = await Promise.allSettled([register(store, 'audible'), register(store, 'amazon')]);
      expect(outcomes).toMatchObject([
        { reason: { code: 'commit_unknown' } },
        { reason: { code: 'commit_unknown' } },
      ]);
    });

    it('stops: says so once, and takes and answers nothing more', async () => {
      const failures: Error[] = [];
      store.failed.subscribe((error) => failures.push(error));
      const ended = new Promise((resolve) => store.subscribe(0).subscribe({ error: resolve }));
      failAt('COMMIT', 1, failWith(errcode));
      await settle(['one']);
      expect(failures).toMatchObject([{ code: 'commit_unknown', cause: { errcode } }]);
      expect(await settle(['two'])).toMatchObject([{ reason: { code: 'store_closed' } }]);
      expect(() => store.head()).toThrow(expect.objectContaining({ code: 'store_closed' }));
      expect(() => [...store.readAll(0)]).toThrow(expect.objectContaining({ code: 'store_closed' }));
      await expect(store.resolve({ instant: NOON - 1 })).rejects.toMatchObject({ code: 'store_closed' });
      expect(await ended).toMatchObject({ code: 'store_closed' });
    });
  });

  it('closes and lets the next one write where its log cannot be copied, which is then replayed', async () => {
    await settle(['one']);
    saboteur.run = (sql, really) => (sql.startsWith('PRAGMA wal_checkpoint') ? failWith(10)() : really());
    await store.close();
    expect(() => store.head()).toThrow(expect.objectContaining({ code: 'store_closed' }));
    store = open();
    expect(wordsOf(store.readAll(0))).toEqual(['one']);
  });

  it('lets go of the lock where opening fails at the last step', async () => {
    await store.close();
    saboteur.run = obedient;
    const failing: OpenDatabase = (path, options) => {
      const database = openDatabase(path, options);
      const close = () => {
        database.close();
        if (path.endsWith('ledger.db')) failWith(10)();
      };
      const prepare = (sql: string) =>
        sql.startsWith('BEGIN IMMEDIATE') ? failWith(10)() : database.prepare(sql);
      return { prepare, exec: (sql) => database.exec(sql), close };
    };
    const surroundings = { clock: () => NOON, random: randomBytes, openDatabase: failing };
    expect(
      () => new SqliteEventStore(join(folder(), 'ledger.db'), { mode: 'write', ...surroundings }),
    ).toThrow(expect.objectContaining({ errcode: 10 }));
    store = open();
    expect(store.head()).toBe(0);
  });

  it('drops the whole group where the work of one cannot be released, and goes on without a gap', async () => {
    failAt('RELEASE', 2, failWith(10));
    const outcomes = await settle(['one'], ['two'], ['three']);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await settle(['four'])).toMatchObject([{ value: { position: 1 } }]);
    expect([...store.readAll(0)].map(({ entry }) => [entry.position, entry.revision])).toEqual([[1, 0]]);
  });

  it.each([SQLITE.FULL, SQLITE.IOERR_FSYNC])(
    'leaves an instant unsettled where the promise cannot be written (%i), and goes on',
    async (errcode) => {
      const failures: Error[] = [];
      store.failed.subscribe((error) => failures.push(error));
      saboteur.run = (sql, really) => (sql.includes('INTO meta') ? failWith(errcode)() : really());
      expect(await store.resolve({ instant: NOON - 1 })).toEqual({ position: 0, settled: false });
      expect(failures).toEqual([]);
      expect(await settle(['one'])).toMatchObject([{ value: { position: 1 } }]);
      saboteur.run = obedient;
      expect(await store.resolve({ instant: NOON - 1 })).toEqual({ position: 0, settled: true });
    },
  );

  it('tells a late listener too that it failed', async () => {
    failAt('COMMIT', 1, failWith(SQLITE.IOERR_FSYNC));
    await settle(['one']);
    const failures: Error[] = [];
    store.failed.subscribe((error) => failures.push(error));
    expect(failures).toHaveLength(1);
  });

  it.each([
    ['was not written after all', false],
    ['was written after all', true],
  ])('lets the command id decide after a restart where the commit %s', async (_name, written) => {
    failAt('COMMIT', 1, (_sql, really) => {
      if (written) really();
      throw sqliteError(SQLITE.IOERR_FSYNC);
    });
    const submission = saying('word-a', ['one', 'two'], { commandId: 'c-1' });
    await expect(store.append(submission)).rejects.toMatchObject({ code: 'commit_unknown' });
    await store.close();
    store = open();
    expect(store.head()).toBe(written ? 2 : 0);
    expect(await store.append(submission)).toMatchObject({ position: 2, repeated: written });
    expect(wordsOf(store.readAll(0))).toEqual(['one', 'two']);
  });

  it('refuses commands that waited behind the group whose commit failed', async () => {
    failAt('COMMIT', 1, failWith(SQLITE.FULL));
    const outcomes = await settle(...Array.from({ length: 600 }, () => ['x']));
    const codes = outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason.code);
    expect(codes).toEqual([
      ...Array.from({ length: 512 }, () => 'commit_unknown'),
      ...Array.from({ length: 88 }, () => 'store_closed'),
    ]);
  });
});
