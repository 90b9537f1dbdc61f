import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type } from './typing';

const CITED = [
  '--source',
  'acme-news',
  '--published-on',
  '17 June 2025',
  '--quote',
  'Acme cuts hundreds of jobs.',
];

describe('ledger, recording', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
    await ledger(
      'register-company',
      '--unit-id',
      'acme',
      '--names',
      'en=Acme',
      '--names',
      'ar=أكمي',
      ...CITED,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (): string => join(folder, 'ledger.db');
  const ledger = (...words: readonly string[]) => type([...words, '--ledger', file()]);
  const dataOf = async (position: string): Promise<unknown> => {
    const { out } = await ledger('show', position, '--output', 'json');
    return (JSON.parse(out) as { answer: { data: unknown } }).answer.data;
  };

  test('takes a change as flags, with quantities and dates as people write them', async () => {
    const { code, out } = await ledger(
      'announce-layoff',
      '--layoff-id',
      'acme-2025-06',
      '--unit-id',
      'acme',
      '--announced-on',
      'june 2025',
      '--positions',
      'مئات',
      ...CITED,
    );
    expect(code).toBe(0);
    expect(out).toContain('layoff-acme-2025-06');
    expect(await dataOf('@2')).toEqual({
      layoffId: 'acme-2025-06',
      unitId: 'acme',
      announcedOn: '2025-06',
      positions: { min: 200, max: 999, wording: 'مئات' },
      citation: { sourceId: 'acme-news', publishedOn: '2025-06-17', quote: 'Acme cuts hundreds of jobs.' },
    });
  });

  test("keeps the source's own words where they are given apart", async () => {
    await ledger(
      'report-headcount',
      '--unit-id',
      'acme',
      '--metric',
      'employees',
      '--scope',
      'withSubUnits',
      '--counted-on',
      '2024-12-31',
      '--count',
      '~12000',
      '--count.wording',
      'some twelve thousand',
      ...CITED,
    );
    expect(await dataOf('@3')).toMatchObject({
      count: { min: 11_500, max: 12_499, wording: 'some twelve thousand' },
    });
  });

  test('takes a command from a file or standard input; flags go before it', async () => {
    const command = { unitId: 'acme-lab', kind: 'team', parentId: 'acme', names: { en: 'Lab' } };
    const { code } = await type(
      ['establish-division', '--file', '-', ...CITED, '--names', 'ar=مختبر', '--ledger', file()],
      {
        input: JSON.stringify(command),
      },
    );
    expect(code).toBe(0);
    expect(await dataOf('@4')).toMatchObject({ ...command, names: { ar: 'مختبر' } });
  });

  test('decides without recording, and records once under one key', async () => {
    const words = ['introduce-person', '--handle', 'ann-lee', '--names', 'en=Ann Lee', ...CITED];
    expect((await ledger(...words, '--dry-run')).code).toBe(0);
    const first = await ledger(...words, '--idempotency-key', 'ann', '--output', 'json');
    const again = await ledger(...words, '--idempotency-key', 'ann', '--output', 'json');
    expect(JSON.parse(first.out)).toMatchObject({ position: 5, repeated: false });
    expect(JSON.parse(again.out)).toMatchObject({ position: 5, repeated: true });
  });

  test.each([
    [
      ['announce-layoff', '--positions', 'a few hundred'],
      2,
      /^--positions: "a few hundred" not understood\. Use 300, 200\.\.999/,
    ],
    [['announce-layoff', '--positions', '300'], 2, /--layoff-id: .*is required[\s\S]*--citation: /],
    [
      [
        'announce-layoff',
        '--layoff-id',
        'x',
        '--unit-id',
        'nobody',
        '--announced-on',
        '2025',
        '--positions',
        '3',
        ...CITED,
      ],
      4,
      /nobody/,
    ],
    [
      [
        'announce-layoff',
        '--layoff-id',
        'x',
        '--unit-id',
        'acme',
        '--announced-on',
        '2025-13',
        '--positions',
        '3',
        ...CITED,
      ],
      2,
      /--announced-on: .*months are 01 to 12/,
    ],
    [
      [
        'announce-layoff',
        '--idempotency-key',
        'ann',
        '--layoff-id',
        'x',
        '--unit-id',
        'acme',
        '--announced-on',
        '2025',
        '--positions',
        '3',
        ...CITED,
      ],
      4,
      /ann/,
    ],
    [['introduce-person', '--names', 'Ann'], 2, /^--names: "Ann" not understood\. Use en=Amazon/],
    [['who', 'nowhere'], 3, /no unit "nowhere"/],
    [['who'], 2, /missing required argument 'unit'/],
    [['whoo', 'acme'], 2, /Did you mean who\?/],
    [['who', 'acme', '--onn', '2025-01-01'], 2, /Did you mean --on\?/],
    [['who', 'acme', '--on', 'tomorrow'], 2, /--on: .*a full day such as 2025-10-28/],
    [['who', 'acme', '--known-at', '@999'], 4, /999/],
    [['show', '@999'], 3, /@999/],
    [['why', 'acme', 'profit'], 2, /^<figure>: .*headcount/],
    [['restate', '--right.command', '{oops'], 2, /^--right\.command: no JSON/],
    [['announce-layoff', '--file', '/nowhere.json'], 3, /^there is no file \/nowhere\.json/],
  ])('%j ends with %d and says what, where and what next', async (words, code, said) => {
    const typed = await ledger(...words);
    expect(typed.err).toMatch(said);
    expect(typed).toMatchObject({ code, out: '' });
  });

  test('does not make a ledger by asking for one', async () => {
    const typed = await type(['who', 'acme', '--ledger', join(folder, 'other.db')]);
    expect(typed).toMatchObject({ code: 3, out: '' });
    expect(typed.err).toMatch(/^there is no ledger at .*other\.db\. Record something first/);
  });

  test('a service that is away is said to be away', async () => {
    const typed = await type(['who', 'acme', '--url', 'http://127.0.0.1:9'], {
      environment: { LEDGER_TOKEN: 'x' },
    });
    expect(typed).toMatchObject({ code: 1, out: '' });
    expect(typed.err).toMatch(/^the ledger at http:\/\/127\.0\.0\.1:9 cannot be reached/);
  });
});
