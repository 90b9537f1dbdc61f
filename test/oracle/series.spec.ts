import * as fc from 'fast-check';
import { parseDay } from '#domain';
import type { Asked, SeriesStep } from '#projections';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { UNITS, askedAt, askings, histories } from './histories';
import type { Asking, History } from './histories';
import { dayNumber } from './dates';
import { recordHistory } from './record-history';

/** Random histories of which a series is compared with the headcount of each day. */
const HISTORIES = Number(process.env['LEDGER_SERIES_HISTORIES'] ?? 25);
const SEED = Number(process.env['LEDGER_ORACLE_SEED'] ?? 20_251_028);
const [FROM, TO] = [dayNumber('2023-12-15'), dayNumber('2025-12-31')];
/** Between days that are compared; prime, so that days of months and years are met in time. */
const STRIDE_DAYS = 11;
const TIMEOUT_MS = 300_000;

const counted = { metric: 'employees', scope: 'withSubUnits' } as const;

/** All steps, page by page. */
function seriesOf({ models }: OpenLedger, unitId: string, asked: Asked): readonly SeriesStep[] {
  const steps: SeriesStep[] = [];
  let after: number | null | undefined;
  while (after !== null) {
    const place = after === undefined ? {} : { after };
    const question = { unitId, ...counted, from: FROM, to: TO, limit: 3, ...place };
    const { items, next } = models.headcountSeries(question, asked);
    steps.push(...items);
    after = next;
  }
  return steps;
}

/** What is answered of a day, in the words of a series. */
function answeredOn({ models }: OpenLedger, unitId: string, asked: Asked): string {
  const { bounds, ifAlready } = models.headcount({ unitId, ...counted }, asked);
  if (bounds !== undefined) return `reported ${bounds.min} ${bounds.max}`;
  return ifAlready === undefined ? 'unknown null null' : `ifAlready ${ifAlready.min} ${ifAlready.max}`;
}

/** What a series says of each compared day, and what the headcount of that day says. */
function differences(ledger: OpenLedger, unitId: string, asked: Asked): readonly unknown[] {
  const steps = seriesOf(ledger, unitId, asked);
  const starts = steps.map(({ on }) => parseDay(String(on)) ?? 0);
  const days = new Set(starts.flatMap((day) => [day - 1, day, day + 1]));
  for (let day = FROM; day <= TO; day += STRIDE_DAYS) days.add(day);
  return [...days]
    .filter((day) => day >= FROM && day <= TO)
    .flatMap((on) => {
      const step = steps[starts.findLastIndex((start) => start <= on)];
      const told = `${step?.basis} ${step?.min} ${step?.max}`;
      const right = answeredOn(ledger, unitId, { ...asked, on });
      return told === right ? [] : [{ unitId, on, told, right }];
    });
}

test(
  'a series tells on every day what is answered of that day, and steps only where that changes',
  async () => {
    const agrees = async (history: History, asking: Asking): Promise<void> => {
      const ledger = await openLedger(Date.UTC(2026, 0, 1));
      try {
        const { entries } = await recordHistory(history, async ({ name, command }) => {
          return (await ledger.record(name, command)).entries;
        });
        const asked = askedAt(asking, entries.length);
        for (const unit of UNITS) {
          if (!entries.some(({ stream, position }) => stream === `unit-${unit}` && position <= asked.knownAt))
            continue;
          expect(differences(ledger, unit, asked)).toEqual([]);
          const steps = seriesOf(ledger, unit, asked).map(({ min, max, basis }) => `${basis} ${min} ${max}`);
          expect(steps.filter((step, at) => step === steps[at - 1])).toEqual([]);
        }
      } finally {
        await ledger.close();
      }
    };
    await fc.assert(fc.asyncProperty(histories, askings, agrees), { numRuns: HISTORIES, seed: SEED });
  },
  TIMEOUT_MS,
);
