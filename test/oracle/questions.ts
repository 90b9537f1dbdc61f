import type { Asked, ReadModels } from '#projections';
import type { Recorded } from '#domain';
import {
  compareChanges,
  compareHeadcount,
  compareLargest,
  compareLeaders,
  compareNet,
  compareTotal,
} from './compare';
import { dayNumber } from './dates';
import { headcountHull, netHull } from './headcount';
import { leadershipChanges, whoLed } from './leadership';
import { largestLayoffs, layoffTotal } from './totals';
import { visibleEntries } from './visible';
import type { Widening } from './widenings';

/** A history as it was recorded, and the product's answers about it. */
export interface Told {
  readonly entries: readonly Recorded[];
  readonly models: ReadModels;
}

/** What the product and all worlds say to one question. */
export interface Compared {
  /** What they differ in, as a sentence; undefined where in nothing. */
  readonly difference: string | undefined;
  readonly state: string;
  readonly widened: readonly Widening[];
}

/** A question that both answer, of a unit at a point of the three axes. */
export type Question = (told: Told, unitId: string, asked: Asked) => readonly Compared[];

const METRICS = ['employees', 'fte', 'payroll'] as const;
const SCOPES = ['withSubUnits', 'withoutSubUnits'] as const;
const PERIOD = { from: dayNumber('2024-06-15'), to: dayNumber('2025-06-01') };
const YEAR = 2025;
/** So many days before the asked one a net change begins. */
const SINCE_DAYS = 200;

/** All questions by what they ask. */
export const QUESTIONS = {
  visibility: ({ entries, models }, _unitId, asked) => {
    const visible = visibleEntries(entries, asked).map(({ position }) => position);
    const product = models.entries({}, asked).items.filter((item) => item.visible);
    const shown = product.map(({ position }) => position).join();
    const same = shown === visible.join();
    const difference = same ? undefined : `visible are ${visible.join()}, the product says ${shown}`;
    return [{ difference, state: 'known', widened: [] }];
  },

  headcount: ({ entries, models }, unitId, asked) =>
    METRICS.flatMap((metric) =>
      SCOPES.map((scope) => {
        const hull = headcountHull(entries, { unitId, metric, scope, ...asked });
        const difference = compareHeadcount(hull, models.headcount({ unitId, metric, scope }, asked));
        return { ...hull, difference: difference && `${metric} ${scope}: ${difference}` };
      }),
    ),

  'net change': ({ entries, models }, unitId, asked) => {
    const counted = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
    const since = asked.on - SINCE_DAYS;
    const hull = netHull(entries, { ...counted, ...asked, since });
    return [{ ...hull, difference: compareNet(hull, models.headcount({ ...counted, since }, asked)) }];
  },

  'layoffs of a period': ({ entries, models }, unitId, asked) =>
    (['announced', 'effective'] as const).map((by) => {
      const hull = layoffTotal(entries, { unitId, by, period: PERIOD, ...asked });
      const answer = models.layoffs({ unitId, below: true, period: PERIOD, by }, asked);
      const difference = compareTotal(hull, answer);
      return { ...hull, difference: difference && `${by}: ${difference}` };
    }),

  'largest layoff': ({ entries, models }, unitId, asked) => {
    const hull = largestLayoffs(entries, { unitId, ...asked });
    return [{ ...hull, difference: compareLargest(hull, models.largestLayoff(unitId, asked)) }];
  },

  'who led': ({ entries, models }, unitId, asked) => {
    const hull = whoLed(entries, { unitId, ...asked });
    return [{ ...hull, difference: compareLeaders(hull, models.leader(unitId, asked)) }];
  },

  'leadership changes': ({ entries, models }, unitId, asked) => {
    const hull = leadershipChanges(entries, { unitId, year: YEAR, ...asked });
    const answer = models.leadershipChanges({ unitId, year: YEAR }, asked);
    return [{ ...hull, difference: compareChanges(hull, answer) }];
  },
} as const satisfies Readonly<Record<string, Question>>;
