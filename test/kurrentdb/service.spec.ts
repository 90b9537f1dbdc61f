import { dirname, join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { useServer } from './opened';

const CITATION = { sourceId: 'press', publishedOn: '2025-10-28', quote: 'Acme was founded.' };
const ACME = { unitId: 'acme', names: { en: 'Acme' }, citation: CITATION };

describe('two services on one event store', () => {
  const on = useServer();
  const running: RunningService[] = [];
  afterEach(async () => {
    for (const service of running.splice(0)) await service.close();
  });

  const start = async (name: string) => {
    const folder = join(dirname(on().replicaOf(name)), name);
    const service = await startService(
      readConfig({
        LEDGER_STORE: on().server.url,
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
});
