import * as fc from 'fast-check';
import { changeOf, changes } from '#domain';
import type { Metric, Recorded, Scope } from '#domain';
import { comparable } from './compare';
import { CHAPTERS, chaptersNamed } from './chapters';
import type { Chapter } from './chapters';
import { UNITS, askedAt, askings, histories, historiesWith } from './histories';
import type { Asking, History } from './histories';
import { headcountHull, netHull } from './headcount';
import type { HeadcountQuestion } from './headcount';
import { inMemory } from './in-memory';
import { leadershipChanges, whoLed } from './leadership';
import { recordHistory } from './record-history';

const question = fc.record({
  unitId: fc.constantFrom(...UNITS.slice(0, 2)),
  scope: fc.constantFrom<Scope[]>('withSubUnits', 'withSubUnits', 'withoutSubUnits'),
  metric: fc.constantFrom<Metric[]>('employees', 'employees', 'employees', 'employees', 'fte', 'payroll'),
});
const asked = fc.tuple(histories, question, askings);
const ALL = Object.keys(CHAPTERS) as Chapter[];
const askedOfAll = fc.tuple(historiesWith(ALL), question, askings);
type Asked = readonly [History, Pick<HeadcountQuestion, 'unitId' | 'scope' | 'metric'>, Asking];

/** So many histories of 300 hold each change at least, as it was accepted. */
const HISTORIES_WITH_EACH = 20;

/** So many of the histories in all chapters are asked about. */
const ASKED_OF_ALL = 15;

interface Ready {
  readonly entries: readonly Recorded[];
  readonly question: HeadcountQuestion;
}

async function ready([history, series, asking]: Asked): Promise<Ready> {
  const { entries } = await recordHistory(history, inMemory());
  return { entries, question: { ...series, ...askedAt(asking, entries.length) } };
}

/** All that the oracle answers at one point. */
const answers = (entries: readonly Recorded[], asking: HeadcountQuestion): readonly object[] => [
  headcountHull(entries, asking),
  netHull(entries, asking),
  whoLed(entries, asking),
  leadershipChanges(entries, { ...asking, year: 2025 }),
];

describe('random histories', () => {
  test('are mostly accepted, hold corrections, and seldom have more worlds than are replayed or none at all', async () => {
    const samples = fc.sample(asked, { seed: 20_251_028, numRuns: 150 });
    const tally = { steps: 0, refused: 0, corrections: 0, asked: 0, compared: 0, bounded: 0, strict: 0 };
    for (const sample of samples) {
      const { entries, refused } = await recordHistory(sample[0], inMemory());
      const asking = { ...sample[1], ...askedAt(sample[2], entries.length) };
      const headcount = headcountHull(entries, asking);
      const found = answers(entries, asking) as readonly { readonly state: string }[];
      tally.steps += sample[0].steps.length;
      tally.refused += [...refused.values()].reduce((sum, number) => sum + number, 0);
      tally.corrections += entries.filter(({ type }) => type === 'EntryRetracted').length;
      tally.asked += found.length;
      tally.compared += found.filter(comparable).length;
      tally.bounded += headcount.bounds === undefined ? 0 : 1;
      tally.strict += headcount.bounds !== undefined && headcount.widened.length === 0 ? 1 : 0;
    }
    expect(tally.refused / tally.steps).toBeLessThan(0.1);
    expect(tally.corrections).toBeGreaterThan(50);
    expect(tally.compared / tally.asked).toBeGreaterThan(0.97);
    expect(tally.bounded).toBeGreaterThan(10);
    // Half of the asked days are late ones, by which much has happened that the rules widen.
    expect(tally.strict / tally.bounded).toBeGreaterThan(0.4);
  });

  test('have few enough worlds in all chapters too', async () => {
    const samples = fc.sample(askedOfAll, { seed: 20_251_028, numRuns: ASKED_OF_ALL });
    const tally = { asked: 0, compared: 0 };
    for (const sample of samples) {
      const { entries } = await recordHistory(sample[0], inMemory());
      const asking = { ...sample[1], ...askedAt(sample[2], entries.length) };
      const found = answers(entries, asking) as readonly { readonly state: string }[];
      tally.asked += found.length;
      tally.compared += found.filter(comparable).length;
    }
    expect(tally.compared / tally.asked).toBeGreaterThan(0.9);
  });

  test('tell of every change that there is, and of each often enough to be asked about', async () => {
    const told = new Map<string, number>([...changes.keys()].map((name) => [name, 0]));
    for (const history of fc.sample(historiesWith(ALL), { seed: 20_251_028, numRuns: 300 })) {
      const { entries } = await recordHistory(history, inMemory());
      const restated = entries.filter((entry) => entry.restates !== undefined).map(() => 'RestateEntry');
      const named = [...entries.map(({ type }) => changeOf(type, changes)!.command.name), ...restated];
      for (const name of new Set(named)) told.set(name, told.get(name)! + 1);
    }
    const rare = [...told].filter(([, times]) => times < HISTORIES_WITH_EACH);
    expect(rare).toEqual([]);
  });

  test('are told in the chapters that are named', () => {
    expect(chaptersNamed('staff,leave')).toEqual(['staff', 'leave']);
    expect(chaptersNamed('')).toEqual([]);
    expect(() => chaptersNamed('staff,war')).toThrow('no chapter war');
  });

  test('what was known at a position is what a ledger that ends there knows', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (sample) => {
        const { entries, question: asking } = await ready(sample);
        const then = entries.filter(({ position }) => position <= asking.knownAt);
        expect(answers(then, { ...asking, knownAt: entries.length })).toEqual(answers(entries, asking));
      }),
      { numRuns: 50 },
    );
  });

  test('the simplest reading is one of all readings', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (sample) => {
        const { entries, question: asking } = await ready(sample);
        const [simplest, any] = [whoLed(entries, asking), whoLed(entries, { ...asking, reading: 'any' })];
        fc.pre(comparable(simplest) && comparable(any));
        expect(simplest.definitely).toEqual(expect.arrayContaining([...any.definitely]));
        expect([...any.definitely, ...any.possibly]).toEqual(
          expect.arrayContaining([...simplest.definitely, ...simplest.possibly]),
        );
      }),
    );
  });
});
