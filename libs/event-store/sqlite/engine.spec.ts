import { openDatabase } from './engine';
import type { Database } from './engine';
import { isBusy, isCorrupt, isNoDatabase, leftNothingBehind } from './result-code';

/** Both engines must agree on all that the store relies on; the tests run on a Node with each of them. */
describe('the SQLite engine of this Node', () => {
  let database: Database;
  beforeEach(() => {
    database = openDatabase(':memory:');
    database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, bytes BLOB) STRICT');
  });
  afterEach(() => database.close());

  const errorOf = (act: () => unknown): unknown => {
    try {
      act();
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it('is the built-in one where there is one', () => {
    const { DatabaseSync } = (process.getBuiltinModule('node:sqlite') ??
      require('@photostructure/sqlite')) as {
      DatabaseSync: new () => Database;
    };
    expect(database).toBeInstanceOf(DatabaseSync);
  });

  it('gives back whole numbers up to 2^53 - 1 and bytes as they were', () => {
    const insert = database.prepare('INSERT INTO note VALUES (?, ?)');
    insert.run(Number.MAX_SAFE_INTEGER, Uint8Array.of(0, 255));
    const { id, bytes } = database.prepare('SELECT * FROM note').get() as { id: number; bytes: Uint8Array };
    expect([id, ...bytes]).toEqual([Number.MAX_SAFE_INTEGER, 0, 255]);
  });

  it('answers undefined where no row is found', () => {
    expect(database.prepare('SELECT * FROM note').get()).toBeUndefined();
    expect(database.prepare('SELECT * FROM note').all()).toEqual([]);
  });

  it('tells a broken rule from a broken disk by the result code', () => {
    database.exec('INSERT INTO note VALUES (1, NULL)');
    const twice = errorOf(() => database.prepare('INSERT INTO note VALUES (1, NULL)').run());
    expect(leftNothingBehind(twice)).toBe(true);
    expect([isBusy(twice), isCorrupt(twice), isNoDatabase(twice)]).toEqual([false, false, false]);
    database.exec('PRAGMA max_page_count = 3');
    const full = errorOf(() => database.exec('INSERT INTO note VALUES (2, zeroblob(100000))'));
    expect(full).toMatchObject({ errcode: 13 });
    expect(leftNothingBehind(full)).toBe(false);
  });

  it('knows nothing of errors that are not its own', () => {
    const foreign = [new Error('x'), undefined, { errcode: 'x' }];
    expect(foreign.some((error) => isBusy(error) || isCorrupt(error) || leftNothingBehind(error))).toBe(
      false,
    );
  });
});
