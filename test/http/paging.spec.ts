import { MODELS_VERSION } from '#projections';
import { Cursors } from '../../apps/api/reading/cursors';
import { COMPANY, DIVISION, EXAMPLES, LAYOFF } from './examples';
import { useService } from './running';

type Json = Record<string, unknown>;

/** Every list that can be long. */
const LISTS = [
  'companies',
  'companies?series=true',
  'persons',
  'sources',
  'sources/gazette',
  'streams',
  'entries',
  'streams/person-pabcdefghij23/entries',
  'correlations/together',
  'discrepancies',
  'layoffs?unit=amazon',
  'layoffs?asWritten=Amazon',
  'investments?unit=amazon',
  'search?q=stands',
  'units/amazon/timeline?below=true',
  'units/amazon/changes',
  'units/amazon/headcount/series?from=2020-01-01&to=2026-12-31',
  'units/studios/headcount/series',
  'units/amazon/tree?depth=1',
  'units/studios/leadership/tenures',
  'persons/mike-hopkins/tenures',
  'persons/mike-hopkins/timeline',
] as const;

describe('a list over HTTP', () => {
  const service = useService();
  const get = (path: string) => service().ask(`/api/v1/${path}`);
  const withParameter = (path: string, parameter: string): string =>
    `${path}${path.includes('?') ? '&' : '?'}${parameter}`;

  /** All items of a list, page by page, as the links lead. */
  async function walk(
    path: string,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<Json[]> {
    const items: Json[] = [];
    let at: string | undefined = `/api/v1/${path}`;
    while (at !== undefined) {
      const reply = await service().ask(at);
      expect([at, reply.status]).toEqual([at, 200]);
      const answer = reply.json()['answer'] as Json;
      items.push(...itemsOf(answer));
      const link: string | undefined = /^<([^>]+)>; rel="next"$/.exec(
        String(reply.headers['link'] ?? ''),
      )?.[1];
      expect(typeof answer['next']).toBe(link === undefined ? 'object' : 'string');
      at = link;
      await between();
    }
    return items;
  }

  function itemsOf(answer: Json): Json[] {
    const changes = answer['changes'] as { items: Json[] }[] | undefined;
    const items = answer['items'] ?? answer['passages'] ?? answer['restOnIt'] ?? answer['below'];
    return (items as Json[] | undefined) ?? changes?.flatMap((topic) => topic.items) ?? [];
  }

  beforeAll(async () => {
    for (const [change, command] of EXAMPLES)
      await service().record(change, command, { 'ledger-correlation-id': 'together' });
    for (const unitId of ['part-1', 'part-2', 'part-3', 'part-4'])
      await service().record('establish-division', { ...DIVISION, unitId });
    for (const layoffId of ['written-1', 'written-2', 'written-3', 'written-4']) {
      const citation = { ...LAYOFF.citation, quote: 'Amazon cuts jobs.' };
      await service().record('announce-layoff', { ...LAYOFF, layoffId, citation });
    }
  });

  test.each(LISTS)(
    'is the same page by page as at once, whatever is recorded meanwhile: %s',
    async (path) => {
      const whole = await walk(withParameter(path, 'limit=500'));
      expect(whole.length).toBeGreaterThan(0);
      let more = 0;
      const record = () =>
        service().record('register-company', { ...COMPANY, unitId: `more-${path.length}-${more++}` });
      const pages = await walk(withParameter(path, 'limit=3'), more < 3 ? record : undefined);
      const told = (items: readonly Json[]) => new Set(items.map((item) => JSON.stringify(item)));
      expect(told(pages)).toEqual(told(whole));
      expect(pages).toHaveLength(whole.length);
    },
  );

  test('goes on at the point at which it began: day, knowledge and publication', async () => {
    const path = 'entries?limit=2&on=2025-10-28&publishedBy=2025-12';
    const first = (await get(path)).json() as { asked: Json; answer: Json };
    await service().record('register-company', { ...COMPANY, unitId: 'later' });
    service().wait(86_400_000);
    const second = (await get(`${path}&cursor=${String(first.answer['next'])}`)).json() as { asked: Json };
    const { settled: _first, ...begun } = first.asked;
    const { settled: _second, ...gone } = second.asked;
    expect(gone).toEqual(begun);
    const today = (await get('companies?limit=1')).json() as { asked: Json; answer: Json };
    service().wait(86_400_000);
    const tomorrow = (await get(`companies?limit=1&cursor=${String(today.answer['next'])}`)).json();
    expect((tomorrow['asked'] as Json)['on']).toBe(today.asked['on']);
  });

  describe('refuses a cursor', () => {
    const cursorOf = async (path: string): Promise<string> =>
      String(((await get(path)).json()['answer'] as Json)['next']);
    const refused = async (path: string): Promise<unknown> => {
      const { status, json } = await get(path);
      return [status, json()['code'], (json()['errors'] as Json[])[0]?.['pointer']];
    };
    const BAD = [400, 'invalid_parameter', '/cursor'];

    test('that was changed or made up', async () => {
      const cursor = await cursorOf('entries?limit=2');
      const [body = '', seal = ''] = cursor.split('.');
      const other = Buffer.from(body, 'base64url').toString('utf8').replace(',2]', ',3]');
      for (const wrong of [
        'x',
        'x.y',
        `${body}.`,
        `${body}.${seal.slice(0, -1)}${seal.endsWith('A') ? 'B' : 'A'}`,
        `${Buffer.from(other, 'utf8').toString('base64url')}.${seal}`,
        `${cursor}A`,
        `${cursor}.${seal}`,
        Buffer.from('[1]').toString('base64url'),
      ]) {
        expect([wrong, await refused(`entries?limit=2&cursor=${encodeURIComponent(wrong)}`)]).toEqual([
          wrong,
          BAD,
        ]);
      }
      expect((await get(`entries?limit=2&cursor=${cursor}`)).status).toBe(200);
    });

    test('of another list, of other conditions and of another ledger', async () => {
      const cursor = await cursorOf('units/amazon/timeline?below=true&limit=1');
      for (const path of [
        `units/studios/timeline?below=true&cursor=${cursor}`,
        `units/amazon/timeline?cursor=${cursor}`,
        `units/amazon/timeline?below=true&on=2025-01-01&cursor=${cursor}`,
        `units/amazon/changes?cursor=${cursor}`,
        `entries?cursor=${cursor}`,
      ])
        expect([path, await refused(path)]).toEqual([path, BAD]);
      expect((await get(`units/amazon/timeline?limit=7&below=true&cursor=${cursor}`)).status).toBe(200);
      const foreign = new Cursors('another secret', MODELS_VERSION);
      const point = { on: 0, knownAt: 1, publishedBy: 0 };
      expect(await refused(`entries?cursor=${foreign.issue('entries/?', { point, after: 1 })}`)).toEqual(BAD);
    });

    test('of read models of another version, with 410', async () => {
      const { token } = service();
      const point = { on: 20_000, knownAt: 3, publishedBy: 0 };
      const [old, now] = ['0123456789abcdef', MODELS_VERSION].map((version) =>
        new Cursors(token, version).issue('entries/?', { point, after: 1 }),
      );
      expect(await refused(`entries?cursor=${old}`)).toEqual([410, 'cursor_outdated', undefined]);
      expect((await get(`entries?cursor=${now}`)).status).toBe(200);
    });
  });

  test.each(['0', '501', '1000', '-1', '1e2', '', 'all'])('takes no page of %j items', async (limit) => {
    const reply = await get(`entries?limit=${limit}`);
    expect([reply.status, (reply.json()['errors'] as Json[])[0]?.['pointer']]).toEqual([400, '/limit']);
  });
});
