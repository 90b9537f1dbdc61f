import { dirname, join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { firstValueFrom } from 'rxjs';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { Double } from './double';
import { useServer } from './opened';

const CITATION = { sourceId: 'press', publishedOn: '2025-10-28', quote: 'Acme was founded.' };
const ACME = { unitId: 'acme', names: { en: 'Acme' }, citation: CITATION };

describe('two services on one event store', () => {
  const on = useServer();
  const running: RunningService[] = [];
  afterEach(async () => {
    for (const service of running.splice(0)) await service.close();
  });

  const start = async (name: string, url = on().server.url) => {
    const folder = join(dirname(on().replicaOf(name)), name);
    const service = await startService(
      readConfig({
        LEDGER_STORE: url,
        LEDGER_REPLICA: join(folder, 'replica.db'),
        LEDGER_PORT: '0',
        LEDGER_LOG_LEVEL: 'silent',
      }),
    );
    running.push(service);
    return service;
  };
  const ask = ({ url, token }: RunningService, path: string, more: RequestInit = {}) =>
    fetch(`${url}/api/v1/${path}`, {
      ...more,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more.headers },
    });
  const record = (service: RunningService, key: string) =>
    ask(service, 'commands/register-company', {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: JSON.stringify(ACME),
    });

  it('answer from one ledger: what one records the other reads, and knows again', async () => {
    const [one, two] = [await start('one'), await start('two')];
    const recorded = await record(one, 'k-1');
    const position = recorded.headers.get('ledger-position') ?? '';
    expect([recorded.status, position]).toEqual([201, '1']);
    const read = await ask(two, 'companies', { headers: { 'ledger-min-position': position } });
    expect([read.status, JSON.stringify(await read.json())]).toEqual([200, expect.stringContaining('acme')]);
    const again = await record(two, 'k-1');
    expect([again.status, await again.json()]).toMatchObject([200, { repeated: true, position: 1 }]);
    expect(on().server.appends).toBe(1);
  });

  it('refuse commands with 503 and when to come again, while the store is away', async () => {
    const one = await start('one');
    on().server.stop();
    const refused = await record(one, 'k-1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ code: 'store_away' });
  });

  /** Whether a service is ready, and what it says of its store: `state`, and its numbers in the metrics. */
  const standing = async ({ url, token }: RunningService) => {
    const headers = { authorization: `Bearer ${token}` };
    const ready = await fetch(`${url}/health/ready`, { headers });
    const body = (await ready.json()) as { readonly errors?: readonly { readonly code: string }[] };
    const metrics = await (await fetch(`${url}/metrics`, { headers })).text();
    const numbers = new Map(
      [...metrics.matchAll(/^ledger_store_(?<name>\S+) (?<value>\S+)$/gm)].map(({ groups }) => [
        groups?.['name'],
        Number(groups?.['value']),
      ]),
    );
    return { status: ready.status, why: body.errors?.map(({ code }) => code), numbers };
  };
  const untilReady = async (service: RunningService) => {
    for (let tries = 0; tries < 100 && (await standing(service)).status !== 200; tries += 1)
      await passed(100);
    return standing(service);
  };

  it('say that they are not ready, and since when, while the store is away, and are again once it is back', async () => {
    const one = await start('one');
    expect(await standing(one)).toMatchObject({ status: 200, why: undefined });
    on().server.stop();
    for (let tries = 0; tries < 100 && (await standing(one)).status === 200; tries += 1) await passed(20);
    const { status, why, numbers } = await standing(one);
    expect([status, why]).toEqual([503, ['away']]);
    expect([numbers.get('state{state="away"}'), numbers.get('state{state="live"}')]).toEqual([1, 0]);
    expect(numbers.get('lag_seconds')).toBeGreaterThan(0);
    await on().server.start();
    on().server.plant('word-a', 'Chatter');
    const back = await untilReady(one);
    expect(back).toMatchObject({ status: 200 });
    expect(back.numbers.get('reconnects')).toBeGreaterThan(0);
    expect(Object.fromEntries(back.numbers)).toMatchObject({
      'state{state="live"}': 1,
      lag_seconds: 0,
      foreign_events: 1,
      duplicate_entries: 0,
      passed_over_events: 0,
    });
  });

  it('start while the store is away where they have read it before: they answer, take no commands, and go on when it is back', async () => {
    await record(await start('one'), 'k-1');
    await running.pop()?.close();
    on().server.stop();
    const one = await start('one');
    const read = await ask(one, 'companies');
    expect([read.status, JSON.stringify(await read.json())]).toEqual([200, expect.stringContaining('acme')]);
    expect(await standing(one)).toMatchObject({ status: 503, why: ['away'] });
    await on().server.start();
    await untilReady(one);
    const again = await record(one, 'k-1');
    expect([again.status, await again.json()]).toMatchObject([200, { repeated: true }]);
  });

  it('cannot go on where another store comes back than the one that they answered from', async () => {
    await record(await start('one'), 'k-1');
    await running.pop()?.close();
    const { url, port } = on().server;
    on().server.stop();
    const one = await start('one', url);
    const failure = firstValueFrom(one.store.failed);
    const other = new Double();
    await other.start(port);
    expect(await failure).toMatchObject({ code: 'store_foreign' });
    other.stop();
  });
});
