import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { EXPORT_MODELS } from '#projections';
import type { Columns, HeadcountAnswer, Tenure, UnitAnswer } from '#projections';
import { story } from '../../apps/cli/demo/story';
import { pathNameOf } from '../../apps/api/recording/change-names';
import { COMPANY, EXAMPLES, LAYOFF } from './examples';
import { useService } from './running';
import { sendRaw } from './send';
import type { Running } from './running';

type Json = Record<string, unknown>;
const MODELS = Object.keys(EXPORT_MODELS) as (keyof typeof EXPORT_MODELS)[];
const POINT = 'on=2025-11-01';
const NONE = { min: null, max: null };

async function rowsOf(service: Running, file: string, query = POINT): Promise<readonly Json[]> {
  const reply = await service.ask(`/api/v1/export/${file}?${query}`);
  expect([file, reply.status]).toEqual([file, 200]);
  return readBack[file.slice(file.lastIndexOf('.') + 1)]?.(reply.bytes, file) ?? [];
}

async function mustRecord(service: Running, change: string, command: unknown): Promise<void> {
  const { status, text } = await service.record(change, command);
  if (status !== 201) throw new Error(`${change} was refused: ${text}`);
}

/** Takes off what guards a spreadsheet. */
const unguarded = (text: string): string => text.replace(/^'(?='*[=+\-@\t\r])/, '');

/** The rows of a file of each format, read by programs that others wrote, as NDJSON has them. */
const readBack: Readonly<Record<string, (bytes: Buffer, file: string) => Promise<readonly Json[]>>> = {
  ndjson: async (bytes) =>
    bytes
      .toString('utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Json),
  json: async (bytes) => JSON.parse(bytes.toString('utf8')) as Json[],
  csv: async (bytes, file) => {
    const columns = columnsOf(file);
    const [names = [], ...lines] = parse(bytes, {
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    }) as (string | null)[][];
    expect(names).toEqual(Object.keys(columns));
    return lines.map((cells) =>
      Object.fromEntries(
        cells.map((cell, at) => [names[at], fromText(columns[names[at] ?? '']?.kind, cell)]),
      ),
    );
  },
  parquet: async (bytes, file) => {
    const columns = columnsOf(file);
    const buffer = new Uint8Array(bytes).buffer;
    const rows = await parquetReadObjects({ file: buffer });
    return rows.map((row) =>
      Object.fromEntries(
        Object.keys(columns).map((name) => [name, fromParquet(columns[name]?.kind, row[name])]),
      ),
    );
  },
};

function columnsOf(file: string): Columns {
  return EXPORT_MODELS[file.split('.')[0] as keyof typeof EXPORT_MODELS].columns;
}

function fromText(kind: string | undefined, cell: string | null): unknown {
  if (cell === null) return null;
  if (kind === 'integer') return Number(cell);
  if (kind === 'boolean') return cell === 'true';
  if (kind === 'texts')
    return cell.startsWith('[') ? JSON.parse(cell) : cell === '' ? [] : unguarded(cell).split(' ');
  return kind === 'json' ? JSON.parse(cell) : unguarded(cell);
}

function fromParquet(kind: string | undefined, cell: unknown): unknown {
  if (kind === 'integer' && cell !== null) return Number(cell);
  if (kind === 'day' && cell !== null) return (cell as Date).toISOString().slice(0, 10);
  if (kind === 'instant' && cell !== null) return (cell as Date).toISOString();
  return cell;
}

describe('an export of every kind of change', () => {
  const service = useService();
  beforeAll(async () => {
    for (const [change, command] of EXAMPLES) await mustRecord(service(), change, command);
    const layoff = { ...LAYOFF, layoffId: 'small', positions: { min: 10, max: 10, wording: '10' } };
    await mustRecord(service(), 'announce-layoff', layoff);
    const positions = { min: 20, max: 20, wording: '20' };
    const share = { layoffId: 'small', unitId: 'studios', positions, citation: COMPANY.citation };
    await mustRecord(service(), 'report-layoff-share', share);
  });

  test.each(MODELS)('has the same rows in every format, in every column: %s', async (model) => {
    const rows = await rowsOf(service(), `${model}.ndjson`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(EXPORT_MODELS[model].columns));
    expect(await rowsOf(service(), `${model}.json`)).toEqual(rows);
    expect(await rowsOf(service(), `${model}.csv`)).toEqual(rows);
    expect(await rowsOf(service(), `${model}.parquet`)).toEqual(rows);
  });

  test('is told of beforehand, with every column and what it holds', async () => {
    const told = (await service().ask('/api/v1/export')).json() as {
      formats: string[];
      models: { model: string; columns: { name: string; description: string }[] }[];
    };
    expect(told.formats).toEqual(['csv', 'json', 'ndjson', 'parquet']);
    for (const { model, columns } of told.models) {
      const [header = ''] = (await service().ask(`/api/v1/export/${model}.csv`)).text.split('\r\n');
      expect(header).toBe(columns.map(({ name }) => name).join(','));
      for (const { description } of columns) expect(description).toMatch(/^[A-Z`].+\.$/);
    }
  });

  test('rests on entries that are there, by their ids', async () => {
    const known = new Set([...service().store.readAll(0)].map(({ entry }) => entry.id));
    for (const model of MODELS) {
      const ids = (await rowsOf(service(), `${model}.ndjson`)).flatMap(
        (row) => (row['entry_ids'] ?? [row['entry_id']]) as string[],
      );
      expect([model, ids.length > 0, ids.filter((id) => !known.has(id))]).toEqual([model, true, []]);
    }
  });

  test('comes as a file with a name, and says in headers where it holds and in trailers that it is whole', async () => {
    const reply = await service().ask(
      '/api/v1/export/headcount.csv?on=2025-11-01&knownAt=@30&publishedBy=2026',
    );
    expect(reply.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="headcount-2025-11-01-at-30.csv"',
      'ledger-on': '2025-11-01',
      'ledger-known-at': '@30',
      'ledger-published-by': '2027-01-01T00:00:00.000Z',
      'ledger-settled': 'true',
      trailer: 'Ledger-Rows, Content-Digest',
    });
    const digest = createHash('sha256').update(reply.bytes).digest('base64');
    const rows = (await rowsOf(service(), 'headcount.csv', 'on=2025-11-01&knownAt=@30')).length;
    expect(reply.trailers).toEqual({ 'ledger-rows': String(rows), 'content-digest': `sha-256=:${digest}:` });
  });

  test('can be looked at beforehand, and is not sent where its end could not be told', async () => {
    const path = '/api/v1/export/units.csv?on=2025-11-01&knownAt=@30';
    const { status, headers, text } = await service().ask(path, { method: 'HEAD' });
    expect([status, text, headers['content-disposition']]).toEqual([
      200,
      '',
      'attachment; filename="units-2025-11-01-at-30.csv"',
    ]);
    const head = `Host: ${new URL(service().url).host}\r\nAuthorization: Bearer ${service().token}`;
    const old = await sendRaw(service().url, `GET ${path} HTTP/1.0\r\n${head}\r\n\r\n`);
    expect(old).toMatch(/^HTTP\/1\.1 400 [\s\S]*HTTP\/1\.0 cannot tell where a file ends/);
  });

  test('begins with a byte order mark where one is asked for', async () => {
    const [plain, marked] = await Promise.all(
      ['', '?bom=true'].map((query) => service().ask(`/api/v1/export/units.csv${query}`)),
    );
    expect(plain?.bytes.subarray(0, 7).toString('utf8')).toBe('unit_id');
    expect([...(marked?.bytes.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
    expect(marked?.bytes.subarray(3).equals(plain?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  test('has the stored bytes of every entry, from which the very bytes are had back', async () => {
    const reply = await service().ask('/api/v1/export/entries.ndjson?form=stored&knownAt=@30');
    const lines = (await readBack['ndjson']?.(reply.bytes, '')) as {
      position: number;
      header: string;
      payload: string;
    }[];
    const stored = [...service().store.readAll(0)].slice(0, 30);
    expect(lines.map(({ position }) => position)).toEqual(stored.map(({ entry }) => entry.position));
    lines.forEach(({ header, payload }, at) => {
      expect(Buffer.from(header, 'utf8').equals(Buffer.from(stored[at]?.header ?? []))).toBe(true);
      expect(Buffer.from(payload, 'utf8').equals(Buffer.from(stored[at]?.payload ?? []))).toBe(true);
    });
    expect(reply.trailers['ledger-rows']).toBe('30');
    const nothing = await service().ask('/api/v1/export/entries.ndjson?form=stored&knownAt=@0');
    expect([nothing.status, nothing.text, nothing.trailers['ledger-rows']]).toEqual([200, '', '0']);
  });

  test('has every entry as a CloudEvent', async () => {
    const events = await rowsOf(service(), 'entries.ndjson', 'form=cloudevents');
    const stored = [...service().store.readAll(0)];
    expect(events.map(({ id }) => id)).toEqual(stored.map(({ entry }) => entry.id));
    for (const [at, event] of events.entries()) {
      const { specversion, type, source, time, data, ...others } = event;
      const { entry } = stored[at]!;
      expect([specversion, type, source]).toEqual(['1.0', entry.type, `/api/v1/streams/${entry.stream}`]);
      expect([time, data]).toEqual([new Date(entry.recordedAt).toISOString(), entry.data]);
      for (const name of Object.keys(others)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    }
  });

  test.each([
    ['moons.csv', 404, 'there is no export "moons"; there are units, headcount,'],
    ['units.xlsx', 404, 'there is no format "xlsx"; there are csv, json, ndjson, parquet'],
    ['units.json?bom=true', 400, 'bom has no effect on units.json'],
    ['units.csv?metric=fte', 400, 'metric has no effect on units.csv'],
    ['entries.csv?form=stored', 400, 'form has no effect on csv'],
    ['entries.ndjson?form=stored&on=2025-01-01', 400, 'on has no effect on stored'],
    ['units.csv?knownAt=@100000', 422, 'position 100000 is not recorded yet'],
  ])('is refused with words, in place of a file: %s', async (file, status, words) => {
    const reply = await service().ask(`/api/v1/export/${file}`);
    expect([reply.status, reply.json()['detail']]).toEqual([status, expect.stringContaining(words)]);
    expect(reply.headers['content-disposition']).toBeUndefined();
  });
});

describe('an export of the story', () => {
  const service = useService();
  const answer = async <Answer>(path: string): Promise<Answer> =>
    (await service().ask(`/api/v1/${path}${path.includes('?') ? '&' : '?'}${POINT}`)).json()[
      'answer'
    ] as Answer;
  let units: readonly string[] = [];

  beforeAll(async () => {
    for (const { name, json } of story.flatMap(({ commands }) => commands))
      await mustRecord(service(), pathNameOf(name), json);
    units = (await rowsOf(service(), 'units.ndjson')).map((row) => String(row['unit_id']));
  });

  test('names each unit as its own route does, Arabic letter by letter', async () => {
    expect(units).toContain('amazon-mgm-studios');
    for (const row of await rowsOf(service(), 'units.csv')) {
      const unit = await answer<UnitAnswer>(`units/${String(row['unit_id'])}`);
      expect([row['name'], row['name_ar'], row['kinds']]).toEqual([
        unit.names,
        unit.names['ar'] ?? null,
        unit.kinds,
      ]);
      expect(row['parent_id']).toBe(unit.parents[0]?.unitId ?? null);
    }
    expect((await service().ask('/api/v1/export/units.csv')).text).toContain('أمازون');
  });

  test('has the bounds of each unit as its own route does', async () => {
    const rows = await rowsOf(service(), 'headcount.parquet');
    expect(rows.map((row) => row['unit_id'])).toEqual(units);
    for (const row of rows) {
      const one = await answer<HeadcountAnswer>(`units/${String(row['unit_id'])}/headcount`);
      const { bounds, net } = { bounds: NONE, net: { ...NONE, since: null }, ...one };
      expect(row).toMatchObject({
        state: one.state,
        people_min: bounds.min,
        people_max: bounds.max,
        net_min: net.min,
        net_max: net.max,
        net_since: net.since,
      });
      expect((row['entry_ids'] as string[]).length).toBe(one.restsOn.length);
    }
  });

  test('has the tenures, layoffs, investments and declarations of the units, each once', async () => {
    const lists = await Promise.all(
      units.map(async (unit) => ({
        tenures: (await answer<{ items: readonly Tenure[] }>(`units/${unit}/leadership/tenures`)).items.map(
          ({ personId, postId, start, end }) => [personId, postId, start.earliest, end.latest],
        ),
        layoffs: (await answer<{ items: Json[] }>(`layoffs?unit=${unit}&below=false`)).items.map(
          ({ layoffId, positions }) => [layoffId, positions],
        ),
        investments: (await answer<{ items: Json[] }>(`investments?unit=${unit}&below=false`)).items
          .filter(({ investorId }) => investorId === unit)
          .map(({ investmentId }) => investmentId),
        strategy: await answer<Record<string, Json[]>>(`units/${unit}/strategy?below=false`),
      })),
    );
    expect(
      (await rowsOf(service(), 'tenures.json')).map((row) => [
        row['person_id'],
        row['post_id'],
        row['start_earliest'],
        row['end_latest'],
      ]),
    ).toEqual(lists.flatMap(({ tenures }) => tenures));
    expect(
      (await rowsOf(service(), 'layoffs.csv')).map((row) => [
        row['layoff_id'],
        { min: row['positions_min'], max: row['positions_max'] },
      ]),
    ).toEqual(lists.flatMap(({ layoffs }) => layoffs));
    expect((await rowsOf(service(), 'investments.csv')).map((row) => row['investment_id'])).toEqual(
      lists.flatMap(({ investments }) => investments),
    );
    expect((await rowsOf(service(), 'strategy.csv')).map((row) => row['wording'])).toEqual(
      lists.flatMap(({ strategy }) =>
        [...(strategy['facts'] ?? []), ...(strategy['outlooks'] ?? [])].map(({ wording }) => wording),
      ),
    );
  });

  test('has the persons, sources and discrepancies that their routes have', async () => {
    const handles = (await answer<{ items: Json[] }>('persons?limit=500')).items.map(({ handle }) => handle);
    expect(new Set((await rowsOf(service(), 'persons.csv')).map((row) => row['handle']))).toEqual(
      new Set(handles),
    );
    const sources = (await answer<{ items: Json[] }>('sources?limit=500')).items;
    expect((await rowsOf(service(), 'sources.csv')).map((row) => [row['source_id'], row['entries']])).toEqual(
      sources.map(({ sourceId, entries }) => [sourceId, entries]),
    );
    const found = (await answer<{ items: Json[] }>('discrepancies')).items;
    expect((await rowsOf(service(), 'discrepancies.csv')).map((row) => [row['kind'], row['what']])).toEqual(
      found.map(({ kind, what }) => [kind, what]),
    );
  });

  test('has the timeline of each unit and person, day by day', async () => {
    const rows = await rowsOf(service(), 'timeline.csv');
    for (const unit of units) {
      const { items } = await answer<{ items: { entry: Json; field: string | null }[] }>(
        `units/${unit}/timeline?below=false&limit=500`,
      );
      const own = rows.filter((row) => row['subject_kind'] === 'unit' && row['subject_id'] === unit);
      expect(own.map((row) => [row['entry_id'], row['field']])).toEqual(
        items.map(({ entry, field }) => [entry['id'], field]),
      );
    }
    expect(rows.some((row) => row['subject_kind'] === 'person')).toBe(true);
    expect(rows.some((row) => String(row['quote']).includes('14 ألف'))).toBe(true);
  });

  test('tells of one position, whatever is recorded while it is read', async () => {
    const before = (await rowsOf(service(), 'units.ndjson')).length;
    const late = new Promise<string>((resolve, reject) => {
      const headers = { authorization: `Bearer ${service().token}` };
      get(`${service().url}/api/v1/export/timeline.ndjson`, { headers }, (response) => {
        response.pause();
        void service()
          .record('register-company', { ...COMPANY, unitId: 'zz-late' })
          .then(() => response.resume(), reject);
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve(text)).on('error', reject);
      });
    });
    expect(await late).not.toContain('zz-late');
    expect((await rowsOf(service(), 'units.ndjson')).length).toBe(before + 1);
  });
});

describe('a CSV', () => {
  const service = useService();

  test('has no cell that a spreadsheet takes for a formula, and gives every text back as it was', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "'t Hooft", 'a,"b"'];
    for (const [at, en] of texts.entries())
      expect(
        (await service().record('register-company', { ...COMPANY, unitId: `unit-${at}`, names: { en } }))
          .status,
      ).toBe(201);
    const { text } = await service().ask('/api/v1/export/units.csv');
    for (const cells of parse(text)) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect((await rowsOf(service(), 'units.csv')).map((row) => row['name_en'])).toEqual(texts);
  });

  test('keeps negative numbers as numbers', async () => {
    const layoff = EXAMPLES.find(([change]) => change === 'announce-layoff')?.[1] as Json;
    await service().record('announce-layoff', { ...layoff, unitId: 'unit-0' });
    const { text } = await service().ask('/api/v1/export/headcount.csv?on=2025-12-01');
    expect(text).toContain(',-14000,-14000,2025-10-27,');
  });
});
