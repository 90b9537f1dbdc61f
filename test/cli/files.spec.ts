import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { openDatabase } from '#event-store';
import { useStory } from './story';
import { type } from './typing';

describe('ledger export', () => {
  const ledger = useStory();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-export-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string): string => join(folder, name);
  const exported = (...words: readonly string[]) => type(['export', ...words, '--ledger', ledger()]);

  test('the ending of the file names the format; every format holds the same rows', async () => {
    for (const format of ['csv', 'json', 'ndjson', 'parquet'])
      expect(await exported('layoffs', file(`layoffs.${format}`))).toMatchObject({ code: 0, out: '' });
    const json = JSON.parse(readFileSync(file('layoffs.json'), 'utf8')) as readonly Record<string, unknown>[];
    const lines = readFileSync(file('layoffs.ndjson'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(json);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file('layoffs.parquet')) });
    expect(rows.map((row) => [row['layoff_id'], Number(row['positions_min'])])).toEqual(
      json.map((row) => [row['layoff_id'], row['positions_min']]),
    );
    expect(readFileSync(file('layoffs.csv'), 'utf8').split('\r\n')).toHaveLength(json.length + 2);
    expect(json.map((row) => row['wordings'])).toEqual([['14 ألف'], ['مئات']]);
  });

  test('at the three times of the question', async () => {
    const { out } = await exported('tenures', '--as', 'ndjson', '--known-at', '@13');
    expect(out).toBe('');
    const later = await exported('tenures', '--as', 'ndjson', '--published-by', '2025-10-27');
    expect(later.out).toBe('');
    expect((await exported('tenures', '--as', 'ndjson')).out.split('\n')).toHaveLength(7);
  });

  test('the very bytes of every entry', async () => {
    const { out } = await exported('entries', '--as', 'ndjson', '--form', 'stored');
    expect(JSON.parse(out.split('\n')[12] ?? '')).toMatchObject({
      position: 13,
      payload: expect.stringContaining('14 ألف') as unknown,
    });
  });

  test('a copy of all read models, which other tools open', async () => {
    expect(await exported('read-models', file('models.db'))).toMatchObject({ code: 0 });
    const database = openDatabase(file('models.db'));
    expect(database.prepare('SELECT count(*) AS entries FROM entry').get()).toEqual({ entries: 29 });
    database.close();
    const again = await exported('read-models', file('models.db'));
    expect(again).toMatchObject({ code: 4 });
    expect(again.err).toMatch(/^there is a file .*models\.db already/);
  });

  test.each([
    [['layoffs', 'layoffs.xls'], 2, /the ending of .*layoffs\.xls names no format/],
    [['profits', 'profits.csv'], 3, /profits/],
    [['layoffs', 'nowhere/layoffs.csv'], 1, /nowhere\/layoffs\.csv was not written/],
    [['layoffs', 'x.csv', '--metric', 'fte'], 2, /--metric: metric has no effect on layoffs/],
    [['read-models'], 2, /from a ledger file into a file/],
  ])('%j ends with %d and leaves nothing behind', async (words, code, said) => {
    const before = readdirSync(folder);
    const [model = '', name, ...others] = words;
    const typed = await exported(model, ...(name === undefined ? [] : [file(name)]), ...others);
    expect(typed.err).toMatch(said);
    expect(typed.code).toBe(code);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('ledger replay', () => {
  const ledger = useStory();
  const replay = async (...words: readonly string[]): Promise<readonly Record<string, unknown>[]> => {
    const { code, out, err } = await type(['replay', ...words, '--output', 'ndjson', '--ledger', ledger()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  test('steps through the days of a unit, and tells which entry changed what', async () => {
    const steps = await replay('amazon', '--to', '2025-01-01');
    // "Hundreds in January 2024": from the 1st on perhaps, by the 31st for certain.
    expect(steps).toMatchObject([
      { at: '2024-01-01', entry: '@12', doing: 'mayAct', changes: ['net'], netAfter: { min: -999, max: 0 } },
      {
        at: '2024-01-31',
        entry: '@12',
        doing: 'hasActed',
        changes: ['net'],
        netAfter: { min: -999, max: -200 },
      },
    ]);
    const october = (await replay('amazon', '--from', '2025-10-28')).filter(
      ({ changes }) => (changes as readonly string[]).length > 0,
    );
    expect(october).toMatchObject([
      { entry: '@13', doing: 'acts', netBefore: { max: -200 }, netAfter: { min: -14_999, max: -14_200 } },
    ]);
  });

  test('steps through what was learned, in the order in which it was recorded', async () => {
    const steps = await replay('amazon-mgm-studios', '--by-knowledge', '--on', '2025-10-28');
    const led = steps.filter(({ changes }) => (changes as readonly string[]).includes('leadership'));
    expect(led).toMatchObject([{ at: '@18', type: 'ExecutiveAppointed', leadersBefore: [] }]);
    expect(steps.map(({ at }) => Number(String(at).slice(1)))).toEqual(
      steps.map(({ at }) => Number(String(at).slice(1))).toSorted((a, b) => a - b),
    );
  });

  test("steps through a person's posts", async () => {
    expect(await replay('albert-cheng')).toMatchObject([
      { at: '2025-01-01', changes: ['leadership'] },
      { at: '2025-10-28', leadersAfter: ['amazon/artificial-intelligence (definitely)'] },
    ]);
  });
});
