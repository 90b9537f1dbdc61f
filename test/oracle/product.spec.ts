import * as fc from 'fast-check';
import type { Asked } from '#projections';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { told } from '../projection-harness';
import { CHAPTERS, chaptersNamed } from './chapters';
import type { Chapter } from './chapters';
import { comparable } from './compare';
import { UNITS, askedAt, askings, historiesWith } from './histories';
import type { Asking, History } from './histories';
import { inMemory } from './in-memory';
import { QUESTIONS } from './questions';
import type { Told } from './questions';
import { recordHistory } from './record-history';

/** Random histories that are compared of each kind; `LEDGER_ORACLE_HISTORIES` sets another number. */
const HISTORIES = Number(process.env['LEDGER_ORACLE_HISTORIES'] ?? 6);
/** Seed of the histories; `LEDGER_ORACLE_SEED` repeats a run. */
const SEED = Number(process.env['LEDGER_ORACLE_SEED'] ?? 20_251_028);
/** Finding the smallest history that fails takes minutes; `LEDGER_ORACLE_SHRINK` asks for it. */
const RUNS = {
  numRuns: HISTORIES,
  seed: SEED,
  endOnFailure: process.env['LEDGER_ORACLE_SHRINK'] === undefined,
};
const POINTS_PER_HISTORY = 2;
const TIMEOUT_MS = 3_600_000;

/** Each chapter by itself, the beginnings alone, and all together; `LEDGER_ORACLE_CHAPTERS` names other chapters to tell together. */
const KINDS: readonly (readonly Chapter[])[] = kindsOf(process.env['LEDGER_ORACLE_CHAPTERS']);

function kindsOf(named: string | undefined): readonly (readonly Chapter[])[] {
  if (named !== undefined) return [chaptersNamed(named)];
  const all = Object.keys(CHAPTERS) as Chapter[];
  return [[], ...all.map((one) => [one]), all];
}

const nameOf = (chapters: readonly Chapter[]): string =>
  chapters.length === 0 ? 'the beginnings alone' : chapters.join(', ');

/** What was met while comparing; nothing that could not be compared goes uncounted. */
const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** All that the answers and the worlds differ in, at the given points of a history. */
async function differences(history: History, points: readonly Asking[]): Promise<readonly string[]> {
  const { entries, refused } = await recordHistory(history, inMemory());
  for (const code of refused.keys()) count(`refused: ${code}`);
  const all = { entries, models: told(entries) };
  return points.flatMap((point) => {
    count(point.publishedBy === undefined ? 'asked of all' : 'asked of what was published');
    const asked = askedAt(point, entries.length);
    return UNITS.filter((unit) => isKnown(all, unit, asked)).flatMap((unit) => ask(all, unit, asked));
  });
}

function ask(all: Told, unit: string, asked: Asked): readonly string[] {
  return Object.entries(QUESTIONS).flatMap(([name, question]) =>
    question(all, unit, asked).flatMap((compared) => {
      const strict = compared.widened.length === 0 ? 'compared for equality' : 'compared for containment';
      count(comparable(compared) ? strict : `not compared: ${compared.state}`);
      const { difference } = compared;
      return difference === undefined
        ? []
        : [`${name} of ${unit} on ${asked.on} at ${asked.knownAt}: ${difference}`];
    }),
  );
}

/** Before a unit is recorded nothing can be asked of it. */
function isKnown({ entries }: Told, unit: string, { knownAt }: Asked): boolean {
  return entries.some(({ stream, position }) => stream === `unit-${unit}` && position <= knownAt);
}

describe('the answers are those of all possible worlds', () => {
  const points = fc.array(askings, { minLength: POINTS_PER_HISTORY, maxLength: POINTS_PER_HISTORY });

  test.each(KINDS.map((chapters) => [nameOf(chapters), chapters] as const))(
    'in histories of %s',
    (_name, chapters) =>
      fc.assert(
        fc.asyncProperty(historiesWith(chapters), points, async (history, asked) => {
          expect(await differences(history, asked)).toEqual([]);
        }),
        RUNS,
      ),
    TIMEOUT_MS,
  );

  test('of which most were compared for equality; what could not be compared is counted', () => {
    const counted = [...tally].map(([what, times]) => `${what} ${times}`).join(', ');
    process.stderr.write(`oracle, seed ${SEED}, ${HISTORIES} histories of each kind: ${counted}\n`);
    const times = (what: string): number => tally.get(what) ?? 0;
    const compared = times('compared for equality') + times('compared for containment');
    const skipped = times('not compared: contradictory') + times('not compared: tooMany');
    expect(times('compared for equality')).toBeGreaterThan(compared / 2);
    expect(skipped).toBeLessThan(compared / 10);
    const published = times('asked of what was published');
    expect(published).toBeGreaterThan((published + times('asked of all')) / 5);
  });
});

/** All that a ledger answers of a company at one of its positions. */
function answersAt({ models }: OpenLedger, asking: Asking, position: number): string {
  const asked = { ...askedAt(asking, position), knownAt: position };
  const counted = { unitId: 'u0', metric: 'employees', scope: 'withSubUnits' } as const;
  return JSON.stringify([
    models.headcount(counted, asked),
    models.leader('u0', asked),
    models.layoffs({ unitId: 'u0', below: true, by: 'announced' }, asked),
    models.unit('u0', asked),
  ]);
}

test(
  'a later entry never changes an answer at an earlier position',
  () => {
    const runs = { ...RUNS, numRuns: Math.ceil(HISTORIES / 2) };
    return fc.assert(
      fc.asyncProperty(historiesWith(KINDS.at(-1) ?? []), askings, async (history, asking) => {
        const answers: string[] = [];
        const ledger = await openLedger();
        try {
          await recordHistory(history, async ({ name, command }) => {
            const { entries } = await ledger.record(name, command);
            for (const { position } of entries.slice(-1)) {
              answers[position] = answersAt(ledger, asking, position);
            }
            return entries;
          });
          answers.forEach((answer, position) => expect(answersAt(ledger, asking, position)).toBe(answer));
        } finally {
          await ledger.close();
        }
      }),
      runs,
    );
  },
  TIMEOUT_MS,
);
