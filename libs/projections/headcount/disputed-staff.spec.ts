/** Hirings and transfers that sources dispute, as headcounts tell them; worked by hand. */
import {
  citing,
  company,
  denial,
  dispute,
  division,
  entryIdAt,
  headcount,
  hiring,
  layoff,
  people,
  transfer,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

/** a with b and c below; 40 in b, 60 in c, and 10 of its own, all of 01-31: 110. */
const tree = [company('a'), division('b', 'a'), division('c', 'a')];
const counted = (
  unitId: string,
  number: number,
  scope: 'withSubUnits' | 'withoutSubUnits' = 'withSubUnits',
) => headcount(unitId, { count: people(number), countedOn: '2025-01-31', scope });
const base = [...tree, counted('b', 40), counted('c', 60), counted('a', 10, 'withoutSubUnits')];

function ask(past: readonly Past[], unitId: string, on: string) {
  const told = readModels().after(...past);
  const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
  return told.models.headcount(question, told.at({ on }));
}

/** What a, b and c come to on a day. */
function each(past: readonly Past[], on = '2025-12-31'): readonly string[] {
  return ['a', 'b', 'c'].map((unitId) => {
    const { bounds } = ask(past, unitId, on);
    return bounds === undefined ? 'unknown' : `${bounds.min}..${bounds.max}`;
  });
}

describe('a hiring', () => {
  const hired = hiring('b', { positions: people(5), hiredOn: '2025-03-01' });

  test('whose number is disputed brings the hull of all claims, once', () => {
    const past = [...base, hired, dispute(7, hired, { positions: people(7, 9) })];
    expect(each(past)).toEqual(['115..119', '45..49', '60..60']);
  });

  test('whose day is disputed comes on some day between', () => {
    const past = [...base, hired, dispute(7, hired, { hiredOn: '2025-05-01' })];
    expect(each(past, '2025-02-28')).toEqual(['110..110', '40..40', '60..60']);
    expect(each(past, '2025-04-01')).toEqual(['110..115', '40..45', '60..60']);
    expect(each(past, '2025-05-01')).toEqual(['115..115', '45..45', '60..60']);
  });

  test('that another source denies came or did not', () => {
    const past = [...base, hired, denial(7, hired)];
    expect(each(past)).toEqual(['110..115', '40..45', '60..60']);
    expect(ask(past, 'b', '2025-12-31').restsOn).toEqual([4, 7, 8]);
    expect(ask(past, 'b', '2025-12-31').changes).toMatchObject([{ change: 'hiring', min: 0, max: 5 }]);
    expect(each([...past, withdrawal(8)])).toEqual(['115..115', '45..45', '60..60']);
  });

  test('that is denied makes a percentage one of as many as there may be', () => {
    // 10 % of 40 or of 45, rounded outward: 40-4 = 36, or 45-5 = 40..41.
    const tenth = layoff('l', 'b', {
      positions: undefined,
      percentage: { min: '10', max: '10', wording: '10 %' },
      announcedOn: '2025-06-01',
    });
    expect(each([...base, hired, denial(7, hired), tenth])[1]).toBe('36..41');
  });

  test('that stands in the place of another, and is disputed itself, is one hiring', () => {
    // Entry 9 says 6 instead of 5; a source gives 8 instead of 6.
    const right = { ...hiring('b', { positions: people(6), hiredOn: '2025-03-01' }), restates: entryIdAt(7) };
    const past = [...base, hired, withdrawal(7), right, dispute(9, right, { positions: people(8) })];
    expect(each(past)).toEqual(['116..118', '46..48', '60..60']);
    expect(ask(past, 'b', '2025-12-31').changes).toHaveLength(1);
  });
});

describe('a transfer', () => {
  const went = transfer('b', 'c', { positions: people(5), transferredOn: '2025-03-01' });

  test('whose target is disputed reached one of both', () => {
    // From b to c, or from b to a's own people: b loses 5 in any case, and a has them still.
    const past = [...base, went, dispute(7, went, { toUnitId: 'a' })];
    expect(each(past)).toEqual(['110..110', '35..35', '60..65']);
  });

  test('that stands in the place of another, and whose target is disputed, is one transfer', () => {
    // By 10-29 the entry that it stands for was not taken back yet: 5 or 6 went from b, to c or to a, once.
    const right = {
      ...transfer('b', 'c', { positions: people(6), transferredOn: '2025-03-01' }),
      restates: entryIdAt(7),
    };
    const takenBack = withdrawal(7, citing('2025-10-30'));
    const told = readModels().after(...base, went, takenBack, right, dispute(9, right, { toUnitId: 'a' }));
    const question = { unitId: 'b', metric: 'employees', scope: 'withSubUnits' } as const;
    const point = told.at({ on: '2025-12-31', publishedBy: '2025-10-29T12:00:00Z' });
    expect(told.models.headcount(question, point).bounds).toEqual({ min: 34, max: 35 });
  });

  test('that is denied moved 5 people or none', () => {
    expect(each([...base, went, denial(7, went)])).toEqual(['110..110', '35..40', '60..65']);
  });
});
