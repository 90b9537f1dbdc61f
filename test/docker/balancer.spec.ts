/** The balancer as a real HAProxy keeps it, in front of two real services that share a token. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { openDatabase } from '#event-store';
import { SPAWNING_MS } from '../child-process';
import { COMPANY } from '../http/examples';
import { send } from '../http/send';
import type { Reply } from '../http/send';
import { describeWith } from '../skips';
import { someFreePort, startHaproxy } from './haproxy';
import type { Running } from './haproxy';

type Headers = Readonly<Record<string, string>>;

/** How long the balancer may take to see what became of a replica, and how long it is waited between two looks, in milliseconds. */
const SEEN_MS_MAX = 15_000;
const BETWEEN_LOOKS_MS = 100;
/** The test waits for that many health checks. */
const CHECKING_MS = 3 * SEEN_MS_MAX;

describeWith('haproxy', 'the balancer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-balancer-'));
  let port = 0;
  let replicas: readonly RunningService[] = [];
  let balancer: Running;

  const start = (name: string, host: string): Promise<RunningService> =>
    startService(
      readConfig({
        LEDGER_STORE: `sqlite:${join(folder, name, 'ledger.db')}`,
        LEDGER_TOKEN_FILE: join(folder, 'token'),
        LEDGER_HOST: host,
        LEDGER_PORT: String(port),
      }),
      { log: pino({ level: 'silent' }) },
    );
  beforeAll(async () => {
    port = await someFreePort();
    replicas = [await start('1', '127.0.0.1'), await start('2', '127.0.0.2')];
    balancer = await startHaproxy(
      'balancer/haproxy.cfg',
      { LEDGER_PORT: String(port), LEDGER_TOKEN: replicas[0]!.token },
      { 'door-1:8080': `127.0.0.1:${port}`, 'door-2:8080': `127.0.0.2:${port}` },
    );
    await record(0, 'register-company', COMPANY);
  }, SPAWNING_MS);
  afterAll(async () => {
    await balancer.close();
    for (const replica of replicas) await replica.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const withToken = (headers: Headers = {}): Headers => ({
    authorization: `Bearer ${replicas[0]!.token}`,
    ...headers,
  });
  /** As whoever asks 127.0.0.1 of the host, where the port is the service's own. */
  const call = (path: string, headers: Headers = {}): Promise<Reply> =>
    send(`http://127.0.0.1:${balancer.ports.get(8080)}${path}`, {
      headers: { host: `127.0.0.1:${port}`, ...headers },
    });
  /** Records at one replica, past the balancer. */
  const record = async (replica: number, change: string, command: unknown): Promise<void> => {
    const url = `${replicas[replica]!.url}/api/v1/commands/${change}`;
    const headers = withToken({ 'content-type': 'application/json' });
    expect((await send(url, { method: 'POST', headers, body: JSON.stringify(command) })).status).toBe(201);
  };
  /** Which replica answers: something is recorded at the first one alone. */
  const replicaFor = async (headers = withToken()): Promise<number> => {
    const reply = await call('/api/v1/companies', headers);
    expect(reply.status).toBe(200);
    return (reply.json()['asked'] as { readonly position: number }).position > 0 ? 0 : 1;
  };
  /** Those that answer some requests which follow each other. */
  const answering = async (): Promise<ReadonlySet<number>> =>
    new Set([await replicaFor(), await replicaFor(), await replicaFor(), await replicaFor()]);
  /** Waits until the balancer has seen what became of a replica. */
  const until = async (condition: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; !(await condition()); waited += BETWEEN_LOOKS_MS) {
      if (waited >= SEEN_MS_MAX) throw new Error('the balancer did not see it');
      await pause(BETWEEN_LOOKS_MS);
    }
  };

  test('shares requests out between replicas, and adds its token to none of them', async () => {
    expect(await answering()).toEqual(new Set([0, 1]));
    expect((await call('/api/v1/companies')).status).toBe(401);
    expect((await call('/health/live', { host: 'evil.example' })).status).toBe(403);
  });

  test('brings a one-time link to the replica that made it, and its session there ever after', async () => {
    for (const [which, replica] of replicas.entries()) {
      const links = await send(`${replica.url}/session/links`, { method: 'POST', headers: withToken() });
      const path = String(links.json()['link']).slice(replica.url.length);
      const signedIn = await call(path);
      expect(signedIn.status).toBe(303);
      const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
      for (let asked = 0; asked < 4; asked++) expect(await replicaFor({ cookie })).toBe(which);
      expect((await call(path)).status).toBe(401);
    }
  });

  test(
    'passes nothing to a replica that is not ready, unless none is; says what to do where none answers',
    async () => {
      const readModels = openDatabase(join(folder, '1', 'read-models.db'));
      readModels.exec(
        "CREATE TRIGGER fault BEFORE INSERT ON headcount_report BEGIN SELECT RAISE(ABORT, 'a fault'); END",
      );
      readModels.close();
      await record(0, 'report-headcount', {
        unitId: COMPANY.unitId,
        metric: 'employees',
        scope: 'withSubUnits',
        count: { min: 1, max: 1, wording: '1' },
        countedOn: '2025',
        citation: COMPANY.citation,
      });
      await until(async () => !(await answering()).has(0));
      expect(await answering()).toEqual(new Set([1]));

      await replicas[1]!.close();
      // The other one answers what it knows, and says itself what it cannot do.
      await until(async () => (await call('/api/v1/companies', withToken())).status === 200);
      expect(await replicaFor()).toBe(0);
      expect((await call(`/api/v1/units/${COMPANY.unitId}/headcount`, withToken())).json()['code']).toBe(
        'projection_behind',
      );

      await replicas[0]!.close();
      await until(async () => (await call('/health/live')).status === 503);
      const away = await call('/health/live');
      expect([away.headers['retry-after'], away.headers['content-type']]).toEqual([
        '5',
        'application/problem+json',
      ]);
      expect(away.json()['detail']).toMatch(/^no replica of the ledger answers; /);
    },
    CHECKING_MS,
  );
});
