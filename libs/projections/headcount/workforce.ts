import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, DayRange, Metric } from '#domain';
import type { Asked } from '../asked';
import { hull } from '../interval';
import type { Interval } from '../interval';
import type { Statements } from '../statements';
import type { Tree } from '../tree';
import type { Rested } from '../valid-order';
import { basesOn } from './bases';
import type { Base } from './bases';
import { inPeople } from './changes';
import type { Span } from './changes';
import { composed } from './composition';
import { eitherOf, gathered, reportsIn, restedOf } from './found';
import type { Found } from './found';
import { KeptSteps } from './kept-steps';
import { NESTED_MAX, NOTHING_LEFT_OUT, keyOfLeftOut } from './left-out';
import type { LeftOut } from './left-out';
import { Nearby } from './nearby';
import type { Target } from './parts';
import { watched } from './reached';
import type { Circumstances } from './reached';
import { run } from './run';
import { keyOfRelocation } from './relocations';
import { isRelocation } from './steps';
import type { CountedStep } from './steps';

/** Which changes count. */
export interface Counting {
  readonly without: LeftOut;
  /** The days on which a change counts at all; any where they are left out. */
  readonly days?: DayRange;
}

const EVERYTHING: Counting = { without: NOTHING_LEFT_OUT };
const ANY_DAY: DayRange = { earliest: DAY_MIN, latest: DAY_MAX };

/** Headcounts at one point of knowledge and publication, for one metric, on any day. */
export class Workforce {
  readonly tree: Tree;
  readonly nearby: Nearby;
  readonly metric: Metric;
  readonly #numbers: KeptSteps;
  readonly #steps = new Map<string, readonly CountedStep[]>();
  readonly #people = new Map<string, Found>();
  readonly #reported = new Map<string, Found>();

  constructor(statements: Statements, asked: Asked, metric: Metric) {
    this.metric = metric;
    this.nearby = new Nearby(statements, { asked, metric });
    this.tree = this.nearby.tree;
    this.#numbers = new KeptSteps(this.nearby, this.around());
  }

  /**
   * How many people a target has at the end of a day: from its own reports, or, with sub-units and without a report of that
   * scope, as the sum of its own people and its children.
   */
  people(target: Target, on: Day, without: LeftOut = NOTHING_LEFT_OUT): Found {
    const key = `${on} ${this.#keyOf(target, without)}`;
    const known = this.#people.get(key) ?? this.#found(target, on, without);
    this.#people.set(key, known);
    return known;
  }

  #found(target: Target, on: Day, without: LeftOut): Found {
    const { settled, bases } = basesOn(this.nearby.reports(target), on);
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

  /** The layoffs, hirings, transfers and changes of place that reach a target, each as one step. */
  steps(target: Target, counting: Counting = EVERYTHING): readonly CountedStep[] {
    if (counting.days !== undefined) return this.#stepsFor(target, counting);
    const key = this.#keyOf(target, counting.without);
    const known = this.#steps.get(key) ?? this.#stepsFor(target, counting);
    this.#steps.set(key, known);
    return known;
  }

  /** Movements that are left out of a sum are still among the people that a percentage is of. */
  #stepsFor(target: Target, counting: Counting): readonly CountedStep[] {
    const { layoffs, movements } = counting.without;
    const around = this.around({
      ...counting,
      without: { ...counting.without, movements: NOTHING_LEFT_OUT.movements },
    });
    return [
      ...this.nearby
        .programmes(target.unitId)
        .filter(({ layoffId, days }) => !layoffs.has(layoffId) && mayActIn(days, counting))
        .flatMap((programme) => this.#numbers.ofLayoff(programme, target, around) ?? []),
      ...this.#numbers
        .ofMovements(target)
        .filter(({ movement, days }) => !movements.has(movement.toldFirst) && mayActIn(days, counting)),
      ...this.nearby
        .relocations(target.unitId)
        .filter((one) => !layoffs.has(keyOfRelocation(one)) && mayActIn(one.days, counting))
        .flatMap((relocation) => this.#numbers.ofRelocation(relocation, target, around) ?? []),
    ];
  }

  /** A step as a number of people. */
  inPeople(step: CountedStep, target: Target, span: Span, counting: Counting = EVERYTHING): Interval {
    if (isRelocation(step)) return step.delta;
    return step.change === 'layoff' ? inPeople(step, target, this.around(counting), span) : step.effect.delta;
  }

  /** What the number of people of a step rests on. */
  groundsOf(step: CountedStep, target: Target, counting: Counting = EVERYTHING): readonly Rested[] {
    if (step.change !== 'layoff') return restedOf(step);
    const { around, read } = watched(this.around(counting));
    inPeople(step, target, around, { starts: [], on: DAY_MIN });
    return [...restedOf(step), ...read()];
  }

  around({ without, days = ANY_DAY }: Counting = EVERYTHING): Circumstances {
    return {
      counting: days,
      leftOut: keyOfLeftOut(without),
      tree: this.tree,
      metric: this.metric,
      before: (unitId, on, layoffId) => this.#before({ unitId, ownPeople: false }, on, layoffId, without),
      turns: (unitId) => this.nearby.turns(unitId),
    };
  }

  #before(target: Target, on: Day, layoffId: string, without: LeftOut): Found {
    const { layoffs, nested } = without;
    return nested < NESTED_MAX
      ? this.people(target, on, { ...without, layoffs: new Set([...layoffs, layoffId]), nested: nested + 1 })
      : this.#anybody(target, on);
  }

  #anybody(target: Target, on: Day): Found {
    const key = `${on} ${target.unitId}`;
    const known = this.#reported.get(key) ?? this.#atMost(target, on);
    this.#reported.set(key, known);
    return known;
  }

  /** Nobody to everybody who was reported or may have come, whatever was cut since. */
  #atMost(target: Target, on: Day): Found {
    const { settled, bases } = basesOn(this.nearby.reports(target), on);
    const came = this.#numbers.ofMovements(target).filter(({ days }) => days.earliest <= on);
    const rest = {
      stocks: [{ target, bases }],
      grounds: () => [...reportsIn(bases), ...came.flatMap(restedOf)],
      presumed: came.some(({ presumed }) => presumed),
    };
    const reported = Math.max(...bases.map(({ count }) => count.max));
    const everybody = {
      min: 0,
      max: came.reduce((most, { effect }) => most + Math.max(0, effect.delta.max), reported),
    };
    const isAlone = this.nearby.relocations(target.unitId).length === 0;
    return settled && isAlone ? { people: everybody, ...rest } : rest;
  }

  /** What an answer about a target is kept under; movements that are left out and never reach it make no difference. */
  #keyOf({ unitId, ownPeople }: Target, { movements, layoffs, nested }: LeftOut): string {
    const around = movements.size === 0 ? [] : this.nearby.movements(unitId);
    const leftOut = around.flatMap(({ toldFirst }) => (movements.has(toldFirst) ? [toldFirst] : []));
    return [unitId, ownPeople, nested, ...leftOut, 'and', ...[...layoffs].toSorted()].join(' ');
  }
}

/** Whether a change may act on a day that counts. */
function mayActIn({ earliest, latest }: DayRange, { days = ANY_DAY }: Counting): boolean {
  return latest >= days.earliest && earliest <= days.latest;
}
