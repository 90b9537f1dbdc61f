import { Config } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import { COMPANY, EXAMPLES } from './examples';
import { useService } from './running';
import { send } from './send';
import { useTemporaryFolder } from '../temporary-folder';
import { join } from 'node:path';
import { pino } from 'pino';

type Json = Record<string, unknown>;

describe('an answer over HTTP', () => {
  const service = useService();
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    service().ask(`/api/v1/${path}`, { headers, method });

  beforeAll(async () => {
    for (const [change, command] of EXAMPLES) await service().record(change, command);
  });

  describe('has an entity tag', () => {
    test.each(['companies', 'units/amazon?knownAt=@9', 'compare?unit=amazon&from=2025-01-01', 'entries/@2'])(
      'and is not sent to whoever has it: %s',
      async (path) => {
        const first = await get(path);
        const tag = String(first.headers['etag']);
        expect(tag).toMatch(/^"[A-Za-z0-9_-]{27}"$/);
        for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
          const again = await get(path, { 'if-none-match': known });
          expect([known, again.status, again.text, again.headers['etag']]).toEqual([known, 304, '', tag]);
        }
        expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
        const head = await get(path, {}, 'HEAD');
        expect([head.status, head.text, head.headers['etag']]).toEqual([200, '', tag]);
      },
    );

    test('that stays as long as every byte does, and no longer', async () => {
      const pinned = async () => get('units/amazon/headcount?knownAt=@9&on=2025-11-01');
      const open = async () => get('units/amazon/headcount?on=2025-11-01');
      const [before, openBefore] = [await pinned(), await open()];
      await service().record('register-company', { ...COMPANY, unitId: 'tagged' });
      const [after, openAfter] = [await pinned(), await open()];
      expect([after.headers['etag'], after.text]).toEqual([before.headers['etag'], before.text]);
      expect(openAfter.headers['etag']).not.toBe(openBefore.headers['etag']);
    });

    test('of its own for each question, point and unit', async () => {
      const tags = await Promise.all(
        [
          'units/amazon?knownAt=@9&on=2025-01-01',
          'units/amazon?knownAt=@9&on=2025-01-02',
          'units/amazon?knownAt=@8&on=2025-01-01',
          'units/amazon?knownAt=@9&on=2025-01-01&publishedBy=2025',
          'units/studios?knownAt=@9&on=2025-01-01',
          'units/amazon/tree?knownAt=@9&on=2025-01-01',
          'units/amazon/headcount?knownAt=@9&on=2025-01-01',
          'units/amazon/headcount?knownAt=@9&on=2025-01-01&metric=fte',
          'compare?unit=amazon&from=2025-01-01&to=2025-02-01&knownTo=@9',
          'compare?unit=amazon&from=2025-01-02&to=2025-02-01&knownTo=@9',
        ].map(async (path) => (await get(path)).headers['etag']),
      );
      expect(new Set(tags).size).toBe(tags.length);
    });

    test('but none where it is refused', async () => {
      const reply = await get('units/nobody?knownAt=@9');
      expect([reply.status, reply.headers['etag'], reply.headers['cache-control']]).toEqual([
        404,
        undefined,
        'no-store',
      ]);
    });
  });

  test('may be kept for five minutes where it is settled, and else is asked for again', async () => {
    const kept = async (path: string) => (await get(path)).headers['cache-control'];
    expect(await kept('companies')).toBe('private, no-cache');
    expect(await kept('companies?knownAt=@9&on=2025-01-01')).toBe('private, max-age=300');
    expect(await kept('companies?knownAt=2025-12-31&on=2025-01-01')).toBe('private, max-age=300');
    expect(await kept(`companies?knownAt=2999-01-01&on=2025-01-01`)).toBe('private, no-cache');
    expect(await kept('compare?unit=amazon&to=2025-01-02&from=2025-01-01&knownTo=@9')).toBe(
      'private, max-age=300',
    );
    expect((await get('companies')).headers['vary']).toBe('Accept, Authorization, Cookie');
    // Without a day of its own it means today, and so is another question after midnight.
    const now = await get('companies?knownAt=@9');
    const today = String((now.json()['asked'] as Json)['on']);
    service().wait(Date.parse(`${today}T23:59:00Z`) - Date.parse(`${today}T00:30:00Z`));
    expect(Number(/max-age=(\d+)/.exec(String(await kept('companies?knownAt=@9')))?.[1])).toBeLessThanOrEqual(
      300,
    );
  });

  test('knows of what its reader has written, where that is asked for', async () => {
    const written = await service().record('register-company', { ...COMPANY, unitId: 'mine' });
    const position = String(written.headers['ledger-position']);
    const read = await get('units/mine', {
      'ledger-min-position': position,
      prefer: 'respond-async, wait=2',
    });
    expect([read.status, read.headers['preference-applied']]).toEqual([200, 'wait=2']);
    expect(Number(read.headers['ledger-position'])).toBeGreaterThanOrEqual(Number(position));
    const ahead = String(service().store.head() + 5);
    const early = await get('companies', { 'ledger-min-position': ahead, prefer: 'wait=0' });
    expect([early.status, early.json()['code'], early.headers['retry-after']]).toEqual([
      503,
      'projection_behind',
      '1',
    ]);
    const wrong = await get('companies', { 'ledger-min-position': 'soon' });
    expect([wrong.status, (wrong.json()['errors'] as Json[])[0]?.['pointer']]).toEqual([
      400,
      '/ledger-min-position',
    ]);
  });

  test('waits as long as it is asked to, and comes as soon as it can', async () => {
    const next = service().store.head() + 1;
    const waiting = get('companies?limit=1', { 'ledger-min-position': String(next), prefer: 'wait=10' });
    await service().record('register-company', { ...COMPANY, unitId: 'awaited' });
    const read = await waiting;
    expect([read.status, (read.json()['asked'] as Json)['position']]).toEqual([200, next]);
  });

  test('is refused where nothing that it could be is accepted', async () => {
    for (const accept of ['text/html', 'image/*', 'application/json;q=0', 'text/csv, text/html;q=0.5'])
      expect([accept, (await get('companies', { accept })).status]).toEqual([accept, 406]);
    for (const accept of [
      '*/*',
      'application/*',
      'text/html, */*;q=0.1',
      'application/problem+json',
      'nonsense',
    ])
      expect([accept, (await get('companies', { accept })).status]).toEqual([accept, 200]);
  });

  test('tells the methods of an address to whoever asks for them or takes another', async () => {
    const told = async (path: string, method: string) => {
      const reply = await get(path, {}, method);
      return [reply.status, reply.headers['allow'], reply.text === '' ? '' : reply.json()['code']];
    };
    expect(await told('companies', 'OPTIONS')).toEqual([204, 'GET, HEAD, OPTIONS', '']);
    expect(await told('companies', 'DELETE')).toEqual([405, 'GET, HEAD, OPTIONS', 'method_not_allowed']);
    expect(await told('batches', 'GET')).toEqual([405, 'POST, OPTIONS', 'method_not_allowed']);
    expect(await told('commands/announce-layoff', 'PUT')).toEqual([
      405,
      'POST, OPTIONS',
      'method_not_allowed',
    ]);
    expect(await told('nowhere', 'DELETE')).toEqual([404, undefined, 'unknown_route']);
    expect((await service().askBare('/api/v1/companies', { method: 'DELETE' })).status).toBe(401);
  });
});

describe('a service with limits', () => {
  const folder = useTemporaryFolder();
  const start = (environment: Record<string, string>) =>
    startService(
      new Config({ LEDGER_STORE: `sqlite:${join(folder(), 'ledger.db')}`, LEDGER_PORT: '0', ...environment }),
      { log: pino({ level: 'silent' }) },
    );

  test('refuses what comes too fast with 429, and says when to come again', async () => {
    const service = await start({ LEDGER_PER_SECOND_MAX: '5' });
    try {
      const headers = { authorization: `Bearer ${service.token}` };
      const ask = () => send(`${service.url}/api/v1/companies`, { headers });
      const replies = await Promise.all(Array.from({ length: 20 }, ask));
      const refused = replies.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(replies.length - refused.length).toBeGreaterThanOrEqual(5);
      expect([refused[0]?.headers['retry-after'], refused[0]?.json()['code']]).toEqual([
        '1',
        'too_many_requests',
      ]);
      expect((await send(`${service.url}/health/live`)).status).toBe(200);
    } finally {
      await service.close();
    }
  });

  test('refuses what comes while others are answered, and takes more once they are', async () => {
    const service = await start({ LEDGER_CONCURRENT_MAX: '2' });
    try {
      const headers = {
        authorization: `Bearer ${service.token}`,
        'ledger-min-position': '1',
        prefer: 'wait=1',
      };
      const ask = () => send(`${service.url}/api/v1/companies`, { headers });
      const statuses = (await Promise.all(Array.from({ length: 6 }, ask))).map(({ status }) => status);
      expect(statuses.toSorted((one, other) => one - other)).toEqual([429, 429, 429, 429, 503, 503]);
      expect(
        (await send(`${service.url}/api/v1/companies`, { headers: { authorization: headers.authorization } }))
          .status,
      ).toBe(200);
    } finally {
      await service.close();
    }
  });
});
