import * as fc from 'fast-check';
import type { Recorded } from '#domain';
import type { Asked } from '#projections';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import {
  comparable,
  compareChanges,
  compareHeadcount,
  compareLargest,
  compareLeaders,
  compareNet,
  compareTotal,
} from './compare';
import { dayNumber } from './dates';
import { headcountHull, netHull } from './headcount';
import { chaptersNamed } from './chapters';
import { UNITS, askedAt, askings, historiesWith } from './histories';
import type { Asking, History } from './histories';
import { leadershipChanges, whoLed } from './leadership';
import { recordHistory } from './record-history';
import { largestLayoffs, layoffTotal } from './totals';
import { visibleEntries } from './visible';

/** Random histories that are compared; `LEDGER_ORACLE_HISTORIES` sets another number. */
const HISTORIES = Number(process.env['LEDGER_ORACLE_HISTORIES'] ?? 150);
/** Seed of the histories; `LEDGER_ORACLE_SEED` repeats a run. */
const SEED = Number(process.env['LEDGER_ORACLE_SEED'] ?? 20_251_028);
/** What the histories tell beside the beginnings; `LEDGER_ORACLE_CHAPTERS` names other chapters, separated by commas. */
const CHAPTERS = chaptersNamed(process.env['LEDGER_ORACLE_CHAPTERS']);
const histories = historiesWith(CHAPTERS);
const POINTS_PER_HISTORY = 4;
const TIMEOUT_MS = 600_000;

const METRICS = ['employees', 'fte', 'payroll'] as const;
const SCOPES = ['withSubUnits', 'withoutSubUnits'] as const;

interface Told {
  readonly ledger: OpenLedger;
  readonly entries: readonly Recorded[];
}

/** What was met while comparing; nothing that could not be compared goes uncounted. */
const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** Records a history in a ledger of its own, and asks there. */
async function told(history: History, ask: (told: Told) => void): Promise<void> {
  const ledger = await openLedger(Date.UTC(2026, 0, 1));
  try {
    const { entries, refused } = await recordHistory(history, async ({ name, command }) => {
      return (await ledger.record(name, command)).entries;
    });
    for (const code of refused.keys()) count(`refused: ${code}`);
    ask({ ledger, entries });
  } finally {
    await ledger.close();
  }
}

type Compare = (told: Told, unitId: string, asked: Asked) => string | undefined;

/** Asks at every point of every unit; fails with all that the answer and the worlds differ in. */
function agreesOn(compare: Compare): () => Promise<void> {
  const asks = async (history: History, points: readonly Asking[]): Promise<void> =>
    told(history, (all) => {
      const units = UNITS.filter((unit) => all.entries.some(({ stream }) => stream === `unit-${unit}`));
      for (const point of points) {
        const asked = askedAt(point, all.entries.length);
        count(point.publishedBy === undefined ? 'asked of all' : 'asked of what was published');
        const asking = units.filter((unit) => known(all, unit, asked));
        const differences = asking.flatMap((unit) => {
          const difference = compare(all, unit, asked);
          return difference === undefined
            ? []
            : [`${unit} on ${asked.on} at ${asked.knownAt}: ${difference}`];
        });
        expect(differences).toEqual([]);
      }
    });
  const points = fc.array(askings, { minLength: POINTS_PER_HISTORY, maxLength: POINTS_PER_HISTORY });
  return () => fc.assert(fc.asyncProperty(histories, points, asks), { numRuns: HISTORIES, seed: SEED });
}

/** Before a unit is recorded nothing can be asked of it. */
function known({ entries }: Told, unit: string, { knownAt }: Asked): boolean {
  return entries.some(({ stream, position }) => stream === `unit-${unit}` && position <= knownAt);
}

/** Notes whether a comparison was made, and how strict it could be. */
function noted(hull: { readonly state: string; readonly widened?: readonly string[] }): void {
  const strict = (hull.widened ?? []).length === 0 ? 'compared for equality' : 'compared for containment';
  count(comparable(hull) ? strict : `not compared: ${hull.state}`);
}

describe('the answers and all possible worlds', () => {
  test(
    'visibility is what the definition says, read literally',
    agreesOn(({ ledger, entries }, _unit, asked) => {
      const visible = visibleEntries(entries, asked).map(({ position }) => position);
      const shown = ledger.models.entries({}, asked).items.filter((item) => item.visible);
      const product = shown.map(({ position }) => position).join();
      return product === visible.join()
        ? undefined
        : `visible are ${visible.join()}, the product says ${product}`;
    }),
    TIMEOUT_MS,
  );

  test(
    'headcount has the bounds of all worlds',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      for (const metric of METRICS) {
        for (const scope of SCOPES) {
          const hull = headcountHull(entries, { unitId, metric, scope, ...asked });
          noted(hull);
          const difference = compareHeadcount(
            hull,
            ledger.models.headcount({ unitId, metric, scope }, asked),
          );
          if (difference !== undefined) return `${metric} ${scope}: ${difference}`;
        }
      }
      return undefined;
    }),
    TIMEOUT_MS,
  );

  test(
    'the net change has the bounds of all worlds',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      const counted = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
      const since = asked.on - 200;
      const hull = netHull(entries, { ...counted, ...asked, since });
      noted(hull);
      return compareNet(hull, ledger.models.headcount({ ...counted, since }, asked));
    }),
    TIMEOUT_MS,
  );

  test(
    'layoffs of a period have together the bounds of all worlds',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      const period = { from: dayNumber('2024-06-15'), to: dayNumber('2025-06-01') };
      for (const by of ['announced', 'effective'] as const) {
        const hull = layoffTotal(entries, { unitId, by, period, ...asked });
        noted(hull);
        const answer = ledger.models.layoffs({ unitId, below: true, period, by }, asked);
        const difference = compareTotal(hull, answer);
        if (difference !== undefined) return `${by}: ${difference}`;
      }
      return undefined;
    }),
    TIMEOUT_MS,
  );

  test(
    'the largest layoff is the largest in all worlds, or may be',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      const hull = largestLayoffs(entries, { unitId, ...asked });
      noted(hull);
      return compareLargest(hull, ledger.models.largestLayoff(unitId, asked));
    }),
    TIMEOUT_MS,
  );

  test(
    'who led is definite in all worlds, possible in some',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      const hull = whoLed(entries, { unitId, ...asked });
      noted(hull);
      return compareLeaders(hull, ledger.models.leader(unitId, asked));
    }),
    TIMEOUT_MS,
  );

  test(
    'leadership changes of a year have the bounds of all worlds',
    agreesOn(({ ledger, entries }, unitId, asked) => {
      const year = 2025;
      const hull = leadershipChanges(entries, { unitId, year, ...asked });
      noted(hull);
      return compareChanges(hull, ledger.models.leadershipChanges({ unitId, year }, asked));
    }),
    TIMEOUT_MS,
  );

  test(
    'a later entry never changes an answer at an earlier position',
    () =>
      fc.assert(
        fc.asyncProperty(histories, askings, async (history, asking) => {
          const answers: string[] = [];
          const ask = (ledger: OpenLedger, position: number): string => {
            const asked = { ...askedAt(asking, position), knownAt: position };
            const counted = { unitId: 'u0', metric: 'employees', scope: 'withSubUnits' } as const;
            return JSON.stringify([
              ledger.models.headcount(counted, asked),
              ledger.models.leader('u0', asked),
              ledger.models.layoffs({ unitId: 'u0', below: true, by: 'announced' }, asked),
              ledger.models.unit('u0', asked),
            ]);
          };
          const ledger = await openLedger();
          try {
            await recordHistory(history, async ({ name, command }) => {
              const { entries } = await ledger.record(name, command);
              for (const { position } of entries.slice(-1)) answers[position] = ask(ledger, position);
              return entries;
            });
            answers.forEach((answer, position) => expect(ask(ledger, position)).toBe(answer));
          } finally {
            await ledger.close();
          }
        }),
        { numRuns: Math.ceil(HISTORIES / 3), seed: SEED },
      ),
    TIMEOUT_MS,
  );

  test('comparisons were for equality and on every axis, and what could not be compared is counted', () => {
    const counted = [...tally].map(([what, times]) => `${what} ${times}`).join(', ');
    process.stderr.write(`oracle, seed ${SEED}${CHAPTERS.map((name) => `, ${name}`).join('')}: ${counted}\n`);
    expect(tally.get('compared for equality')).toBeGreaterThan(HISTORIES);
    expect(tally.get('asked of what was published')).toBeGreaterThan(HISTORIES);
  });
});
