import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { type } from './typing';

const HEADER =
  'company,location,total_laid_off,date,percentage_laid_off,industry,source,stage,funds_raised,country,date_added';
const ROWS = [
  'Acme,Vienna,120.0,5/27/2025,,Retail,https://example.org/acme,Post-IPO,$10,Austria,5/28/2025',
  'Beta,Berlin,many,5/27/2025,7%,Retail,https://example.org/beta,Seed,$1,Germany,5/28/2025',
];

describe('ledger import', () => {
  let folder = '';
  let service: RunningService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-import-'));
    writeFileSync(join(folder, 'layoffs.csv'), `${[HEADER, ...ROWS].join('\n')}\n`);
    service = await startService(
      readConfig({
        LEDGER_STORE: `sqlite:${join(folder, 'served', 'ledger.db')}`,
        LEDGER_PORT: '0',
        LEDGER_LOG_LEVEL: 'silent',
      }),
    );
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string): string => join(folder, name);
  const places: readonly (readonly [string, () => readonly string[]])[] = [
    ['a file', () => ['--ledger', file('ledger.db')]],
    ['a service', () => ['--url', service.url, '--token-file', join(folder, 'served', 'token')]],
  ];

  test.each(places)('into %s tells every row, records once, and answers alike', async (_what, where) => {
    const words = ['import', 'layoffs-tracker', file('layoffs.csv'), ...where()];
    const first = await type([...words, '--report', file('report.csv')]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('2 rows: 1 accepted, 0 restated, 0 unchanged, 1 refused');
    expect(first.err).toMatch(/^line 3: refused: .*many/);
    expect(readFileSync(file('report.csv'), 'utf8')).toMatch(
      /^line,outcome,flagged,remarks\n2,accepted,no,\n3,refused,no,/,
    );
    const again = await type([...words, '--output', 'json']);
    expect(JSON.parse(again.out)).toMatchObject({
      rows: 2,
      accepted: 0,
      unchanged: 1,
      refused: 1,
      entries: 0,
    });
    const rehearsed = await type([...words, '--dry-run', '--output', 'json']);
    expect(JSON.parse(rehearsed.out)).toMatchObject({ dryRun: true, entries: 0 });
    const asked = await type(['layoffs', 'acme', '--output', 'ndjson', ...where()]);
    expect(JSON.parse(asked.out)).toMatchObject({ positions: { min: 120, max: 120 }, kind: 'permanent' });
  });

  test.each([
    [['import', 'layoffs', 'layoffs.csv'], 2, /layoffs-tracker/],
    [
      ['import', 'layoffs-tracker', 'nothing.csv'],
      3,
      /^there is no file .*nothing\.csv\. Check the path\.\n$/,
    ],
  ])('%j ends with %d', async ([verb = '', layout = '', name = ''], code, said) => {
    const typed = await type([verb, layout, file(name), '--ledger', file('ledger.db')]);
    expect(typed.err).toMatch(said);
    expect(typed.code).toBe(code);
  });

  test('a file of another layout leaves no trace', async () => {
    writeFileSync(file('other.csv'), 'a,b\n1,2\n');
    const typed = await type(['import', 'layoffs-tracker', file('other.csv'), '--ledger', file('new.db')]);
    expect(typed.code).toBe(2);
    expect(typed.err).toMatch(/other\.csv/);
    const entries = await type(['entries', '--output', 'ndjson', '--ledger', file('new.db')]);
    expect(entries.out).toBe('');
  });

  test('of another layout is described by a mapping', async () => {
    const mapping = {
      name: 'registry',
      format: 'csv',
      key: ['id'],
      change: 'RegisterCompany',
      fields: { unitId: { slug: ['id'] }, names: { names: { en: 'name' } } },
    };
    writeFileSync(file('mapping.json'), JSON.stringify(mapping));
    writeFileSync(file('companies.csv'), 'id,name\nkite,Kite Ltd\n');
    const where = ['--ledger', file('mapped.db')];
    const words = ['import', file('mapping.json'), file('companies.csv'), '--published-on', '2025', ...where];
    expect((await type(words)).out).toContain('1 rows: 1 accepted');
    expect((await type(words)).out).toContain('1 rows: 0 accepted, 0 restated, 1 unchanged');
    const missing = await type(['import', file('none.json'), file('companies.csv'), ...where]);
    expect(missing).toMatchObject({ code: 3 });
    expect(missing.err).toContain('there is no file');
    writeFileSync(file('mapping.json'), JSON.stringify({ ...mapping, key: [] }));
    const faulty = await type(words);
    expect(faulty.code).not.toBe(0);
    expect(faulty.err).toContain('/key must be a list of texts, at least one');
  });
});
