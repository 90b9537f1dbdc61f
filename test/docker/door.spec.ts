/** The door as a real HAProxy keeps it, in front of a real service. */
import { SPAWNING_MS } from '../child-process';
import { COMPANY } from '../http/examples';
import { readEvents } from '../http/event-source';
import { useService } from '../http/running';
import { send } from '../http/send';
import type { Reply, Sent } from '../http/send';
import { describeWith } from '../skips';
import { someFreePort, startHaproxy } from './haproxy';
import type { Running } from './haproxy';

describeWith('haproxy', 'the door', () => {
  const service = useService();
  let door: Running;
  /** One more, behind which nobody is. */
  let away: Running;

  beforeAll(async () => {
    away = await startHaproxy('door/haproxy.cfg', { LEDGER_PORT: String(await someFreePort()) });
    door = await startHaproxy('door/haproxy.cfg', { LEDGER_PORT: new URL(service().url).port });
  }, SPAWNING_MS);
  afterAll(async () => {
    for (const each of [door, away]) await each.close();
  });

  const bearer = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${service().token}` });
  /** As whoever asks 127.0.0.1 of the host, where the port is the service's own. */
  const call = (path: string, sent: Sent = {}): Promise<Reply> =>
    send(`http://127.0.0.1:${door.ports.get(8080)}${path}`, {
      ...sent,
      headers: { host: new URL(service().url).host, ...sent.headers },
    });
  /** As Prometheus and Grafana ask, which name the door. */
  const read = (path: string, sent: Sent = {}): Promise<Reply> =>
    send(`http://127.0.0.1:${door.ports.get(9464)}${path}`, {
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
    const url = `http://127.0.0.1:${door.ports.get(8080)}/api/v1/entries/live?after=0`;
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
    const reply = await send(`http://127.0.0.1:${away.ports.get(8080)}/health/live`);
    expect([reply.status, reply.headers['retry-after'], reply.headers['content-type']]).toEqual([
      503,
      '5',
      'application/problem+json',
    ]);
    expect(reply.json()['detail']).toMatch(/^the ledger behind this door does not answer; /);
  });
});
