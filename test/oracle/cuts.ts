import type { Metric, Scope } from '#domain';
import { ENDLESS_FROM } from './facts';
import type { Numbers } from './facts';
import type { Layoff, Wording } from './layoffs';
import { distributions, unitsOf, wholeWith } from './distribution';
import type { Branch, Distribution } from './distribution';
import type { InForce } from './programme';
import type { Tree } from './tree';
import type { Note, Widening } from './widenings';
import { ends, ruleOut } from './worlds';
import type { Pick } from './worlds';

/** Whose people are counted: a unit with all below it, or its own staff alone. */
export interface Series {
  readonly unitId: string;
  readonly scope: Scope;
}

/** A series just before a layoff acts on it, or changes its number. */
export interface Before {
  readonly day: number;
  /** The first day on which the layoff counts; percentages are of the people at the end of the day before that. */
  readonly since: number;
  readonly series: Series;
  /** How many the series counts at the end of the day before `since`. */
  readonly count: () => number;
}

/** What a replay knows beside the layoffs. */
export interface Surroundings {
  readonly metric: Metric;
  readonly tree: Tree;
  readonly pick: Pick;
  readonly note: Note;
  /** How many work in a unit and all below it at the end of the day before. */
  readonly peopleBefore: (unitId: string, day: number, unknown: Widening) => number;
  /** Units whose people are those of their sub-units alone. */
  readonly staffless: ReadonlySet<string>;
}

/** Where a series lies: it is what the layoff's unit counts, it counts it among others, or it counts a part of it. */
type Reach = 'itself' | 'above' | 'part' | 'nothing';

interface Aim {
  readonly number: InForce;
  readonly layoff: Layoff;
  readonly before: Before;
  /** The layoff's unit and all below it, on the day. */
  readonly branch: Branch;
  readonly reach: Reach;
}

/** What the layoffs of one world take: each has one distribution over own staff, narrowed as its parts are asked for. */
export class Cuts {
  readonly #around: Surroundings;
  readonly #remaining = new Map<string, readonly Distribution[]>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** How many a number in force takes from a series altogether; a fraction of a person where a percentage acts. */
  taken(number: InForce | undefined, before: Before): number {
    if (number === undefined) return 0;
    const { layoff, unitId, acts } = number;
    const branch = this.#around.tree.branch(unitId, before.day);
    const reach = this.#reach(unitId, before, branch);
    if (reach === 'nothing') return 0;
    const aim: Aim = { number, layoff: this.#withSharesOf(layoff), before, branch, reach };
    if (aim.reach === 'part' && layoff.stages.length > 0) this.#around.note('sharesOverStages');
    return acts === 'positions' ? this.#positions(aim) : this.#percentage(aim, acts);
  }

  wording(layoff: Layoff): Wording {
    if (layoff.wordings.length > 1) this.#around.note('severalClaims');
    return this.#around.pick(`wording of ${layoff.layoffId}`, layoff.wordings);
  }

  /** A share is one number for as long as the programme runs, whatever becomes of the whole. */
  #withSharesOf(layoff: Layoff): Layoff {
    if (layoff.stages.length === 0) return layoff;
    const exact = [...layoff.shares].map(([unit, share]) => {
      const number = this.#around.pick(`share of ${unit} in ${layoff.layoffId}`, ends(share));
      // As many as there may be is no number of its own: others have theirs beside it.
      return [unit, number < ENDLESS_FROM ? { min: number, max: number } : share] as const;
    });
    return { ...layoff, shares: new Map(exact) };
  }

  #reach(unitId: string, { series, day }: Before, branch: Branch): Reach {
    const relation = this.#around.tree.relation(series.unitId, unitId, day);
    const ownStaff = series.scope === 'withoutSubUnits';
    if (relation === 'apart') return 'nothing';
    if (relation === 'above') return ownStaff ? 'nothing' : 'above';
    if (relation === 'below') return 'part';
    return ownStaff && branch.below.length > 0 ? 'part' : 'itself';
  }

  /** Positions act on full-time equivalents as 0..count: a position cut may have been any part of one. */
  #positions(aim: Aim): number {
    const { layoff, number } = aim;
    const counts = this.#around.metric === 'fte' ? this.#around.pick(`fte of ${layoff.layoffId}`, [0, 1]) : 1;
    if (counts === 0) return 0;
    const positions = this.#whole(aim);
    if (aim.reach === 'part') return this.#part(aim, positions);
    this.#noteShares(aim, positions);
    const units = unitsOf(aim.branch);
    const possible = this.#possible(aim, positions).length > 0;
    return possible
      ? this.#taken(aim, units)
      : this.#around.pick(`whole of ${layoff.layoffId} ${number.key}`, ends(positions));
  }

  /** The tree may be another from stage to stage; the number that is cut stays the same until a stage gives another. */
  #whole({ layoff, branch, number }: Aim): Numbers {
    const { positions = ruleOut() } = number;
    if (layoff.stages.length === 0) return positions;
    const told = wholeWith(branch, positions, number.layoff.shares);
    const tried = ends(told.min > told.max ? positions : told);
    const whole = this.#around.pick(`whole of ${layoff.layoffId} ${number.key}`, tried);
    return { min: whole, max: whole };
  }

  #percentage(aim: Aim, acts: 'percentage' | 'closure'): number {
    const { number: inForce, before, branch, reach } = aim;
    const part = acts === 'closure' ? 1 : this.#picked(inForce);
    if (reach === 'itself') return part * Math.max(0, before.count());
    if (reach === 'part' && acts === 'closure' && !this.#shared(aim)) {
      this.#around.note('closureBelow');
      return Math.max(0, before.count());
    }
    const number = part * this.#around.peopleBefore(branch.unitId, before.since, 'percentageOfUnknown');
    return reach === 'above' ? number : this.#part(aim, { min: number, max: number });
  }

  /** Whether a source gives the part of any unit below: then even a closure follows the shares, and leaves the others the rest. */
  #shared({ layoff, branch }: Aim): boolean {
    return unitsOf(branch).some((unit) => unit !== branch.unitId && layoff.shares.has(unit));
  }

  #picked({ layoff, key, percentage }: InForce): number {
    return this.#around.pick(`percentage of ${layoff.layoffId} ${key}`, ends(percentage ?? ruleOut()));
  }

  /** What falls on the series, which lies below the layoff's unit, or is its own staff. */
  #part(aim: Aim, whole: Numbers): number {
    const { series, day } = aim.before;
    if (series.scope === 'withoutSubUnits') this.#noteOwnStaff(aim);
    this.#noteShares(aim, whole);
    if (this.#possible(aim, whole).length === 0) ruleOut();
    const withSubUnits = series.scope === 'withSubUnits';
    return this.#taken(
      aim,
      withSubUnits ? unitsOf(this.#around.tree.branch(series.unitId, day)) : [series.unitId],
    );
  }

  /** The distributions that are still possible in this world. */
  #possible(aim: Aim, whole: Numbers): readonly Distribution[] {
    const known = this.#remaining.get(keyOf(aim));
    if (known !== undefined) return known;
    const { layoff, branch, number } = aim;
    const exact = distributions(branch, whole, layoff.shares);
    const found =
      exact.length === 0 && !number.announced && !isRoomFor(number, branch)
        ? distributions(branch, whole, this.#atMost(layoff.shares, whole))
        : exact;
    this.#remaining.set(keyOf(aim), found);
    return found;
  }

  /** Shares of a number that is no longer in force are cut to what there is to share; how several are, has no rule. */
  #atMost(shares: Layoff['shares'], whole: Numbers): Layoff['shares'] {
    this.#around.note('sharesAboveWhole');
    const least = shares.size > 1 ? 0 : whole.min;
    return new Map([...shares].map(([unit, { min, max }]) => [unit, { min: Math.min(min, least), max }]));
  }

  /** What the distribution takes from some units together; it is narrowed to those that take so many. */
  #taken(aim: Aim, units: readonly string[]): number {
    const all = this.#remaining.get(keyOf(aim)) ?? [];
    const possible = all.filter((one) =>
      [...this.#around.staffless].every((unit) => (one.get(unit) ?? 0) === 0),
    );
    const of = (one: Distribution): number => units.reduce((total, unit) => total + (one.get(unit) ?? 0), 0);
    const numbers = [...new Set(possible.map(of))];
    const taken = this.#around.pick(`${keyOf(aim)} in ${units.join(' ')}`, numbers);
    this.#remaining.set(
      keyOf(aim),
      possible.filter((one) => of(one) === taken),
    );
    return taken;
  }

  #noteOwnStaff({ before }: Aim): void {
    if (this.#around.tree.branch(before.series.unitId, before.day).below.length > 0)
      this.#around.note('ownStaff');
  }

  #noteShares({ layoff, branch, before }: Aim, whole: Numbers): void {
    const shared = unitsOf(branch).filter((unit) => unit !== branch.unitId && layoff.shares.has(unit));
    const above = (unit: string): readonly string[] => this.#around.tree.above(unit, before.day);
    const nested = shared.filter((unit) => above(unit).some((other) => shared.includes(other)));
    const topmost = shared.filter((unit) => !nested.includes(unit));
    const least = topmost.reduce((total, unit) => total + (layoff.shares.get(unit)?.min ?? 0), 0);
    if (nested.length > 0) this.#around.note('nestedShares');
    if (least > whole.min) this.#around.note('sharesAboveWhole');
  }
}

/** Whether some number within its bounds is large enough for the shares that are reported; a part of people may be any. */
function isRoomFor({ acts, positions, layoff }: InForce, branch: Branch): boolean {
  if (acts !== 'positions' || positions === undefined) return false;
  const { min, max } = wholeWith(branch, positions, layoff.shares);
  return min <= max;
}

/** One number has one distribution over one tree. */
function keyOf({ layoff, number, branch }: Aim): string {
  const tree = layoff.stages.length > 0 ? unitsOf(branch).join(' ') : '';
  return `${layoff.layoffId} ${number.key} ${tree}`;
}
