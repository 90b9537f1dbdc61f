/** Reports that sources dispute, as headcounts tell them; worked by hand, each comment reckons what its test expects. */
import {
  company,
  denial,
  dispute,
  division,
  headcount,
  hiring,
  layoff,
  people,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

const a = company('a');
const b = division('b', 'a');
const counted = (number: number, countedOn: string, unitId = 'a'): Past =>
  headcount(unitId, { count: people(number), countedOn });

function ask(past: readonly Past[], on: string, unitId = 'a') {
  const told = readModels().after(...past);
  const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
  return told.models.headcount(question, told.at({ on }));
}

function shown(past: readonly Past[], on: string, unitId?: string): string {
  const { state, bounds, ifAlready } = ask(past, on, unitId);
  const of = bounds ?? ifAlready;
  return of === undefined ? state : `${state} ${of.min}..${of.max}`;
}

describe('a report whose count is disputed', () => {
  test('is the hull of all claims, and still one report', () => {
    // Neither 80 nor 100 is the newer one: 80..100, from which the 10 of June go.
    const report = counted(100, '2025-01-31');
    const past = [a, report, dispute(2, report, { count: people(80) }), layoff('l', 'a')];
    expect(shown(past, '2025-02-01')).toBe('known 80..100');
    expect(shown(past, '2025-06-01')).toBe('known 70..90');
    const { base, restsOn } = ask(past, '2025-02-01');
    expect(base.certainty).toBe('certain');
    expect(restsOn).toEqual([2, 3]);
  });

  test('has no upper bound where one of the claims has none', () => {
    const report = counted(100, '2025-01-31');
    const past = [a, report, dispute(2, report, { count: people(90, null) })];
    expect(shown(past, '2025-02-01')).toBe('known 90..null');
  });
});

describe('a report whose day is disputed', () => {
  const report = counted(100, '2025-03-01');
  const later = dispute(2, report, { countedOn: '2025-05-01' });

  test('is one report of some day between, and no second one', () => {
    // Until 05-01 it may not have been made: 100 if it was. From 05-01 on it was, whichever day it is.
    const past = [a, report, later];
    expect(shown(past, '2025-02-28')).toBe('unknown');
    expect(shown(past, '2025-04-01')).toBe('unknown 100..100');
    expect(shown(past, '2025-05-01')).toBe('known 100..100');
  });

  test('has or has not what came between in it', () => {
    // 10 came on 04-01: 100 if counted after, 110 if before. 10 went on 04-15: changes are added one by one, so 90..110.
    const past = [
      a,
      report,
      later,
      hiring('a', { positions: people(10), hiredOn: '2025-04-01' }),
      layoff('l', 'a', { positions: people(10), announcedOn: '2025-04-15' }),
    ];
    expect(shown(past, '2025-06-01')).toBe('known 90..110');
    expect(shown(past.slice(0, 4), '2025-06-01')).toBe('known 100..110');
  });

  test('leaves the report before it a base as long as it may come later', () => {
    // In April either the 50 of January or the 100 stands; from May on the 100 alone.
    const past = [a, report, later, counted(50, '2025-01-31')];
    expect(shown(past, '2025-04-01')).toBe('known 50..100');
    expect(shown(past, '2025-05-01')).toBe('known 100..100');
  });
});

describe('a report of which another source says that another unit was counted', () => {
  const report = counted(100, '2025-03-01');
  const elsewhere = dispute(4, report, { unitId: 'b', count: people(90) });
  const past = [a, b, counted(50, '2025-01-31'), report, elsewhere, counted(20, '2025-01-31', 'b')];

  test('may be one of either unit, with the count and the day of all claims', () => {
    // Unit a has 50, or 90..100 if the report is of it; b has 20 or 90..100.
    expect(shown(past, '2025-03-01')).toBe('known 50..100');
    expect(shown(past, '2025-03-01', 'b')).toBe('known 20..100');
  });

  test('leaves unknown what only it would say', () => {
    const alone = [a, b, counted(100, '2025-03-01'), dispute(3, report, { unitId: 'b' })];
    expect(shown(alone, '2025-03-01')).toBe('unknown 100..100');
    expect(shown(alone, '2025-03-01', 'b')).toBe('unknown 100..100');
    expect(ask(alone, '2025-03-01', 'b').restsOn).toEqual([3, 4]);
  });
});

describe('a report that another source denies', () => {
  const past = [
    a,
    counted(50, '2025-01-31'),
    counted(100, '2025-03-01'),
    denial(3, counted(100, '2025-03-01')),
  ];

  test('was made or was not', () => {
    expect(shown(past, '2025-03-01')).toBe('known 50..100');
    expect(ask(past, '2025-03-01').restsOn).toEqual([2, 3, 4]);
    expect(shown([a, ...past.slice(2, 3), denial(2, counted(100, '2025-03-01'))], '2025-03-01')).toBe(
      'unknown 100..100',
    );
  });

  test('is settled by the withdrawal of the denial, on which the answer then rests', () => {
    const settled = [...past, withdrawal(4)];
    expect(shown(settled, '2025-03-01')).toBe('known 100..100');
    expect(ask(settled, '2025-03-01').restsOn).toEqual([3, 5]);
  });
});

test('two entries remain two reports, disputed or not', () => {
  // Both are of 01-31: 100, by one; 70, or 60, by the other.
  const other = counted(70, '2025-01-31');
  const past = [a, counted(100, '2025-01-31'), other, dispute(3, other, { count: people(60) })];
  expect(shown(past, '2025-02-01')).toBe('known 60..100');
  expect(ask(past, '2025-02-01').base.reports).toHaveLength(2);
});

test('a report outside its bounds is a definite discrepancy only where nobody denies that it was made', () => {
  const find = (...past: readonly Past[]) => {
    const told = readModels().after(a, counted(50, '2025-01-31'), counted(100, '2025-03-01'), ...past);
    const { items } = told.models.discrepancies(
      { unitId: 'a', below: false, kind: 'reportOutsideBounds' },
      told.at(),
    );
    return items.map(({ certainty, days }) => [certainty, days.earliest]);
  };
  expect(find()).toEqual([['definite', '2025-03-01']]);
  expect(find(denial(3, counted(100, '2025-03-01')))).toEqual([['possible', '2025-03-01']]);
  // A dispute of its day does not stand against the report itself.
  const disputed = dispute(2, counted(50, '2025-01-31'), { countedOn: '2025-02-15' });
  expect(find(disputed)).toEqual([['definite', '2025-03-01']]);
});
