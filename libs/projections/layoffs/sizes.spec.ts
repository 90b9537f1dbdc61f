/** How large layoffs are at the level of a unit, and what that rests on; worked by hand. */
import {
  CITATION,
  company,
  division,
  headcount,
  layoff,
  people,
  share,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';

function ask(unitId: string, past: readonly Past[]) {
  const told = readModels().after(...past);
  const question = { unitId, below: true, by: 'announced' } as const;
  return {
    largest: told.models.largestLayoff(unitId, told.at()),
    layoffs: told.models.layoffs(question, told.at()),
    invested: told.models.investments(question, told.at()),
  };
}
const percent = (p: string) => ({ positions: undefined, percentage: { min: p, max: p, wording: `${p} %` } });
const counted = (unitId: string, number: number): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-01' });
const cut = (id: string, unitId: string, number: number): Past =>
  layoff(id, unitId, { announcedOn: '2025-06-01', positions: people(number) });

describe('a percentage', () => {
  const tenth = layoff('l', 'a', { ...percent('10'), announcedOn: '2025-06-01' });

  test('is so many of the people known', () => {
    // 10 % of 1000 is 100, more than the 50 of the other; together 150.
    const { largest, layoffs } = ask('a', [company('a'), counted('a', 1000), tenth, cut('m', 'a', 50)]);
    expect(largest).toMatchObject({ largestKnown: ['l'], definitely: ['l'], undisclosed: [] });
    expect(largest.restsOn).toEqual([2, 3, 4]);
    expect(layoffs.total).toEqual({ min: 150, max: 150 });
    expect(layoffs.items.map(({ basis }) => basis)).toEqual(['percentage', undefined]);
  });

  test('is disclosed though nobody counted the people, and a closure is 100 %', () => {
    const { largest, layoffs } = ask('a', [company('a'), tenth]);
    expect(largest).toMatchObject({ undisclosed: [], possibly: ['l'] });
    expect(layoffs.total).toEqual({ min: 0, max: null });
    const closure = layoff('l', 'a', { kind: 'closure', positions: undefined, announcedOn: '2025-06-01' });
    expect(ask('a', [company('a'), counted('a', 70), closure]).layoffs.total).toEqual({ min: 70, max: 70 });
  });

  test('rests on the withdrawal of a report that it could have been of', () => {
    const past = [company('a'), counted('a', 1000), tenth, withdrawal(2)];
    expect(ask('a', past).layoffs.restsOn).toEqual([4, 3]);
  });
});

describe('a layoff of a unit that was established later', () => {
  test('is none of the unit above on earlier days, though it may have been announced by then', () => {
    // b has stood below a since 2025: a cut announced by June, of b as part of a, was announced in 2025.
    const told = readModels().after(
      company('a'),
      division('b', 'a', { establishedOn: '2025-01-01' }),
      layoff('l', 'b', { announcedOn: '../2025-06-01', positions: people(5) }),
    );
    const on = (asked: string) => told.models.largestLayoff('a', told.at({ on: asked })).largestKnown;
    expect(on('2024-12-31')).toEqual([]);
    expect(on('2025-01-01')).toEqual(['l']);
    const totalOf = (from: string, to: string) => {
      const period = { from: day(from), to: day(to) };
      return told.models.layoffs({ unitId: 'a', below: true, by: 'announced', period }, told.at()).total;
    };
    expect(totalOf('2024-01-01', '2025-01-01')).toEqual({ min: 0, max: 0 });
    expect(totalOf('2024-01-01', '2026-01-01')).toEqual({ min: 0, max: 5 });
  });
});

describe('claims that differ', () => {
  test('in kind: one that people come back takes nobody', () => {
    // l: nobody by one claim, 50 by the other; m: 40. Together 40..90, and either may be the largest.
    const past = [
      company('a'),
      layoff('l', 'a', { kind: 'temporary', positions: people(10), announcedOn: '2025-06-01' }),
      cut('l', 'a', 50),
      cut('m', 'a', 40),
    ];
    const { largest, layoffs } = ask('a', past);
    expect(layoffs.total).toEqual({ min: 40, max: 90 });
    expect(largest).toMatchObject({ largestKnown: ['m'], definitely: [], possibly: ['l', 'm'] });
  });

  test('in unit: the part by one, the whole by the other', () => {
    // l at b: the share of 300 if it names a, all 1000 if it names b itself.
    const past = [company('a'), division('b', 'a'), cut('l', 'a', 1000), cut('l', 'b', 1000)];
    const { largest } = ask('b', [...past, share('l', 'b', people(300)), cut('m', 'b', 400)]);
    expect(largest).toMatchObject({ largestKnown: ['m'], possibly: ['l', 'm'] });
  });
});

test('a share further below is a part of the asked unit', () => {
  // Of the 1000 of a, 500 fall on c below b: at b it is 500..1000, more than 40.
  const past = [company('a'), division('b', 'a'), division('c', 'b'), cut('l', 'a', 1000)];
  const { largest } = ask('b', [...past, share('l', 'c', people(500)), cut('m', 'b', 40)]);
  expect(largest).toMatchObject({ largestKnown: ['l'], definitely: ['l'], possibly: ['l'] });
});

describe('grounds are', () => {
  const shared = [company('a'), division('b', 'a'), cut('l', 'a', 100), share('l', 'b', people(50))];

  test('withdrawals of shares, and of layoffs above of which there is a share', () => {
    expect(ask('b', [...shared, withdrawal(4)]).largest.restsOn).toEqual([5]);
    expect(ask('b', [...shared, withdrawal(3)]).largest.restsOn).toEqual([5]);
    // A layoff above without any share was never a candidate.
    expect(ask('b', [...shared.slice(0, 3), withdrawal(3)]).largest.restsOn).toEqual([]);
  });

  test('withdrawals of places', () => {
    // Without withdrawal 5 the layoff of b, and the investment of b, would be of a too.
    const invests: Past = {
      type: 'StartupInvestmentMade',
      data: {
        investmentId: 'i',
        investorId: 'b',
        startup: { en: 'S' },
        amount: { min: '5', max: '5', currency: 'USD', wording: '$5' },
        announcedOn: '2025-06',
        citation: CITATION,
      },
    };
    const past = [company('a'), division('b', 'a'), cut('l', 'b', 5), invests, withdrawal(2)];
    const { largest, layoffs, invested } = ask('a', past);
    expect([largest, layoffs, invested].map(({ restsOn }) => restsOn)).toEqual([[5], [5], [5]]);
  });

  test('withdrawals that gave a layoff back', () => {
    // 3 withdraws layoff 2, and 4 withdraws 3: without 4 there were none.
    const past = [company('a'), cut('l', 'a', 5), withdrawal(2), withdrawal(3)];
    expect(ask('a', past).layoffs.restsOn).toEqual([2, 4]);
  });
});
