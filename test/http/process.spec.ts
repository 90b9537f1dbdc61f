import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '#event-store';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANY } from './examples';
import { send } from './send';
import type { Reply } from './send';

/** How long the process may take to end, in milliseconds: on a machine that is busy. */
const ENDING_MS_MAX = 4_000;
/** Requests whose log is more than a pipe takes. */
const LOGGED = 2_000;

const repository = join(__dirname, '..', '..');
const START = ['--conditions=source', '--require', './test/register.cjs', 'apps/api/main.ts'];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** One process of the service, as its user would start it. */
class Process {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  #out = '';
  #err = '';

  constructor(environment: Readonly<Record<string, string>>) {
    const { PATH = '' } = process.env;
    this.child = spawn(process.execPath, START, {
      cwd: repository,
      env: { PATH, LEDGER_LOG_LEVEL: 'silent', ...environment },
    });
    this.child.stdout?.on('data', (part: Buffer) => (this.#out += part.toString()));
    this.child.stderr?.on('data', (part: Buffer) => (this.#err += part.toString()));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => resolve({ code, out: this.#out, err: this.#err }));
    });
  }

  /** Waits until the service says where it is. */
  async address(): Promise<string> {
    for (;;) {
      const [, url] = /served at (http\S+)\n[^]*\n/.exec(this.#out) ?? [];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) throw new Error(`ended early: ${this.#err}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get out(): string {
    return this.#out;
  }
}

describe('the process of the service', () => {
  const folder = useTemporaryFolder();
  const running: Process[] = [];
  const store = (): string => `sqlite:${join(folder(), 'data', 'ledger.db')}`;
  const start = (environment: Readonly<Record<string, string>> = {}): Process => {
    const started = new Process({ LEDGER_STORE: store(), LEDGER_PORT: '0', ...environment });
    running.push(started);
    return started;
  };
  const refused = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    const { code, out, err } = await start(environment).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).not.toMatch(/\n\s+at |node_modules/);
    expect(err.trim().split('\n')).toHaveLength(1);
    return err;
  };
  const record = (url: string, unitId: string): Promise<Reply> =>
    send(`${url}/api/v1/commands/register-company`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${readFileSync(join(folder(), 'data', 'token'), 'utf8').trim()}`,
      },
      body: JSON.stringify({ ...COMPANY, unitId }),
    });

  afterEach(async () => {
    for (const each of running.splice(0)) {
      each.child.kill('SIGKILL');
      await each.ended;
    }
  });

  test('says where it is and how to open it, and ends in good order when it is told to', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const service = start();
      const url = await service.address();
      expect(service.out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/session\?ticket=[A-Za-z0-9_-]{43}\n$/);
      expect((await record(url, `unit-${signal.toLowerCase()}`)).status).toBe(201);
      service.child.kill(signal);
      const { code, err } = await service.ended;
      expect([signal, code, err]).toEqual([signal, 0, '']);
      expect(existsSync(join(folder(), 'data', 'ledger.db-wal'))).toBe(false);
    }
  });

  test('finishes a command that it has accepted before it ends', async () => {
    const service = start();
    const url = await service.address();
    const sent = Array.from({ length: 20 }, (_, index) => record(url, `late-${index}`));
    await Promise.race(sent);
    service.child.kill('SIGTERM');
    const settled = await Promise.allSettled(sent);
    const { code } = await service.ended;
    expect(code).toBe(0);
    const recorded = settled.flatMap((one) =>
      one.status === 'fulfilled' && one.value.status === 201 ? [one.value.json()['position']] : [],
    );
    expect(recorded.length).toBeGreaterThan(0);
    const again = start();
    const entries = await send(`${await again.address()}/api/v1/entries`, {
      headers: { authorization: `Bearer ${readFileSync(join(folder(), 'data', 'token'), 'utf8').trim()}` },
    });
    const positions = (entries.json()['answer'] as { items: { position: number }[] }).items.map(
      ({ position }) => position,
    );
    expect(positions).toEqual(expect.arrayContaining(recorded));
  });

  test('keeps its token, and builds its read models anew where they are of another ledger', async () => {
    const first = start();
    expect((await record(await first.address(), 'amazon')).status).toBe(201);
    first.child.kill('SIGTERM');
    await first.ended;
    const token = readFileSync(join(folder(), 'data', 'token'), 'utf8');
    const other = start({
      LEDGER_STORE: `sqlite:${join(folder(), 'elsewhere', 'ledger.db')}`,
      LEDGER_TOKEN_FILE: join(folder(), 'data', 'token'),
    });
    const url = await other.address();
    expect((await record(url, 'acme')).status).toBe(201);
    const headers = { authorization: `Bearer ${token.trim()}` };
    const there = await send(`${url}/api/v1/companies`, { headers });
    expect(there.json()['answer']).toMatchObject({ items: [{ unitId: 'acme' }] });
    other.child.kill('SIGTERM');
    await other.ended;
    const swapped = ['', '-wal', '-shm'].map((suffix) =>
      join(folder(), 'elsewhere', `read-models.db${suffix}`),
    );
    for (const file of swapped.filter((each) => existsSync(each))) {
      writeFileSync(file.replace('elsewhere', 'data'), readFileSync(file));
    }
    const second = start();
    const reply = await send(`${await second.address()}/api/v1/companies`, { headers });
    const { items } = reply.json()['answer'] as { items: readonly { readonly unitId: string }[] };
    expect(items.map(({ unitId }) => unitId)).toEqual(['amazon']);
  });

  test('builds its read models anew where they cannot be read', async () => {
    const first = start();
    expect((await record(await first.address(), 'amazon')).status).toBe(201);
    first.child.kill('SIGTERM');
    await first.ended;
    const path = join(folder(), 'data', 'read-models.db');
    writeFileSync(path, readFileSync(path).fill(0xff, 100));
    expect((await record(await start().address(), 'acme')).status).toBe(201);
  });

  test('does not start where the file of its read models is not its own, and leaves it as it is', async () => {
    mkdirSync(join(folder(), 'data'));
    const path = join(folder(), 'data', 'read-models.db');
    const notes = 'This is no database, though it is long enough to be taken for one.'.repeat(100);
    writeFileSync(path, notes);
    expect(await refused({})).toContain(`${path}: it is a file that this version of the ledger did not make`);
    expect(readFileSync(path, 'utf8')).toBe(notes);
  });

  test('answers on though nobody reads its log', async () => {
    const service = start({ LEDGER_LOG_LEVEL: 'debug' });
    service.child.stderr?.removeAllListeners('data').pause();
    const url = await service.address();
    for (let sent = 0; sent < 3_000; sent++) {
      const { status } = await send(`${url}/health/live`);
      if (status !== 200) throw new Error(`answered ${status}`);
    }
    service.child.stderr?.resume();
  });

  test('ends in time though nobody reads its log, and says how many lines of it are lost', async () => {
    const service = start({ LEDGER_LOG_LEVEL: 'debug' });
    service.child.stderr?.removeAllListeners('data').pause();
    const url = await service.address();
    // A pipe takes some hundred KiB before it is full.
    for (let sent = 0; sent < LOGGED; sent += 20)
      await Promise.all(
        Array.from({ length: 20 }, async () => (await fetch(`${url}/health/live`)).arrayBuffer()),
      );
    // It stays paused until the process has ended.
    let read = '';
    service.child.stderr?.on('data', (part: Buffer) => (read += part.toString()));
    const told = performance.now();
    service.child.kill('SIGTERM');
    const code = await new Promise((resolve) => service.child.once('exit', resolve));
    expect(performance.now() - told).toBeLessThan(ENDING_MS_MAX);
    const [, lost] =
      /^(\d+) lines of the log are lost: nobody took them from standard error\.$/m.exec(service.out) ?? [];
    await service.ended;
    const whole = read.split('\n').filter((line) => line.endsWith('}'));
    expect([code, Number(lost) > 0, whole.length > 0]).toEqual([1, true, true]);
    // Each request is logged once; what was read and what is lost are all of them.
    expect(whole.filter((line) => line.includes('"answered"')).length + Number(lost)).toBeGreaterThanOrEqual(
      LOGGED,
    );
  });

  test('does not start beside another that writes the same ledger, and names it', async () => {
    const first = start();
    const url = await first.address();
    const sentence = await refused({});
    expect(sentence).toContain(`process ${first.child.pid} writes ledger.db`);
    expect(sentence).toContain(url);
  });

  test('does not start on what is no ledger, and leaves it as it is', async () => {
    mkdirSync(join(folder(), 'data'));
    const path = join(folder(), 'data', 'ledger.db');
    const database = openDatabase(path);
    database.exec('CREATE TABLE notes (text TEXT)');
    database.close();
    const before = readFileSync(path);
    expect(await refused({})).toContain('ledger.db');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(join(folder(), 'data', 'token'))).toBe(false);
  });

  test.each([
    ['LEDGER_HOST', '0.0.0.0', 'must be a loopback address'],
    ['LEDGER_HOST', '192.168.1.5', 'must be a loopback address'],
    ['LEDGER_HOST', '::', 'must be a loopback address'],
    ['LEDGER_HOST', 'ledger.example', 'must be a loopback address'],
    ['LEDGER_PORT', '70000', 'at most 65535'],
    ['LEDGER_PORT', '0x10', 'a whole number'],
    ['LEDGER_STORE', 'postgres://elsewhere', 'sqlite: and a path'],
    ['LEDGER_LOG_LEVEL', 'loud', 'fatal, error, warn'],
  ])('does not start with %s=%s', async (variable, value, rule) => {
    const sentence = await refused({ [variable]: value });
    expect(sentence).toContain(`${variable}="${value}"`);
    expect(sentence).toContain(rule);
  });

  test('does not start with a token file that others can read, or that holds no token', async () => {
    mkdirSync(join(folder(), 'data'));
    const path = join(folder(), 'data', 'token');
    writeFileSync(path, `${'t'.repeat(43)}\n`, { mode: 0o600 });
    chmodSync(path, 0o640);
    expect(await refused({})).toContain(`chmod 600 ${path}`);
    chmodSync(path, 0o600);
    writeFileSync(path, 'password\n');
    expect(await refused({})).toContain('holds no token');
  });

  describe('where its port is taken', () => {
    let taken: Server;
    let port = 0;
    beforeEach(async () => {
      taken = createServer();
      await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
      port = (taken.address() as AddressInfo).port;
    });
    afterEach(() => void taken.close());

    test('does not start, if the port was asked for', async () => {
      expect(await refused({ LEDGER_PORT: String(port) })).toMatch(
        /LEDGER_PORT=\d+ cannot be used: another process listens there/,
      );
    });
  });
});
