import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import { clockAgainst } from '../../apps/cli/doctor/entries';
import { nodeVersion } from '../../apps/cli/doctor/engine';
import { examine } from '../../apps/cli/doctor/examine';
import { diskSpace, ownFile } from '../../apps/cli/doctor/files';
import { ok } from '../../apps/cli/doctor/finding';
import type { Finding } from '../../apps/cli/doctor/finding';
import { openDatabase } from '#event-store';
import type { OpenDatabase } from '#event-store';
import { useStory } from './story';
import { type } from './typing';

const TOKEN = 'A'.repeat(43);

describe('ledger doctor', () => {
  const sound = useStory();
  let folder = '';
  const file = (name: string): string => join(folder, name);
  beforeAll(async () => {
    // The first question builds the read models.
    await type(['companies', '--ledger', sound()]);
    writeFileSync(join(dirname(sound()), 'token'), `${TOKEN}\n`, { mode: 0o600 });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-doctor-'));
    cpSync(dirname(sound()), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const patient = () => ({
    ledger: file('ledger.db'),
    tokenFile: file('token'),
    now: Date.now(),
  });
  /** What is not well. */
  const complaints = async (more: Partial<Parameters<typeof examine>[0]> = {}): Promise<readonly string[]> =>
    (await examine({ ...patient(), ...more }))
      .filter(({ verdict }) => verdict !== 'ok')
      .map(({ check, verdict, what, why, next }) => [verdict, check, what, why, next].join(' | '));
  const doctor = (...words: readonly string[]) => type(['doctor', '--ledger', file('ledger.db'), ...words]);
  const change = (name: string, sql: string): void => {
    const database = openDatabase(file(name));
    database.exec(sql);
    database.close();
  };

  test('finds nothing on a sound ledger, and tells every check in every form', async () => {
    const { code, out, err } = await doctor('--all');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^ok +node +Node \d/m);
    expect(out).toMatch(/^ok +entries +all 29 entries are what their headers commit to$/m);
    const { out: rows } = await doctor('--output', 'ndjson');
    const checks = rows
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Finding).check);
    expect(checks).toEqual([
      'node',
      'engine',
      'journal',
      'durability',
      'schema',
      'folder',
      'ledger',
      'disk',
      'lock',
      'token',
      'entries',
      'clock',
      'read-models',
    ]);
  });

  test('harms no service that runs: it says who writes, and the lock is held as before', async () => {
    const service = await startService(
      readConfig({
        LEDGER_STORE: `sqlite:${file('ledger.db')}`,
        LEDGER_PORT: '0',
        LEDGER_LOG_LEVEL: 'silent',
      }),
    );
    try {
      const { code, out } = await doctor();
      expect(code).toBe(0);
      expect(out).toContain(`process ${process.pid} writes the ledger and answers at ${service.url}`);
      expect((await type(['backup', file('copy.db'), '--ledger', file('ledger.db')])).code).toBe(0);
    } finally {
      await service.close();
    }
  });

  test.each([
    ['18.20.0', 'fault'],
    ['20.18.9', 'fault'],
    ['21.5.0', 'fault'],
    ['22.11.0', 'fault'],
    ['20.19.0', 'ok'],
    ['22.12.0', 'ok'],
    ['24.0.0', 'ok'],
    ['26.10.0', 'ok'],
  ])('Node %s is %s', (version, verdict) => {
    expect(nodeVersion(version).verdict).toBe(verdict);
  });

  /** An engine that passes over a setting. */
  const deafTo =
    (setting: RegExp): OpenDatabase =>
    (path, options) => {
      const database = openDatabase(path, options);
      return {
        prepare: (sql) => database.prepare(sql),
        exec: (sql) => database.exec(sql.replace(setting, '')),
        close: () => database.close(),
      };
    };
  test.each([
    [/PRAGMA synchronous = FULL;/, /^fault \| durability \| a commit does not wait for the disk/],
    [
      /PRAGMA journal_mode = WAL;/,
      /^fault \| journal \| a write-ahead log cannot be kept here \(journal mode delete\)/,
    ],
    [/PRAGMA trusted_schema = OFF;/, /^fault \| schema \| a file can bring functions/],
  ])('an engine that is deaf to %s is found out', async (setting, said) => {
    const opened: OpenDatabase = (path, options) => {
      const database = deafTo(setting)(path, options);
      if (String(setting).includes('synchronous')) database.exec('PRAGMA synchronous = NORMAL');
      return database;
    };
    expect(await complaints({ openDatabase: opened })).toEqual([expect.stringMatching(said)]);
  });

  test('an engine that does not work is a fault, and the other checks are made', async () => {
    const broken: OpenDatabase = () => {
      throw new Error('no engine');
    };
    expect(await complaints({ openDatabase: broken })).toEqual([
      'fault | engine | this could not be checked | no engine | ',
    ]);
  });

  test('files that are open to others are told of, with the command that closes them', async () => {
    chmodSync(folder, 0o755);
    chmodSync(file('ledger.db'), 0o644);
    chmodSync(file('token'), 0o640);
    expect(await complaints()).toEqual([
      expect.stringMatching(/^warning \| folder \| .* \(mode 0755\) .* run chmod 700 /),
      expect.stringMatching(
        /^warning \| ledger \| .*ledger\.db is open to other users \(mode 0644\) .* run chmod 600 /,
      ),
      expect.stringMatching(/^fault \| token \| .* open to other users \(mode 0640\) .* chmod 600 /),
    ]);
  });

  test('a file of another user is told of', () => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(file('ledger.db'), 1, 1);
    const path = isRoot ? file('ledger.db') : '/etc/passwd';
    expect(ownFile('ledger', path, ok('ledger', ''))).toMatchObject({
      verdict: 'warning',
      what: expect.stringContaining('belongs to another user'),
    });
  });

  test('a disk that is nearly full is told of', () => {
    expect(diskSpace(folder, 10 * 1_024 * 1_024)).toMatchObject({
      verdict: 'fault',
      why: 'the next commits will fail',
    });
    expect(diskSpace(folder, 500 * 1_024 * 1_024).verdict).toBe('warning');
    expect(diskSpace(folder, 5_000 * 1_024 * 1_024).verdict).toBe('ok');
  });

  test('who is said to write, and does not, is told of', async () => {
    const { pid: gone } = spawnSync('true');
    writeFileSync(file('ledger.db.lock.json'), JSON.stringify({ pid: gone }));
    expect(await complaints()).toEqual([
      expect.stringMatching(/^warning \| lock \| process \d+ wrote .* is gone/),
    ]);
    writeFileSync(
      file('ledger.db.lock.json'),
      JSON.stringify({ pid: process.pid, address: 'http://127.0.0.1:9' }),
    );
    expect(await complaints()).toEqual([
      expect.stringMatching(/^fault \| lock \| process \d+ .* does not answer at http:/),
    ]);
  });

  test('a clock before the newest entry is told of', async () => {
    expect(await complaints({ now: Date.now() - 3_600_000 })).toEqual([
      expect.stringMatching(/^fault \| clock \| .* every command is refused/),
    ]);
    expect(clockAgainst(1_000_000, 990_000)).toMatchObject({ verdict: 'warning' });
  });

  test.each([
    ['of another form', () => writeFileSync(file('token'), 'secret\n'), /holds no token/],
    [
      'a link',
      () => {
        rmSync(file('token'));
        symlinkSync('/etc/passwd', file('token'));
      },
      /cannot be read/,
    ],
  ])('a token file that is %s is a fault', async (_what, breakIt, said) => {
    breakIt();
    expect(await complaints()).toEqual([expect.stringMatching(/^fault \| token \|/)]);
    expect((await complaints())[0]).toMatch(said);
  });

  const TAMPERED = `DROP TRIGGER entries_are_never_updated;
    UPDATE entries SET payload = CAST(replace(CAST(payload AS TEXT), '14', '15') AS BLOB) WHERE position = 13;
    CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed; record a restatement instead');
END`;
  test('stored bytes that contradict each other are proved to do so', async () => {
    change('ledger.db', TAMPERED);
    const { code, out, err } = await doctor();
    expect(code).toBe(5);
    expect(out).toMatch(
      /^fault +entries +ledger\.db is a damaged ledger: the payload at position 13 was altered/m,
    );
    expect(err).toMatch(/^1 of 13 checks found a fault: entries \(stored bytes contradict each other\)\.\n$/);
  });

  test('a ledger that cannot be opened is told of, and everything else is looked over', async () => {
    writeFileSync(file('ledger.db'), 'no ledger');
    const foreign = await doctor();
    expect(foreign.code).toBe(1);
    expect(foreign.out).toMatch(/^fault +entries +ledger\.db is not a ledger: it is no SQLite file/m);
    writeFileSync(file('ledger.db'), '');
    expect((await doctor()).code).toBe(5);
    rmSync(file('ledger.db'));
    const gone = await doctor();
    expect(gone.code).toBe(1);
    expect(gone.out).toMatch(/^fault +ledger +there is no ledger at .*\n +→ name another/m);
    expect(gone.out).toMatch(/^ok +disk/m);
  });

  test.each([
    [
      'does not account for its entries',
      () => change('read-models.db', "UPDATE projections SET applied = applied + 1 WHERE name = 'headcount'"),
      /headcount does not account for every entry .* rebuild headcount$/,
    ],
    [
      'stopped',
      () =>
        change(
          'read-models.db',
          "UPDATE projections SET failed_at = 7, failure = 'oops' WHERE name = 'headcount'",
        ),
      /headcount stopped before entry 7 \| oops/,
    ],
    [
      'reads a ledger that is gone',
      () =>
        change(
          'read-models.db',
          "UPDATE projections SET position = position + 9, applied = applied + 9 WHERE name = 'headcount'",
        ),
      /further than the ledger goes/,
    ],
    [
      'leaves entries out',
      () =>
        change(
          'read-models.db',
          "UPDATE projections SET applied = applied - 1 WHERE name = 'headcount'; INSERT INTO quarantine VALUES ('headcount', 7, 'x', 'oops', 'local')",
        ),
      /^warning .*headcount leaves 1 entries out/,
    ],
    [
      'is no database',
      () => {
        for (const suffix of ['-wal', '-shm']) rmSync(file(`read-models.db${suffix}`), { force: true });
        writeFileSync(file('read-models.db'), 'nothing');
      },
      /read-models\.db cannot be read/,
    ],
  ])('a read model that %s is told of', async (_what, breakIt, said) => {
    breakIt();
    expect(await complaints()).toEqual([expect.stringMatching(said)]);
  });

  test('a service elsewhere is not looked over', async () => {
    const refused = await type(['doctor', '--url', 'http://127.0.0.1:9']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^--url: a ledger file is meant/);
  });
});
