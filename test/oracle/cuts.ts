import type { Metric, Scope } from '#domain';
import type { Layoff, Numbers, Wording } from './claims';
import { distributions, unitsOf } from './distribution';
import type { Branch, Distribution } from './distribution';
import type { Tree } from './tree';
import type { Note } from './widenings';
import { ends, ruleOut } from './worlds';
import type { Pick } from './worlds';

/** Whose people are counted: a unit with all below it, or its own staff alone. */
export interface Series {
  readonly unitId: string;
  readonly scope: Scope;
}

/** A series just before a layoff acts on it. */
export interface Before {
  readonly day: number;
  readonly series: Series;
  /** How many it counts at the end of the day before. */
  readonly count: () => number;
}

/** What a replay knows beside the layoffs. */
export interface Surroundings {
  readonly metric: Metric;
  readonly tree: Tree;
  readonly pick: Pick;
  readonly note: Note;
  /** How many work in a unit and all below it at the end of the day before. */
  readonly peopleBefore: (unitId: string, day: number) => number;
  /** Units whose people are those of their sub-units alone. */
  readonly staffless: ReadonlySet<string>;
}

/** Where a series lies: it is what the layoff's unit counts, it counts it among others, or it counts a part of it. */
type Reach = 'itself' | 'above' | 'part' | 'nothing';

interface Aim {
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

  /** How many a layoff takes from a series on its day; a fraction of a person where a percentage acts. */
  cut(layoff: Layoff, before: Before): number {
    const wording = this.#wording(layoff);
    if (wording.temporary) return 0;
    const branch = this.#around.tree.branch(wording.unitId, before.day);
    const reach = this.#reach(wording.unitId, before, branch);
    if (reach === 'nothing') return 0;
    const aim: Aim = { layoff, before, branch, reach };
    return wording.acts === 'positions' ? this.#positions(aim) : this.#percentage(aim, wording.acts);
  }

  #wording(layoff: Layoff): Wording {
    if (layoff.wordings.length > 1) this.#around.note('severalClaims');
    return this.#around.pick(`wording of ${layoff.layoffId}`, layoff.wordings);
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
    const { layoff } = aim;
    const counts = this.#around.metric === 'fte' ? this.#around.pick(`fte of ${layoff.layoffId}`, [0, 1]) : 1;
    if (counts === 0) return 0;
    const positions = layoff.positions ?? ruleOut();
    if (aim.reach === 'part') return this.#part(aim, positions);
    this.#noteShares(aim, positions);
    const units = unitsOf(aim.branch);
    const possible = this.#possible(aim, positions).length > 0;
    return possible
      ? this.#taken(aim, units)
      : this.#around.pick(`whole of ${layoff.layoffId}`, ends(positions));
  }

  #percentage(aim: Aim, acts: 'percentage' | 'closure'): number {
    const { layoff, before, branch, reach } = aim;
    const part = acts === 'closure' ? 1 : this.#picked(layoff);
    if (reach === 'itself') return part * Math.max(0, before.count());
    if (reach === 'part' && acts === 'closure' && !this.#shared(aim)) {
      this.#around.note('closureBelow');
      return Math.max(0, before.count());
    }
    const number = part * this.#around.peopleBefore(branch.unitId, before.day);
    return reach === 'above' ? number : this.#part(aim, { min: number, max: number });
  }

  /** Whether a source gives the part of the series, or of what it lies in or holds: then even a closure follows the shares. */
  #shared({ layoff, branch, before }: Aim): boolean {
    const inside = unitsOf(branch).filter((unit) => unit !== branch.unitId && layoff.shares.has(unit));
    return inside.some(
      (unit) => this.#around.tree.relation(unit, before.series.unitId, before.day) !== 'apart',
    );
  }

  #picked({ layoffId, percentage }: Layoff): number {
    return this.#around.pick(`percentage of ${layoffId}`, ends(percentage ?? ruleOut()));
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
  #possible({ layoff, branch }: Aim, whole: Numbers): readonly Distribution[] {
    const known = this.#remaining.get(layoff.layoffId);
    if (known !== undefined) return known;
    const found = distributions(branch, whole, layoff.shares);
    this.#remaining.set(layoff.layoffId, found);
    return found;
  }

  /** What the distribution takes from some units together; it is narrowed to those that take so many. */
  #taken({ layoff }: Aim, units: readonly string[]): number {
    const all = this.#remaining.get(layoff.layoffId) ?? [];
    const possible = all.filter((one) =>
      [...this.#around.staffless].every((unit) => (one.get(unit) ?? 0) === 0),
    );
    const of = (one: Distribution): number => units.reduce((total, unit) => total + (one.get(unit) ?? 0), 0);
    const numbers = [...new Set(possible.map(of))];
    const taken = this.#around.pick(`${layoff.layoffId} in ${units.join(' ')}`, numbers);
    this.#remaining.set(
      layoff.layoffId,
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
