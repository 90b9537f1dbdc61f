import {
  CITATION,
  callingOff,
  citing,
  closed,
  company,
  denial,
  division,
  headcount,
  hiring,
  layoff,
  merged,
  moved,
  people,
  revision,
  sameness,
  split,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { day, readModels } from '../../../test/projection-harness';
import type { Point, ToldReadModels } from '../../../test/projection-harness';

const counted = (unitId: string, count: number): Past =>
  headcount(unitId, { count: people(count), countedOn: '2024-12-31' });

/** 1 to 4: amazon with video and music, film below video. 5 to 7: 1,000, 300 and 200 people; film's own are counted where a case needs it. */
const AMAZON = [
  company('amazon'),
  division('video', 'amazon'),
  division('music', 'amazon'),
  division('film', 'video'),
  counted('amazon', 1_000),
  counted('video', 300),
  counted('music', 200),
] as const;

const after = (...past: readonly Past[]): ToldReadModels => readModels().after(...AMAZON, ...past);

const bounds = (ledger: ToldReadModels, unitId: string, point: Point): string => {
  const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
  const { min, max } = ledger.models.headcount(question, ledger.at(point)).bounds ?? {};
  return `${min}..${max ?? 'nobody knows'}`;
};
const all = (ledger: ToldReadModels, on: string, point: Omit<Point, 'on'> = {}): readonly string[] =>
  ['amazon', 'video', 'music'].map((unitId) => bounds(ledger, unitId, { on, ...point }));

describe('a unit that moves', () => {
  test('takes its people from the old place to the new, and changes nothing above both', () => {
    const ledger = after(counted('film', 50), moved('film', 'music', '2025-06-15'));
    expect(all(ledger, '2025-06-14')).toEqual(['1000..1000', '300..300', '200..200']);
    // 300 - 50 and 200 + 50, at the start of the day.
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '250..250', '250..250']);
    expect(bounds(ledger, 'film', { on: '2025-06-15' })).toBe('50..50');
  });

  test('has moved or not on each day of an uncertain month', () => {
    const ledger = after(counted('film', 50), moved('film', 'music', '2025-06'));
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '250..300', '200..250']);
    expect(all(ledger, '2025-06-30')).toEqual(['1000..1000', '250..250', '250..250']);
  });

  test('may have moved before its old place and its new were counted', () => {
    const ledger = after(counted('film', 50), moved('film', 'music', '../2025-06-15'));
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '250..300', '200..250']);
  });

  test('takes nobody to everybody of the old place along where nobody counted its people', () => {
    const ledger = after(moved('film', 'music', '2025-06-15'));
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '0..300', '200..500']);
  });

  test('comes, or not yet, to own people who were counted: either way their number is known', () => {
    const own = { scope: 'withoutSubUnits', countedOn: '2024-12-31' } as const;
    const ledger = readModels().after(
      company('amazon'),
      company('rival'),
      division('film', 'amazon'),
      headcount('amazon', { ...own, count: people(100) }),
      headcount('rival', { ...own, count: people(20) }),
      counted('film', 30),
      moved('film', 'rival', '2025-06'),
    );
    const both = (on: string): readonly string[] =>
      ['amazon', 'rival'].map((unitId) => bounds(ledger, unitId, { on }));
    expect(both('2025-05-31')).toEqual(['130..130', '20..20']);
    expect(both('2025-06-15')).toEqual(['100..130', '20..50']);
    expect(both('2025-06-30')).toEqual(['100..100', '50..50']);
  });

  test('is never fewer than a source says at least, whatever the old place was said to have', () => {
    // Sources disagree: video has 300, film in it at least 400. Music gains at least those; video is left with nobody.
    const ledger = after(
      headcount('film', { count: people(400, null), countedOn: '2024-12-31' }),
      moved('film', 'music', '2025-06-15'),
    );
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '0..0', '600..600']);
  });

  test('takes along whoever was hired before, and whoever is hired later comes to the new place', () => {
    const ledger = after(
      counted('film', 50),
      hiring('film', { hiredOn: '2025-03-01' }),
      moved('film', 'music', '2025-06-15'),
      hiring('film', { hiredOn: '2025-09-01', positions: people(5) }),
    );
    // Video 300 + 10 - 60; music 200 + 60 + 5.
    expect(all(ledger, '2025-12-31')).toEqual(['1015..1015', '250..250', '265..265']);
  });

  test('takes what becomes of its layoff along: who is given back, or goes too, comes back or goes in the new place', () => {
    const cut = layoff('l', 'film', { announcedOn: '2025-03-01', positions: people(10) });
    const end = (...past: readonly Past[]): readonly string[] =>
      all(after(counted('film', 50), cut, ...past), '2025-12-31');
    for (const movedOn of ['2025-06-15', '2025-06']) {
      const move = moved('film', 'music', movedOn);
      // 40 move. Then 10 come back; 10 more go; 6 of the 10 come back.
      expect(end(move, callingOff('l', '2025-09-01'))).toEqual(['1000..1000', '250..250', '250..250']);
      expect(end(move, revision('l', '2025-09-01', { positions: people(20) }))).toEqual([
        '980..980',
        '250..250',
        '230..230',
      ]);
      expect(end(move, revision('l', '2025-09-01', { positions: people(4) }))).toEqual([
        '996..996',
        '250..250',
        '246..246',
      ]);
    }
  });

  test('may have moved before its layoff, between, or after it was called off', () => {
    const ledger = after(
      counted('film', 50),
      layoff('l', 'film', { announcedOn: '2025-03-01', positions: people(10) }),
      moved('film', 'music', '2025'),
      callingOff('l', '2025-09-01'),
    );
    const held = (on: string): void => {
      const [amazon, ...places] = all(ledger, on).map((shown) => shown.split('..').map(Number));
      expect(amazon).toEqual([1_000, 1_000]);
      // Whenever it was, 250 are left in video, and 250 are in music.
      for (const [min, max] of places) expect([min! <= 250, max! >= 250]).toEqual([true, true]);
    };
    held('2025-09-15');
    held('2025-12-31');
  });

  test('never did where the entry is withdrawn, and has not yet for whoever did not read of it', () => {
    const ledger = after(counted('film', 50), moved('film', 'music', '2025-06-15', citing('2025-10-30')));
    const before = ['1000..1000', '300..300', '200..200'];
    expect(all(ledger, '2025-08-01', { publishedBy: '2025-10-29T12:00:00Z' })).toEqual(before);
    expect(all(ledger, '2025-08-01')).toEqual(['1000..1000', '250..250', '250..250']);
    ledger.after(withdrawal(9));
    expect(all(ledger, '2025-08-01')).toEqual(before);
    expect(all(ledger, '2025-08-01', { knownAt: 9 })).toEqual(['1000..1000', '250..250', '250..250']);
  });

  test('is told among the changes, with the count that it rests on', () => {
    const ledger = after(counted('film', 50), moved('film', 'music', '2025-06-15'));
    const question = { unitId: 'video', metric: 'employees', scope: 'withSubUnits' } as const;
    const { changes, restsOn, flags } = ledger.models.headcount(question, ledger.at({ on: '2025-12-31' }));
    expect(changes).toEqual([
      expect.objectContaining({ change: 'move', unitId: 'film', share: 'whole', min: -50, max: -50 }),
    ]);
    // Were film (4) not below video, nobody would have left it; since when it was there no source says.
    expect(restsOn).toEqual([6, 8, 4, 9]);
    expect(flags).toEqual([{ flag: 'treePresumed', certainty: 'possible' }]);
  });
});

describe('a unit of which nobody knows where it went', () => {
  const films = counted('film', 50);
  const move = moved('film', 'music', '2025-06-15');

  test('may have stayed where another source denies its move', () => {
    const ledger = after(films, move, denial(9, move));
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '250..300', '200..250']);
  });

  test('may have ended or not where another source denies its end', () => {
    const end = closed('video', '2025-06-15');
    expect(all(after(end, denial(8, end)), '2025-06-15')).toEqual(['700..1000', '0..300', '200..200']);
    const merger = merged(['video', 'music'], 'music', '2025-06-15');
    expect(all(after(merger, denial(8, merger)), '2025-06-15')).toEqual(['1000..1000', '0..300', '200..500']);
  });

  test.each(['2025-06-15/2025-07-15', '2025-06'])(
    'is in either place once it has moved twice, then in %s',
    (then) => {
      // To music and then to the rival, or to the rival and then to music: the 50 are gone from video, and with music or the rival.
      const ledger = after(
        films,
        company('rival'),
        headcount('rival', { count: people(7), countedOn: '2024-12-31' }),
        moved('film', 'music', '2025-06'),
        moved('film', 'rival', then),
      );
      const worlds = { amazon: [950, 1_000], video: [250, 250], music: [200, 250], rival: [7, 57] } as const;
      const question = { metric: 'employees', scope: 'withSubUnits' } as const;
      for (const [unitId, [least, most]] of Object.entries(worlds)) {
        const { bounds: told } = ledger.models.headcount(
          { ...question, unitId },
          ledger.at({ on: '2025-07-31' }),
        );
        expect(told?.min).toBeLessThanOrEqual(least);
        expect(told?.max).toBeGreaterThanOrEqual(most);
      }
    },
  );
});

describe('a unit that ends', () => {
  test('leaves its people to the one into which it is merged', () => {
    const data = { unitIds: ['video', 'music'], intoId: 'music', mergedOn: '2025-06-15', citation: CITATION };
    const ledger = after({ type: 'UnitsMerged', data });
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '0..0', '500..500']);
  });

  test('has nobody once it is closed; the unit above loses nobody to all of them', () => {
    const data = { unitId: 'video', closedOn: '2025-06', citation: CITATION };
    const ledger = after({ type: 'UnitClosed', data });
    expect(all(ledger, '2025-06-15')).toEqual(['700..1000', '0..300', '200..200']);
    expect(all(ledger, '2025-06-30')).toEqual(['700..1000', '0..0', '200..200']);
  });

  test('gives anybody to everybody to each part when it is split, and keeps as many where it stays', () => {
    const data = { unitId: 'video', intoIds: ['video', 'music'], splitOn: '2025-06-15', citation: CITATION };
    const ledger = after({ type: 'UnitSplit', data });
    expect(all(ledger, '2025-06-15')).toEqual(['1000..1000', '0..300', '200..500']);
  });

  test('joins own people that were counted apart: of those into whom it went, or of the unit above where it was closed', () => {
    const own = { scope: 'withoutSubUnits' } as const;
    const ownOf = (ledger: ToldReadModels, unitId: string): string => {
      const question = { unitId, metric: 'employees', ...own } as const;
      const { min, max } = ledger.models.headcount(question, ledger.at({ on: '2025-06-15' })).bounds ?? {};
      return `${min}..${max}`;
    };
    const apart = ['amazon', 'music'].map((unitId) =>
      headcount(unitId, { ...own, count: people(20), countedOn: '2024-12-31' }),
    );
    // Video's 300 are then of music, or may be of no unit but amazon: how many of them are whose own, nobody says.
    const intoMusic = after(...apart, merged(['video', 'music'], 'music', '2025-06-15'));
    expect(['amazon', 'music'].map((unitId) => ownOf(intoMusic, unitId))).toEqual(['20..20', '20..320']);
    const gone = after(...apart, closed('video', '2025-06-15'));
    expect(['amazon', 'music'].map((unitId) => ownOf(gone, unitId))).toEqual(['20..320', '20..20']);
  });

  test('may leave its people to what stood below it', () => {
    const ledger = after(counted('film', 50), split('video', ['film', 'music'], '2025-06-15'));
    // Film keeps its 50, and gets anything of the 300.
    expect(bounds(ledger, 'film', { on: '2025-06-14' })).toBe('50..50');
    expect(bounds(ledger, 'film', { on: '2025-06-15' })).toBe('50..350');
    // Were it the only part it would have all 300, of whom 50 were its own.
    const alone = after(counted('film', 50), split('video', ['film'], '2025-06-15'));
    expect(bounds(alone, 'film', { on: '2025-06-15' })).toBe('50..350');
  });

  test('is split once, whatever other units are declared to be one', () => {
    const others = [company('one'), company('two'), sameness('unit', 'one', 'two')];
    const ledger = after(...others, split('video', ['film', 'music'], '2025-06-15'));
    expect(bounds(ledger, 'music', { on: '2025-06-15' })).toBe('200..500');
  });

  test('comes with its people where it is bought', () => {
    const bought: readonly Past[] = [
      company('seller'),
      counted('seller', 70),
      {
        type: 'AcquisitionAnnounced',
        data: {
          dealId: 'd',
          buyerId: 'music',
          companyId: 'seller',
          announcedOn: '2025-03-01',
          citation: CITATION,
        },
      },
      { type: 'AcquisitionCompleted', data: { dealId: 'd', completedOn: '2025-06-15', citation: CITATION } },
    ];
    const ledger = after(...bought);
    expect(all(ledger, '2025-06-14')).toEqual(['1000..1000', '300..300', '200..200']);
    expect(all(ledger, '2025-06-15')).toEqual(['1070..1070', '300..300', '270..270']);
  });
});

test('a unit that ends on a day that nobody knows leaves a company that it stood in on some of them', () => {
  const ledger = readModels().after(
    company('amazon'),
    division('video', 'amazon', { establishedOn: '2024-06' }),
    division('film', 'video'),
    headcount('film', { count: people(50), countedOn: '2024-03-15' }),
    closed('film', '../2025-06-01'),
  );
  const question = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits' } as const;
  // Before June 2024 video, and film with it, was not there yet; afterwards its 50 may have gone or stayed above.
  const { net } = ledger.models.headcount(
    { ...question, since: day('2024-06-30') },
    ledger.at({ on: '2025-05-31' }),
  );
  expect(net).toMatchObject({ min: -50, max: 0 });
});
