import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, DayRange } from '#domain';
import { ZERO, hull, sum } from '../interval';
import type { Interval } from '../interval';
import type { Course } from '../layoffs/course';
import type { Programme } from '../layoffs/programme';
import type { Taking } from '../layoffs/taking';
import { holdsOn } from '../tree';
import type { Rested } from '../valid-order';
import type { LayoffStep } from './changes';
import { negative, partOfPeople } from './effects';
import type { Target } from './parts';
import { piecesOf } from './pieces';
import type { Piece } from './pieces';
import { peopleBefore, reachedBy, relationOf } from './reached';
import type { Circumstances } from './reached';

/** The people whom a layoff takes under one of its versions may have left long before the days that are asked about. */
const ANY_DAY: DayRange = { earliest: DAY_MIN, latest: DAY_MAX };

/** The step that a layoff of several versions is for a target; undefined where it does not reach it. */
export function stagedStep(
  programme: Programme,
  target: Target,
  given: Circumstances,
  read: () => readonly Rested[],
): LayoffStep | undefined {
  const around = { ...given, counting: ANY_DAY };
  const reaches = programme.readings.flatMap((reading) => {
    const reached = reachedBy(programme, reading, target, around);
    return reached === undefined ? [] : [{ ...reached, layoffUnitId: reading.unitId }];
  });
  const [first] = reaches;
  const { courses = [] } = programme;
  if (first === undefined) return undefined;
  const versions = new Versions(programme, target, around);
  return {
    programme,
    days: programme.days,
    effect: {
      by: 'stages',
      between: (start, on) => versions.between(start, on),
      changing: programme.changing,
      most: () => versions.most,
    },
    layoffUnitId: first.layoffUnitId,
    share: first.share,
    wording: first.wording,
    entries: [...new Set(reaches.flatMap(({ entries }) => entries))],
    presumed: reaches.some(({ presumed }) => presumed),
    percentageOf: () => {
      courses.forEach((course) => course.takings.forEach((taking) => versions.taken(course, taking)));
      return read();
    },
  };
}

/** What the versions of a layoff take from a target. */
export class Versions {
  readonly #programme: Programme;
  readonly #target: Target;
  readonly #around: Circumstances;
  readonly #taken = new Map<string, Interval>();
  readonly #between = new Map<string, Interval>();

  constructor(programme: Programme, target: Target, around: Circumstances) {
    this.#programme = programme;
    this.#target = target;
    this.#around = around;
  }

  /** More than it never takes, under whichever version. */
  get most(): number {
    const { courses = [] } = this.#programme;
    const all = courses.flatMap((course) => course.takings.map((taking) => this.taken(course, taking).max));
    return Math.max(0, ...all);
  }

  /**
   * The net change from the end of a day within `start` to the end of `on`: for each world of this layoff what it has taken by
   * the one less what it has taken by the other, on the days on which its unit and the target stand together. Exact, save where
   * there are too many orders of its stages to try, or the unit changes its place meanwhile.
   */
  between(start: DayRange, on: Day): Interval {
    const key = `${start.earliest} ${start.latest} ${on}`;
    const known = this.#between.get(key);
    if (known !== undefined) return known;
    const { courses = [], certain } = this.#programme;
    const [first = ZERO, ...others] = courses.flatMap((course) => this.#changes(course, start, on));
    const found = hull(first, ...others, ...(certain ? [] : [ZERO]));
    this.#between.set(key, found);
    return found;
  }

  #changes(course: Course, start: DayRange, on: Day): readonly Interval[] {
    const { tree } = this.#around;
    const { membership } = relationOf(course.unitId, this.#target, tree);
    if (membership === undefined) return [ZERO];
    const holds = holdsOn(membership, this.#programme.days);
    if (holds === 'no') return [ZERO];
    if (holds === 'definitely') return this.#net(course, start, on);
    const pieces = piecesOf(membership, start, on);
    return [sum(pieces.map((piece) => this.#within(course, piece)))];
  }

  /**
   * What changes on the days of a piece. Where the unit may have stood there, it did on all of them or on none; where it came or
   * went meanwhile, on some of them in a row.
   */
  #within(course: Course, { start, end, holds, isWhole }: Piece): Interval {
    const all = this.#hullOf(course, start, end);
    if (holds === 'definitely') return all;
    if (isWhole) return hull(all, ZERO);
    const turns = course.changing
      .flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest])
      .filter((day) => day > start.latest && day < end);
    const starts = [start, ...turns.map((day) => ({ earliest: day, latest: day }))];
    const parts = starts.flatMap((from) =>
      [...turns, end].filter((to) => to > from.latest).map((to) => this.#hullOf(course, from, to)),
    );
    return hull(ZERO, ...parts);
  }

  #hullOf(course: Course, start: DayRange, on: Day): Interval {
    const [first = ZERO, ...others] = this.#net(course, start, on);
    return hull(first, ...others);
  }

  #net(course: Course, start: DayRange, on: Day): readonly Interval[] {
    const pairs = course.pairs(start, on);
    if (pairs === undefined) return [{ min: -this.most, max: this.most }];
    return pairs.map(({ from, to }) => {
      if (from?.key === to?.key) return ZERO;
      const before = from === undefined ? ZERO : this.taken(course, from);
      const after = to === undefined ? ZERO : this.taken(course, to);
      return { min: before.min - after.max, max: before.max - after.min };
    });
  }

  /** How many people a version takes of the target once it acts, where the two stand together. */
  taken(course: Course, taking: Taking): Interval {
    const key = `${course.key} ${taking.key}`;
    const known = this.#taken.get(key) ?? this.#reckoned(course, taking);
    this.#taken.set(key, known);
    return known;
  }

  #reckoned(course: Course, { version, days }: Taking): Interval {
    const reached = reachedBy(this.#programme, course.readingOf(version), this.#target, this.#around);
    if (reached === undefined || version.kind === 'temporary') return ZERO;
    const { effect, share } = reached;
    const planned =
      effect.by === 'people'
        ? negative(effect.delta)
        : partOfPeople(
            peopleBefore(this.#target.unitId, { ...this.#programme, days }, this.#around),
            effect.ppm,
          );
    const taken = version.left === undefined ? planned : leftOf(version.left.positions, planned, share);
    const fewerInFte = version.left !== undefined && this.#around.metric === 'fte';
    return fewerInFte ? hull(taken, ZERO) : taken;
  }
}

/** Of a layoff that was called off: those who had left; of a part, anything up to them, and up to what was planned of it. */
function leftOf(left: Interval, planned: Interval, share: LayoffStep['share']): Interval {
  return share === 'whole' ? left : { min: 0, max: Math.min(left.max, planned.max) };
}
