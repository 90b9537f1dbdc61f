import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, DayRange, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { hull } from '../interval';
import type { Interval } from '../interval';
import { programmesOf } from '../layoffs/programme';
import type { Programme } from '../layoffs/programme';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import type { Rested } from '../valid-order';
import { basesOn } from './bases';
import type { Base } from './bases';
import { inPeople, stepOf } from './changes';
import type { LayoffStep, Span } from './changes';
import { composed } from './composition';
import { NOTHING_LEFT_OUT, eitherOf, gathered, reportsIn, restedOf } from './found';
import type { Found, LeftOut } from './found';
import { reportsOf } from './headcount';
import type { ReportRow } from './headcount';
import type { Target } from './parts';
import { watched } from './reached';
import type { Circumstances } from './reached';
import { run } from './run';

/**
 * How deep the people before a percentage are worked out in which another percentage is left out too; beyond, anything up to
 * everybody who was reported may have been there: wider than need be, never narrower.
 */
const NESTED_MAX = 2;

/** Which layoffs count. */
export interface Counting {
  readonly without: LeftOut;
  /** The days on which a layoff counts at all; any where they are left out. */
  readonly days?: DayRange;
}

const EVERYTHING: Counting = { without: NOTHING_LEFT_OUT };
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
  readonly metric: Metric;
  readonly #programmes = new Map<string, readonly Programme[]>();
  readonly #steps = new Map<string, readonly LayoffStep[]>();
  readonly #people = new Map<string, Found>();
  readonly #reports = new Map<string, readonly ReportRow[]>();

  constructor(statements: Statements, asked: Asked, metric: Metric) {
    this.#statements = statements;
    this.#asked = asked;
    this.metric = metric;
    this.tree = new Tree(statements, asked);
  }

  /**
   * How many people a target has at the end of a day: from its own reports, or, with sub-units and without a report of that
   * scope, as the sum of its own people and its children.
   */
  people(target: Target, on: Day, without: LeftOut = NOTHING_LEFT_OUT): Found {
    const key = `${on} ${keyOf(target, { without })}`;
    const known = this.#people.get(key) ?? this.#found(target, on, without);
    this.#people.set(key, known);
    return known;
  }

  #found(target: Target, on: Day, without: LeftOut): Found {
    const { settled, bases } = basesOn(this.reports(target), on);
    const reported = this.#counted(bases, target, on, without);
    if (reported === undefined) {
      const none = { stocks: [{ target, bases }], grounds: () => [], presumed: false };
      return target.ownPeople ? none : eitherOf(none, composed(this, target.unitId, on, without));
    }
    const { bounds, ...rest } = reported;
    if (settled) return { people: bounds, ...rest };
    const possible = { ifAlready: bounds, ...rest };
    return target.ownPeople ? possible : eitherOf(possible, composed(this, target.unitId, on, without));
  }

  #counted(
    bases: readonly Base[],
    target: Target,
    on: Day,
    without: LeftOut,
  ): (Omit<Found, 'people' | 'ifAlready'> & { readonly bounds: Interval }) | undefined {
    if (bases.length === 0) return undefined;
    const days = { earliest: Math.min(...bases.map((base) => base.days.earliest)) + 1, latest: on };
    const steps = this.steps(target, { without, days });
    const [first, ...others] = bases.map((base) => run({ days: base.days, count: base.count }, steps, on));
    if (first === undefined) return undefined;
    return {
      bounds: hull(first, ...others),
      stocks: [{ target, bases }],
      grounds: gathered(() => [reportsIn(bases), ...steps.map(restedOf)]),
      presumed: steps.some(({ presumed }) => presumed),
    };
  }

  /** The layoffs that reach a target, each as one step. */
  steps(target: Target, counting: Counting = EVERYTHING): readonly LayoffStep[] {
    const key = keyOf(target, counting);
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const around = this.around(counting);
    const programmes = this.programmesNear(target.unitId).filter(
      ({ layoffId, days }) => !counting.without.layoffs.has(layoffId) && mayActIn(days, counting),
    );
    const steps = programmes.flatMap((programme) => stepOf(programme, target, around) ?? []);
    this.#steps.set(key, steps);
    return steps;
  }

  /** A step as a number of people. */
  inPeople(step: LayoffStep, target: Target, span: Span, counting: Counting = EVERYTHING): Interval {
    return inPeople(step, target, this.around(counting), span);
  }

  /** What the number of people of a step rests on. */
  groundsOf(step: LayoffStep, target: Target, counting: Counting = EVERYTHING): readonly Rested[] {
    const { around, read } = watched(this.around(counting));
    inPeople(step, target, around, { starts: [], on: this.#asked.on });
    return [...restedOf(step), ...read()];
  }

  reports(target: Target): readonly ReportRow[] {
    const key = `${target.unitId} ${target.ownPeople}`;
    const counted = { unitId: target.unitId, metric: this.metric, scope: scopeOf(target) };
    const known = this.#reports.get(key) ?? reportsOf(this.#statements, counted, this.#asked);
    this.#reports.set(key, known);
    return known;
  }

  around({ without, days = ANY_DAY }: Counting = EVERYTHING): Circumstances {
    return {
      counting: days,
      tree: this.tree,
      metric: this.metric,
      before: (unitId, on, layoffId) => this.#before({ unitId, ownPeople: false }, on, layoffId, without),
      turns: (unitId) => this.#turns(unitId),
    };
  }

  #before(target: Target, on: Day, layoffId: string, { layoffs, nested }: LeftOut): Found {
    return nested < NESTED_MAX
      ? this.people(target, on, { layoffs: new Set([...layoffs, layoffId]), nested: nested + 1 })
      : this.#atMost(target, on);
  }

  /** Nobody to everybody who was reported, whatever was cut since. */
  #atMost(target: Target, on: Day): Found {
    const { settled, bases } = basesOn(this.reports(target), on);
    const rest = { stocks: [{ target, bases }], grounds: () => reportsIn(bases), presumed: false };
    const everybody = { min: 0, max: Math.max(...bases.map(({ count }) => count.max)) };
    return settled ? { people: everybody, ...rest } : rest;
  }

  /** The layoffs that name the unit, one above it or one below it. */
  programmesNear(unitId: string): readonly Programme[] {
    const units = new Set([...this.tree.above(unitId).keys(), ...this.tree.below(unitId)]);
    const known = this.#programmes.get(unitId) ?? programmesOf(this.#statements, units, this.#asked);
    this.#programmes.set(unitId, known);
    return known;
  }

  /** Days on which the bounds of a unit, or of one below it, may turn. */
  #turns(unitId: string): readonly Day[] {
    const ranges = [
      ...this.programmesNear(unitId).flatMap(({ changing }) => changing),
      ...[...this.tree.below(unitId)].flatMap((unit) => [
        ...this.reports({ unitId: unit, ownPeople: false }),
        ...this.reports({ unitId: unit, ownPeople: true }),
      ]),
    ];
    return ranges.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest]);
  }
}

/** Whether a layoff may act on a day that counts. */
function mayActIn({ earliest, latest }: DayRange, { days = ANY_DAY }: Counting): boolean {
  return latest >= days.earliest && earliest <= days.latest;
}

function keyOf({ unitId, ownPeople }: Target, { without, days = ANY_DAY }: Counting): string {
  return [
    unitId,
    ownPeople,
    days.earliest,
    days.latest,
    without.nested,
    ...[...without.layoffs].toSorted(),
  ].join(' ');
}
