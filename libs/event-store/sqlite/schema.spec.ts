import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { NOON } from '../../../test/contract/harness';
import { saying } from '../../../test/contract/submissions';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from './engine';
import type { Database } from './engine';
import { SqliteEventStore } from './sqlite-event-store';

describe('the tables of a ledger', () => {
  const folder = useTemporaryFolder();
  let store: SqliteEventStore;
  let database: Database;
  beforeEach(async () => {
    const path = join(folder(), 'ledger.db');
    store = new SqliteEventStore(path, { mode: 'write', clock: () => NOON, random: randomBytes });
    await store.append(saying('word-a', ['one', 'two']));
    database = openDatabase(path);
  });
  afterEach(async () => {
    database.close();
    await store.close();
  });

  const entry = (position: number, id: string, stream: string, revision: number) =>
    `INTO entries VALUES (${position}, '${id}', '${stream}', ${revision}, 0, x'7b7d', x'7b7d')`;
  const known = () => store.readAll(0).next().value.entry.id as string;

  it.each([
    ['changing an entry', () => 'UPDATE entries SET recorded_at = 0', /never changed; record a restatement/],
    [
      'deleting an entry',
      () => 'DELETE FROM entries WHERE position = 2',
      /never deleted; record a retraction/,
    ],
    [
      'replacing an entry',
      () => `INSERT OR REPLACE ${entry(2, 'x', 'word-a', 1)}`,
      /takes the next position/,
    ],
    [
      'replacing an id',
      () => `INSERT OR REPLACE ${entry(3, known(), 'word-b', 0)}`,
      /an id and a revision of its own/,
    ],
    [
      'replacing a revision',
      () => `INSERT OR REPLACE ${entry(3, 'x', 'word-a', 1)}`,
      /a revision of its own/,
    ],
    ['leaving a gap', () => `INSERT ${entry(4, 'x', 'word-b', 0)}`, /takes the next position/],
    [
      'storing text as bytes',
      () => `INSERT ${entry(3, 'x', 'word-b', 0).replaceAll("x'7b7d'", "'{}'")}`,
      /cannot store TEXT/,
    ],
  ])('refuse %s, whoever tries', (_name, statement, reason) => {
    expect(() => database.exec(statement())).toThrow(reason);
    expect([...store.readAll(0)]).toHaveLength(2);
  });

  it('are kept by a commit that has reached the disk', () => {
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  });
});
