import { createHash } from 'node:crypto';
import { openDatabase } from '#event-store';
import { leafHash } from '#log';
import { join } from 'node:path';
import { COMPANY, EXAMPLES } from './examples';
import { START_MS, useService } from './running';

type Json = Record<string, unknown>;

describe('a question over HTTP', () => {
  const service = useService();
  const get = async (path: string): Promise<Json> => (await service().ask(`/api/v1/${path}`)).json();
  const asked = async (path: string): Promise<Json> => (await get(path))['asked'] as Json;

  beforeAll(async () => {
    for (const [change, command] of EXAMPLES) await service().record(change, command);
  });

  test('is answered at a point that the answer names, as resolved', async () => {
    const head = service().store.head();
    expect(await asked('companies')).toEqual({
      on: '2026-01-01',
      knownAt: `@${head}`,
      publishedBy: null,
      position: head,
      settled: false,
    });
    expect(await asked('companies?on=2020-02-29&knownAt=@3&publishedBy=2025-10')).toEqual({
      on: '2020-02-29',
      knownAt: '@3',
      publishedBy: '2025-11-01T00:00:00.000Z',
      position: 3,
      settled: true,
    });
    expect(await asked('companies?publishedBy=2025-10-28T09:30:00%2B03:00')).toMatchObject({
      publishedBy: '2025-10-28T06:30:00.000Z',
    });
    expect(await asked('companies?publishedBy=2025/..')).toMatchObject({ publishedBy: null });
  });

  test('takes a knowledge time as a position, an instant or a day', async () => {
    const recordedAt = async (position: number): Promise<string> =>
      String(((await get(`entries/@${position}`))['answer'] as Json)['recordedAt']);
    expect(await asked(`companies?knownAt=${await recordedAt(2)}`)).toMatchObject({
      knownAt: '@2',
      settled: true,
    });
    expect(await asked('companies?knownAt=2025-12-31')).toMatchObject({ knownAt: '@0', settled: true });
    expect(await asked(`companies?knownAt=${new Date(START_MS).toISOString().slice(0, 10)}`)).toMatchObject({
      knownAt: `@${service().store.head()}`,
      settled: false,
    });
  });

  test('finds what was known then', async () => {
    expect((await get('companies?knownAt=@1'))['answer']).toEqual({ items: [], next: null });
    expect((await get('companies?knownAt=@2'))['answer']).toMatchObject({ items: [{ unitId: 'amazon' }] });
    expect((await get('companies?publishedBy=2025-10-27'))['answer']).toMatchObject({ items: [] });
  });

  test.each([
    ['units/amazon', { unitId: 'amazon', children: [{ unitId: 'studios' }] }],
    ['units/amazon/tree', { unitId: 'amazon', below: [{ unitId: 'studios', below: [] }] }],
    ['units/studios/headcount', { metric: 'employees', scope: 'withSubUnits', state: 'known' }],
    ['units/studios/headcount?metric=fte&since=2025-01-01', { metric: 'fte', state: 'unknown' }],
    ['units/studios/leadership?on=2025-10-27', { state: 'held', holders: [{ certainty: 'definitely' }] }],
    [
      'units/studios/leadership?on=2025-07-31',
      { state: 'vacant', holders: [{ onLeave: 'definitely', mandates: [{ mandateId: 'integration' }] }] },
    ],
    ['units/studios/leadership?on=2025-11-01', { state: 'vacant', abolished: true, holders: [] }],
    [
      'units/studios/leadership/tenures',
      {
        items: [
          { leaves: [{ end: { basis: 'recorded' } }], mandates: [{ mandateId: 'integration' }] },
          { leaves: [] },
        ],
        next: null,
      },
    ],
    ['units/studios/leadership/changes?year=2025&heads=true', { year: 2025, min: 1 }],
    ['units/studios/leadership/changes?on=2024-05-05', { year: 2024 }],
    ['layoffs?unit=amazon', { items: [{ layoffId: 'amazon-2025-10' }], total: { min: 14_000, max: 14_000 } }],
    ['layoffs?unit=amazon&to=2025-10-28', { items: [] }],
    [
      'layoffs?unit=amazon&from=2025-10-28&below=false&by=effective',
      { items: [{ layoffId: 'amazon-2025-10' }] },
    ],
    ['layoffs?unit=studios&shares=true', { items: [{ layoffId: 'amazon-2025-10' }] }],
    ['layoffs/largest?unit=amazon', { definitely: ['amazon-2025-10'] }],
    ['investments?unit=amazon&from=2025-06-01&to=2025-07-01', { count: { min: 1, max: 1 }, undisclosed: 1 }],
    [
      'investments?unit=amazon&on=2025-12-15',
      { items: [{ status: 'possibly', exits: [{ exitedOn: { earliest: '2025-12-01' } }] }] },
    ],
    [
      'units/amazon/strategy?on=2025-10-28',
      {
        facts: [{ kind: 'shift' }, { kind: 'budgetReview' }, { kind: 'title' }, { kind: 'restructuring' }],
        outlooks: [{ unitId: 'studios', certainty: 'definitely' }],
      },
    ],
    ['units/amazon/strategy?below=false&on=2025-10-28', { facts: [{ kind: 'shift' }, { kind: 'title' }] }],
    // Of 900 to 999 people an undisclosed number goes: it may be more than there are; and 14,000 where only they are known.
    [
      'discrepancies?unit=amazon',
      {
        items: [
          { kind: 'cutAboveHeadcount', certainty: 'possible', subject: { unitId: 'amazon' } },
          { kind: 'dealCompletedAndCalledOff', certainty: 'definite', subject: { unitId: 'studios' } },
          { kind: 'cutAboveHeadcount', certainty: 'possible', subject: { unitId: 'studios' } },
        ],
        next: null,
      },
    ],
    [
      'discrepancies?below=false&unit=studios',
      { items: [{ kind: 'cutAboveHeadcount' }, { kind: 'dealCompletedAndCalledOff' }] },
    ],
    [
      'compare?unit=studios&from=2025-10-27&to=2025-10-28',
      {
        from: { on: '2025-10-27', publishedBy: null },
        world: {
          changed: [
            { figure: 'leader', before: { state: 'held' }, after: { state: 'vacant' } },
            { figure: 'leadership.holders' },
            { figure: 'layoffs.largest', after: { undisclosed: ['amazon-2025-10'] } },
            { figure: 'strategy.facts' },
            { figure: 'strategy.outlooks' },
          ],
        },
        knowledge: { changed: [], recordedAndWithdrawn: [] },
      },
    ],
    [
      'compare?unit=amazon&to=2025-10-28&knownFrom=@5&knownTo=@6',
      {
        from: { on: '2025-10-28', knownAt: '@5' },
        world: { changed: [] },
        knowledge: {
          changed: [
            { figure: 'headcount.net', before: null, entries: [{ entry: 6, how: 'added' }] },
            { figure: 'layoffs.total', after: { min: 14_000 } },
            { figure: 'layoffs.items' },
            { figure: 'layoffs.largest', after: { definitely: ['amazon-2025-10'] } },
          ],
        },
        entries: [{ position: 6, citation: { quote: 'So it stands there.' } }],
      },
    ],
    [
      'compare?unit=amazon&publishedFrom=2025-10-27',
      { from: { publishedBy: '2025-10-28T00:00:00.000Z' }, world: { changed: [] } },
    ],
    [
      'explain?unit=amazon&figure=unit.place',
      {
        entries: [
          { type: 'SamenessDeclared' },
          { type: 'UnitMoved' },
          { type: 'AcquisitionAnnounced' },
          { type: 'AcquisitionCalledOff' },
          { type: 'AcquisitionCompleted' },
        ],
      },
    ],
    ['discrepancies?kind=twoHeadsAtOnce&limit=1', { items: [], next: null }],
    ['persons/mike-hopkins', { personId: 'pabcdefghij23', handle: 'mike-hopkins' }],
    ['persons/pabcdefghij23', { handle: 'mike-hopkins' }],
    ['persons/mike-hopkins/tenures', { items: [{ unitId: 'studios' }, { unitId: 'studios' }] }],
    [
      'units/studios/timeline?from=2025-12-01&to=2026-01-01&on=2025-12-15',
      {
        items: [
          { type: 'ExecutiveReassigned', field: 'movedOn', inPeriod: 'possibly' },
          {
            type: 'InvestmentExited',
            happened: 'possibly',
            inPeriod: 'definitely',
            names: [{ kind: 'investment', id: 'fable-2025', role: 'investmentId' }],
            entry: { citation: { quote: 'So it stands there.' } },
          },
        ],
        next: null,
      },
    ],
    ['units/amazon/timeline?below=true&limit=1', { items: [{ field: 'startedOn', withdrawn: false }] }],
    [
      'units/amazon/changes?from=2025-11-01&to=2026-01-01',
      {
        changes: [
          { topic: 'leadership', items: [{ type: 'ExecutiveReassigned', inPeriod: 'possibly' }] },
          { topic: 'investment', items: [{ type: 'InvestmentExited', inPeriod: 'definitely' }] },
        ],
      },
    ],
    [
      'search?q=%D8%A7%D9%85%D8%A7%D8%B2%D9%88%D9%86',
      { things: [{ kind: 'unit', id: 'amazon', match: 'exact', names: { ar: 'أمازون' } }], passages: [] },
    ],
    [
      'search?q=it%20stands%20th&limit=1&withdrawn=true',
      { passages: [{ field: 'citation.quote', marks: [{}, {}, {}], entry: { type: 'CompanyRegistered' } }] },
    ],
    ['persons', { items: [{ handle: 'mike-hopkins' }], next: null }],
    ['persons?q=HOPKINS&limit=1', { items: [{ personId: 'pabcdefghij23' }] }],
    ['persons?q=nobody', { items: [] }],
    ['persons/mike-hopkins/timeline?withdrawn=true', { kind: 'person', id: 'pabcdefghij23' }],
    [
      'explain?unit=studios&figure=headcount&on=2025-10-27',
      { entries: [{ type: 'HeadcountReported', citation: { quote: 'So it stands there.' } }] },
    ],
    [
      'explain?unit=amazon&figure=layoffs.total&from=2025-01-01&to=2026-01-01',
      {
        value: { min: 14_000 },
        // What became of it after the asked day is no ground.
        entries: [
          { type: 'SamenessDeclared' },
          { type: 'LayoffAnnounced' },
          { type: 'LayoffShareReported' },
          { type: 'LayoffRevised' },
        ],
      },
    ],
    ['explain?unit=studios&figure=leadership.changes', { value: { year: 2026 } }],
    ['streams?category=person', { items: [{ stream: 'person-pabcdefghij23', entries: 10 }], next: null }],
    [
      'entries?type=LayoffAnnounced&actor=local&source=gazette',
      { items: [{ stream: 'layoff-amazon-2025-10' }] },
    ],
    [
      'streams/layoff-amazon-2025-10/entries',
      { items: [0, 1, 2, 3, 4, 5].map((revision) => ({ revision })) },
    ],
  ])('is answered: %s', async (path, answer) => {
    const reply = await service().ask(`/api/v1/${path}`);
    expect([path, reply.status]).toEqual([path, 200]);
    expect(reply.json()['answer']).toMatchObject(answer);
  });

  test.each([
    ['unit=amazon', 'from', 'both points are the same'],
    ['unit=amazon&from=2025-01-02&to=2025-01-02&knownFrom=@3&knownTo=@3', 'from', 'both points are the same'],
    ['unit=amazon&from=2025-01-02&to=2025-01-01', 'from', 'from comes after to'],
    ['unit=amazon&knownFrom=@4&knownTo=@3', 'knownFrom', 'knownFrom comes after knownTo'],
    ['unit=amazon&publishedFrom=2025&publishedTo=2024', 'publishedFrom', 'comes after publishedTo'],
    ['unit=amazon&on=2025-01-01', 'on', 'is not a parameter here'],
    ['from=2025-01-01', 'unit', 'is required'],
  ])('is refused where it compares nothing: %s', async (query, name, why) => {
    const reply = await service().ask(`/api/v1/compare?${query}`);
    const { code, errors } = reply.json() as { code: string; errors: readonly Json[] };
    expect([reply.status, code, errors[0]?.['pointer']]).toEqual([400, 'invalid_parameter', `/${name}`]);
    expect(errors[0]?.['detail']).toContain(why);
  });

  test.each([
    ['layoffs?unit=amazon&from=2026-01-01&to=2025-01-01', 'from comes after to'],
    ['investments?unit=amazon&from=2026-01-01&to=2025-01-01', 'from comes after to'],
    ['units/amazon/timeline?from=2026-01-01&to=2025-01-01', 'from comes after to'],
    ['persons/pabcdefghij23/timeline?from=2026-01-01&to=2025-01-01', 'from comes after to'],
    ['units/amazon/headcount/series?from=2026-01-01&to=2025-01-01', 'from comes after to'],
    ['units/amazon/headcount?on=2025-01-01&since=2025-01-02', 'since comes after on'],
    ['explain?unit=amazon&figure=layoffs.total&from=2026-01-01&to=2025-01-01', 'from comes after to'],
  ])('is refused where its days are the wrong way round: %s', async (path, why) => {
    const reply = await service().ask(`/api/v1/${path}`);
    expect([reply.status, reply.json()['code']]).toEqual([400, 'invalid_parameter']);
    expect(reply.json()['detail']).toContain(why);
  });

  test('is refused where it compares a unit that was never recorded', async () => {
    expect((await service().ask('/api/v1/compare?unit=nobody&from=2025-01-01')).status).toBe(404);
  });

  test('about a unit that has two ids is answered alike under either', async () => {
    const paths = [
      '',
      '/headcount',
      '/leadership',
      '/strategy',
      '/timeline',
      '/tree',
      '/leadership/changes?year=2025',
    ];
    for (const path of paths) {
      const { answer } = await get(`units/amazon-inc${path}`);
      expect([path, answer]).toEqual([path, (await get(`units/amazon${path}`))['answer']]);
    }
    expect((await get('units/amazon-inc'))['answer']).toMatchObject({
      unitId: 'amazon',
      otherIds: ['amazon-inc'],
    });
  });

  test('finds discrepancies of a unit that was never recorded nowhere', async () => {
    expect((await service().ask('/api/v1/discrepancies?unit=nobody')).status).toBe(404);
  });

  test('shows an entry as it is stored, with hashes that anybody can check', async () => {
    const byPosition = (await get('entries/@2'))['answer'] as Json;
    const answer = (await get(`entries/${String(byPosition['id'])}`))['answer'] as Json;
    const header = answer['header'] as { text: string; leafHash: string };
    const payload = answer['payload'] as { text: string; bytes: number; sha256: string };
    expect(answer).toEqual(byPosition);
    expect(answer).toMatchObject({ position: 2, type: 'CompanyRegistered', withdrawnBy: [], data: COMPANY });
    expect(leafHash(Buffer.from(header.text, 'utf8')).toString('hex')).toBe(header.leafHash);
    expect(createHash('sha256').update(payload.text, 'utf8').digest('hex')).toBe(payload.sha256);
    expect(JSON.parse(header.text)).toMatchObject({
      actor: 'local',
      id: answer['id'],
      payload: { len: payload.bytes, sha256: payload.sha256 },
    });
  });

  test('says how far the read models have read', async () => {
    const head = service().store.head();
    const items = (await get('projections'))['items'] as Json[];
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) {
      expect(item).toMatchObject({ state: 'live', position: head, lag: 0, failedAt: null });
      expect(Number(item['applied']) + Number(item['ignored'])).toBe(head);
    }
    const readModels = Object.fromEntries(items.map(({ name }) => [String(name), { state: 'live', lag: 0 }]));
    expect((await service().ask('/health/ready')).json()).toEqual({
      status: 'ready',
      head,
      lag: 0,
      readModels,
    });
  });

  test('names what is not there', async () => {
    const reply = await service().ask('/api/v1/streams/unit-nobody/entries');
    expect(reply.json()['detail']).toMatch(/^no stream "unit-nobody" was recorded/);
    const other = await service().ask('/api/v1/correlations/nobody');
    expect(other.json()['detail']).toMatch(/^no correlation "nobody" was recorded/);
  });

  test('describes each kind of problem', async () => {
    const { type } = await get('units/nobody');
    expect((await service().ask(String(type))).json()).toMatchObject({
      code: 'not_found',
      status: 404,
      title: 'Not found',
    });
    expect((await service().ask('/problems/toString')).status).toBe(404);
  });
});

describe('a read model that has stopped', () => {
  const service = useService();
  const report = {
    unitId: 'amazon',
    metric: 'employees',
    scope: 'withSubUnits',
    count: { min: 1, max: 1, wording: '1' },
    countedOn: '2025',
    citation: COMPANY.citation,
  };

  test('is told with 503 to the questions that need it, and to whoever asks whether the service is ready', async () => {
    damage(
      "CREATE TRIGGER fault BEFORE INSERT ON headcount_report BEGIN SELECT RAISE(ABORT, 'a fault'); END",
    );
    await service().record('register-company', COMPANY);
    expect((await service().record('report-headcount', report)).status).toBe(201);
    const reply = await service().ask('/api/v1/units/amazon/headcount');
    expect([reply.status, reply.json()['code'], reply.headers['retry-after']]).toEqual([
      503,
      'projection_behind',
      '1',
    ]);
    expect((await service().ask('/health/ready')).json()).toMatchObject({
      status: 503,
      errors: [{ pointer: '/readModels/headcount', code: 'stopped' }],
    });
    expect((await service().ask('/api/v1/units/amazon/headcount?knownAt=@1')).status).toBe(200);
    const { asked } = (await service().ask('/api/v1/companies')).json();
    expect(asked).toMatchObject({ knownAt: '@2', position: 2 });
    const { items } = (await service().ask('/api/v1/projections')).json() as { items: Json[] };
    expect(items.filter(({ state }) => state === 'stopped')).toMatchObject([
      { name: 'headcount', failedAt: 2, lag: 1 },
    ]);
  });

  test('shows nothing of the inside where it fails in a way that nobody foresaw', async () => {
    damage('DROP TABLE person');
    const reply = await service().ask('/api/v1/persons/somebody');
    expect(reply.json()).toMatchObject({ status: 500, code: 'internal_error', errors: [] });
    expect(reply.text).not.toMatch(/person\b|SQL|\.ts|\.js/);
    const { instance } = reply.json();
    const lines = service().logged.filter(
      (line) => line.includes(String(instance)) && line.includes('no such table'),
    );
    expect(lines).toHaveLength(1);
  });

  function damage(sql: string): void {
    const database = openDatabase(join(service().folder, 'read-models.db'));
    database.exec(`PRAGMA busy_timeout = 2000; ${sql}`);
    database.close();
  }
});
