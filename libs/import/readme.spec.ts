import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { handleCommand } from '#event-store';
import { fileOf, importingLedger } from '../../test/import/importing';
import type { ImportingLedger } from '../../test/import/importing';
import * as library from './index';

const README = readFileSync(join(__dirname, 'README.md'), 'utf8');

/** The first block of a language. */
function blockOf(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(README)?.[1] ?? '';
}

describe('the README', () => {
  let ledger: ImportingLedger;
  beforeEach(async () => {
    ledger = await importingLedger(Date.UTC(2034, 0, 1));
  });
  afterEach(() => ledger.close());

  it('has an example that runs as it stands', async () => {
    const { code } = transformSync(`async () => {\n${blockOf('ts')}\n}`, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    });
    const told: string[] = [];
    const made = join(__dirname, '..', '..', 'test', 'import', 'made-up', 'tracker-2033.csv');
    const given = {
      ...library,
      handleCommand,
      fresh: { personId: () => '' },
      store: ledger.store,
      createReadStream: () => createReadStream(made),
      show: (text: string) => told.push(text),
    };
    await (runInNewContext(code, given) as () => Promise<void>)();
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toContain('10 rows: 10 accepted, 0 restated, 0 unchanged, 0 refused; 2 flagged');
  });

  it('has a mapping whose rows come to what it says', async () => {
    const layout = library.layoutOf(library.readMapping(blockOf('json'), 'mapping.json'));
    const report = await ledger.import(layout, fileOf('staff.csv', blockOf('csv')));
    expect(report).toMatchObject({ rows: 4, accepted: 2, restated: 2 });
    const countOf = (unitId: string, publishedBy: string) =>
      ledger.models.headcount(
        { unitId, metric: 'employees', scope: 'withSubUnits' },
        ledger.at({ on: '2020-12-31', publishedBy: Date.parse(publishedBy) }),
      ).bounds?.min;
    expect(countOf('acme', '2021-02-28')).toBe(100);
    expect(countOf('acme', '2021-03-02')).toBe(110);
    expect(countOf('bolt', '2021-03-31')).toBe(50);
    expect(countOf('bolt', '2021-04-02')).toBeUndefined();
  });
});
