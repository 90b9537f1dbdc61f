import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './examples';
import { useService } from './running';

const ASKED: readonly (readonly [question: string, path: string, answer: object])[] = [
  ['who led a unit', 'units/studios/leadership?on=2025-10-27&knownAt=@40', { state: 'held' }],
  ['how many people worked there', 'units/studios/headcount?on=2025-10-27&knownAt=@40', { state: 'known' }],
  ['how that moved', 'units/studios/headcount/series?from=2025-01-01&to=2025-12-31', { unitId: 'studios' }],
  [
    'what changed in the world and in what is known',
    'compare?unit=studios&from=2025-10-27&to=2025-10-28&knownFrom=@10&knownTo=@40',
    { unitId: 'studios' },
  ],
  ['which layoffs there were', 'layoffs?unit=amazon&from=2025-01-01&to=2026-01-01', { unitId: 'amazon' }],
  [
    'which investments there were',
    'investments?unit=amazon&from=2025-06-01&to=2025-07-01',
    { undisclosed: 1 },
  ],
  ['which layoff was the largest', 'layoffs/largest?unit=amazon&on=2025-12-31', { unitId: 'amazon' }],
  [
    'on which sentence a figure rests',
    'explain?unit=studios&figure=headcount&on=2025-10-27',
    { entries: [{ citation: { quote: 'So it stands there.' } }] },
  ],
  ['what an entry says and who recorded it', 'entries/@2', { actor: 'local', withdrawnBy: [] }],
  ['what a stream holds', 'streams/unit-amazon/entries?limit=1', { items: [{ revision: 0 }] }],
  ['what was retracted', 'entries?retracted=true', { items: [], next: null }],
];

/** Each question of the README's table, with one request of its own. */
describe('one request answers', () => {
  const service = useService();

  beforeAll(async () => {
    for (const [change, command] of EXAMPLES) await service().record(change, command);
  });

  test.each(ASKED)('%s: %s', async (_question, path, answer) => {
    const reply = await service().ask(`/api/v1/${path}`);
    expect(reply.status).toBe(200);
    expect(reply.json()['answer']).toMatchObject(answer);
    const again = await service().ask(`/api/v1/${path}`, {
      headers: { 'if-none-match': String(reply.headers['etag']) },
    });
    expect(again.status).toBe(304);
  });

  test('each question of the README, as the README and the document write it', () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
    const [, table = ''] = readme.split('Each question is one request, under `/api/v1`:');
    const requests = Array.from(
      (table.split('\n\n')[1] ?? '').matchAll(/`(\/[^`]+)`/g),
      ([, request = '']) => request,
    );
    expect(requests.length).toBeGreaterThanOrEqual(11);
    const documented = Object.keys(service().document.paths).map((path) =>
      path.replaceAll(/\{\w+\}/g, '{id}'),
    );
    for (const request of requests) {
      const [path = '', query = ''] = request.split('?');
      expect(documented).toContain(`/api/v1${path}`);
      const pattern = new RegExp(`^${path.slice(1).replace('{id}', '[^/]+')}$`);
      const names = [...new URLSearchParams(query).keys()];
      const asked = ASKED.filter(([, one]) => {
        const [address = '', given = ''] = one.split('?');
        return pattern.test(address) && names.every((name) => new URLSearchParams(given).has(name));
      });
      expect([request, asked.length > 0]).toEqual([request, true]);
    }
  });
});
