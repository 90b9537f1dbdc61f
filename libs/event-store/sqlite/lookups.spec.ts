import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { NOON } from '../../../test/contract/harness';
import { announce, command, register, saying } from '../../../test/contract/submissions';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from './engine';
import type { Database } from './engine';
import { rebuildLookups } from './lookups';
import { SqliteEventStore } from './sqlite-event-store';

describe('the look-up tables', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = () => new SqliteEventStore(path(), { mode: 'write', clock: () => NOON, random: randomBytes });
  const inFile = <Answer>(ask: (database: Database) => Answer) => {
    const database = openDatabase(path());
    const answer = ask(database);
    database.close();
    return answer;
  };
  const tables = () =>
    inFile((database) => ({
      streams: database.prepare('SELECT * FROM streams ORDER BY stream').all(),
      remembered: database.prepare('SELECT * FROM remembered ORDER BY kind, key, position').all(),
    }));

  /** A little of everything that is remembered: units, parents, persons, handles, sources, withdrawals. */
  const recordSomething = async () => {
    const store = open();
    await register(store, 'amazon');
    await register(store, 'mgm');
    const division = { unitId: 'studios', names: { en: 'Studios' }, kind: 'division', parentId: 'amazon' };
    await command(store, 'EstablishDivision', division);
    await command(store, 'IntroducePerson', { handle: 'albert-cheng', names: { en: 'Albert Cheng' } });
    const { entries } = await announce(store, 'amazon-2025-10', 'amazon');
    const retraction = {
      entryId: entries[0]?.id,
      because: 'recordingError',
      reason: 'twice',
      citation: undefined,
    };
    await command(store, 'RetractEntry', retraction);
    await store.append(
      saying(
        'word-a',
        Array.from({ length: 600 }, (_, at) => `${at}`),
      ),
    );
    await store.close();
  };

  it('are the same when they are rebuilt from the entries', async () => {
    await recordSomething();
    const live = tables();
    expect(live.streams).toContainEqual({ stream: 'layoff-amazon-2025-10', revision: 1, state: 'taken' });
    expect(live.streams).toContainEqual({ stream: 'word-a', revision: 599, state: 'free' });
    expect(new Set(live.remembered.map((row) => (row as { kind: string }).kind))).toEqual(
      new Set(['unit', 'parent', 'child', 'person', 'handle', 'withdrawal']),
    );
    inFile((database) => {
      database.exec(`DELETE FROM remembered; UPDATE streams SET state = 'taken', revision = 7`);
      rebuildLookups(database);
    });
    expect(tables()).toEqual(live);
  });

  it('are rebuilt at the next opening where other rules had written them, and only then', async () => {
    await recordSomething();
    const live = tables();
    inFile((database) => database.exec('DELETE FROM remembered'));
    await open().close();
    expect(tables().remembered).toEqual([]);
    inFile((database) => database.exec(`UPDATE meta SET value = 0 WHERE name = 'lookups_version'`));
    await open().close();
    expect(tables()).toEqual(live);
  });

  it('are left as they were where rebuilding fails', async () => {
    await recordSomething();
    const live = tables();
    inFile((database) => {
      database.exec(
        `CREATE TRIGGER full BEFORE INSERT ON remembered BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      );
      expect(() => rebuildLookups(database)).toThrow('disk full');
    });
    expect(tables()).toEqual(live);
  });
});
