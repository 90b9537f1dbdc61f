import { layoutOf, readMapping, rowAsText } from '#import';
import type { ImportOptions } from '#import';
import { fileOf, importingLedger } from './importing';
import type { ImportingLedger } from './importing';

/** Another database's changes of headcounts, told one after another. */
const HEADCOUNTS = {
  name: 'hr-log',
  format: 'csv',
  delimiter: ';',
  key: ['id'],
  operation: { column: 'op', insert: ['I'], update: ['U'], delete: ['D'] },
  publishedOn: { column: 'changed', offset: '+00:00' },
  change: 'ReportHeadcount',
  fields: {
    unitId: { slug: ['company'] },
    metric: { constant: 'employees' },
    scope: { column: 'scope', words: { all: 'withSubUnits', own: 'withoutSubUnits' } },
    count: { count: 'people' },
    countedOn: { date: 'as_of', form: 'day.month.year' },
  },
  introduce: [
    {
      change: 'RegisterCompany',
      fields: { unitId: { slug: ['company'] }, names: { names: { en: 'company' } } },
    },
  ],
};
const LOG_HEADER = 'op;id;company;people;scope;as_of;changed\n';
const LOG = [
  'I;1;Acme;100;all;31.12.2020;2021-02-01 10:00:00',
  'I;2;Bolt;50;all;31.12.2020;2021-02-02 10:00:00',
  'U;1;Acme;110;all;31.12.2020;2021-03-01 10:00:00',
  'D;2;Bolt;;all;31.12.2020;2021-04-01 10:00:00',
  'U;1;Acme;120;all;31.12.2020;2021-05-01 10:00:00',
].join('\n');

/** Terms of office, with the last day in office. */
const TERMS = {
  name: 'terms',
  format: 'ndjson',
  key: ['person', 'unit', 'from'],
  change: 'AppointExecutive',
  fields: {
    personId: { person: ['person', 'unit'] },
    startedOn: { date: 'from' },
    acting: { flag: 'acting', true: ['true'] },
    post: {
      fields: {
        unitId: { slug: ['unit'] },
        postId: { constant: 'head' },
        title: { constant: { en: 'Head' } },
        heads: { constant: true },
      },
    },
  },
  introduce: [
    { change: 'RegisterCompany', fields: { unitId: { slug: ['unit'] }, names: { names: { en: 'unit' } } } },
    {
      change: 'IntroducePerson',
      fields: {
        personId: { person: ['person', 'unit'] },
        handle: { slug: ['person', 'unit'] },
        names: { names: { en: 'person' } },
      },
    },
  ],
};

const mapped = (mapping: object) => layoutOf(readMapping(JSON.stringify(mapping), 'mapping.json'));

describe('a mapping', () => {
  let ledger: ImportingLedger;
  beforeEach(async () => {
    ledger = await importingLedger();
  });
  afterEach(() => ledger.close());

  const importLog = (rows: string, options: ImportOptions = {}, mapping: object = HEADCOUNTS) =>
    ledger.import(mapped(mapping), fileOf('log.csv', `${LOG_HEADER}${rows}`), options);
  const countOf = (unitId: string, publishedBy: string) =>
    ledger.models.headcount(
      { unitId, metric: 'employees', scope: 'withSubUnits' },
      ledger.at({ on: '2021-01-01', publishedBy: Date.parse(publishedBy) }),
    ).bounds ?? null;

  it('replays the history of another database on the axis of publication', async () => {
    const { told: _told, ...report } = await importLog(LOG);
    expect(report).toMatchObject({ rows: 5, accepted: 2, restated: 3, refused: 0 });
    expect(countOf('acme', '2021-02-01T09:59:59Z')).toBeNull();
    expect(countOf('acme', '2021-02-01T10:00:00Z')).toEqual({ min: 100, max: 100 });
    expect(countOf('acme', '2021-03-01T10:00:00Z')).toEqual({ min: 110, max: 110 });
    expect(countOf('acme', '2021-05-01T10:00:00Z')).toEqual({ min: 120, max: 120 });
    expect(countOf('bolt', '2021-03-31T00:00:00Z')).toEqual({ min: 50, max: 50 });
    expect(countOf('bolt', '2021-04-01T10:00:00Z')).toBeNull();
    expect(new Set([...ledger.store.readAll(0)].map(({ entry }) => entry.type))).toEqual(
      new Set(['SourceArchived', 'CompanyRegistered', 'HeadcountReported', 'EntryRetracted']),
    );
  });

  it('records a history once, also where a longer one follows', async () => {
    const first = LOG.split('\n').slice(0, 3).join('\n');
    await importLog(first);
    expect((await importLog(first)).entries).toBe(0);
    const longer = await importLog(LOG);
    expect(longer).toMatchObject({ accepted: 0, restated: 2, unchanged: 3, refused: 0 });
    expect((await importLog(LOG)).entries).toBe(0);
    expect(countOf('acme', '2021-05-01T10:00:00Z')).toEqual({ min: 120, max: 120 });
  });

  it('is rehearsed as it would be recorded, rows that rest on earlier ones included', async () => {
    const rehearsed = await importLog(LOG, { dryRun: true });
    expect(ledger.store.head()).toBe(0);
    const { told: _told, ...real } = await importLog(LOG);
    expect(rehearsed).toMatchObject({ ...real, dryRun: true });
    expect(await importLog(LOG, { dryRun: true })).toMatchObject({ unchanged: 5, entries: 0 });
  });

  it('refuses what a row cannot do, by line and reason', async () => {
    const { told } = await importLog(
      [
        'U;9;Acme;1;all;31.12.2020;2021-02-01',
        'I;1;Acme;1;all;31.12.2020;2021-02-01',
        'I;1;Acme;2;all;31.12.2020;2021-02-02',
        'X;1;Acme;2;all;31.12.2020;2021-02-02',
        'I;3;Acme;2;some;31.12.2020;2021-02-02',
        'I;3;Acme;2;all;31.13.2020;2021-02-02',
        'I;3;Acme;2;all;31.12.2020;yesterday',
        'U;1;Acme;5;all;31.12.2020;2020-01-01',
      ].join('\n'),
    );
    expect(told.map(rowAsText)).toEqual([
      'line 2: refused: nothing is recorded under its key that it could update; import the rows before it first',
      'line 3: accepted',
      expect.stringMatching(
        /^line 4: refused: its key is recorded already, by entry [-0-9a-f]{36}; mark it as an update$/,
      ),
      'line 5: refused: op "X" is none of the mapping\'s words for insert, update and delete',
      'line 6: refused: scope must be one of withSubUnits, withoutSubUnits',
      'line 7: refused: as_of "31.13.2020" is no date: the calendar has no day 2020-13-31',
      expect.stringMatching(/^line 8: refused: changed "yesterday" is no publication time/),
      expect.stringMatching(
        /^line 9: refused: RestateEntry was refused: the correction of 2020-01-01 came out before/,
      ),
    ]);
  });

  it('takes files of the newest state, each over the one before', async () => {
    const { operation: _operation, publishedOn: _publishedOn, ...state } = HEADCOUNTS;
    const rows = (people: number) =>
      `;1;Acme;${people};all;31.12.2020;\n;2;Bolt;${people * 2};all;31.12.2020;`;
    await importLog(rows(10), { publishedOn: '2021-01' }, state);
    expect(await importLog(rows(10), { publishedOn: '2021-01' }, state)).toMatchObject({
      unchanged: 2,
      entries: 0,
    });
    expect(await importLog(rows(11), { publishedOn: '2021-02' }, state)).toMatchObject({ restated: 2 });
    expect(countOf('acme', '2021-02-01T00:00:00Z')).toEqual({ min: 10, max: 10 });
    expect(countOf('acme', '2021-03-01T00:00:00Z')).toEqual({ min: 11, max: 11 });
    const older = await importLog(rows(9), { publishedOn: '2020-12' }, state);
    expect(older).toMatchObject({ unchanged: 2, flagged: 2 });
  });

  it('reads JSON, one object a line, and makes persons of names', async () => {
    const lines = [
      { person: 'Ann', unit: 'Acme', from: '2020-03-01', acting: true, more: [1] },
      { person: 'Ben', unit: 'Acme', from: '2021-01', acting: null },
      { person: 'Ben', unit: 'Acme', from: { year: 2022 } },
    ].map((line) => JSON.stringify(line));
    const file = fileOf('terms.ndjson', [...lines, '[1]', '', '{'].join('\r\n'));
    await expect(ledger.import(mapped(TERMS), file, { publishedOn: '2023' })).rejects.toMatchObject({
      code: 'invalid_option',
    });
    const { told } = await ledger.import(mapped(TERMS), file, {
      publishedOn: '2023',
      personSecret: 'a secret of the test',
    });
    expect(told.map(rowAsText)).toEqual([
      'line 1: accepted',
      'line 2: accepted',
      'line 3: refused: "from" is no text, number or truth value',
      'line 4: refused: it is no JSON object',
      'line 6: refused: it is no JSON object',
    ]);
    expect(ledger.models.tenures('acme', ledger.at())).toMatchObject([
      { start: { earliest: '2020-03-01' }, acting: true },
      { start: { earliest: '2021-01-01', latest: '2021-01-31' }, acting: false },
    ]);
    expect(ledger.models.person('ann-acme', ledger.at())).toMatchObject({ names: { en: 'Ann' } });
  });

  it('moves the last day in office to the first day out', async () => {
    const ends = {
      name: 'ends',
      format: 'csv',
      key: ['person'],
      change: 'RecordDeparture',
      fields: {
        personId: { person: ['person'] },
        post: { constant: 'all' },
        kind: { constant: 'unspecified' },
        endedOn: { date: 'until', end: 'lastDayIn' },
      },
      introduce: [
        {
          change: 'IntroducePerson',
          fields: {
            personId: { person: ['person'] },
            handle: { slug: ['person'] },
            names: { names: { en: 'person' } },
          },
        },
      ],
    };
    await ledger.import(mapped(ends), fileOf('ends.csv', 'person,until\nAnn,2020-12-31\nBen,2020-02\n'), {
      publishedOn: '2021',
      personSecret: 'a secret of the test',
    });
    const days = [...ledger.store.readAll(0)].flatMap(
      ({ entry: { data } }) => (data as { endedOn?: string }).endedOn ?? [],
    );
    expect(days).toEqual(['2021-01-01', '2020-02-02/2020-03-01']);
  });

  it('is refused with every fault, each by its place', () => {
    const faulty = {
      ...HEADCOUNTS,
      name: 'HR log',
      key: [],
      colour: 'red',
      fields: {
        ...HEADCOUNTS.fields,
        unitId: { slug: 'company' },
        count: {},
        day: { date: 'x' },
        countedOn: { date: 'as_of', form: 'roman' },
      },
      introduce: [{ change: 'RetractEntry', fields: {} }],
    };
    const refusal = (mapping: string) => {
      try {
        readMapping(mapping, 'mapping.json');
        return [];
      } catch (error) {
        return String(error).split(/; |: /);
      }
    };
    expect(refusal(JSON.stringify(faulty))).toEqual(
      expect.arrayContaining([
        '/name must be lower-case words joined by hyphens',
        '/key must be a list of texts, at least one',
        expect.stringMatching(/^\/colour is no field here/),
        '/fields/unitId/slug must be a list of texts, at least one',
        expect.stringMatching(/^\/fields\/count must be an object with one of constant, column/),
        expect.stringMatching(/^\/fields\/day is no field here/),
        expect.stringMatching(/^\/fields\/countedOn\/form must be one of iso/),
        expect.stringMatching(/^\/introduce\/0\/change must be one of RegisterCompany/),
      ]),
    );
    expect(refusal('[1]').join(' ')).toContain('the mapping is no JSON object');
    expect(refusal('{').join(' ')).toContain('the mapping is no JSON object');
    expect(refusal(JSON.stringify(HEADCOUNTS))).toEqual([]);
  });

  it('needs the columns that it names', async () => {
    const running = ledger.import(mapped(HEADCOUNTS), fileOf('log.csv', 'op;id\nI;1\n'));
    await expect(running).rejects.toMatchObject({ code: 'wrong_layout' });
  });
});
