import type { Metric } from '#domain';
import { Changes } from './changes';
import type { Claims, Report } from './claims';
import type { Series } from './cuts';
import { ENDLESS, ENDLESS_FROM } from './facts';
import { Tree } from './tree';
import type { Note, Widening } from './widenings';
import { ends, ruleOut } from './worlds';
import type { DaysTried, Pick } from './worlds';

/** What stays the same from world to world. */
export interface Setting {
  readonly claims: Claims;
  readonly metric: Metric;
  readonly days: DaysTried;
  readonly note: Note;
}

/** One world replayed as exact history: each report is a fact at the end of its day, each layoff acts at the start of its own. */
export class HeadcountReplay {
  readonly #setting: Setting;
  readonly #pick: Pick;
  readonly #tree: Tree;
  readonly #changes: Changes;
  readonly #staffless = new Set<string>();

  constructor(setting: Setting, pick: Pick) {
    this.#setting = setting;
    this.#pick = pick;
    this.#tree = new Tree(setting.claims, pick, setting.days, setting.note);
    this.#changes = new Changes({
      ...setting,
      tree: this.#tree,
      pick,
      peopleBefore: (unitId, day, unknown) =>
        this.#people({ unitId, scope: 'withSubUnits' }, day - 1, unknown),
      staffless: this.#staffless,
    });
  }

  /** How many a series counts at the end of a day; undefined where no report says so by then. */
  headcount(series: Series, day: number): number | undefined {
    const base = this.#lastReport(series, day);
    if (base !== undefined) return this.#sinceBase(series, base, day);
    return series.scope === 'withSubUnits' ? this.#sumOfParts(series.unitId, day) : undefined;
  }

  /** What the changes add to a series after the end of `since`, up to the end of a day; undefined where none may touch it. */
  net(series: Series, since: number, day: number): number | undefined {
    if (!this.#changes.mayTouch(series)) return undefined;
    const acting = this.#changes.between(series, since, day);
    this.#changes.noteNet(series, acting);
    const added = acting.map((one) =>
      one.adds((before) => this.#people(series, before, 'percentageOfUnknown')),
    );
    return added.reduce((total, number) => total + number, 0);
  }

  /** How many work in a unit and all below it at the end of the day before; where nobody knows, none to all above. */
  peopleBefore(unitId: string, day: number): number {
    return this.#people({ unitId, scope: 'withSubUnits' }, day - 1, 'percentageOfUnknown');
  }

  #lastReport({ unitId, scope }: Series, day: number): (Report & { exactDay: number }) | undefined {
    const own = this.#setting.claims.reports.filter(
      (report) => report.unitId === unitId && report.scope === scope,
    );
    const begun = own.filter((report) => report.day.earliest <= day);
    // One that surely came before another that surely holds is the last in no world.
    const later = begun.filter((report) => report.day.latest <= day);
    const open = begun.filter((report) => !later.some((other) => other.day.earliest > report.day.latest));
    if (open.length > 1) this.#setting.note('severalBases');
    const dated = open.map((report) => ({
      ...report,
      exactDay: this.#pick(`day of ${report.entry}`, this.#setting.days(report.day)),
    }));
    const held = dated.filter((report) => report.exactDay <= day);
    if (held.length === 0) {
      if (open.length > 0 && scope === 'withSubUnits') this.#setting.note('wholeOrSum');
      return undefined;
    }
    const last = held.filter((report) => held.every((other) => other.exactDay <= report.exactDay));
    // Two sources that count the same day differently are both possible.
    const entry = this.#pick(
      `last of ${last.map((report) => report.entry).join(' ')}`,
      last.map((report) => report.entry),
    );
    return last.find((report) => report.entry === entry);
  }

  #sinceBase(series: Series, base: Report & { exactDay: number }, day: number): number {
    let count = this.#pick(`count of ${base.entry}`, ends(base.count));
    const counted = [{ day: base.exactDay, count }];
    const countAt = (asked: number): number =>
      asked < base.exactDay
        ? this.#people(series, asked, 'percentageOfUnknown')
        : counted.findLast((one) => one.day <= asked)!.count;
    this.#changes.noteBase(series, base.day, day);
    const acting = this.#changes.between(series, base.exactDay, day);
    for (const acts of [...new Set(acting.map((one) => one.day))].toSorted((a, b) => a - b)) {
      // All that act on one day act on the same headcount, that of the day before.
      const together = acting.filter((one) => one.day === acts).map((one) => one.adds(countAt));
      count += together.reduce((total, number) => total + number, 0);
      counted.push({ day: acts, count });
    }
    return count;
  }

  #sumOfParts(unitId: string, day: number): number | undefined {
    const below = this.#tree.branch(unitId, day).below.map((child) => child.unitId);
    const own = this.headcount({ unitId, scope: 'withoutSubUnits' }, day);
    if (own === undefined && below.length === 0) return undefined;
    // Where the sub-units alone give the sum, the unit has no people beside theirs.
    if (own === undefined) this.#staffless.add(unitId);
    const parts = below.map((child) => this.headcount({ unitId: child, scope: 'withSubUnits' }, day));
    if (parts.includes(undefined)) {
      this.#staffless.delete(unitId);
      return undefined;
    }
    if (below.length > 0) this.#setting.note('sum');
    const ownStaff = own ?? this.#uncountedStaff(unitId, below, day);
    return parts.reduce<number>((total, part) => total + (part ?? 0), ownStaff);
  }

  /** Own staff whom nobody counted: nobody, when the sub-units were counted, and whoever came or went since. */
  #uncountedStaff(unitId: string, below: readonly string[], day: number): number {
    const counted = [...new Set(below.flatMap((child) => this.#daysCounted(child, day)))];
    const since = this.#pick(`own staff of ${unitId} counted on ${day}`, counted);
    return this.#changes.staffCome({ unitId, scope: 'withoutSubUnits' }, since, day);
  }

  /** The days of the reports from which a unit is counted. */
  #daysCounted(unitId: string, day: number): readonly number[] {
    const whole = this.#lastReport({ unitId, scope: 'withSubUnits' }, day);
    if (whole !== undefined) return [whole.exactDay];
    const own = this.#lastReport({ unitId, scope: 'withoutSubUnits' }, day);
    const below = this.#tree
      .branch(unitId, day)
      .below.flatMap((child) => this.#daysCounted(child.unitId, day));
    return own === undefined ? below : [own.exactDay, ...below];
  }

  /** How many a series counts, and where nobody knows: nobody, or as many as the units above have. */
  #people(series: Series, day: number, unknown: Widening): number {
    const known = this.headcount(series, day);
    const isOpen = known !== undefined && known >= ENDLESS_FROM && unknown === 'moveOfUnknown';
    if (known !== undefined && !isOpen) {
      if (unknown === 'moveOfUnknown') this.#requireRoom(series, known, day);
      return Math.max(0, known);
    }
    this.#setting.note(unknown);
    if (known !== undefined) return this.#atMostAbove(series, known, day);
    // A part that moves is bounded by where it was; what a layoff takes is of the people where the layoff finds them.
    const treeDay = unknown === 'percentageOfUnknown' ? day + 1 : day;
    return this.#pick(`people of ${series.unitId} ${series.scope} on ${day} ${treeDay}`, [
      0,
      Math.max(0, this.#mostAbove(series, day, treeDay)),
    ]);
  }

  /** The fewest that any unit above has. */
  #mostAbove({ unitId }: Series, day: number, treeDay: number): number {
    const above = this.#tree.above(unitId, treeDay);
    const most = above.map((one) => this.headcount({ unitId: one, scope: 'withSubUnits' }, day) ?? ENDLESS);
    return Math.min(ENDLESS, ...most);
  }

  /** A part that was counted without an upper number is no larger than its whole, in any world. */
  #requireRoom(series: Series, known: number, day: number): void {
    const isOpen = this.#setting.claims.reports.some(
      ({ unitId, count }) => unitId === series.unitId && count.max >= ENDLESS_FROM,
    );
    if (isOpen && known > Math.max(0, this.#mostAbove(series, day, day))) ruleOut();
  }

  /** Who moves, without an upper number: no more than where they were; a part that was counted as more than its whole is no history. */
  #atMostAbove(series: Series, known: number, day: number): number {
    const most = Math.min(known, this.#mostAbove(series, day, day));
    const reports = this.#setting.claims.reports.filter(({ unitId }) => unitId === series.unitId);
    if (reports.some(({ count }) => count.min > most)) ruleOut();
    return most;
  }
}
