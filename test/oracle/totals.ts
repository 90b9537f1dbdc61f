import type { Recorded } from '#domain';
import { claimsOf } from './claims';
import type { Claims } from './claims';
import { ENDLESS, ENDLESS_FROM } from './facts';
import type { Numbers } from './facts';
import type { HullBounds } from './headcount';
import { spansOf } from './headcount';
import { HeadcountReplay } from './headcount-replay';
import type { Layoff } from './layoffs';
import { standingOn } from './programme';
import type { InForce } from './programme';
import { readingsOf } from './readings';
import { Tree } from './tree';
import type { KnownPoint } from './visible';
import type { Note, Widening } from './widenings';
import { daysTried, ends, explore, ruleOut } from './worlds';
import type { Pick } from './worlds';

/** Which layoffs of a unit and all below it; the numbers are those in force at the end of `on`. */
export interface TotalQuestion extends KnownPoint {
  readonly unitId: string;
  readonly on: number;
  readonly by: 'announced' | 'effective';
  /** Layoffs of units above too, with the share that a source gives the unit. */
  readonly shares?: true;
  /** First day inclusive, last exclusive; all of time where it is left out. */
  readonly period?: { readonly from: number; readonly to: number };
}

/** What all worlds make of a question about layoffs. */
export interface Worlds {
  readonly state: 'known' | 'contradictory' | 'tooMany';
  readonly widened: readonly Widening[];
}

export interface TotalHull extends Worlds {
  readonly bounds?: HullBounds;
}

export interface LargestHull extends Worlds {
  readonly largestKnown: readonly string[];
  readonly definitely: readonly string[];
  readonly possibly: readonly string[];
  readonly undisclosed: readonly string[];
}

/** How many positions the layoffs of a period have together, by replaying every world. */
export function layoffTotal(entries: readonly Recorded[], question: TotalQuestion): TotalHull {
  const { sums, state, widened } = sizesOf(entries, question);
  if (state !== 'known') return { state, widened };
  const [min, max] = [Math.min(...sums), Math.max(...sums)];
  return { state, widened, bounds: { min: outward(min, Math.floor), max: outward(max, Math.ceil) } };
}

/** The largest layoffs announced by the end of a day: each has the bounds of all worlds, and is compared by them. */
export function largestLayoffs(
  entries: readonly Recorded[],
  question: Omit<TotalQuestion, 'by' | 'period' | 'shares'>,
): LargestHull {
  const period = { from: -Infinity, to: question.on + 1 };
  const {
    sizes,
    parts,
    sums: _sums,
    ...worlds
  } = sizesOf(entries, { ...question, by: 'announced', period, shares: true });
  const all = [...sizes].map(([layoffId, found]) => ({
    layoffId,
    min: found.includes('none') ? 0 : Math.min(...found.map(Number)),
    least: Math.min(...found.map((size) => (size === 'none' ? Infinity : size))),
    max: Math.max(...found.map((size) => (size === 'none' ? 0 : size))),
    certain: !found.includes('none'),
    there: found.some((size) => size !== 'none'),
  }));
  const there = all.filter((one) => one.there);
  // A part of nobody knows how many is disclosed: as a part.
  const nothing = ({ layoffId, least, max }: (typeof all)[number]): boolean =>
    least === 0 && max >= ENDLESS && !parts.has(layoffId);
  const compared = there.filter((one) => !nothing(one));
  const undisclosed = there.filter(nothing).map(({ layoffId }) => layoffId);
  const ids = (found: typeof all): readonly string[] => found.map(({ layoffId }) => layoffId).toSorted();
  const most = Math.max(...compared.map(({ min }) => min));
  const sure = compared.filter(
    (one) => one.certain && compared.every((other) => other === one || one.min >= other.max),
  );
  return {
    ...worlds,
    largestKnown: ids(compared.filter(({ min }) => min === most)),
    definitely: undisclosed.length > 0 ? [] : ids(sure),
    // One of which nothing is disclosed may be the largest too.
    possibly: ids(there.filter((one) => there.every((other) => one.max >= other.min))),
    undisclosed: undisclosed.toSorted(),
  };
}

type Size = number | 'none';

interface Sizes extends Worlds {
  /** What the layoffs have together, in each world. */
  readonly sums: readonly number[];
  /** What each has, in each world; none where it is not asked for. */
  readonly sizes: ReadonlyMap<string, readonly Size[]>;
  /** Those of which a part of the people is given in place of a number. */
  readonly parts: ReadonlySet<string>;
}

function sizesOf(entries: readonly Recorded[], question: TotalQuestion): Sizes {
  const readings = readingsOf(entries, question);
  const met = new Set<Widening>();
  const sums: number[] = [];
  const sizes = new Map<string, Size[]>();
  const parts = new Set<string>();
  const unclear = { sums, sizes, parts, widened: [] };
  if (readings === 'tooMany') return { ...unclear, state: 'tooMany' };
  if (readings.length > 1) met.add('severalReadings');
  // A layoff that one way to read knows, and another does not, is none in the other.
  const ids = readings.flatMap(({ facts }) =>
    claimsOf(facts, 'employees').layoffs.map(({ layoffId }) => layoffId),
  );
  for (const { facts, kept } of readings) {
    const claims = claimsOf(facts, 'employees');
    const asked = { ...question, unitId: kept('unit', question.unitId) };
    claims.layoffs.filter(isPart).forEach(({ layoffId }) => parts.add(layoffId));
    const explored = explore((pick) => {
      const world = new SizesInWorld(claims, asked, pick, (widening) => met.add(widening));
      const found = claims.layoffs.map((layoff) => [layoff.layoffId, world.size(layoff)] as const);
      sums.push(found.reduce((total, [, size]) => total + (size === 'none' ? 0 : size), 0));
      const own = new Map<string, Size>(found);
      for (const id of ids) sizes.set(id, [...new Set([...(sizes.get(id) ?? []), own.get(id) ?? 'none'])]);
    });
    if (explored === 'tooMany') return { ...unclear, state: 'tooMany' };
  }
  return { sums, sizes, parts, widened: [...met], state: sums.length === 0 ? 'contradictory' : 'known' };
}

function isPart({ percentage, wordings }: Layoff): boolean {
  return percentage !== undefined || wordings.some(({ acts }) => acts === 'closure');
}

class SizesInWorld {
  readonly #world;
  readonly #tree: Tree;
  readonly #replay: HeadcountReplay;
  readonly #question: TotalQuestion;

  constructor(claims: Claims, question: TotalQuestion, pick: Pick, note: Note) {
    const { on, period } = question;
    const asked = [on, period?.from ?? on, period?.to ?? on].filter(Number.isFinite);
    const days = daysTried([...spansOf(claims), ...asked.map((day) => ({ earliest: day, latest: day }))]);
    this.#world = { pick, note, days };
    this.#question = question;
    this.#tree = new Tree(claims, pick, days, note);
    this.#replay = new HeadcountReplay({ claims, metric: 'employees', days, note }, pick);
  }

  /** Who comes back is not counted, here as in headcounts. */
  size(layoff: Layoff): Size {
    const { pick, note } = this.#world;
    if (layoff.wordings.length > 1) note('severalClaims');
    const wording = pick(`wording of ${layoff.layoffId}`, layoff.wordings);
    const { number, acting, announced } = standingOn(layoff, wording, this.#world, this.#question.on);
    const day = this.#question.by === 'announced' ? announced : acting;
    return number.temporary || !this.#inPeriod(day) ? 'none' : this.#atLevel(layoff, number, { day, acting });
  }

  #inPeriod(day: number): boolean {
    const { from, to } = this.#question.period ?? { from: -Infinity, to: Infinity };
    return day >= from && day < to;
  }

  /** At the level of the asked unit: all of a layoff of it or below it, of one above the unit's share. */
  #atLevel(
    layoff: Layoff,
    number: InForce,
    { day, acting }: Readonly<Record<'day' | 'acting', number>>,
  ): Size {
    const { unitId, shares } = this.#question;
    const relation = this.#tree.relation(number.unitId, unitId, day);
    if (relation === 'same' || relation === 'below') return this.#number(number, acting);
    const share = shares === true && relation === 'above' ? layoff.shares.get(unitId) : undefined;
    return share === undefined ? 'none' : this.#share(layoff, share);
  }

  /** A share that is cut to what the others leave of the whole is another one. */
  #share({ layoffId, shares, positions }: Layoff, share: Numbers): number {
    if (shares.size > 1 || share.max > (positions?.min ?? 0)) this.#world.note('sharesAboveWhole');
    return this.#world.pick(`share in ${layoffId}`, ends(share));
  }

  #number(number: InForce, acting: number): number {
    const { pick, note } = this.#world;
    const what = `${number.layoff.layoffId} ${number.key}`;
    if (number.acts === 'positions') {
      return pick(`whole of ${what}`, ends(number.positions ?? ruleOut()));
    }
    note('percentageAmongOthers');
    const people = this.#replay.peopleBefore(number.unitId, acting);
    if (number.acts === 'closure') return people;
    return people * pick(`percentage of ${what}`, ends(number.percentage ?? ruleOut()));
  }
}

/** Rounds outward to whole people; what came from "no upper bound" has none. */
function outward(number: number, round: (number: number) => number): number | null {
  return number > ENDLESS_FROM ? null : round(number);
}
