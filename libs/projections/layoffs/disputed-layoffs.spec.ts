/** Layoffs, their shares and their stages that sources dispute; worked by hand, each comment reckons what its test expects. */
import {
  callingOff,
  company,
  completion,
  denial,
  dispute,
  division,
  headcount,
  layoff,
  people,
  revision,
  share,
  temporaryEnd,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, period, readModels } from '../../../test/projection-harness';
import type { LayoffsQuestion } from './layoffs-query';

const a = company('a');
/** a with b and c below it; 100 in a. */
const base = [
  a,
  division('b', 'a'),
  division('c', 'a'),
  headcount('a', { count: people(100), countedOn: '2025-01-31' }),
];
const LAYOFF = 5;
const cut = layoff('l', 'a', { positions: people(10), announcedOn: '2025-03-01' });
const percent = (p: string) => ({ percentage: { min: p, max: p, wording: `${p} %` } });

function asked(past: readonly Past[], unitId: string, on: string) {
  const told = readModels().after(...past);
  const since = day('2025-01-31');
  const question = { unitId, metric: 'employees', scope: 'withSubUnits', since } as const;
  return told.models.headcount(question, told.at({ on }));
}

/** How many work in a at the end of each day. */
function onDays(past: readonly Past[], ...days: readonly string[]): readonly string[] {
  return days.map((on) => {
    const { bounds } = asked(past, 'a', on);
    return bounds === undefined ? 'unknown' : `${bounds.min}..${bounds.max}`;
  });
}

/** What a layoff takes of a unit: its net change since before the layoff. */
function taken(past: readonly Past[], unitId: string): string {
  const { net } = asked(past, unitId, '2025-12-31');
  return net === undefined ? 'nothing' : `${net.min}..${net.max}`;
}

function list(past: readonly Past[], question: Partial<LayoffsQuestion> = {}, on = '2025-12-31') {
  const told = readModels().after(...past);
  return told.models.layoffs({ unitId: 'a', below: true, by: 'announced', ...question }, told.at({ on }));
}

describe('an announcement', () => {
  test('whose kind is disputed takes its people or nobody, and is told as each', () => {
    const past = [...base, cut, dispute(LAYOFF, cut, { kind: 'temporary' })];
    expect(onDays(past, '2025-03-01')).toEqual(['90..100']);
    expect(list(past)).toMatchObject({ total: { min: 0, max: 10 } });
    expect(list(past).items).toMatchObject([{ kind: 'permanent', kinds: ['permanent', 'temporary'] }]);
  });

  test('whose kind and number are disputed takes either number, or nobody', () => {
    // 10 for good by one source, 50 for a while by another: as each number may be of each kind, 10..50 go, or nobody.
    const past = [...base, cut, dispute(LAYOFF, cut, { kind: 'temporary', positions: people(50) })];
    expect(onDays(past, '2025-03-01')).toEqual(['50..100']);
    // So it is too where something became of it.
    expect(
      onDays([...past, revision('l', '2025-04-01', { effectiveOn: '2025-03-01' })], '2025-04-01'),
    ).toEqual(['50..100']);
  });

  test('that is a closure by one source takes everybody or its number', () => {
    // A closure with a number takes that number; one that gives none takes all 100.
    const numberless = layoff('l', 'a', {
      ...percent('10'),
      positions: undefined,
      announcedOn: '2025-03-01',
    });
    const past = [...base, numberless, dispute(LAYOFF, numberless, { kind: 'closure' })];
    expect(onDays(past, '2025-03-01')).toEqual(['0..90']);
  });

  test('that is denied came or did not', () => {
    const past = [...base, cut, denial(LAYOFF, cut)];
    expect(onDays(past, '2025-02-28', '2025-03-01')).toEqual(['100..100', '90..100']);
    expect(list(past).total).toEqual({ min: 0, max: 10 });
    expect(list(past).items).toMatchObject([{ inPeriod: 'possibly' }]);
    expect(asked(past, 'a', '2025-03-01').restsOn).toEqual([4, 5, 6]);
    const tenth = layoff('l', 'a', { ...percent('10'), positions: undefined, announcedOn: '2025-03-01' });
    expect(onDays([...base, tenth, denial(LAYOFF, tenth)], '2025-03-01')).toEqual(['90..100']);
  });

  test('that is denied, and of which something became, came with that or not at all', () => {
    const past = [...base, cut, denial(LAYOFF, cut), revision('l', '2025-05-01', { positions: people(20) })];
    expect(onDays(past, '2025-03-01', '2025-05-01')).toEqual(['90..100', '80..100']);
    expect(list(past).total).toEqual({ min: 0, max: 20 });
  });

  test('of which a source names another unit takes from that, whatever became of it', () => {
    // 10 of b by one source, 10 of c by another; revised to 20.
    const ofB = layoff('l', 'b', { positions: people(10), announcedOn: '2025-03-01' });
    const past = [
      ...base,
      ofB,
      dispute(LAYOFF, ofB, { unitId: 'c' }),
      revision('l', '2025-05-01', { positions: people(20) }),
    ];
    expect(['a', 'b', 'c'].map((unitId) => taken(past, unitId))).toEqual(['-20..-20', '-20..0', '-20..0']);
  });
});

describe('a revision', () => {
  const revised = revision('l', '2025-05-01', { positions: people(20) });
  const past = [...base, cut, revised];

  test('whose number is disputed is one revision, by the hull of all claims', () => {
    expect(onDays([...past, dispute(6, revised, { positions: people(30) })], '2025-05-01')).toEqual([
      '70..80',
    ]);
  });

  test('whose day is disputed steps on some day between, and no second time', () => {
    const disputed = [...past, dispute(6, revised, { revisedOn: '2025-07-01' })];
    expect(onDays(disputed, '2025-04-30', '2025-06-01', '2025-07-01')).toEqual([
      '90..90',
      '80..90',
      '80..80',
    ]);
    // A later revision is the last one, whatever the day of the first.
    const later = revision('l', '2025-08-01', { positions: people(5) });
    expect(onDays([...disputed, later], '2025-08-01')).toEqual(['95..95']);
  });

  test('of whose kind sources differ makes it one or the other', () => {
    const past2 = [...base, cut, revision('l', '2025-05-01', { kind: 'temporary' })];
    const disputed = [
      ...past2,
      dispute(6, revision('l', '2025-05-01', { kind: 'temporary' }), { kind: 'permanent' }),
    ];
    expect(onDays(past2, '2025-05-01')).toEqual(['100..100']);
    expect(onDays(disputed, '2025-05-01')).toEqual(['90..100']);
    expect(list(disputed).items[0]?.kinds.toSorted()).toEqual(['permanent', 'temporary']);
  });

  test('that is denied steps or does not', () => {
    const denied = [...past, denial(6, revised)];
    expect(onDays(denied, '2025-05-01')).toEqual(['80..90']);
    expect(list(denied).items).toMatchObject([
      {
        status: ['revised', 'announced'],
        positions: { min: 10, max: 20 },
        stages: [{ certainty: 'possibly' }],
      },
    ]);
    expect(asked(denied, 'a', '2025-05-01').restsOn).toEqual([4, 5, 6, 7]);
  });

  test('that many sources dispute in many ways is bounded all the same', () => {
    // Eight denied revisions are 256 choices: more than are followed, so that any of them may be in force, or none.
    const many = Array.from({ length: 8 }, (_one, number) =>
      revision('l', `2025-05-0${number + 1}`, { positions: people(20 + number) }),
    );
    const denials = many.map((one, number) => denial(6 + number, one));
    const { bounds } = asked([...base, cut, ...many, ...denials], 'a', '2025-06-01');
    expect(bounds?.min).toBeLessThanOrEqual(100 - 27);
    expect(bounds?.max).toBeGreaterThanOrEqual(90);
  });
});

describe('what ends a layoff', () => {
  test('completed on a disputed day, with a disputed number', () => {
    const done = completion('l', '2025-05-01', { positions: people(12) });
    const instead = dispute(6, done, { completedOn: '2025-07-01', positions: people(15) });
    const past = [...base, cut, done, instead];
    expect(onDays(past, '2025-04-30', '2025-06-01', '2025-07-01')).toEqual(['90..90', '85..90', '85..88']);
  });

  test('called off, or not where that is denied', () => {
    const off = callingOff('l', '2025-05-01');
    const past = [...base, cut, off];
    expect(onDays(past, '2025-05-01')).toEqual(['100..100']);
    expect(onDays([...past, denial(6, off)], '2025-05-01')).toEqual(['90..100']);
  });

  test('called off on a disputed day gives the people back on some day between', () => {
    const off = callingOff('l', '2025-05-01');
    const past = [...base, cut, off, dispute(6, off, { calledOffOn: '2025-07-01' })];
    expect(onDays(past, '2025-04-30', '2025-06-01', '2025-07-01')).toEqual(['90..90', '90..100', '100..100']);
  });

  test('with so many gone already as all claims say', () => {
    const off = callingOff('l', '2025-05-01', { alreadyLeft: people(3) });
    const past = [...base, cut, off, dispute(6, off, { alreadyLeft: people(6) })];
    expect(onDays(past, '2025-05-01')).toEqual(['94..97']);
  });

  test('people who come back are told on the hull of days, possibly where that is denied', () => {
    const temporary = layoff('l', 'a', { kind: 'temporary', announcedOn: '2025-03-01' });
    const back = temporaryEnd('l', '2025-05-01');
    const stages = (...more: readonly Past[]) => list([...base, temporary, back, ...more]).items[0]?.stages;
    expect(stages(dispute(6, back, { endedOn: '2025-07-01' }))).toMatchObject([
      { earliest: '2025-05-01', latest: '2025-07-01', certainty: 'definitely' },
    ]);
    expect(stages(denial(6, back))).toMatchObject([{ certainty: 'possibly' }]);
  });
});

describe('a share', () => {
  const ofB = share('l', 'b', people(6));
  const past = [...base, cut, ofB];

  test('is its number; of the rest 0..4 fall on c', () => {
    expect(['b', 'c'].map((unitId) => taken(past, unitId))).toEqual(['-6..-6', '-4..0']);
  });

  test('whose number is disputed is the hull of all claims', () => {
    const disputed = [...past, dispute(6, ofB, { positions: people(8) })];
    expect(['b', 'c'].map((unitId) => taken(disputed, unitId))).toEqual(['-8..-6', '-4..0']);
    expect(list(disputed).items[0]?.shares).toMatchObject([
      { unitId: 'b', min: 6, max: 8, certainty: 'definitely' },
    ]);
  });

  test('of which a source names another unit is of one of both', () => {
    // b has 6, or, if c has them, 0..4: 0..6. That one of them surely has the share is not weighed, so that it may be all 10.
    const disputed = [...past, dispute(6, ofB, { unitId: 'c' })];
    expect(['b', 'c'].map((unitId) => taken(disputed, unitId))).toEqual(['-10..0', '-10..0']);
    expect(list(disputed).items[0]?.shares).toMatchObject([
      { unitId: 'b', certainty: 'possibly' },
      { unitId: 'c', certainty: 'possibly' },
    ]);
  });

  test('that is denied leaves open what falls on the unit, and how much is left for others', () => {
    // Without the share anything up to all 10 may fall on b, or on c.
    const denied = [...past, denial(6, ofB)];
    expect(['b', 'c'].map((unitId) => taken(denied, unitId))).toEqual(['-10..0', '-10..0']);
    expect(asked(denied, 'b', '2025-12-31').netRestsOn).toEqual(expect.arrayContaining([6, 7]));
  });

  test('that is denied has at least what falls on its own parts, and leaves others at most the rest', () => {
    // d below b surely has 2: b has 6, or 2..10; c has 0..4, or 0..8.
    const below = [...base, cut, ofB, denial(6, ofB), division('d', 'b'), share('l', 'd', people(2))];
    expect(['b', 'c'].map((unitId) => taken(below, unitId))).toEqual(['-10..-2', '-8..0']);
  });
});

test('a layoff in a period counts from nobody where it is denied', () => {
  const past = [...base, cut, denial(LAYOFF, cut)];
  const during = { period: period('2025-01-01', '2026-01-01') };
  expect(list(past, during).total).toEqual({ min: 0, max: 10 });
  const told = readModels().after(...past);
  expect(told.models.largestLayoff('a', told.at())).toMatchObject({ definitely: [], possibly: ['l'] });
});
