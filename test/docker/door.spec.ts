/** The door as a real HAProxy keeps it, in front of a real service. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SPAWNING_MS } from '../child-process';
import { COMPANY } from '../http/examples';
import { readEvents } from '../http/event-source';
import { useService } from '../http/running';
import { send } from '../http/send';
import type { Reply, Sent } from '../http/send';
import { describeWith } from '../skips';
import { dockerFile } from './deployment';

/** How often a port is tried until somebody listens there, and how long it is waited in between, in milliseconds. */
const TRIES_MAX = 100;
const BETWEEN_TRIES_MS = 50;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilSomebodyListens(port: number): Promise<void> {
  for (let tried = 0; tried < TRIES_MAX; tried++) {
    const socket = connect(port, '127.0.0.1');
    const answered = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answered) return;
    await pause(BETWEEN_TRIES_MS);
  }
  throw new Error(`nobody listens at ${port}`);
}

describeWith('haproxy', 'the door', () => {
  const service = useService();
  const folder = mkdtempSync(join(tmpdir(), 'ledger-door-'));
  const ports = { callers: 0, readers: 0 };
  let door: ChildProcess;
  /** One more, behind which nobody is. */
  let away: ChildProcess;
  let awayPort = 0;

  /** Starts HAProxy on the settings as they are, but for the ports at which it listens. */
  async function open(name: string, servicePort: string): Promise<ChildProcess> {
    const [callers, readers] = [await freePort(), await freePort()];
    const text = dockerFile('door/haproxy.cfg')
      .replace('bind :8080', `bind 127.0.0.1:${callers}`)
      .replace('bind :9464', `bind 127.0.0.1:${readers}`);
    const path = join(folder, name);
    writeFileSync(path, text);
    const started = spawn('haproxy', ['-db', '-f', path], {
      env: { PATH: process.env['PATH'], LEDGER_PORT: servicePort },
      stdio: 'ignore',
    });
    await untilSomebodyListens(readers);
    Object.assign(ports, { callers, readers });
    return started;
  }

  beforeAll(async () => {
    away = await open('away.cfg', String(await freePort()));
    awayPort = ports.callers;
    door = await open('haproxy.cfg', new URL(service().url).port);
  }, SPAWNING_MS);
  afterAll(async () => {
    for (const each of [door, away]) {
      each.kill();
      await once(each, 'close');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const bearer = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${service().token}` });
  /** As whoever asks 127.0.0.1 of the host, where the port is the service's own. */
  const call = (path: string, sent: Sent = {}): Promise<Reply> =>
    send(`http://127.0.0.1:${ports.callers}${path}`, {
      ...sent,
      headers: { host: new URL(service().url).host, ...sent.headers },
    });
  /** As Prometheus and Grafana ask, which name the door. */
  const read = (path: string, sent: Sent = {}): Promise<Reply> =>
    send(`http://127.0.0.1:${ports.readers}${path}`, {
      ...sent,
      headers: { host: 'ledger-doors:9464', ...sent.headers },
    });

  test('lets callers record and ask with the token, and nobody without', async () => {
    const recorded = await call('/api/v1/commands/register-company', {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: JSON.stringify(COMPANY),
    });
    expect(recorded.status).toBe(201);
    expect((await call('/api/v1/companies', { headers: bearer() })).status).toBe(200);
    expect((await call('/api/v1/companies')).status).toBe(401);
    expect((await call('/health/live')).status).toBe(200);
  });

  test('keeps the Host header, so that the service still refuses foreign names and origins', async () => {
    const rebound = await call('/health/live', { headers: { host: 'evil.example' } });
    expect([rebound.status, rebound.json()['code']]).toEqual([403, 'foreign_host']);
    const forged = await call('/health/live', { headers: { ...bearer(), origin: 'http://evil.example' } });
    expect([forged.status, forged.json()['code']]).toEqual([403, 'foreign_origin']);
  });

  test('brings an export to its end, with the trailers that tell of it', async () => {
    for (const ask of [call, read]) {
      const { status, trailers, text } = await ask('/api/v1/export/units.csv', { headers: bearer() });
      expect([status, trailers['ledger-rows']]).toEqual([200, '1']);
      expect(trailers['content-digest']).toMatch(/^sha-256=:/);
      expect(text.trim().split('\n')).toHaveLength(2);
    }
  });

  test('passes on the live feed as it comes', async () => {
    const url = `http://127.0.0.1:${ports.callers}/api/v1/entries/live?after=0`;
    const reader = await readEvents(url, { ...bearer(), host: new URL(service().url).host });
    await reader.until(() => reader.events.length === 1);
    reader.close();
    expect(reader.positions).toEqual([1]);
  });

  test('lets readers read numbers and CSV with the token, and nothing else', async () => {
    expect((await read('/metrics', { headers: bearer() })).status).toBe(200);
    expect((await read('/metrics')).status).toBe(401);
    for (const path of ['/api/v1/companies', '/api/v1/export/units.json', '/openapi.json', '/health/ready']) {
      expect([path, (await read(path, { headers: bearer() })).status]).toEqual([path, 404]);
    }
    const written = await read('/api/v1/export/units.csv', { method: 'POST', headers: bearer(), body: '{}' });
    // The service would have set its headers: it never saw the request.
    expect([written.status, written.headers['x-frame-options']]).toEqual([405, undefined]);
  });

  test('lets no page of a browser read: cookies count for nothing there, and foreign origins are refused', async () => {
    const signedIn = await call(service().link.slice(service().url.length));
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    expect((await call('/metrics', { headers: { cookie } })).status).toBe(200);
    expect((await read('/metrics', { headers: { cookie } })).status).toBe(401);
    const page = await read('/metrics', { headers: { ...bearer(), origin: 'http://ledger-doors:9464' } });
    expect(page.status).toBe(403);
  });

  test('says what to do where the service does not answer', async () => {
    const reply = await send(`http://127.0.0.1:${awayPort}/health/live`);
    expect([reply.status, reply.headers['retry-after'], reply.headers['content-type']]).toEqual([
      503,
      '5',
      'application/problem+json',
    ]);
    expect(reply.json()['detail']).toMatch(/^the ledger behind this door does not answer; /);
  });
});
