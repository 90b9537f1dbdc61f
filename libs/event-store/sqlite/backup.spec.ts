import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerError } from '#domain';
import { NOON } from '../../../test/contract/harness';
import { register } from '../../../test/contract/submissions';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { readStoredLines, storedForm } from '../stored-line';
import type { EntryBytes } from '../stored-line';
import { backUpLedger } from './backup';
import { checkLedgerFile } from './checking';
import { openDatabase } from './engine';
import { readBackup, restoreLedger } from './restore';
import { SqliteEventStore } from './sqlite-event-store';

const UNITS = 300;

describe('a ledger file', () => {
  const folder = useTemporaryFolder();
  const at = (name: string): string => join(folder(), name);
  const open = (file: string, mode: 'write' | 'read' = 'write') =>
    new SqliteEventStore(file, { mode, clock: () => NOON, random: randomBytes });
  let whole: Buffer;
  beforeAll(async () => {
    const made = mkdtempSync(join(tmpdir(), 'ledger-whole-'));
    const store = open(join(made, 'ledger.db'));
    await Promise.all(Array.from({ length: UNITS }, (_, unit) => register(store, `unit-${unit}`)));
    await store.close();
    whole = readFileSync(join(made, 'ledger.db'));
    rmSync(made, { recursive: true });
  });
  beforeEach(() => writeFileSync(at('ledger.db'), whole));

  /** Files other than the ledger's own. */
  const beside = () =>
    readdirSync(folder())
      .filter((name) => !name.startsWith('ledger.db'))
      .toSorted();

  /** As somebody with the file in hand would: past the triggers, which are put back so that nothing shows. */
  const tamper = (statement: string, file = at('ledger.db')): void => {
    const database = openDatabase(file);
    const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
      readonly name: string;
      readonly sql: string;
    }[];
    for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
    database.exec(statement);
    for (const { sql } of triggers) database.exec(sql);
    database.close();
  };
  const refusalOf = (act: () => unknown): LedgerError => {
    try {
      act();
    } catch (error) {
      return error as LedgerError;
    }
    throw new Error('nothing was refused');
  };

  describe('when it is checked', () => {
    it('is proved whole, or its newest entries alone', () => {
      const { sha256, ...all } = checkLedgerFile(at('ledger.db'));
      expect(all).toEqual({ entries: UNITS, position: UNITS, recordedAt: NOON });
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(checkLedgerFile(at('ledger.db'), { newest: 10 })).toMatchObject({
        entries: 10,
        position: UNITS,
      });
    });

    const SHORTEN = "json_remove(CAST(payload AS TEXT), '$.salt')";
    it.each([
      [
        'a payload',
        `UPDATE entries SET payload = CAST(${SHORTEN} AS BLOB) WHERE position = 7`,
        /position 7 was altered: its payload/,
      ],
      [
        'a header',
        "UPDATE entries SET header = CAST(CAST(header AS TEXT) || ' ' AS BLOB) WHERE position = 8",
        /position 8 was altered: its header is no canonical/,
      ],
      [
        'a time in its header',
        `UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), '"recordedAt":"20', '"recordedAt":"19') AS BLOB) WHERE position = 9`,
        /the recordedAt beside the entry at position 9/,
      ],
      [
        'a position',
        'UPDATE entries SET position = 1000 WHERE position = 300',
        /no entry stands at position 300/,
      ],
      ['an entry', 'DELETE FROM entries WHERE position = 12', /no entry stands at position 12/],
      [
        'a stream beside its header',
        "UPDATE entries SET stream = 'company-other' WHERE position = 20",
        /the stream beside the entry at position 20/,
      ],
      [
        'a revision',
        'UPDATE entries SET revision = 5 WHERE position = 21',
        /revisions of the stream .* have a gap/,
      ],
      [
        'a time',
        'UPDATE entries SET recorded_at = recorded_at - 1 WHERE position = 22',
        /the recordedAt beside the entry at position 22/,
      ],
    ])('is known to be altered in %s', (_what, statement, said) => {
      tamper(statement);
      const refusal = refusalOf(() => checkLedgerFile(at('ledger.db')));
      expect(refusal.message).toMatch(said);
      expect(refusal.code).toBe('store_damaged');
    });

    it('is known to be broken in a page that no entry stands on', () => {
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, bytes.length - 4_096, bytes.length - 4_000);
      writeFileSync(at('ledger.db'), bytes);
      expect(refusalOf(() => checkLedgerFile(at('ledger.db'))).code).toBe('store_damaged');
    });
  });

  describe('when it is backed up', () => {
    it('is copied and proved, for its owner alone, and nothing else is left', () => {
      const backup = backUpLedger(at('ledger.db'), at('backup.db'));
      expect(backup).toEqual(checkLedgerFile(at('ledger.db')));
      expect(statSync(at('backup.db')).mode & 0o777).toBe(0o600);
      expect(beside()).toEqual(['backup.db']);
    });

    it('is copied while it is written, with what was recorded by then', async () => {
      const store = open(at('ledger.db'));
      await register(store, 'newest');
      const backup = backUpLedger(at('ledger.db'), at('backup.db'));
      await register(store, 'newer-still');
      expect(backup.position).toBe(UNITS + 1);
      expect(checkLedgerFile(at('backup.db'))).toEqual(backup);
      await store.close();
    });

    it('goes on from its copy as from itself', async () => {
      backUpLedger(at('ledger.db'), at('backup.db'));
      const store = open(at('backup.db'));
      expect((await register(store, 'newest')).position).toBe(UNITS + 1);
      await expect(register(store, 'unit-3')).rejects.toMatchObject({ code: 'id_taken' });
      await store.close();
    });

    it('overwrites no file', () => {
      writeFileSync(at('backup.db'), 'mine');
      expect(refusalOf(() => backUpLedger(at('ledger.db'), at('backup.db'))).message).toMatch(/already/);
      expect(readFileSync(at('backup.db'), 'utf8')).toBe('mine');
    });

    it('leaves nothing where the copy is not what it should be', () => {
      tamper('DELETE FROM entries WHERE position = 12');
      expect(refusalOf(() => backUpLedger(at('ledger.db'), at('backup.db'))).code).toBe('store_damaged');
      expect(beside()).toEqual([]);
    });
  });

  describe('when it is restored', () => {
    const contents = (file: string): readonly EntryBytes[] => [...readBackup(file)];
    async function* lines(entries: readonly object[]): AsyncGenerator<Uint8Array> {
      const text = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      for (let from = 0; from < text.length; from += 1_000) yield text.subarray(from, from + 1_000);
    }
    const exported = () => contents(at('ledger.db')).map((entry) => storedForm(entry));
    const restored = (entries: readonly object[], name = 'new.db') =>
      restoreLedger(at(name), readStoredLines(lines(entries)));

    it('has every byte, id and position again, from a backup', async () => {
      backUpLedger(at('ledger.db'), at('backup.db'));
      const again = await restoreLedger(at('new.db'), readBackup(at('backup.db')));
      expect(again).toEqual(checkLedgerFile(at('ledger.db')));
      expect(contents(at('new.db'))).toEqual(contents(at('ledger.db')));
      expect(beside()).toEqual(['backup.db', 'new.db']);
    });

    it('has every byte, id and position again, from lines; and rules know what was recorded', async () => {
      expect(await restored(exported())).toEqual(checkLedgerFile(at('ledger.db')));
      const store = open(at('new.db'));
      await expect(register(store, 'unit-3')).rejects.toMatchObject({ code: 'id_taken' });
      expect((await register(store, 'newest')).position).toBe(UNITS + 1);
      await store.close();
    });

    it('may take the place of a ledger without entries', async () => {
      await open(at('new.db')).close();
      expect((await restored(exported())).entries).toBe(UNITS);
    });

    it('takes the place of no entry', async () => {
      copyFileSync(at('ledger.db'), at('new.db'));
      await expect(restored(exported().slice(0, 3))).rejects.toThrow(/new\.db holds entries already/);
      expect(contents(at('new.db'))).toHaveLength(UNITS);
    });

    it('waits for whoever writes there', async () => {
      const store = open(at('new.db'));
      await expect(restored(exported())).rejects.toMatchObject({ code: 'store_locked' });
      await store.close();
    });

    const altered = (change: (line: Record<string, unknown>) => object) =>
      exported().map((line, index) => (index === 6 ? change(line as Record<string, unknown>) : line));
    it.each([
      [
        'a payload',
        () => altered((line) => ({ ...line, payload: String(line['payload']).replace('unit-6', 'unit-7') })),
        /position 7 was altered: its payload/,
      ],
      [
        'a header',
        () => altered((line) => ({ ...line, header: ` ${String(line['header'])}` })),
        /position 7 was altered: its header/,
      ],
      ['a position', () => altered((line) => ({ ...line, position: 8 })), /after position 6 comes 8/],
      [
        'a line of another form',
        () => altered(({ position }) => ({ position })),
        /line 7 is no stored entry/,
      ],
      ['a missing entry', () => exported().filter((_line, index) => index !== 6), /after position 6 comes 8/],
      ['an entry twice', () => [...exported(), ...exported().slice(-1)], /after position 300 comes 300/],
    ])('leaves nothing behind where there is %s', async (_what, entries, said) => {
      await expect(restored(entries())).rejects.toThrow(said);
      expect(beside()).toEqual([]);
    });
  });
});
