import { story } from '../../apps/cli/demo/story';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { parseDay } from '#domain';

const COUNTED = { metric: 'employees', scope: 'withSubUnits' } as const;

describe('the story of the seed article', () => {
  let ledger: OpenLedger;
  const positions: number[] = [];
  const person = (handle: string): string => ledger.models.person(handle, ledger.at())?.personId ?? '';

  beforeAll(async () => {
    ledger = await openLedger();
    for (const { commands } of story) {
      for (const { commandId, name, json } of commands) await ledger.record(name, json, { commandId });
      positions.push(ledger.store.head());
    }
  });
  afterAll(() => ledger.close());

  const since = parseDay('2025-10-27');

  test('Amazon: headcount unknown, 14,000 fewer since 2025-10-27', () => {
    const answer = ledger.models.headcount(
      { unitId: 'amazon', ...COUNTED, since: since ?? 0 },
      ledger.at({ on: '2025-10-29' }),
    );
    expect(answer).toMatchObject({
      state: 'unknown',
      net: { min: -14_000, max: -14_000, since: '2025-10-27' },
    });
    expect(answer.bounds).toBeUndefined();
    const quotes = ledger.models
      .cited(answer.restsOn, ledger.at())
      .flatMap(({ citation }) => citation?.quote ?? []);
    expect(quotes.join()).toContain('14 ألف');
  });

  test('a unit without a share entry: 0 to 14,000 fewer, its share not reported', () => {
    const answer = ledger.models.headcount(
      { unitId: 'prime-video', ...COUNTED, since: since ?? 0 },
      ledger.at({ on: '2025-10-29' }),
    );
    expect(answer.net).toEqual({ min: -14_000, max: 0, since: '2025-10-27' });
    expect(answer.changes).toMatchObject([{ layoffId: 'amazon-2025-10', share: 'notReported' }]);
  });

  test('MGM Studios: 0 to 14,000 fewer, undisclosed; with the hundreds of January 2024 before', () => {
    const asked = ledger.at({ on: '2025-10-29' });
    const late = ledger.models.headcount(
      { unitId: 'amazon-mgm-studios', ...COUNTED, since: since ?? 0 },
      asked,
    );
    expect(late.net).toEqual({ min: -14_000, max: 0, since: '2025-10-27' });
    expect(late.changes).toMatchObject([{ share: 'reported', wording: 'لم تذكر الشركة كم وظيفة' }]);
    const all = ledger.models.headcount({ unitId: 'amazon-mgm-studios', ...COUNTED }, asked);
    expect(all.net).toEqual({ min: -14_999, max: -200, since: '2023-12-31' });
  });

  test('who led MGM Studios: definitely Hopkins on 2025-10-28, possibly on 2020-01-01', () => {
    const hopkins = person('mike-hopkins');
    const answer = (on: string) => ledger.models.leader('amazon-mgm-studios', ledger.at({ on }));
    expect(answer('2025-10-28')).toMatchObject({
      state: 'held',
      holders: [{ certainty: 'definitely', tenure: { personId: hopkins } }],
    });
    expect(answer('2020-01-01')).toMatchObject({
      state: 'held',
      holders: [{ certainty: 'possibly', tenure: { personId: hopkins } }],
    });
  });

  test('Hopkins is charged with AI in all stages of production: definitely on 2025-10-28, possibly before; unknown before it was told', () => {
    const mandates = (on: string, knownAt?: number) =>
      ledger.models
        .leader('amazon-mgm-studios', ledger.at({ on, ...(knownAt === undefined ? {} : { knownAt }) }))
        .holders.flatMap((holder) => holder.mandates);
    const mandateId = 'artificial-intelligence-in-production';
    expect(mandates('2025-10-28')).toMatchObject([{ mandateId, certainty: 'definitely' }]);
    expect(mandates('2025-10-27')).toMatchObject([{ mandateId, certainty: 'possibly' }]);
    expect(mandates('2025-10-28', positions[3])).toEqual([]);
    const answer = ledger.models.leader('amazon-mgm-studios', ledger.at({ on: '2025-10-28' }));
    const types = ledger.models.cited(answer.restsOn, ledger.at()).map(({ type }) => type);
    expect(types).toEqual(['ExecutiveAppointed', 'MandateAssigned']);
    const { posts } = ledger.models.person('mike-hopkins', ledger.at({ on: '2025-10-28' })) ?? {};
    expect(posts).toMatchObject([{ certainty: 'definitely', mandates: [{ mandateId }] }]);
  });

  test('who led Prime Video: possibly Cheng on 2025-06-01, nobody recorded on 2025-11-01; before S12 was known, nothing', () => {
    const cheng = person('albert-cheng');
    const answer = (on: string, knownAt?: number) =>
      ledger.models.leader('prime-video', ledger.at({ on, ...(knownAt === undefined ? {} : { knownAt }) }));
    expect(answer('2025-06-01')).toMatchObject({
      state: 'held',
      holders: [{ certainty: 'possibly', tenure: { personId: cheng } }],
    });
    expect(answer('2025-11-01')).toMatchObject({ state: 'vacant', holders: [] });
    expect(answer('2025-06-01', positions[1])).toMatchObject({ state: 'notRecorded', holders: [] });
  });

  test('Choi was possibly in office on 2025-06-01', () => {
    const [tenure] = ledger.models.tenuresOfPerson(person('maggie-choi'), ledger.at());
    expect(tenure).toMatchObject({
      start: { basis: 'implied', earliest: null },
      end: { earliest: '2025-01-01', latest: '2025-10-28' },
    });
  });

  test('leadership changed three times in MGM Studios in 2025, never at its head; once in Prime Video', () => {
    const count = (unitId: string, heads?: boolean) =>
      ledger.models.leadershipChanges(
        { unitId, year: 2025, ...(heads === undefined ? {} : { heads }) },
        ledger.at(),
      );
    expect(count('amazon-mgm-studios')).toMatchObject({ min: 3, max: 3 });
    expect(count('amazon-mgm-studios', true)).toMatchObject({ min: 0, max: 0 });
    expect(count('prime-video')).toMatchObject({ min: 1, max: 1 });
  });

  test('one investment of Amazon and below in June 2025, dated by its announcement', () => {
    const period = { from: parseDay('2025-06-01') ?? 0, to: parseDay('2025-07-01') ?? 0 };
    const answer = ledger.models.investments(
      { unitId: 'amazon', below: true, by: 'announced', period },
      ledger.at(),
    );
    expect(answer.count).toEqual({ min: 1, max: 1 });
    expect(answer.items).toMatchObject([
      { basis: 'announced', vehicleId: 'alexa-fund', amount: { max: null } },
    ]);
  });

  test('the largest layoff of MGM Studios so far: the one of January 2024; with that of 2025 both possibly', () => {
    const answer = (on: string) => ledger.models.largestLayoff('amazon-mgm-studios', ledger.at({ on }));
    expect(answer('2024-01-31')).toMatchObject({
      largestKnown: ['amazon-mgm-studios-2024-01'],
      definitely: ['amazon-mgm-studios-2024-01'],
    });
    const later = answer('2025-10-28');
    expect(later).toMatchObject({ largestKnown: ['amazon-mgm-studios-2024-01'], definitely: [] });
    expect([...later.possibly].toSorted()).toEqual(['amazon-2025-10', 'amazon-mgm-studios-2024-01']);
  });

  test('what Amazon and all below had declared by 2025-10-28, and what was only expected', () => {
    const answer = (on: string, unitId = 'amazon') =>
      ledger.models.strategy({ unitId, below: true }, ledger.at({ on }));
    const { facts, outlooks } = answer('2025-10-28');
    expect(facts.map(({ kind, unitId, certainty }) => [kind, unitId, certainty])).toEqual([
      ['restructuring', 'amazon-mgm-studios', 'definitely'],
      ['title', 'amazon-mgm-studios', 'definitely'],
      ['title', 'amazon-mgm-studios', 'definitely'],
      ['budgetReview', 'amazon-mgm-studios', 'definitely'],
      ['shift', 'amazon', 'definitely'],
    ]);
    expect(outlooks).toMatchObject([
      { unitId: 'amazon-mgm-studios', certainty: 'definitely', horizon: null },
    ]);
    // Their days are only bounded above: the day before, all of it had possibly been declared.
    const before = answer('2025-10-27');
    expect(new Set([...before.facts, ...before.outlooks].map(({ certainty }) => certainty))).toEqual(
      new Set(['possibly']),
    );
    expect(answer('2025-10-28', 'prime-video').facts).toMatchObject([
      { title: { titleId: 'the-rings-of-power', exclusive: true, bundle: { en: 'Amazon Prime' } } },
      { title: { titleId: 'reacher', platformId: 'prime-video' } },
    ]);
  });

  test('the chapters on strategy and on mandates leave what was known before as it was', () => {
    const early = { unitId: 'amazon', below: true } as const;
    const known = ledger.at({ on: '2025-10-28', knownAt: positions[2] ?? 0 });
    expect(positions[2]).toBe(20);
    expect(ledger.models.strategy(early, known)).toMatchObject({ facts: [], outlooks: [], restsOn: [] });
  });

  test('every quote occurs, byte for byte, in the note that it cites', () => {
    const { items } = ledger.models.entries({}, ledger.at());
    for (const { citation } of items.filter((item) => item.citation !== null)) {
      expect(citation?.source.archived).toBe('withText');
    }
    expect(items.filter(({ citation }) => citation !== null)).toHaveLength(items.length - 4);
  });

  test('nothing was published the day before', () => {
    const publishedBy = Date.UTC(2025, 9, 28) - 1;
    expect(() =>
      ledger.models.headcount({ unitId: 'amazon', ...COUNTED }, ledger.at({ publishedBy })),
    ).not.toThrow();
    expect(
      ledger.models.headcount({ unitId: 'amazon', ...COUNTED }, ledger.at({ publishedBy })),
    ).toMatchObject({ changes: [], restsOn: [] });
  });
});
