import { topics } from '#domain';
import { company, division, headcount, person, recordedInOrder } from '../../test/given';
import { inMemoryDatabase } from '../../test/projection-harness';
import type { Recorded } from '#domain';
import type { Database } from './database';
import type { Projection } from './projection';
import { ProjectionRunner } from './runner';

/** The ids of units, as told by either kind of introduction. */
const units: Projection = {
  name: 'units',
  version: 1,
  tables: { told: { columns: 'unit_id TEXT NOT NULL', key: 'unit_id', indexes: ['unit_id'] } },
  on: {
    CompanyRegistered: (rows, { data }) => rows.insert('told', { unit_id: data.unitId }),
    DivisionEstablished: (rows, { data }) => rows.insert('told', { unit_id: data.unitId }),
  },
  ignores: [
    'RestructuringAnnounced',
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};
/** The same read model as a later version of the code has it: in capitals. */
const unitsInCapitals: Projection = {
  ...units,
  version: 2,
  on: {
    CompanyRegistered: (rows, { data }) => rows.insert('told', { unit_id: data.unitId.toUpperCase() }),
    DivisionEstablished: (rows, { data }) => rows.insert('told', { unit_id: data.unitId.toUpperCase() }),
  },
};
/** Cannot bear divisions. */
const flat: Projection = {
  ...units,
  name: 'flat',
  tables: { flat: { columns: 'unit_id TEXT NOT NULL', key: 'unit_id' } },
  on: {
    CompanyRegistered: (rows, { data }) => rows.insert('flat', { unit_id: data.unitId }),
    DivisionEstablished: (rows, { data }) => {
      rows.insert('flat', { unit_id: data.unitId });
      throw new Error(`no place for ${data.unitId}`);
    },
  },
};
const mendedFlat: Projection = {
  ...flat,
  on: { ...flat.on, DivisionEstablished: (rows, { data }) => rows.insert('flat', { unit_id: data.unitId }) },
};

const entries = recordedInOrder([
  company('amazon'),
  person('paaaaaaaaaaaa', 'albert-cheng'),
  division('mgm', 'amazon'),
  headcount('amazon'),
  division('alexa', 'amazon'),
]);
const first = (count: number): readonly Recorded[] => entries.slice(0, count);
const told = (database: Database, table = 'told'): readonly string[] =>
  (database.prepare(`SELECT unit_id FROM ${table}`).all() as { unit_id: string }[]).map(
    ({ unit_id }) => unit_id,
  );

describe('a rebuild', () => {
  test('leaves the old tables answering, and takes their place once it has caught up', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [units]);
    runner.apply(first(3));
    runner.rebuild('units');
    expect(runner.position()).toBe(0);
    runner.apply(first(1));
    runner.takeOver(3);
    expect([told(database), told(database, 'told_next')]).toEqual([['amazon', 'mgm'], ['amazon']]);
    runner.apply(entries);
    expect(told(database)).toEqual(['alexa', 'amazon', 'mgm']);
    runner.takeOver(5);
    expect(told(database)).toEqual(['alexa', 'amazon', 'mgm']);
    expect(() => told(database, 'told_next')).toThrow('no such table');
    expect(runner.status(5)).toMatchObject([{ position: 5, applied: 3, ignored: 2, state: 'live' }]);
  });

  test('goes on from where it stopped, entries in between left out by nobody', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [units]);
    runner.apply(first(3));
    runner.rebuild('units');
    // A live entry comes before the old ones are read again: the tables in use take it, those that are built cannot yet.
    runner.apply(entries.slice(3, 4));
    expect(runner.position()).toBe(0);
    expect(told(database, 'told_next')).toEqual([]);
    runner.apply(entries);
    runner.takeOver(5);
    expect(runner.status(5)).toMatchObject([{ position: 5, applied: 3, ignored: 2, lag: 0 }]);
    expect(told(database)).toEqual(['alexa', 'amazon', 'mgm']);
  });

  test('can be asked for again and again, also halfway', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [units]);
    for (const read of [5, 2, 5, 5]) {
      runner.rebuild('units');
      runner.apply(first(read));
      runner.takeOver(5);
    }
    expect(runner.status(5)).toMatchObject([{ position: 5, state: 'live' }]);
    expect(() => runner.rebuild('moons')).toThrow('there is no projection "moons"');
  });
});

describe('a changed version', () => {
  test('is built beside the old tables, which stay untouched until it has caught up', () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [units]).apply(first(3));
    const runner = new ProjectionRunner(database, [unitsInCapitals]);
    expect(runner.position()).toBe(0);
    expect(runner.status(3)).toMatchObject([{ version: 1, position: 3, state: 'rebuilding' }]);
    runner.apply(entries);
    // The old tables take nothing more: the new handlers know nothing of them.
    expect(told(database)).toEqual(['amazon', 'mgm']);
    runner.takeOver(5);
    expect(told(database)).toEqual(['ALEXA', 'AMAZON', 'MGM']);
    expect(runner.status(5)).toMatchObject([{ version: 2, position: 5, state: 'live' }]);
  });

  test('goes on building where an earlier process stopped', () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [units]).apply(first(3));
    new ProjectionRunner(database, [unitsInCapitals]).apply(first(2));
    const runner = new ProjectionRunner(database, [unitsInCapitals]);
    expect(runner.position()).toBe(2);
    runner.apply(entries);
    runner.takeOver(5);
    expect(told(database)).toEqual(['ALEXA', 'AMAZON', 'MGM']);
  });

  test('is never taken over by code of another version', () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [units]).apply(entries);
    new ProjectionRunner(database, [unitsInCapitals]).apply(entries);
    const back = new ProjectionRunner(database, [units]);
    back.takeOver(5);
    expect(told(database)).toEqual(['alexa', 'amazon', 'mgm']);
    expect(back.status(5)).toMatchObject([{ version: 1, state: 'live' }]);
  });
});

describe('a throwing handler', () => {
  test('stops only its own projection, at that entry, for all to see', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [flat, units]);
    runner.apply(entries);
    expect(runner.status(5)).toMatchObject([
      {
        name: 'flat',
        state: 'stopped',
        position: 2,
        applied: 1,
        ignored: 1,
        failed_at: 3,
        failure: 'no place for mgm',
        lag: 3,
      },
      { name: 'units', state: 'live', position: 5, failed_at: null, failure: null, lag: 0 },
    ]);
    expect(told(database, 'flat')).toEqual(['amazon']);
    expect(told(database)).toEqual(['alexa', 'amazon', 'mgm']);
  });

  test('is not called again before a restart, and holds nobody else back', () => {
    const runner = new ProjectionRunner(inMemoryDatabase(), [flat, units]);
    runner.apply(first(3));
    expect(runner.position()).toBe(3);
    runner.apply(entries.slice(3));
    expect(runner.status(5)).toMatchObject([{ position: 2, failed_at: 3 }, { position: 5 }]);
  });

  test('is tried again after a restart, and fails again or goes on', () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [flat, units]).apply(entries);
    const again = new ProjectionRunner(database, [flat, units]);
    expect(again.position()).toBe(2);
    again.apply(entries.slice(2));
    expect(again.status(5)).toMatchObject([{ state: 'stopped', failed_at: 3 }, { state: 'live' }]);
    const runner = new ProjectionRunner(database, [mendedFlat, units]);
    runner.apply(entries.slice(2));
    expect(runner.status(5)).toMatchObject([
      { position: 5, applied: 3, ignored: 2, state: 'live', failed_at: null, failure: null },
      { position: 5, applied: 3, ignored: 2, state: 'live' },
    ]);
    expect(told(database, 'flat')).toEqual(['alexa', 'amazon', 'mgm']);
  });

  test('in tables that are being built leaves those in use going', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [mendedFlat]);
    runner.apply(first(4));
    const broken = new ProjectionRunner(database, [{ ...flat, version: 2 }]);
    broken.apply(entries);
    broken.takeOver(5);
    expect(told(database, 'flat')).toEqual(['amazon', 'mgm']);
    expect(broken.position()).toBeUndefined();
    expect(broken.status(5)).toMatchObject([
      { version: 1, position: 4, state: 'stopped', failed_at: 3, failure: 'no place for mgm' },
    ]);
  });
});

describe('an entry that an admin has a projection leave out', () => {
  const third = { entry: 3, id: entries[2]!.id, by: 'ada' };

  test('is counted, and the projection goes on behind it', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [flat, units]);
    runner.apply(first(4));
    expect(runner.quarantine('flat', third)).toBe(true);
    expect(runner.position()).toBe(3);
    runner.apply(entries);
    expect(runner.status(5)).toMatchObject([
      { name: 'flat', state: 'stopped', position: 4, applied: 1, ignored: 2, quarantined: 1, failed_at: 5 },
      { name: 'units', state: 'live', position: 5, applied: 3, ignored: 2, quarantined: 0 },
    ]);
    expect(runner.quarantine('flat', { entry: 5, id: entries[4]!.id, by: 'ada' })).toBe(true);
    expect(runner.status(5)).toMatchObject([
      { state: 'live', position: 5, applied: 1, ignored: 2, quarantined: 2, failed_at: null },
      {},
    ]);
    expect(told(database, 'flat')).toEqual(['amazon']);
    expect(runner.quarantined(4)).toEqual([
      { projection: 'flat', entry: 3, id: entries[2]!.id, failure: 'no place for mgm', by: 'ada' },
    ]);
  });

  test('is one before which it stopped, and no other', () => {
    const runner = new ProjectionRunner(inMemoryDatabase(), [flat, units]);
    runner.apply(entries);
    expect(runner.quarantine('flat', { ...third, entry: 2 })).toBe(false);
    expect(runner.quarantine('units', third)).toBe(false);
    expect(() => runner.quarantine('moons', third)).toThrow('there is no projection "moons"');
    expect(runner.quarantined(5)).toEqual([]);
  });

  test('is tried again by a rebuild, and is in once the handler is mended', () => {
    const database = inMemoryDatabase();
    const runner = new ProjectionRunner(database, [flat]);
    runner.apply(first(4));
    runner.quarantine('flat', third);
    runner.apply(first(4));
    runner.rebuild('flat');
    runner.apply(first(4));
    expect(runner.status(4)).toMatchObject([
      { position: 4, state: 'live', quarantined: 1, failed_at: 3, building: { position: 2, quarantined: 0 } },
    ]);
    const mended = new ProjectionRunner(database, [mendedFlat]);
    mended.apply(first(4));
    mended.takeOver(4);
    expect(mended.status(4)).toMatchObject([
      { position: 4, applied: 2, ignored: 2, quarantined: 0, building: null },
    ]);
    expect(mended.quarantined(4)).toEqual([]);
    expect(told(database, 'flat')).toEqual(['amazon', 'mgm']);
  });

  test('may be left out of what is being built, too', () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [mendedFlat]).apply(first(4));
    const runner = new ProjectionRunner(database, [flat]);
    runner.rebuild('flat');
    runner.apply(first(4));
    expect(runner.quarantined(4)).toEqual([]);
    expect(runner.quarantine('flat', third)).toBe(true);
    runner.apply(first(4));
    runner.takeOver(4);
    expect(runner.status(4)).toMatchObject([{ position: 4, applied: 1, quarantined: 1, building: null }]);
    expect(runner.quarantined(4)).toMatchObject([{ projection: 'flat', entry: 3 }]);
  });
});

test('a rebuild that fails is shown, though the tables in use go on', () => {
  const database = inMemoryDatabase();
  new ProjectionRunner(database, [mendedFlat]).apply(first(4));
  const runner = new ProjectionRunner(database, [flat]);
  runner.rebuild('flat');
  runner.apply(first(4));
  expect(runner.status(4)).toMatchObject([
    { position: 4, state: 'live', failed_at: 3, failure: 'no place for mgm' },
  ]);
});

describe('the digest', () => {
  test('is of the rows, whatever order they came in', () => {
    const [one, other] = [1, 2].map(() => new ProjectionRunner(inMemoryDatabase(), [units]));
    one?.apply(first(3));
    other?.apply(recordedInOrder([company('mgm'), person('paaaaaaaaaaaa', 'x'), company('amazon')]));
    expect(one?.digest('units')).toBe(other?.digest('units'));
    one?.apply(entries);
    expect(one?.digest('units')).not.toBe(other?.digest('units'));
  });
});

test('a transaction that SQLite has given up by itself is told by what failed, not by what was left to undo', () => {
  const database = inMemoryDatabase();
  const failing: Database = {
    prepare: (sql) => database.prepare(sql),
    exec: (sql) => {
      if (sql !== 'COMMIT') return database.exec(sql);
      database.exec('ROLLBACK');
      throw new Error('database or disk is full');
    },
    close: () => database.close(),
  };
  expect(() => new ProjectionRunner(failing, [units])).toThrow('database or disk is full');
});

test('a handler whose failure takes the whole transaction with it is told by that failure, and nothing of the batch stays', () => {
  const database = inMemoryDatabase();
  const fullDisk: Projection = {
    ...units,
    on: {
      ...units.on,
      DivisionEstablished: () => {
        database.exec('ROLLBACK');
        throw new Error('database or disk is full');
      },
    },
  };
  const runner = new ProjectionRunner(database, [fullDisk]);
  expect(() => runner.apply(entries)).toThrow('database or disk is full');
  expect(told(database)).toEqual([]);
  expect(runner.status(5)).toMatchObject([{ position: 0 }]);
});
