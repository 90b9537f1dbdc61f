/** Places, ends and deals that sources dispute, and the people who go with a unit; worked by hand. */
import {
  acquisition,
  calledOff,
  closed,
  company,
  completed,
  denial,
  dispute,
  division,
  headcount,
  merged,
  moved,
  people,
  split,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';

const a = company('a');
const [b, c, d] = [division('b', 'a'), division('c', 'a'), division('d', 'b')];
/** a with b and c below it, and d below b. */
const tree = [a, b, c, d];

function told(past: readonly Past[], on: string) {
  const models = readModels().after(...past);
  return { models: models.models, asked: models.at({ on }) };
}

/** What stands directly above a unit on each day: `b`, or `b? c?` where either may. */
function above(past: readonly Past[], unitId: string, days: readonly string[]): readonly string[] {
  return days.map((on) => {
    const { models, asked } = told(past, on);
    const { parents, ended } = models.unit(unitId, asked);
    const places = parents.map((one) => one.unitId + (one.certainty === 'possibly' ? '?' : ''));
    return [...places, ...(ended.certainty === 'no' ? [] : [`ended ${ended.certainty}`])].join(' ');
  });
}

/** How many people several units have on a day. */
function each(past: readonly Past[], units: readonly string[], on = '2025-12-31'): readonly string[] {
  const { models, asked } = told(past, on);
  return units.map((unitId) => {
    const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
    const { bounds } = models.headcount(question, asked);
    return bounds === undefined ? 'unknown' : `${bounds.min}..${bounds.max}`;
  });
}

const counted = (unitId: string, number: number): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-31' });
/** 100 in b, of whom 30 in d, and 50 in c. */
const peopled = [...tree, counted('b', 100), counted('c', 50), counted('d', 30)];

describe('a move', () => {
  const move = moved('d', 'c', '2025-03-01');

  test('whose day is disputed is one move, on some day between', () => {
    const past = [...tree, move, dispute(5, move, { movedOn: '2025-05-01' })];
    expect(above(past, 'd', ['2025-02-28', '2025-04-01', '2025-05-01'])).toEqual(['b', 'b? c?', 'c']);
    // 30 of 100 go from b to c, once.
    const staffed = [...peopled, move, dispute(8, move, { movedOn: '2025-05-01' })];
    expect(each(staffed, ['b', 'c'], '2025-04-01')).toEqual(['70..100', '50..80']);
    expect(each(staffed, ['b', 'c'], '2025-05-01')).toEqual(['70..70', '80..80']);
  });

  test('whose target is disputed leads to one of both, and back to neither', () => {
    const past = [...peopled, move, dispute(8, move, { parentId: 'a' })];
    expect(above(past, 'd', ['2025-02-28', '2025-03-01'])).toEqual(['b', 'c? a?']);
    // b surely loses the 30, c may have got them, a has all 150 of both in any case.
    expect(each(past, ['b', 'c'])).toEqual(['70..70', '50..80']);
  });

  test('that another source denies leaves the old place possible for ever', () => {
    const past = [...peopled, move, denial(8, move)];
    expect(above(past, 'd', ['2025-02-28', '2025-12-31'])).toEqual(['b', 'b? c?']);
    expect(each(past, ['b', 'c'])).toEqual(['70..100', '50..80']);
    const { models, asked } = told(past, '2025-12-31');
    const question = { unitId: 'c', metric: 'employees', scope: 'withSubUnits' } as const;
    expect(models.headcount(question, asked).restsOn).toEqual(expect.arrayContaining([8, 9]));
  });
});

describe('a merger', () => {
  const merger = merged(['b', 'd'], 'c', '2025-03-01');

  test('whose day is disputed ends each unit once', () => {
    const past = [...tree, merger, dispute(5, merger, { mergedOn: '2025-05-01' })];
    expect(above(past, 'b', ['2025-02-28', '2025-04-01', '2025-05-01'])).toEqual([
      'a',
      'a? ended possibly',
      'ended definitely',
    ]);
  });

  test('of which a source names other units ends for certain those that all name', () => {
    const past = [...tree, merger, dispute(5, merger, { unitIds: ['b'] })];
    expect(above(past, 'b', ['2025-12-31'])).toEqual(['ended definitely']);
    expect(above(past, 'd', ['2025-12-31'])).toEqual(['b? ended possibly']);
  });
});

describe('a split', () => {
  const division1 = split('b', ['c', 'd'], '2025-03-01');

  test('whose parts are disputed gives each of them some or nobody', () => {
    const past = [...tree, counted('b', 100), counted('c', 50), division1];
    const parts = dispute(7, division1, { intoIds: ['c', 'a'] });
    expect(each([...past, parts], ['b', 'c'])).toEqual(['0..0', '50..150']);
    expect(above([...past, parts], 'b', ['2025-12-31'])).toEqual(['ended definitely']);
  });

  test('after which the unit goes on by one source, and not by another, may leave it whom it had', () => {
    const past = [...tree, counted('b', 100), division1, dispute(6, division1, { intoIds: ['b', 'c'] })];
    expect(above(past, 'b', ['2025-12-31'])).toEqual(['a? ended possibly']);
    expect(each(past, ['b'])).toEqual(['0..100']);
  });
});

describe('a closure', () => {
  const closure = closed('d', '2025-03-01');

  test('whose day is disputed comes on some day between', () => {
    const past = [...peopled, closure, dispute(8, closure, { closedOn: '2025-05-01' })];
    expect(above(past, 'd', ['2025-04-01', '2025-05-01'])).toEqual(['b? ended possibly', 'ended definitely']);
    expect(each(past, ['d'], '2025-04-01')).toEqual(['0..30']);
    expect(each(past, ['d'], '2025-05-01')).toEqual(['0..0']);
  });

  test('that is denied came or did not', () => {
    const past = [...peopled, closure, denial(8, closure)];
    expect(above(past, 'd', ['2025-12-31'])).toEqual(['b? ended possibly']);
    expect(each(past, ['d'])).toEqual(['0..30']);
  });
});

describe('a deal', () => {
  const announced = acquisition('deal', 'a', 'x');
  const done = completed('deal', '2025-03-01');
  const bought = [...tree, company('x'), announced, done];
  const dealsOf = (past: readonly Past[], on: string, unitId = 'x') => {
    const { models, asked } = told(past, on);
    return models.unit(unitId, asked).deals;
  };

  test('completed on a disputed day is completed on some day between', () => {
    const past = [...bought, dispute(7, done, { completedOn: '2025-05-01' })];
    expect(above(past, 'x', ['2025-02-28', '2025-04-01', '2025-05-01'])).toEqual(['', 'a?', 'a']);
    expect(dealsOf(past, '2025-05-01')).toMatchObject([
      { completed: { earliest: '2025-03-01', latest: '2025-05-01', certainty: 'definitely' } },
    ]);
  });

  test('of which a source names another buyer is of one of both', () => {
    const past = [...bought, dispute(6, announced, { buyerId: 'c' })];
    expect(above(past, 'x', ['2025-03-01'])).toEqual(['a? c?']);
    expect(dealsOf(past, '2025-03-01')).toMatchObject([{ buyerIds: ['a', 'c'] }]);
  });

  test.each([
    ['completion', 7, done, { announced: 'definitely', completed: 'possibly' }],
    ['announcement', 6, announced, { announced: 'possibly', completed: 'definitely' }],
  ] as const)(
    'whose %s is denied may not have come',
    (_what, position, was, { announced: told1, completed: did }) => {
      const past = [...bought, denial(position, was)];
      expect(above(past, 'x', ['2025-12-31'])).toEqual(['a?']);
      expect(dealsOf(past, '2025-12-31')).toMatchObject([
        { announced: { certainty: told1 }, completed: { certainty: did } },
      ]);
    },
  );

  test('whose calling-off is denied may be on or off', () => {
    const off = calledOff('deal', '2025-04-01');
    const past = [...bought.slice(0, 6), off, denial(7, off)];
    expect(dealsOf(past, '2025-12-31')).toMatchObject([{ calledOff: { certainty: 'possibly' } }]);
  });
});

describe('an introduction', () => {
  const first = division('e', 'b', { establishedOn: '2025-03-01' });

  test('whose day is disputed puts the unit there on some day between', () => {
    const past = [...tree, first, dispute(5, first, { establishedOn: '2025-05-01' })];
    expect(above(past, 'e', ['2025-02-28', '2025-04-01', '2025-05-01'])).toEqual(['', 'b?', 'b']);
  });

  test('that is denied leaves open whether the unit stands there', () => {
    const past = [...tree, first, denial(5, first)];
    expect(above(past, 'e', ['2025-12-31'])).toEqual(['b?']);
  });
});
