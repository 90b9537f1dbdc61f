import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, DayRange, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { hull } from '../interval';
import type { Interval } from '../interval';
import { programmesOf } from '../layoffs/programme';
import type { Programme } from '../layoffs/programme';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import { basesOn } from './bases';
import type { Base } from './bases';
import { inPeople, stepOf } from './changes';
import type { Circumstances, LayoffStep } from './changes';
import { composed } from './composition';
import { reportsOf } from './headcount';
import type { ReportRow } from './headcount';
import type { Target } from './parts';
import { run } from './run';

/** A unit's own report, and all that stands on it: a sum may have several. */
export interface Stock {
  readonly target: Target;
  readonly bases: readonly Base[];
}

/** How many people there are at the end of a day. */
export interface Found {
  /** Left out where no report holds by that day for certain. */
  readonly people?: Interval;
  /** Only where unknown: the bounds if a report holds already of which that is uncertain. */
  readonly ifAlready?: Interval;
  readonly stocks: readonly Stock[];
}

/** Which layoffs count. */
export interface Counting {
  /** Layoffs that are left out. */
  readonly without: ReadonlySet<string>;
  /** The days on which a layoff counts at all; any where they are left out. */
  readonly days?: DayRange;
}

const EVERYTHING: Counting = { without: new Set() };
const ANY_DAY: DayRange = { earliest: DAY_MIN, latest: DAY_MAX };

/** Scope of a target's count: its own people, or all below it too. */
export function scopeOf({ ownPeople }: Target): Scope {
  return ownPeople ? 'withoutSubUnits' : 'withSubUnits';
}

/** Headcounts at one point of knowledge and publication, for one metric, on any day. */
export class Workforce {
  readonly tree: Tree;
  readonly #statements: Statements;
  readonly #asked: Asked;
  readonly #metric: Metric;
  readonly #programmes = new Map<string, readonly Programme[]>();
  readonly #steps = new Map<string, readonly LayoffStep[]>();
  readonly #reports = new Map<string, readonly ReportRow[]>();

  constructor(statements: Statements, asked: Asked, metric: Metric) {
    this.#statements = statements;
    this.#asked = asked;
    this.#metric = metric;
    this.tree = new Tree(statements, asked);
  }

  /**
   * How many people a target has at the end of a day: from its own reports, or, with sub-units and without a report of that
   * scope, as the sum of its own people and its children.
   * @param without layoffs that are left out of the count.
   */
  people(target: Target, on: Day, without: ReadonlySet<string> = new Set()): Found {
    const { settled, bases } = basesOn(this.reports(target), on);
    const stocks = [{ target, bases }];
    const bounds = this.#counted(bases, target, on, without);
    if (settled && bounds !== undefined) return { people: bounds, stocks };
    const sum = target.ownPeople ? undefined : composed(this, target.unitId, on, without);
    return eitherOf(bounds === undefined ? { stocks } : { stocks, ifAlready: bounds }, sum);
  }

  #counted(
    bases: readonly Base[],
    target: Target,
    on: Day,
    without: ReadonlySet<string>,
  ): Interval | undefined {
    if (bases.length === 0) return undefined;
    const days = { earliest: Math.min(...bases.map((base) => base.days.earliest)) + 1, latest: on };
    const steps = this.steps(target, { without, days });
    const [first, ...others] = bases.map((base) => run({ days: base.days, count: base.count }, steps, on));
    return first === undefined ? undefined : hull(first, ...others);
  }

  /** The layoffs that reach a target, each as one step. */
  steps(target: Target, counting: Counting = EVERYTHING): readonly LayoffStep[] {
    const key = keyOf(target, counting);
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const around = this.#around(counting);
    const programmes = this.#programmesNear(target.unitId).filter(
      ({ layoffId }) => !counting.without.has(layoffId),
    );
    const steps = programmes.flatMap((programme) => stepOf(programme, target, around) ?? []);
    this.#steps.set(key, steps);
    return steps;
  }

  /** A step as a number of people. */
  inPeople(step: LayoffStep, target: Target, counting: Counting = EVERYTHING): Interval {
    return inPeople(step, target, this.#around(counting));
  }

  reports(target: Target): readonly ReportRow[] {
    const key = `${target.unitId} ${target.ownPeople}`;
    const counted = { unitId: target.unitId, metric: this.#metric, scope: scopeOf(target) };
    const known = this.#reports.get(key) ?? reportsOf(this.#statements, counted, this.#asked);
    this.#reports.set(key, known);
    return known;
  }

  #around({ without, days = ANY_DAY }: Counting): Circumstances {
    return {
      counting: days,
      tree: this.tree,
      metric: this.#metric,
      before: (unitId, on, layoffId) =>
        this.people({ unitId, ownPeople: false }, on, new Set([...without, layoffId])).people,
      turns: (unitId) => this.#turns(unitId),
    };
  }

  /** The layoffs that name the unit, one above it or one below it. */
  #programmesNear(unitId: string): readonly Programme[] {
    const units = new Set([...this.tree.above(unitId).keys(), ...this.tree.below(unitId)]);
    const known = this.#programmes.get(unitId) ?? programmesOf(this.#statements, units, this.#asked);
    this.#programmes.set(unitId, known);
    return known;
  }

  /** Days on which the bounds of a unit, or of one below it, may turn. */
  #turns(unitId: string): readonly Day[] {
    const ranges = [
      ...this.#programmesNear(unitId).map(({ days }) => days),
      ...[...this.tree.below(unitId)].flatMap((unit) => [
        ...this.reports({ unitId: unit, ownPeople: false }),
        ...this.reports({ unitId: unit, ownPeople: true }),
      ]),
    ];
    return ranges.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest]);
  }
}

/** A report that may hold already, or else the sum of the parts. */
function eitherOf(reported: Found, sum: Found | undefined): Found {
  if (sum === undefined || reported.ifAlready === undefined) return sum ?? reported;
  const stocks = [...reported.stocks, ...sum.stocks];
  if (sum.people !== undefined) return { people: hull(sum.people, reported.ifAlready), stocks };
  return { ifAlready: hull(reported.ifAlready, sum.ifAlready ?? reported.ifAlready), stocks };
}

function keyOf({ unitId, ownPeople }: Target, { without, days = ANY_DAY }: Counting): string {
  return [unitId, ownPeople, days.earliest, days.latest, ...[...without].toSorted()].join(' ');
}
