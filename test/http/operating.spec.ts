import { join } from 'node:path';
import { handleCommand, openDatabase } from '#event-store';
import { ProjectionRunner, projections } from '#projections';
import { inMemoryDatabase } from '../projection-harness';
import { COMPANY } from './examples';
import { useService } from './running';
import type { Running } from './running';

type Json = Record<string, unknown>;

const report = (count: number, countedOn = '2025') => ({
  unitId: 'amazon',
  metric: 'employees',
  scope: 'withSubUnits',
  count: { min: count, max: count, wording: String(count) },
  countedOn,
  citation: COMPANY.citation,
});

/** Sends something as an admin. */
function post(service: Running, path: string, body?: unknown) {
  return service.ask(path, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
}

async function projection(service: Running, name: string, query = ''): Promise<Json> {
  return (await service.ask(`/api/v1/projections/${name}${query}`)).json();
}

/** Waits until nothing is built any more. */
async function built(service: Running, name: string): Promise<Json> {
  for (let tries = 0; tries < 2_000; tries++) {
    const item = await projection(service, name);
    if (item['building'] === null) return item;
  }
  throw new Error(`${name} is still being built`);
}

/** The digest of a read model that reads the ledger in one go. */
function digestAnew(service: Running, name: string): string {
  const runner = new ProjectionRunner(inMemoryDatabase(), projections);
  runner.apply([...service.store.readAll(0)].map(({ entry }) => entry));
  return runner.digest(name);
}

/** Records many reports at once, as many clients would. */
async function recordMany(service: Running, numbers: readonly number[]): Promise<void> {
  await Promise.all(
    numbers.map((number) =>
      handleCommand(
        service.store,
        { personId: () => '' },
        { name: 'ReportHeadcount', json: report(number + 1, dayOf(number)) },
        { commandId: `report-${number}`, actor: 'test' },
      ),
    ),
  );
}

/** Another day for each number, long past. */
const dayOf = (number: number) => new Date(Date.UTC(2001, 0, 1 + number)).toISOString().slice(0, 10);

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('a rebuild while the service runs', () => {
  const service = useService();
  beforeAll(async () => {
    await service().record('register-company', COMPANY);
    await recordMany(service(), numbers(0, 2_000));
  });

  test('leaves recording and answers going, loses nothing, and comes out the same', async () => {
    const head = service().store.head();
    const question = `/api/v1/units/amazon/headcount?knownAt=@${head}&on=2026-01-01`;
    await service().ask('/api/v1/companies');
    const before = (await service().ask(question)).json()['answer'];
    expect(before).toMatchObject({ state: 'known', bounds: { min: 2_000, max: 2_000 } });
    const started = await post(service(), '/api/v1/projections/headcount/rebuild');
    expect([started.status, (started.json()['building'] as Json)['position']]).toEqual([202, 0]);
    const seen = new Set<unknown>();
    let recorded = 0;
    for (let building: unknown = {}; building !== null;) {
      const [answer, item, written] = await Promise.all([
        service().ask(question),
        projection(service(), 'headcount'),
        recorded < 40 ? service().record('report-headcount', report(1, '2024')) : undefined,
      ]);
      if (written !== undefined) recorded += 1;
      expect(written?.status ?? 201).toBe(201);
      expect([answer.status, answer.json()['answer']]).toEqual([200, before]);
      building = item['building'];
      seen.add((building as Json | null)?.['position']);
    }
    expect(seen.size).toBeGreaterThan(1);
    const fresh = (await service().ask('/api/v1/companies')).json()['asked'];
    expect(fresh).toMatchObject({ knownAt: `@${head + recorded}` });
    const item = await projection(service(), 'headcount', '?digest=true');
    expect(item).toMatchObject({
      state: 'live',
      lag: 0,
      building: null,
      digest: { position: head + recorded, sha256: digestAnew(service(), 'headcount') },
    });
    expect(Number(item['applied']) + Number(item['ignored'])).toBe(head + recorded);
  });

  test('is for admins to ask, of read models that there are', async () => {
    const reply = await post(service(), '/api/v1/projections/moons/rebuild');
    expect([reply.status, reply.json()['detail']]).toEqual([
      404,
      expect.stringMatching(/^there is no read model "moons"; there are visibility, /),
    ]);
    expect((await service().ask('/api/v1/projections/moons?digest=true')).status).toBe(404);
    expect((await post(service(), '/api/v1/projections/headcount/rebuild?now=1')).status).toBe(400);
    const told = service().logged.filter((line) => line.includes('a read model is built anew'));
    expect(told.map((line) => JSON.parse(line) as Json)).toMatchObject([
      { readModel: 'headcount', by: 'local' },
    ]);
  });
});

describe('an entry that a read model cannot bear', () => {
  const service = useService();
  const headcount = '/api/v1/units/amazon/headcount?on=2026-01-01';
  let wrong = '';

  beforeAll(async () => {
    await service().record('register-company', COMPANY);
    await service().record('report-headcount', report(100, '2024'));
    const database = openDatabase(join(service().folder, 'read-models.db'));
    database.exec(`PRAGMA busy_timeout = 2000; CREATE TRIGGER fault BEFORE INSERT ON headcount_report
      WHEN NEW.count_min = 13 BEGIN SELECT RAISE(ABORT, 'thirteen is unlucky'); END`);
    database.close();
    const { entries } = (await service().record('report-headcount', report(13))).json() as {
      entries: { id: string }[];
    };
    wrong = entries[0]?.id ?? '';
    await service().record('report-headcount', report(200, '2025-12'));
  });

  test('stops that read model, and is told with its position to the questions that need it, and to no others', async () => {
    const refused = await service().ask(headcount);
    expect([refused.status, refused.json()['detail']]).toEqual([
      503,
      expect.stringMatching(/headcount stopped before entry 3 \(.*thirteen is unlucky\)/),
    ]);
    expect((await service().ask('/api/v1/companies')).status).toBe(200);
    expect(await projection(service(), 'headcount')).toMatchObject({
      state: 'stopped',
      position: 2,
      failedAt: 3,
      failure: expect.stringContaining('thirteen is unlucky'),
      leavesOut: [],
    });
  });

  test('is left out only where it is the one, and is named as it must be', async () => {
    const path = '/api/v1/projections/headcount/quarantine';
    const [other] = [...service().store.readAll(1)];
    const replies = await Promise.all(
      [{ entry: other?.entry.id }, { entry: 'nobody' }, { entry: wrong, why: 'x' }, {}, undefined].map(
        (body) => post(service(), path, body),
      ),
    );
    expect(replies.map((reply) => [reply.status, reply.json()['code']])).toEqual([
      [409, 'not_stopped_there'],
      [404, 'not_found'],
      [400, 'invalid_fields'],
      [400, 'invalid_fields'],
      [400, 'invalid_fields'],
    ]);
    expect((await post(service(), '/api/v1/projections/layoffs/quarantine', { entry: wrong })).status).toBe(
      409,
    );
    expect((await service().ask(headcount)).status).toBe(503);
  });

  test('is left out where an admin says so, is counted apart, and every answer says so', async () => {
    const reply = await post(service(), '/api/v1/projections/headcount/quarantine', { entry: wrong });
    expect(reply.status).toBe(202);
    await built(service(), 'headcount');
    const answer = (await service().ask(headcount)).json();
    expect(answer).toMatchObject({
      asked: { knownAt: '@4', leavesOut: [{ readModel: 'headcount', entry: 3 }] },
      answer: { state: 'known', bounds: { min: 200, max: 200 } },
    });
    const earlier = (await service().ask(`${headcount}&knownAt=@2`)).json()['asked'];
    expect(earlier).not.toHaveProperty('leavesOut');
    const item = await projection(service(), 'headcount');
    expect(item).toMatchObject({
      state: 'live',
      position: 4,
      applied: 2,
      ignored: 1,
      quarantined: 1,
      leavesOut: [{ entry: 3, id: wrong, failure: expect.stringContaining('thirteen'), by: 'local' }],
    });
    expect((await service().ask('/health/ready')).status).toBe(200);
  });

  test('is tried again by a rebuild, whose new tables the fault is not on', async () => {
    await post(service(), '/api/v1/projections/headcount/rebuild');
    expect(await built(service(), 'headcount')).toMatchObject({
      position: 4,
      quarantined: 0,
      leavesOut: [],
    });
    expect((await service().ask(headcount)).json()['asked']).not.toHaveProperty('leavesOut');
  });
});
