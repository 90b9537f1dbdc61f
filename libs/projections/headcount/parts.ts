import type { DayRange } from '#domain';
import { hull } from '../interval';
import type { Interval } from '../interval';
import type { Programme, Share } from '../layoffs/programme';
import { holdsOn } from '../tree';
import type { Tree } from '../tree';

/** A unit with all below it, or a unit's own people alone. */
export interface Target {
  readonly unitId: string;
  readonly ownPeople: boolean;
}

/** How many of a layoff's positions fall on a target below the unit that it names. */
export interface Part {
  readonly positions: Interval;
  readonly share: 'reported' | 'notReported';
  readonly wording: string | null;
  /** Positions of the share entries that it rests on. */
  readonly entries: readonly number[];
}

/**
 * The part of a layoff that falls on a target. It lies within the target's room: the upper bound of the nearest unit above
 * that has a share, else of the layoff, less the lower bounds of shares elsewhere below that unit. A reported part is cut to
 * the room; one that nobody reported lies between what is reported below the target and the room, since silence is not zero.
 * A share that other sources deny, or give to another unit, is reported or is not.
 * @param whole the layoff's own positions.
 */
export function partOf(target: Target, programme: Programme, whole: Interval, tree: Tree): Part {
  return new Parts(programme, whole, tree).of(target);
}

class Parts {
  /** The units that the layoff names. */
  readonly #units: readonly string[];
  readonly #whole: Interval;
  readonly #shares: readonly Share[];
  readonly #tree: Tree;
  readonly #days: DayRange;

  constructor(programme: Programme, whole: Interval, tree: Tree) {
    this.#units = [...new Set(programme.readings.map(({ unitId }) => unitId))];
    this.#whole = whole;
    this.#tree = tree;
    this.#days = programme.days;
    this.#shares = [...programme.shares.values()].filter((share) =>
      this.#units.some((unit) => unit !== share.unitId && this.#isAbove(unit, share.unitId, 'possibly')),
    );
  }

  of(target: Target): Part {
    const room = this.#room(target);
    const own = target.ownPeople ? undefined : this.#shares.find(({ unitId }) => unitId === target.unitId);
    const entries = this.#shares.flatMap((share) => share.entries);
    const unreported = { min: Math.min(this.#lowestBelow(target), room), max: room };
    if (own === undefined) return { positions: unreported, share: 'notReported', wording: null, entries };
    const { min, max } = own.positions;
    const reported = { min: Math.min(min, room), max: Math.min(max, room) };
    const positions = own.certain ? reported : hull(reported, unreported);
    return { positions, share: 'reported', wording: own.wording, entries };
  }

  #lowestBelow({ unitId, ownPeople }: Target): number {
    const below = (share: Share): boolean =>
      share.unitId !== unitId && this.#isAbove(unitId, share.unitId, 'definitely');
    return ownPeople ? 0 : this.#lowest(this.#shares.filter(below));
  }

  #room(target: Target): number {
    const nearest = this.#nearestShare(target);
    const upper =
      nearest === undefined
        ? this.#whole.max
        : this.of({ unitId: nearest.unitId, ownPeople: false }).positions.max;
    const within = nearest === undefined ? this.#units : [nearest.unitId];
    const elsewhere = this.#shares.filter(
      ({ unitId }) =>
        within.every((unit) => this.#isAbove(unit, unitId, 'definitely')) && this.#isDisjoint(target, unitId),
    );
    return Math.max(0, upper - this.#lowest(elsewhere));
  }

  #nearestShare(target: Target): Share | undefined {
    const above = [...this.#tree.above(target.unitId).keys()].filter(
      (unit) => target.ownPeople || unit !== target.unitId,
    );
    const certain = above.filter((unit) => this.#isAbove(unit, target.unitId, 'definitely'));
    return certain.flatMap((unit) => this.#shares.filter(({ unitId }) => unitId === unit))[0];
  }

  /** The lower bounds of shares together; of nested ones the topmost alone counts. */
  #lowest(shares: readonly Share[]): number {
    return shares
      .filter(
        ({ unitId }) =>
          !shares.some((other) => other.unitId !== unitId && this.#isAbove(other.unitId, unitId, 'possibly')),
      )
      .reduce((total, share) => total + this.#floorOf(share), 0);
  }

  /** At least so many fall on a unit that has a share; where it may have none, what its parts have. */
  #floorOf({ unitId, positions, certain }: Share): number {
    return certain ? positions.min : Math.min(positions.min, this.#lowestBelow({ unitId, ownPeople: false }));
  }

  #isDisjoint(target: Target, unitId: string): boolean {
    if (unitId === target.unitId || this.#isAbove(unitId, target.unitId, 'possibly')) return false;
    return target.ownPeople || !this.#isAbove(target.unitId, unitId, 'possibly');
  }

  #isAbove(upper: string, lower: string, certainty: 'definitely' | 'possibly'): boolean {
    const membership = this.#tree.membership(lower, upper);
    if (membership === undefined) return false;
    const holds = holdsOn(membership, this.#days);
    return holds === 'definitely' || holds === certainty;
  }
}
