import { pino } from 'pino';
import { newServer } from '../../apps/api/http-server';
import { Sessions } from '../../apps/api/security/sessions';
import { useService } from './running';

/** Every route of the service and what it asks for; HEAD goes with GET. */
const EXPECTED = `
GET / read
GET /api/v1/companies read
GET /api/v1/compare read
GET /api/v1/correlations/:correlation audit
GET /api/v1/discrepancies read
GET /api/v1/entries audit
GET /api/v1/entries/:entry audit
GET /api/v1/entries/live audit
GET /api/v1/explain read
GET /api/v1/export read
GET /api/v1/export/:model.:format read
GET /api/v1/export/entries.:format audit
GET /api/v1/investments read
GET /api/v1/layoffs read
GET /api/v1/layoffs/largest read
GET /api/v1/persons read
GET /api/v1/persons/:person read
GET /api/v1/persons/:person/tenures read
GET /api/v1/persons/:person/timeline read
GET /api/v1/projections audit
GET /api/v1/projections/:name audit
GET /api/v1/search read
GET /api/v1/sources read
GET /api/v1/sources/:source read
GET /api/v1/streams audit
GET /api/v1/streams/:stream/entries audit
GET /api/v1/units/:unitId read
GET /api/v1/units/:unitId/changes read
GET /api/v1/units/:unitId/headcount read
GET /api/v1/units/:unitId/headcount/series read
GET /api/v1/units/:unitId/leadership read
GET /api/v1/units/:unitId/leadership/changes read
GET /api/v1/units/:unitId/leadership/tenures read
GET /api/v1/units/:unitId/strategy read
GET /api/v1/units/:unitId/timeline read
GET /api/v1/units/:unitId/tree read
GET /docs read
GET /docs/assets/:file read
GET /health/live public
GET /health/ready read
GET /metrics read
GET /openapi.json read
GET /problems/:code read
GET /session public
POST /api/v1/batches record
POST /api/v1/commands/:change record
POST /api/v1/projections/:name/quarantine administer
POST /api/v1/projections/:name/rebuild administer
POST /session/links administer
`;

describe('every route', () => {
  const service = useService();

  test('asks for the permission that is expected of it', () => {
    const routes = service().routes.map(
      ({ method, path, permission }) => `${method} ${path} ${permission ?? 'NONE'}`,
    );
    const heads = routes
      .filter((route) => route.startsWith('HEAD '))
      .map((route) => route.replace('HEAD ', 'GET '));
    const others = routes.filter((route) => !route.startsWith('HEAD '));
    expect(others.toSorted()).toEqual(EXPECTED.trim().split('\n'));
    expect(heads.toSorted()).toEqual(others.filter((route) => route.startsWith('GET ')).toSorted());
  });

  test('is closed to whoever has no token, where it is not public', async () => {
    for (const { method, path, permission } of service().routes) {
      if (permission === 'public') continue;
      const { status } = await service().askBare(path.replaceAll(/:\w+/g, 'x'), { method });
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });

  test('takes no query parameter that it does not know', async () => {
    const asked = service().routes.filter(
      ({ method, path }) => method === 'GET' && /^\/(?:api|health|problems|openapi)/.test(path),
    );
    expect(asked.length).toBeGreaterThan(20);
    for (const { path } of asked) {
      const reply = await service().ask(`${path.replaceAll(/:\w+/g, 'x')}?colour=blue`);
      expect([path, reply.status, reply.json()['code']]).toEqual([path, 400, 'invalid_parameter']);
    }
  });
});

describe('a route without a permission', () => {
  test('is closed to everybody', async () => {
    const token = 'T'.repeat(43);
    const sessions = new Sessions(
      'http://127.0.0.1:1',
      (size) => new Uint8Array(size),
      () => 0,
    );
    const { adapter, routes } = newServer(
      { token, sessions, hosts: new Set(['127.0.0.1:1']) },
      pino({ level: 'silent' }),
    );
    const server = adapter.getInstance();
    server.get('/forgotten', () => 'secret');
    server.get('/open', { config: { permission: 'read' } }, () => 'fine');
    const headers = { host: '127.0.0.1:1', authorization: `Bearer ${token}` };
    const forgotten = await server.inject({ url: '/forgotten', headers });
    expect(forgotten.body).not.toContain('secret');
    expect(forgotten.json()).toMatchObject({ code: 'not_permitted' });
    expect((await server.inject({ url: '/open', headers })).body).toBe('fine');
    expect(routes.find(({ path }) => path === '/forgotten')?.permission).toBeUndefined();
    await server.close();
  });
});
