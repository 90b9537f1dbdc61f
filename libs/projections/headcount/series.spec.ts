/** Worked by hand. The random histories of test/oracle/series.spec.ts compare each day. */
import { company, division, headcount, layoff, people } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';
import type { SeriesStep } from './reckoning';

const counted = { metric: 'employees', scope: 'withSubUnits' } as const;
const past = [
  company('amazon'),
  headcount('amazon', { count: people(100), countedOn: '2025-01-31' }),
  layoff('cut', 'amazon', { positions: people(10, 20), announcedOn: '2025-03' }),
  headcount('amazon', { count: people(95), countedOn: '2025-06-30' }),
];

function shown({ on, min, max, basis, entries }: SeriesStep): string {
  return `${on} ${basis} ${min}..${max} @${entries.join(' @')}`;
}

describe('a series', () => {
  const told = readModels().after(...past);
  const series = (from: string, to: string, more = {}) =>
    told.models.headcountSeries(
      { unitId: 'amazon', ...counted, from: day(from), to: day(to), limit: 100, ...more },
      told.at(),
    );

  test('steps where the bounds change, each with its own grounds', () => {
    // The cut may take 10 to 20 from the first of March on, and has taken them on the last of it.
    expect(series('2025-01-01', '2025-12-31').items.map(shown)).toEqual([
      '2025-01-01 unknown null..null @',
      '2025-01-31 reported 100..100 @2',
      '2025-03-01 reported 80..100 @2 @3',
      '2025-03-31 reported 80..90 @2 @3',
      '2025-06-30 reported 95..95 @4',
    ]);
  });

  test('begins with the bounds of its first day, and ends with its last day, both inclusive', () => {
    expect(series('2025-02-10', '2025-03-01').items.map(({ on }) => on)).toEqual([
      '2025-02-10',
      '2025-03-01',
    ]);
    expect(series('2025-02-10', '2025-02-28').items.map(({ on }) => on)).toEqual(['2025-02-10']);
    expect(series('2025-02-10', '2025-02-09')).toMatchObject({ items: [], next: null });
  });

  test('goes on after the day of the page before, without a step twice', () => {
    const first = series('2025-01-01', '2025-12-31', { limit: 3 });
    const rest = series('2025-01-01', '2025-12-31', { after: first.next });
    expect([...first.items, ...rest.items]).toEqual(series('2025-01-01', '2025-12-31').items);
    expect(rest.next).toBeNull();
  });

  test('holds no step for a unit of which nothing is told', () => {
    const quiet = readModels().after(company('quiet'), division('part', 'quiet'));
    const question = { unitId: 'quiet', ...counted, to: day('2025-12-31'), limit: 10 };
    expect(quiet.models.headcountSeries(question, quiet.at()).items).toMatchObject([{ basis: 'unknown' }]);
  });
});

test('a list of companies has the last steps of each, as a drawing needs them', () => {
  const told = readModels().after(...past, company('quiet'));
  const { items } = told.models.finding.companies({ limit: 10, series: true }, told.at({ on: '2025-04-01' }));
  expect(
    items.map(({ unitId, headcount: line }) => [unitId, line?.points.map(({ on, min }) => [on, min])]),
  ).toEqual([
    [
      'amazon',
      [
        ['2025-01-30', null],
        ['2025-01-31', 100],
        ['2025-03-01', 80],
        ['2025-03-31', 80],
      ],
    ],
    ['quiet', []],
  ]);
  const many = Array.from({ length: 40 }, (_, at) =>
    headcount('amazon', { count: people(at), countedOn: `20${10 + at}-01-01` }),
  );
  const long = readModels().after(company('amazon'), ...many);
  const [amazon] = long.models.finding.companies({ limit: 1, series: true }, long.at()).items;
  expect([amazon?.headcount?.leavesOutEarlier, amazon?.headcount?.points.at(-1)?.min]).toEqual([true, 39]);
});
