import * as fc from 'fast-check';
import { METRICS, SCOPES, parseDay } from '#domain';
import type { Asked, Discrepancy, HeadcountAnswer } from '#projections';
import { told } from '../projection-harness';
import { CHAPTERS } from './chapters';
import type { Chapter } from './chapters';
import { UNITS, askedAt, askings, historiesWith } from './histories';
import { inMemory } from './in-memory';
import type { Told } from './questions';
import { recordHistory } from './record-history';

/** Random histories that are looked through; `LEDGER_ORACLE_HISTORIES` sets another number. */
const HISTORIES = Number(process.env['LEDGER_ORACLE_HISTORIES'] ?? 12);
/** Seed of the histories; `LEDGER_ORACLE_SEED` repeats a run. */
const SEED = Number(process.env['LEDGER_ORACLE_SEED'] ?? 20_251_028);
const TIMEOUT_MS = 3_600_000;
const EVERY_CHAPTER = Object.keys(CHAPTERS) as Chapter[];

/** So often a flag, or a discrepancy, was held against the other: a property of nothing would hold too. */
const held = { flags: 0, discrepancies: 0 };

/** What is odd about a headcount, as a word of the flag that its answers have. */
const FLAGGED = ['cutAboveHeadcount', 'shareOutsideLayoff'] as const;

function listed({ models }: Told, kind: (typeof FLAGGED)[number], asked: Asked): readonly Discrepancy[] {
  return models.discrepancies({ below: true, kind }, asked).items;
}

/** The flags of a unit's headcounts that no discrepancy of that day stands for, or that one for certain does not. */
function flagsAlone(all: Told, unitId: string, asked: Asked): readonly string[] {
  return METRICS.flatMap((metric) =>
    SCOPES.flatMap((scope) => {
      const { flags, changes, ...answer } = all.models.headcount({ unitId, metric, scope }, asked);
      const layoffs = changes.flatMap((one) => (one.change === 'layoff' ? [one.layoffId] : []));
      return FLAGGED.flatMap((kind) => {
        const flag = flags.find((one) => one.flag === kind);
        if (flag === undefined) return [];
        held.flags += 1;
        const meant = listed(all, kind, asked).filter(({ subject, what }) =>
          kind === 'shareOutsideLayoff'
            ? layoffs.includes(subject.layoffId ?? '')
            : // Of units that are declared to be one, both are told under the id that is kept.
              subject.unitId === answer.unitId && what['metric'] === metric && what['scope'] === scope,
        );
        const stands = meant.some(
          ({ certainty }) => certainty === 'definite' || flag.certainty === 'possible',
        );
        return stands ? [] : [`${unitId} ${metric} ${scope}: ${flag.certainty} ${kind} in the answer alone`];
      });
    }),
  );
}

const dayOf = (text: string | null): number => (text === null ? Infinity : (parseDay(text) ?? Infinity));

/** The cuts above a headcount that no headcount of a day on which they show tells of. */
function cutsAlone({ models, ...rest }: Told, asked: Asked): readonly string[] {
  return listed({ models, ...rest }, 'cutAboveHeadcount', asked).flatMap(
    ({ subject, what, days, certainty }) => {
      held.discrepancies += 1;
      const counted = { unitId: subject.unitId, metric: what['metric'], scope: what['scope'] } as const;
      const shows = [dayOf(days.earliest), Math.min(dayOf(days.latest), asked.on), asked.on].map((on) =>
        models.headcount(counted as Parameters<typeof models.headcount>[0], { ...asked, on }),
      );
      return shows.some((answer) => tells(answer, certainty))
        ? []
        : [`${JSON.stringify(subject)} ${JSON.stringify(what)}: in no answer`];
    },
  );
}

/** Where its report may be later still, a headcount has bounds "if already", and no flag of its own. */
function tells({ flags, ifAlready }: HeadcountAnswer, certainty: Discrepancy['certainty']): boolean {
  const flag = flags.find((one) => one.flag === 'cutAboveHeadcount');
  if (certainty === 'definite') return flag?.certainty === 'definite';
  return flag !== undefined || ifAlready?.min === 0;
}

test(
  'a headcount that is flagged has its discrepancy that day, and a cut above a headcount its flag',
  async () => {
    await fc.assert(
      fc.asyncProperty(historiesWith(EVERY_CHAPTER), askings, async (history, asking) => {
        const { entries } = await recordHistory(history, inMemory());
        const all = { entries, models: told(entries) };
        const asked = askedAt(asking, entries.length);
        const units = UNITS.filter((unit) =>
          entries.some(({ stream, position }) => stream === `unit-${unit}` && position <= asked.knownAt),
        );
        expect([...units.flatMap((unit) => flagsAlone(all, unit, asked)), ...cutsAlone(all, asked)]).toEqual(
          [],
        );
      }),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: process.env['LEDGER_ORACLE_SHRINK'] === undefined },
    );
    expect(held.flags).toBeGreaterThan(0);
    expect(held.discrepancies).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
