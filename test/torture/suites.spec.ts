import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUITES } from './suites';

const CI = readFileSync(join(__dirname, '..', '..', '.ci', 'run'), 'utf8');

describe('the suites that run at any length', () => {
  test('run at length in one part of CI alone: in the torture, which sums them up, not in npm test too', () => {
    const twice = SUITES.filter(({ counted, ci }) => ci > 0 && CI.includes(counted));
    expect(twice).toEqual([]);
    expect(CI).toContain('torture -- --ci');
  });

  test('are 5,000 made-up requests in CI, the same each time', () => {
    const { ci, seeded } = SUITES.find(({ name }) => name === 'fuzzed requests')!;
    expect(ci).toBe(5_000);
    expect(CI).toMatch(new RegExp(`export ${seeded}=\\d+`));
  });
});
