import { citing, company, division, headcount, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';
import type { Point } from '../../test/projection-harness';
import type { PlacedUnit } from './placed-units';
import type { TreeBranch } from './tree-answer';
import type { UnitAnswer } from './units';

const told = (...past: readonly Past[]) => readModels().after(...past);
const unit = (past: readonly Past[], unitId: string, point: Point = {}): UnitAnswer => {
  const ledger = told(...past);
  return ledger.models.unit(unitId, ledger.at(point));
};
const placed = (units: readonly PlacedUnit[]): readonly string[] =>
  units.map(({ unitId, certainty, presumed }) => `${unitId} ${certainty}${presumed ? ', presumed' : ''}`);
const drawn = ({ unitId, below }: TreeBranch): string =>
  below.length === 0 ? unitId : `${unitId}(${below.map(drawn).join(' ')})`;

describe('a unit', () => {
  test('is told with what stands directly above and below it', () => {
    const past = [
      company('amazon', { names: { en: 'Amazon', ar: 'أمازون' }, establishedOn: '1994' }),
      division('video', 'amazon', { kind: 'subsidiary', establishedOn: '2006-09' }),
      division('mgm', 'video'),
      division('twitch', 'video', { establishedOn: '2030' }),
    ];
    expect(unit(past, 'video', { on: '2025-01-01' })).toEqual({
      unitId: 'video',
      otherIds: [],
      withdrawn: false,
      certainty: 'definitely',
      possibleAliases: [],
      names: { en: 'video' },
      possibleNames: {},
      formerNames: {},
      namesPresumed: false,
      aliases: [],
      ended: { certainty: 'no', by: [] },
      deals: [],
      kinds: ['subsidiary'],
      parents: [
        {
          unitId: 'amazon',
          names: { en: 'Amazon', ar: 'أمازون' },
          possibleNames: {},
          certainty: 'definitely',
          presumed: false,
        },
      ],
      children: [
        { unitId: 'mgm', names: { en: 'mgm' }, possibleNames: {}, certainty: 'definitely', presumed: true },
      ],
      countries: [],
      industries: [],
      establishedOn: { earliest: '2006-09-01', latest: '2006-09-30' },
      entries: [2],
    });
    expect(unit(past, 'amazon', { on: '2025-01-01' })).toMatchObject({
      kinds: ['company'],
      parents: [],
      establishedOn: { earliest: '1994-01-01' },
    });
  });

  test('stands in its place from the day that its source gives, possibly within, always where none does', () => {
    const past = [
      company('amazon'),
      division('video', 'amazon', { establishedOn: '2006' }),
      division('mgm', 'amazon'),
    ];
    const below = (on: string): readonly string[] => placed(unit(past, 'amazon', { on }).children);
    expect(below('2005-12-31')).toEqual(['mgm definitely, presumed']);
    expect(below('2006-06-01')).toEqual(['mgm definitely, presumed', 'video possibly']);
    expect(below('2006-12-31')).toEqual(['mgm definitely, presumed', 'video definitely']);
    expect(placed(unit(past, 'video', { on: '2005-01-01' }).parents)).toEqual([]);
  });

  test('possibly stands below each of several units where visible entries disagree', () => {
    const past = [
      company('amazon'),
      company('netflix'),
      division('mgm', 'amazon'),
      division('mgm', 'netflix', { kind: 'team', names: { fr: 'MGM' } }),
    ];
    expect(unit(past, 'mgm')).toMatchObject({
      kinds: ['division', 'team'],
      names: { en: 'mgm', fr: 'MGM' },
      entries: [3, 4],
    });
    expect(placed(unit(past, 'mgm').parents)).toEqual([
      'amazon possibly, presumed',
      'netflix possibly, presumed',
    ]);
    expect(placed(unit(past, 'netflix').children)).toEqual(['mgm possibly, presumed']);
  });

  test('has the newest name in each language, and the hull of its starts', () => {
    const past = [
      company('amazon', { names: { en: 'Cadabra', fr: 'Amazone' }, establishedOn: '1994' }),
      company('amazon', { names: { en: 'Amazon' }, establishedOn: '1995-07' }),
    ];
    expect(unit(past, 'amazon')).toMatchObject({
      names: { en: 'Amazon', fr: 'Amazone' },
      establishedOn: { earliest: '1994-01-01', latest: '1995-07-31' },
    });
  });

  test('is shown under its id as withdrawn, with what depends on it still there', () => {
    const past = [company('amazon'), division('video', 'amazon'), division('mgm', 'video'), withdrawal(2)];
    expect(unit(past, 'video')).toMatchObject({ withdrawn: true, names: {}, parents: [], entries: [] });
    expect(placed(unit(past, 'video').children)).toEqual(['mgm definitely, presumed']);
    expect(unit(past, 'amazon').children).toEqual([]);
    expect(unit(past, 'video', { knownAt: 3 }).withdrawn).toBe(false);
  });

  test('that was never recorded, or not yet, is not found', () => {
    const ledger = told(company('amazon'), division('mgm', 'amazon'));
    const refusal = expect.objectContaining({ code: 'not_found' }) as Error;
    expect(() => ledger.models.unit('netflix', ledger.at())).toThrow(refusal);
    expect(() => ledger.models.unit('mgm', ledger.at({ knownAt: 1 }))).toThrow(refusal);
    expect(() => ledger.models.tree({ unitId: 'netflix' }, ledger.at())).toThrow(refusal);
    expect(() => ledger.models.leader('netflix', ledger.at())).toThrow(refusal);
  });

  test('is withdrawn to those who ask as of before its publication', () => {
    const past = [company('amazon', { citation: citing('2025-06-01') })];
    expect(unit(past, 'amazon', { publishedBy: '2025-05-01T00:00:00Z' }).withdrawn).toBe(true);
  });
});

describe('the tree', () => {
  const past = [
    company('amazon'),
    division('video', 'amazon'),
    division('mgm', 'video', { establishedOn: '2022-03-17' }),
    division('cloud', 'amazon'),
    company('netflix'),
  ];

  test('is a unit with all that stands below it on that day', () => {
    const ledger = told(...past);
    expect(drawn(ledger.models.tree({ unitId: 'amazon' }, ledger.at({ on: '2025-01-01' })))).toBe(
      'amazon(cloud video(mgm))',
    );
    expect(drawn(ledger.models.tree({ unitId: 'amazon' }, ledger.at({ on: '2020-01-01' })))).toBe(
      'amazon(cloud video)',
    );
    expect(drawn(ledger.models.tree({ unitId: 'video' }, ledger.at()))).toBe('video(mgm)');
    expect(drawn(ledger.models.tree({ unitId: 'amazon' }, ledger.at({ knownAt: 2 })))).toBe('amazon(video)');
  });

  test('shows what is withdrawn as withdrawn, and lists a unit of several places once with what is below it', () => {
    // Two entries place film: it stands below mgm and below video; its team is listed once.
    const severalPlaces = [
      company('amazon'),
      division('mgm', 'amazon'),
      division('video', 'amazon'),
      division('film', 'mgm'),
      division('film', 'video'),
      division('team', 'film'),
    ];
    const ledger = readModels().after(...severalPlaces, withdrawal(2));
    expect(ledger.models.tree({ unitId: 'mgm' }, ledger.at())).toMatchObject({ withdrawn: true, names: {} });
    const whole = readModels().after(...severalPlaces);
    const { below } = whole.models.tree({ unitId: 'amazon' }, whole.at());
    expect(below).toMatchObject([
      {
        unitId: 'mgm',
        below: [{ unitId: 'film', certainty: 'possibly', listedBefore: false, below: [{ unitId: 'team' }] }],
      },
      { unitId: 'video', below: [{ unitId: 'film', certainty: 'possibly', listedBefore: true, below: [] }] },
    ]);
  });

  test('is told level by level where it is large, so far down or so many units, and says where there is more', () => {
    const ledger = told(...past, division('rights', 'mgm'), division('audio', 'amazon'));
    const ask = (question: object) => ledger.models.tree({ unitId: 'amazon', ...question }, ledger.at());
    const withMore = ({ unitId, more, below }: TreeBranch): string =>
      `${unitId}${more ? '+' : ''}${below.length === 0 ? '' : `(${below.map(withMore).join(' ')})`}`;
    expect(withMore(ask({}))).toBe('amazon(audio cloud video(mgm(rights)))');
    expect(withMore(ask({ depth: 1 }))).toBe('amazon(audio cloud video+)');
    expect(withMore(ask({ depth: 2 }))).toBe('amazon(audio cloud video(mgm+))');
    expect(withMore(ask({ limit: 4 }))).toBe('amazon(audio cloud video(mgm+))');
    expect(withMore(ask({ limit: 3 }))).toBe('amazon(audio cloud video+)');
    expect([withMore(ask({ limit: 2 })), ask({ limit: 2 }).next]).toEqual(['amazon+(audio cloud)', 'cloud']);
    const last = ask({ limit: 2, after: 'cloud' });
    expect([withMore(last), last.next]).toEqual(['amazon(video(mgm+))', null]);
    expect(ask({ limit: 3 }).next).toBeNull();
  });

  test('begins with the companies', () => {
    const ledger = told(...past, headcount('amazon'), withdrawal(5));
    expect(ledger.models.companies(ledger.at()).map(({ unitId }) => unitId)).toEqual(['amazon']);
    expect(ledger.models.companies(ledger.at({ knownAt: 5 })).map(({ unitId }) => unitId)).toEqual([
      'amazon',
      'netflix',
    ]);
    expect(ledger.models.companies(ledger.at({ knownAt: 0 }))).toEqual([]);
  });
});
