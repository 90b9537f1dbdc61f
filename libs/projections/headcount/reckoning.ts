import { WRITTEN_DAY_MAX, WRITTEN_DAY_MIN } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { dayText } from '../days';
import { boundsOf } from '../interval';
import type { Statements } from '../statements';
import type { Bounds } from './answer';
import type { Found } from './found';
import { headcountOf } from './headcount-query';
import { Workforce } from './workforce';

/** Whose people are reckoned, and how they are counted. */
export interface Counted {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
}

/** The bounds of a headcount from the end of a day on, until the next step. */
export interface SeriesPoint extends Bounds {
  readonly on: string | null;
  /** `reported` where a report holds for certain, `ifAlready` where one may hold already, `unknown` where none does: then without bounds. */
  readonly basis: 'reported' | 'ifAlready' | 'unknown';
}

/** A step of a series, with its grounds. */
export interface SeriesStep extends SeriesPoint {
  /** Positions of the entries without which it would be another, in valid order. */
  readonly entries: readonly number[];
}

/** The headcount of one unit on any day, from what is read once. */
export class Reckoning {
  /** Days on which the bounds may turn, in order. */
  readonly turns: readonly Day[];
  readonly #statements: Statements;
  readonly #unit: Counted;
  readonly #asked: Asked;
  readonly #workforce: Workforce;

  constructor(statements: Statements, unit: Counted, asked: Asked) {
    this.#statements = statements;
    this.#unit = unit;
    this.#asked = asked;
    this.#workforce = new Workforce(statements, asked, unit.metric);
    this.turns = turnsOf(this.#workforce, unit.unitId);
  }

  /** Equal on two days where the bounds are, and whether a report holds. */
  keyOn(day: Day): string {
    const { basis, bounds } = told(this.#on(day));
    return `${basis} ${bounds.min} ${bounds.max}`;
  }

  /** The bounds on a day, without what they rest on. */
  boundsOn(day: Day): SeriesPoint {
    const { basis, bounds } = told(this.#on(day));
    return { on: dayText(day), ...bounds, basis };
  }

  stepOn(day: Day): SeriesStep {
    const asked = { ...this.#asked, on: day };
    const { restsOn } = headcountOf(this.#statements, this.#unit, asked, this.#workforce);
    return { ...this.boundsOn(day), entries: restsOn };
  }

  #on(day: Day): Found {
    const { unitId, scope } = this.#unit;
    return this.#workforce.people({ unitId, ownPeople: scope === 'withoutSubUnits' }, day);
  }
}

/** Days on which something may act, the days after, and those on which units come, go or move. */
function turnsOf(workforce: Workforce, unitId: string): readonly Day[] {
  const { nearby, tree } = workforce;
  const placed = [...tree.below(unitId)].flatMap((unit) =>
    tree.stretches(unit).flatMap(({ from, to }) => [from, to]),
  );
  const days = [...nearby.turns(unitId).flatMap((day) => [day, day + 1]), ...placed];
  const written = days.filter((day) => day >= WRITTEN_DAY_MIN && day <= WRITTEN_DAY_MAX);
  return [...new Set(written)].toSorted((a, b) => a - b);
}

function told({ people, ifAlready }: Found): Pick<SeriesPoint, 'basis'> & { readonly bounds: Bounds } {
  if (people !== undefined) return { basis: 'reported', bounds: cut(people) };
  if (ifAlready !== undefined) return { basis: 'ifAlready', bounds: cut(ifAlready) };
  return { basis: 'unknown', bounds: { min: null, max: null } };
}

/** Edges are summed as they are; only what is answered is cut to 0 and above. */
function cut({ min, max }: { readonly min: number; readonly max: number }): Bounds {
  return boundsOf({ min: Math.max(0, min), max: Math.max(0, max) });
}
