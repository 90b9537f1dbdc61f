import type { Metric } from '#domain';
import { ENDLESS } from './claims';
import type { Claims, Layoff, Report } from './claims';
import type { Span } from './dates';
import { Cuts } from './cuts';
import type { Series } from './cuts';
import { Tree, mayBeRelated } from './tree';
import type { Note } from './widenings';
import { ends } from './worlds';
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
  readonly #cuts: Cuts;
  readonly #staffless = new Set<string>();

  constructor(setting: Setting, pick: Pick) {
    this.#setting = setting;
    this.#pick = pick;
    this.#tree = new Tree(setting.claims.places, pick, setting.days, setting.note);
    this.#cuts = new Cuts({
      metric: setting.metric,
      tree: this.#tree,
      pick,
      note: setting.note,
      peopleBefore: (unitId, day) => this.#people({ unitId, scope: 'withSubUnits' }, day - 1),
      staffless: this.#staffless,
    });
  }

  /** How many a series counts at the end of a day; undefined where no report says so by then. */
  headcount(series: Series, day: number): number | undefined {
    const base = this.#lastReport(series, day);
    if (base !== undefined) return this.#sinceBase(series, base, day);
    return series.scope === 'withSubUnits' ? this.#sumOfParts(series.unitId, day) : undefined;
  }

  /** What the layoffs add to a series after the end of `since`, up to the end of a day; undefined where none may touch it. */
  net(series: Series, since: number, day: number): number | undefined {
    const touching = this.#setting.claims.layoffs.filter((layoff) => this.#mayTouch(layoff, series));
    if (touching.length === 0) return undefined;
    const taken = touching.map((layoff) => {
      const acts = this.#day(layoff, since, day);
      if (acts === undefined) return 0;
      this.#notePercentage(layoff, touching);
      return this.#cuts.cut(layoff, { series, day: acts, count: () => this.#people(series, acts - 1) });
    });
    return -taken.reduce((total, number) => total + number, 0);
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
    const acting = this.#setting.claims.layoffs
      .filter((layoff) => this.#mayTouch(layoff, series))
      .flatMap((layoff) => {
        this.#noteBase(layoff, base, day);
        const acts = this.#day(layoff, base.exactDay, day);
        return acts === undefined ? [] : [{ layoff, acts }];
      });
    for (const acts of [...new Set(acting.map((one) => one.acts))].toSorted((a, b) => a - b)) {
      const before = { series, day: acts, count: () => count };
      const together = acting.filter((one) => one.acts === acts);
      together.forEach(({ layoff }) =>
        this.#notePercentage(
          layoff,
          acting.map((one) => one.layoff),
        ),
      );
      // All that act on one day act on the same headcount, that of the day before.
      const taken = together.map(({ layoff }) => this.#cuts.cut(layoff, before));
      count -= taken.reduce((total, number) => total + number, 0);
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
    return parts.reduce<number>((total, part) => total + (part ?? 0), own ?? 0);
  }

  /** How many a series counts, and where nobody knows: nobody, or as many as the units above have. */
  #people(series: Series, day: number): number {
    const known = this.headcount(series, day);
    if (known !== undefined) return Math.max(0, known);
    this.#setting.note('percentageOfUnknown');
    const above = this.#tree.above(series.unitId, day + 1);
    const most = above.map((unitId) => this.headcount({ unitId, scope: 'withSubUnits' }, day) ?? ENDLESS);
    return this.#pick(`people of ${series.unitId} ${series.scope} on ${day}`, [
      0,
      Math.max(0, Math.min(ENDLESS, ...most)),
    ]);
  }

  /** The day on which a layoff acts, where that is after `since` and no later than `until`. */
  #day({ layoffId, day }: Layoff, since: number, until: number): number | undefined {
    if (day.latest <= since || day.earliest > until) return undefined;
    if (this.#treeChanges(day)) this.#setting.note('uncertainTree');
    const acts = this.#pick(`day of ${layoffId}`, this.#setting.days(day));
    return acts > since && acts <= until ? acts : undefined;
  }

  /** Whether a unit's place begins within the days of a layoff, so that the layoff may find one tree or the other. */
  #treeChanges(day: Span): boolean {
    const places = [...this.#setting.claims.places.values()].flat();
    return places.some(
      ({ from }) => from !== undefined && from.latest > day.earliest && from.earliest <= day.latest,
    );
  }

  #mayTouch(layoff: Layoff, { unitId }: Series): boolean {
    const counts = layoff.wordings.filter((wording) => !wording.temporary);
    return counts.some((wording) => mayBeRelated(this.#setting.claims.places, wording.unitId, unitId));
  }

  #noteBase({ day }: Layoff, base: Report, asked: number): void {
    const open = day.earliest <= asked && day.latest > asked;
    if (open && base.day.earliest === asked) this.#setting.note('baseOnAskedDay');
  }

  #notePercentage(layoff: Layoff, among: readonly Layoff[]): void {
    const percentage = ({ wordings }: Layoff): boolean => wordings.some(({ acts }) => acts !== 'positions');
    if (percentage(layoff) && among.length > 1) this.#setting.note('percentageAmongOthers');
  }
}
