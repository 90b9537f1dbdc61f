import * as fc from 'fast-check';
import { INSTANT_MAX, publicationInstant } from '#domain';
import type { Recorded } from '#domain';
import {
  CITATION,
  citing,
  company,
  corroboration,
  denial,
  dispute,
  division,
  entryIdAt,
  headcount,
  layoff,
  people,
  recordedInOrder,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { day, inMemoryDatabase } from '../../test/projection-harness';
import { visibleEntries } from '../../test/oracle/visible';
import type { Projection } from './projection';
import { projections } from './registry';
import { ProjectionRunner } from './runner';
import { Statements } from './statements';
import { deniedAt, groundsOf } from './valid-order';
import { VISIBLE, at } from './visibility';

interface Point {
  readonly knownAt?: number;
  readonly publishedBy?: string;
}

/** Read models that were told a past. */
class Told {
  readonly statements: Statements;
  readonly #head: number;

  constructor(past: readonly Past[]) {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, projections).apply(recordedInOrder(past));
    this.statements = new Statements(database);
    this.#head = past.length;
  }

  at({ knownAt = this.#head, publishedBy }: Point = {}) {
    const instant = publishedBy === undefined ? INSTANT_MAX - 1 : Date.parse(publishedBy);
    return { on: day('2026-01-01'), knownAt, publishedBy: instant };
  }

  /** What visible reports and disputes say of how many people there are: `entry/variant: at least`. */
  counts(point: Point = {}): readonly string[] {
    const sql = `SELECT entry, variant, count_min FROM headcount_report c WHERE ${VISIBLE} ORDER BY entry, variant`;
    return this.statements
      .all<{ entry: number; variant: number; count_min: number }>(sql, ...at(this.at(point)))
      .map(({ entry, variant, count_min }) => `${entry}/${variant}: ${count_min}`);
  }

  /** Positions on which an answer rests that rests on these. */
  grounds(positions: readonly number[], point: Point = {}): readonly number[] {
    const rested = positions.map((entry) => ({ entry, day: 0 }));
    return groundsOf(this.statements, rested, this.at(point));
  }

  denied(point: Point = {}): object {
    return Object.fromEntries(deniedAt(this.statements, [1, 2, 3, 4, 5, 6], this.at(point)));
  }
}

const told = (...past: readonly Past[]): Told => new Told(past);
const counted = (count: number, more: object = {}): Past =>
  headcount('amazon', { count: people(count), ...more });
const instead = (count: number): object => ({ count: people(count) });
/** What is recorded in the place of the entry at a position, beside its withdrawal. */
const right = (position: number, event: Past): readonly Past[] => [
  withdrawal(position),
  { ...event, restates: entryIdAt(position) },
];
const amazon = company('amazon');

describe('what another source gives instead', () => {
  const past = [amazon, counted(100), dispute(2, counted(100), instead(80), citing('2025-10-30'))] as const;

  test('is a variant of the disputed entry, which stands beside it', () => {
    expect(told(...past).counts()).toEqual(['2/0: 100', '2/3: 80']);
  });

  test('is visible where both the entry and the dispute are', () => {
    expect(told(...past).counts({ knownAt: 2 })).toEqual(['2/0: 100']);
    expect(told(...past).counts({ publishedBy: '2025-10-29T12:00:00Z' })).toEqual(['2/0: 100']);
    expect(told(...past, withdrawal(3)).counts()).toEqual(['2/0: 100']);
    expect(told(...past, withdrawal(3), withdrawal(4)).counts()).toEqual(['2/0: 100', '2/3: 80']);
    expect(told(...past, withdrawal(2)).counts()).toEqual([]);
    expect(told(...past, withdrawal(2)).counts({ knownAt: 3 })).toEqual(['2/0: 100', '2/3: 80']);
  });

  test('may be said by several sources, each for itself', () => {
    const second = dispute(2, counted(100), instead(120));
    expect(told(...past, second).counts()).toEqual(['2/0: 100', '2/3: 80', '2/4: 120']);
  });

  test('keeps the day of the entry where only the count is disputed, and the count where only the day is', () => {
    const days = dispute(2, counted(100), { countedOn: '2025-03' });
    const { statements } = told(amazon, counted(100), days);
    const sql = 'SELECT earliest, count_min FROM headcount_report ORDER BY variant';
    expect(statements.all(sql)).toEqual([
      { earliest: day('2025-01-01'), count_min: 100 },
      { earliest: day('2025-03-01'), count_min: 100 },
    ]);
  });
});

describe('a dispute follows a restatement', () => {
  const disputed = dispute(2, counted(100), instead(80));

  test('of the entry that it disputed before', () => {
    // Entry 5 stands in the place of entry 2, with another day; the other source still counts 80.
    const later = counted(100, { countedOn: '2025-02' });
    expect(told(amazon, counted(100), disputed, ...right(2, later)).counts()).toEqual([
      '5/0: 100',
      '5/3: 80',
    ]);
  });

  test('of the entry that it names afterwards, for those who still see that', () => {
    const past = [amazon, counted(100), ...right(2, counted(90)), disputed];
    expect(told(...past).counts()).toEqual(['4/0: 90', '4/5: 80']);
    expect(told(...past).counts({ knownAt: 4 })).toEqual(['4/0: 90']);
    // The withdrawal withdrawn, both readings are back.
    expect(told(...past, withdrawal(3)).counts()).toEqual(['2/0: 100', '2/5: 80', '4/0: 90', '4/5: 80']);
  });

  test('over several restatements, and to each right entry that stands in one place', () => {
    const chain = [amazon, counted(100), disputed, ...right(2, counted(90)), ...right(5, counted(95))];
    expect(told(...chain).counts()).toEqual(['7/0: 95', '7/3: 80']);
    const fork = [...chain.slice(0, 5), { ...counted(95), restates: entryIdAt(2) }];
    expect(told(...fork).counts()).toEqual(['5/0: 90', '5/3: 80', '6/0: 95', '6/3: 80']);
    const last = [amazon, counted(100), ...right(2, counted(90)), ...right(4, counted(95)), disputed];
    expect(told(...last).counts()).toEqual(['6/0: 95', '6/7: 80']);
  });

  test('does not go back to what the right entry replaced', () => {
    const past = [amazon, counted(100), ...right(2, counted(90)), dispute(4, counted(90), instead(80))];
    expect(told(...past).counts({ knownAt: 5 })).toEqual(['4/0: 90', '4/5: 80']);
    expect(told(...past, withdrawal(3)).counts()).toEqual(['2/0: 100', '4/0: 90', '4/5: 80']);
  });

  test('ends where the right entry says what the other source gave', () => {
    const past = [amazon, counted(100), disputed, ...right(2, counted(80))];
    expect(told(...past).counts()).toEqual(['5/0: 80']);
    expect(told(...past).grounds([5])).toEqual([5]);
  });

  test('ends where the right entry has no such field', () => {
    const mgm = division('mgm', 'amazon');
    const past = [amazon, mgm, dispute(2, mgm, { kind: 'team' }), ...right(2, company('mgm'))];
    const sql = "SELECT kind, variant FROM unit WHERE unit_id = 'mgm' AND entry = 5";
    expect(told(...past).statements.all(sql)).toEqual([{ kind: 'company', variant: 0 }]);
  });

  test('that denies, too', () => {
    const past = [amazon, counted(100), denial(2, counted(100)), ...right(2, counted(90))];
    expect(told(...past).denied()).toEqual({ 2: [3], 5: [3] });
    expect(told(...past).denied({ knownAt: 2 })).toEqual({});
    expect(told(...past).counts()).toEqual(['5/0: 90']);
  });
});

describe('an answer rests on', () => {
  const early = citing('2025-10-20');
  const late = counted(100, { citation: citing('2025-10-28') });

  test('each visible dispute of its entries, and on the withdrawal of a denial', () => {
    const past = [amazon, late, dispute(2, late, instead(80)), denial(2, late, citing('2025-10-30'))];
    expect(told(...past).grounds([2])).toEqual([2, 3, 4]);
    expect(told(...past).grounds([2], { publishedBy: '2025-10-29T12:00:00Z' })).toEqual([2, 3]);
    expect(told(...past, withdrawal(4)).grounds([2])).toEqual([2, 3, 5]);
    expect(told(...past, withdrawal(4), withdrawal(5)).grounds([2])).toEqual([2, 3, 4, 6]);
  });

  test('a corroboration only where its entry is visible by that alone', () => {
    const past = [amazon, late, corroboration(2, early)];
    expect(told(...past).counts({ publishedBy: '2025-10-21T12:00:00Z' })).toEqual(['2/0: 100']);
    expect(told(...past).grounds([2], { publishedBy: '2025-10-21T12:00:00Z' })).toEqual([2, 3]);
    expect(told(...past).grounds([2])).toEqual([2]);
    const given = [...past, withdrawal(3), withdrawal(4)];
    expect(told(...given).grounds([2], { publishedBy: '2025-10-21T12:00:00Z' })).toEqual([2, 3, 5]);
  });

  test('a corroboration that agrees with the earlier wording no more', () => {
    const past = [amazon, late, corroboration(2, early), ...right(2, late)];
    expect(told(...past).counts({ publishedBy: '2025-10-21T12:00:00Z' })).toEqual([]);
    expect(told(...past).counts()).toEqual(['5/0: 100']);
  });
});

const publication = fc.constantFrom('2025-01-01', '2025-01-02', '2025-01-03');
const kinds = fc.constantFrom('fact', 'dispute', 'deny', 'restate', 'withdraw', 'corroborate');
const pasts: fc.Arbitrary<readonly Past[]> = fc
  .array(fc.record({ kind: kinds, back: fc.nat({ max: 20 }), count: fc.nat({ max: 3 }), publication }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((drawn) => {
    const past: Past[] = [amazon];
    for (const { kind, back, count, publication: on } of drawn) {
      const position = (back % past.length) + 1;
      const named = past[position - 1] as Past;
      const citation = citing(on);
      const fact = counted(count, { citation });
      const next: Readonly<Record<string, readonly Past[]>> = {
        fact: [fact],
        withdraw: [withdrawal(position, citation)],
        ...(named.type === 'HeadcountReported' && {
          corroborate: [corroboration(position, citation)],
          deny: [denial(position, named, citation)],
          restate: right(position, fact),
          dispute: named.data.count.min === count ? [] : [dispute(position, named, instead(count), citation)],
        }),
      };
      past.push(...(next[kind] ?? []));
    }
    return past;
  });

/** The definition, read literally: each visible report, and for each visible dispute of it or of an earlier wording what that gives. */
function claimsAt(entries: readonly Recorded[], point: { knownAt: number; publishedBy: number }) {
  const visible = visibleEntries(entries, point);
  const wordings = (entry: Recorded): readonly string[] => {
    const former = entries.find(({ id }) => id === entry.restates);
    return former === undefined ? [entry.id] : [entry.id, ...wordings(former)];
  };
  return visible
    .filter(({ type }) => type === 'HeadcountReported')
    .flatMap((entry) => {
      const own = (entry.data as { count: { min: number } }).count.min;
      const others = visible.flatMap(({ type, position, data }) => {
        const { entryId, instead: given } = data as { entryId: string; instead?: { count: { min: number } } };
        if (type !== 'EntryDisputed' || given === undefined || given.count.min === own) return [];
        return wordings(entry).includes(entryId) ? [`${entry.position}/${position}: ${given.count.min}`] : [];
      });
      return [`${entry.position}/0: ${own}`, ...others];
    });
}

test('claims are, at each point, what the rule says of that point alone', () => {
  fc.assert(
    fc.property(pasts, (past) => {
      const entries = recordedInOrder(past);
      const models = told(...past);
      const instants = [...new Set(entries.map(publicationInstant))].filter(Number.isFinite);
      for (const knownAt of entries.keys()) {
        for (const instant of instants.flatMap((one) => [one - 1, one])) {
          const publishedBy = Math.max(instant, 0);
          const found = models.counts({
            knownAt: knownAt + 1,
            publishedBy: new Date(publishedBy).toISOString(),
          });
          expect(found).toEqual(claimsAt(entries, { knownAt: knownAt + 1, publishedBy }));
        }
      }
    }),
    { numRuns: 120 },
  );
});

test('each read model of claims takes up disputes, and lists of entries pass over them', () => {
  const taking = projections.filter(({ disputes }) => disputes === undefined).map(({ name }) => name);
  expect(taking).toEqual(expect.arrayContaining(['organisation', 'headcount', 'layoffs', 'strategy']));
  const cut = layoff('cut', 'amazon');
  const { statements } = told(
    amazon,
    cut,
    dispute(2, cut, { positions: people(20) }),
    corroboration(2, CITATION),
  );
  const sql = 'SELECT positions_min, variant FROM layoff ORDER BY variant';
  expect(statements.all(sql)).toEqual([
    { positions_min: 10, variant: 0 },
    { positions_min: 20, variant: 3 },
  ]);
  expect(statements.all('SELECT position FROM entry WHERE variant > 0')).toEqual([]);
});

test('a handler that looks up its own rows sees those of the claim that is being told', () => {
  const tally: Projection = {
    name: 'tally',
    version: 1,
    tables: { tally: { columns: 'unit_id TEXT NOT NULL, reports INTEGER NOT NULL', key: 'unit_id' } },
    on: {
      HeadcountReported: (rows, { data: { unitId } }) => {
        const [known] = rows.select<{ reports: number }>('tally', { unit_id: unitId });
        if (known === undefined) rows.insert('tally', { unit_id: unitId, reports: 1 });
        else rows.update('tally', { unit_id: unitId }, { reports: known.reports + 1 });
      },
    },
    ignores: ['CompanyRegistered', 'EntryDisputed'],
  };
  const database = inMemoryDatabase();
  const past = [amazon, counted(100), dispute(2, counted(100), instead(80)), counted(90)];
  new ProjectionRunner(database, [tally]).apply(recordedInOrder(past));
  expect(database.prepare('SELECT reports, variant FROM tally ORDER BY variant').all()).toEqual([
    { reports: 2, variant: 0 },
    { reports: 1, variant: 3 },
  ]);
});
