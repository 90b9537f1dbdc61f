import type { Recorded } from '#domain';
import { claimsOf } from './claims';
import type { Claims } from './claims';
import { Cuts } from './cuts';
import { ENDLESS, ENDLESS_FROM } from './facts';
import type { Numbers } from './facts';
import type { HullBounds } from './headcount';
import { spansOf } from './headcount';
import { HeadcountReplay } from './headcount-replay';
import type { Layoff } from './layoffs';
import { standingOn } from './programme';
import type { InForce } from './programme';
import { readingsOf } from './readings';
import { Tree, mayStandBelow } from './tree';
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
  const min = Math.min(...sums.map((sum) => sum.min));
  const max = Math.max(...sums.map((sum) => sum.max));
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
    secret,
    sums: _sums,
    ...worlds
  } = sizesOf(entries, { ...question, by: 'announced', period, shares: true });
  const all = [...sizes].map(([layoffId, found]) => ({
    layoffId,
    ...boundsOf(found),
    least: Math.min(...[...found].map((size) => (size === 'none' ? Infinity : size))),
    certain: !found.has('none'),
    there: [...found].some((size) => size !== 'none'),
  }));
  const there = all.filter((one) => one.there);
  // A part of nobody knows how many is disclosed: as a part.
  const nothing = ({ layoffId, least, max }: (typeof all)[number]): boolean =>
    least === 0 && (max >= ENDLESS || secret.has(layoffId)) && !parts.has(layoffId);
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
  /** What the layoffs have together, in each way to read the entries. */
  readonly sums: readonly Numbers[];
  /** What each has in some world; none where it is not asked for. */
  readonly sizes: ReadonlyMap<string, ReadonlySet<Size>>;
  /** Those of which a part of the people is given in place of a number. */
  readonly parts: ReadonlySet<string>;
  /** Those of which the asked unit has a share, and no source says how large it is. */
  readonly secret: ReadonlySet<string>;
}

/** Layoffs have nothing to do with each other's size, save by what is noted: each has worlds of its own. */
function sizesOf(entries: readonly Recorded[], question: TotalQuestion): Sizes {
  const readings = readingsOf(entries, question);
  const met = new Set<Widening>();
  const note: Note = (widening) => met.add(widening);
  if (readings === 'tooMany') return { ...NOTHING, state: 'tooMany', widened: [] };
  if (readings.length > 1) note('severalReadings');
  const told = readings.map(({ facts, kept }): Told => {
    const asked = { ...question, unitId: kept('unit', question.unitId) };
    return { claims: claimsOf(facts, 'employees'), question: asked, note };
  });
  const found = told.map(sizesIn);
  if (found.includes('tooMany')) return { ...NOTHING, state: 'tooMany', widened: [...met] };
  // A layoff without a world leaves none at all.
  const possible = found.filter(
    (sizes) => sizes !== 'tooMany' && [...sizes.values()].every(({ size }) => size > 0),
  );
  const all = possible as readonly ReadonlyMap<string, ReadonlySet<Size>>[];
  const ids = told.flatMap(({ claims }) => claims.layoffs.map(({ layoffId }) => layoffId));
  const ofLayoffs = (
    which: (layoff: Layoff, unitId: string, claims: Claims) => boolean,
  ): ReadonlySet<string> =>
    new Set(
      told.flatMap(({ claims, question: { unitId } }) =>
        claims.layoffs.filter((one) => which(one, unitId, claims)).map(({ layoffId }) => layoffId),
      ),
    );
  return {
    sums: all.map((sizes) => sumOf([...sizes.values()].map(boundsOf))),
    sizes: new Map(ids.map((id) => [id, inAnyReading(all, id)])),
    parts: ofLayoffs(isPart),
    secret: ofLayoffs(isSecret),
    state: all.length === 0 ? 'contradictory' : 'known',
    widened: [...met],
  };
}

const NOTHING = { sums: [], sizes: new Map(), parts: new Set<string>(), secret: new Set<string>() } as const;

/** A layoff that one way to read knows, and another does not, is none in the other. */
function inAnyReading(
  all: readonly ReadonlyMap<string, ReadonlySet<Size>>[],
  layoffId: string,
): ReadonlySet<Size> {
  return new Set(all.flatMap((sizes) => [...(sizes.get(layoffId) ?? new Set<Size>(['none']))]));
}

/** What each layoff has in some world of one way to read the entries. */
function sizesIn(told: Told): ReadonlyMap<string, ReadonlySet<Size>> | 'tooMany' {
  const found = new Map<string, ReadonlySet<Size>>();
  for (const layoff of told.claims.layoffs) {
    const sizes = sizesOfOne(layoff, told);
    if (sizes === 'tooMany') return sizes;
    found.set(layoff.layoffId, sizes);
  }
  return found;
}

interface Told {
  readonly claims: Claims;
  readonly question: TotalQuestion;
  readonly note: Note;
}

/** What a layoff has in some world; nothing where no world is possible. */
function sizesOfOne(layoff: Layoff, { claims, question, note }: Told): ReadonlySet<Size> | 'tooMany' {
  const found = new Set<Size>();
  const explored = explore((pick) => found.add(new SizesInWorld(claims, question, pick, note).size(layoff)));
  return explored === 'tooMany' ? explored : found;
}

function boundsOf(sizes: ReadonlySet<Size>): Numbers {
  const numbers = [...sizes].map((size) => (size === 'none' ? 0 : size));
  return { min: Math.min(...numbers), max: Math.max(...numbers) };
}

function sumOf(all: readonly Numbers[]): Numbers {
  return all.reduce((sum, one) => ({ min: sum.min + one.min, max: sum.max + one.max }), { min: 0, max: 0 });
}

function isPart({ percentage, wordings }: Layoff): boolean {
  return percentage !== undefined || wordings.some(({ acts }) => acts === 'closure');
}

function isSecret({ shares, wordings }: Layoff, unitId: string, claims: Claims): boolean {
  const share = shares.get(unitId);
  // A share of a unit that is not below the layoff's own is none of it.
  const isBelow = wordings.every(
    (wording) => wording.unitId !== unitId && mayStandBelow(claims, unitId, wording.unitId),
  );
  return isBelow && share?.min === 0 && share.max >= ENDLESS;
}

class SizesInWorld {
  readonly #world;
  readonly #tree: Tree;
  readonly #cuts: Cuts;
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
    const peopleBefore = (unitId: string, day: number): number => this.#replay.peopleBefore(unitId, day);
    const around = { metric: 'employees', tree: this.#tree, pick, note, peopleBefore } as const;
    this.#cuts = new Cuts({ ...around, staffless: new Set() });
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

  /** At the level of the asked unit: all of a layoff of it or below it; of one above, its part, where it or a unit below has a share. */
  #atLevel(
    layoff: Layoff,
    number: InForce,
    { day, acting }: Readonly<Record<'day' | 'acting', number>>,
  ): Size {
    const { unitId, shares } = this.#question;
    const relation = this.#tree.relation(number.unitId, unitId, day);
    if (relation === 'same' || relation === 'below') return this.#number(number, acting);
    const isShared = [...layoff.shares.keys()].some((unit) => this.#holds(unitId, unit, day));
    if (shares !== true || relation !== 'above' || !isShared) return 'none';
    const series = { unitId, scope: 'withSubUnits' } as const;
    const count = (): number => this.#replay.peopleBefore(unitId, acting);
    return this.#cuts.taken(number, { day, since: acting, series, count });
  }

  #holds(unitId: string, unit: string, day: number): boolean {
    return unit === unitId || this.#tree.above(unit, day).includes(unitId);
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
