import type { Claims } from './claims';
import { ENDLESS_FROM } from './facts';
import type { Layoff } from './layoffs';
import { Cuts } from './cuts';
import type { Series, Surroundings } from './cuts';
import type { Span } from './dates';
import { unitsOf } from './distribution';
import type { Movement } from './movements';
import { stepsOf } from './programme';
import type { Step } from './programme';
import type { StaffChange } from './staff';
import { mayBeRelated } from './tree';
import { ends, ruleOut } from './worlds';
import type { DaysTried } from './worlds';

/** A change of a series on an exact day. */
export interface Acting {
  readonly day: number;
  /** How many it adds; a fraction of a person where a percentage acts. */
  readonly adds: (countAt: CountAt) => number;
  readonly percentage: boolean;
}

/** How many a series counts at the end of a day. */
export type CountAt = (day: number) => number;

/** What a replay of changes knows beside them. */
export interface Scene extends Surroundings {
  readonly claims: Claims;
  readonly days: DaysTried;
}

interface Window {
  readonly series: Series;
  readonly since: number;
  readonly until: number;
}

/** All that changes headcounts in one world: layoffs and what becomes of them, people who come or go, units that move. */
export class Changes {
  readonly #scene: Scene;
  readonly #cuts: Cuts;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#cuts = new Cuts(scene);
  }

  /** Whether anything recorded may change a series, whenever that is. */
  mayTouch(series: Series): boolean {
    const { claims } = this.#scene;
    return (
      this.#layoffs(series).length > 0 ||
      claims.staffChanges.some((one) => this.#touchesStaff(one, series)) ||
      claims.movements.some((one) => this.#touchesPart(one, series))
    );
  }

  /** What changes a series after the end of `since`, up to the end of `until`. */
  between(series: Series, since: number, until: number): readonly Acting[] {
    const { claims } = this.#scene;
    const window = { series, since, until };
    const layoffs = this.#layoffs(series).flatMap((layoff) => this.#steps(layoff, window));
    const staff = claims.staffChanges
      .filter((one) => this.#touchesStaff(one, series))
      .flatMap((one) => this.#came(one, window));
    const moved = claims.movements
      .filter((one) => this.#touchesPart(one, series))
      .flatMap((one) => this.#moved(one, window));
    this.#noteTogether({ layoffs, staff, moved });
    return [...layoffs, ...staff, ...moved].map((one) => one.acting);
  }

  /** How many came to a series, or left it, by hiring and transfer alone. */
  staffCome(series: Series, since: number, until: number): number {
    const come = this.#scene.claims.staffChanges
      .filter((one) => this.#touchesStaff(one, series))
      .flatMap((one) => this.#came(one, { series, since, until }));
    return come.reduce((total, { acting }) => total + acting.adds(() => 0), 0);
  }

  /** Notes percentages of people whom other changes may have made more or fewer before the window begins. */
  noteNet(series: Series, acting: readonly Acting[]): void {
    const layoffs = this.#layoffs(series);
    const staff = this.#scene.claims.staffChanges.filter((one) => this.#touchesStaff(one, series));
    const moved = this.#scene.claims.movements.filter((one) => this.#touchesPart(one, series));
    if (acting.some(({ percentage }) => percentage) && layoffs.length + staff.length + moved.length > 1)
      this.#scene.note('percentageAmongOthers');
  }

  /** Notes what the rules say less of than exact history does, since the base is of an uncertain day. */
  noteBase(series: Series, base: Span, asked: number): void {
    const dated = this.#directions(series);
    const [{ note }, { earliest, latest }] = [this.#scene, base];
    const beyond = dated.some(({ day }) => day.earliest <= asked && day.latest > asked);
    if (earliest === asked && beyond) note('baseOnAskedDay');
    if (earliest === latest) return;
    const astride = dated.filter(({ day }) => day.latest > earliest && day.earliest <= latest);
    const directions = new Set(astride.map(({ direction }) => direction));
    if (astride.length > 1 && (directions.size > 1 || directions.has('either'))) note('baseAmongOthers');
  }

  /** The days of all that may change a series, and whether it adds people, takes them, or may do either. */
  #directions(series: Series): readonly Directed[] {
    const { claims } = this.#scene;
    const layoffs = this.#layoffs(series).flatMap(({ day, stages }): readonly Directed[] =>
      stages.length === 0
        ? [{ day, direction: 'fewer' }]
        : [day, ...stages.map((stage) => stage.day)].map((one) => ({ day: one, direction: 'either' })),
    );
    const staff = claims.staffChanges
      .filter((one) => this.#touchesStaff(one, series))
      .map(({ day, fromId }): Directed => ({ day, direction: fromId === undefined ? 'more' : 'either' }));
    const moved = claims.movements
      .filter((one) => this.#touchesPart(one, series))
      .map(({ day }): Directed => ({ day, direction: 'either' }));
    return [...layoffs, ...staff, ...moved];
  }

  #layoffs({ unitId }: Series): readonly Layoff[] {
    return this.#scene.claims.layoffs.filter(({ wordings, stages }) => {
      const counts = wordings.filter(
        ({ temporary }) =>
          !temporary || stages.some(({ kind }) => kind !== undefined && kind !== 'temporary'),
      );
      return counts.some((wording) => mayBeRelated(this.#scene.claims, wording.unitId, unitId));
    });
  }

  #steps(layoff: Layoff, { series, since, until }: Window): readonly Noted[] {
    const steps = layoff.stages.length === 0 ? this.#oneStep(layoff, since, until) : this.#allSteps(layoff);
    return steps
      .filter(({ day }) => day > since && day <= until)
      .map((step) => {
        const { day } = step;
        const percentage = [step.before, step.after].some(
          (number) => number !== undefined && number.acts !== 'positions',
        );
        if (percentage && step.before !== undefined) this.#scene.note('percentageRevised');
        const adds = (countAt: CountAt): number => {
          const before = { day, since: step.since, series, count: () => countAt(step.since - 1) };
          return this.#cuts.taken(step.before, before) - this.#cuts.taken(step.after, before);
        };
        return { acting: { day, adds, percentage }, what: layoff.layoffId };
      });
  }

  /** What is announced and never changed acts on one day; nothing is picked where that day lies outside. */
  #oneStep(layoff: Layoff, since: number, until: number): readonly Step[] {
    if (layoff.day.latest <= since || layoff.day.earliest > until) return [];
    this.#noteTree(layoff.day);
    return this.#stepsOf(layoff);
  }

  #allSteps(layoff: Layoff): readonly Step[] {
    // The tree may be another at each stage.
    if (this.#scene.claims.movements.length > 0) this.#scene.note('uncertainTree');
    [layoff.day, ...layoff.stages.map(({ day }) => day)].forEach((day) => this.#noteTree(day));
    return this.#stepsOf(layoff);
  }

  #stepsOf(layoff: Layoff): readonly Step[] {
    return stepsOf(layoff, this.#cuts.wording(layoff), this.#scene);
  }

  /** Whether a unit's place begins within the days of a layoff, so that the layoff may find one tree or the other. */
  #noteTree(day: Span): void {
    const { places, movements } = this.#scene.claims;
    const begins = [
      ...[...places.values()].flat().map(({ from }) => from),
      ...movements.map((one) => one.day),
    ];
    const within = begins.some(
      (from) => from !== undefined && from.latest > day.earliest && from.earliest <= day.latest,
    );
    if (within) this.#scene.note('uncertainTree');
  }

  #touchesStaff({ fromId, toId }: StaffChange, { unitId }: Series): boolean {
    const units = fromId === undefined ? [toId] : [fromId, toId];
    return units.some((unit) => mayBeRelated(this.#scene.claims, unit, unitId));
  }

  #came(change: StaffChange, { series, since, until }: Window): readonly Noted[] {
    const { pick, days } = this.#scene;
    if (change.day.latest <= since || change.day.earliest > until) return [];
    this.#noteTree(change.day);
    const day = pick(`day of ${change.entry}`, days(change.day));
    if (day <= since || day > until) return [];
    const adds = (): number => {
      const came = this.#hasPlace(series, { change, side: 'to', day });
      const went = this.#hasPlace(series, { change, side: 'from', day });
      if (came === went) return 0;
      const number = this.#number(change, day);
      return came ? number : -number;
    };
    return [{ acting: { day, adds, percentage: false }, what: String(change.entry) }];
  }

  /**
   * Whether the place that people leave, or come to, is among those that a series counts. It may be any unit below the one that is
   * named, save where that one holds the other side: then its own staff is meant.
   */
  #hasPlace(series: Series, { change, side, day }: Side): boolean {
    const { fromId, toId, entry } = change;
    const [unit, other] = side === 'to' ? [toId, fromId] : [fromId, toId];
    if (unit === undefined) return false;
    const { tree, pick } = this.#scene;
    if (series.scope === 'withSubUnits' && this.#holds(series, unit, day)) return true;
    const within = unitsOf(tree.branch(unit, day));
    if (!within.includes(series.unitId)) return false;
    const places = other !== undefined && within.includes(other) ? [unit] : within;
    return this.#holds(series, pick(`${side} of ${entry}`, places), day);
  }

  /** Whether a series counts a unit's people: those of the units below too, or its own staff alone. */
  #holds({ unitId, scope }: Series, unit: string, day: number): boolean {
    if (unit === unitId) return true;
    return scope === 'withSubUnits' && this.#scene.tree.above(unit, day).includes(unitId);
  }

  #number({ entry, fromId, positions }: StaffChange, day: number): number {
    const { pick, metric, note, peopleBefore } = this.#scene;
    if (metric === 'fte' && pick(`fte of ${entry}`, [0, 1]) === 0) return 0;
    if (fromId === undefined || positions.max < ENDLESS_FROM)
      return pick(`number of ${entry}`, ends(positions));
    note('openTransfer');
    const people = peopleBefore(fromId, day, 'moveOfUnknown');
    return pick(`number of ${entry}`, ends({ min: positions.min, max: Math.max(positions.min, people) }));
  }

  #touchesPart({ unitId, targets }: Movement, series: Series): boolean {
    return [unitId, ...targets].some((unit) => mayBeRelated(this.#scene.claims, unit, series.unitId));
  }

  /** People move with their unit: from all that it was part of to all that it is part of then. */
  #moved(movement: Movement, { series, since, until }: Window): readonly Noted[] {
    const { unitId, entry } = movement;
    if (movement.day.latest <= since || movement.day.earliest > until) return [];
    // Who stands below another is none of that other's own staff.
    if (movement.what === 'moves' && series.scope === 'withoutSubUnits') return [];
    const day = this.#scene.tree.dayOf(movement);
    if (day <= since || day > until) return [];
    const adds = (countAt: CountAt): number => {
      this.#requireTargets(movement, day);
      const holder = this.#holderAfter(movement);
      const had = this.#holds(series, unitId, day - 1);
      const has = holder !== undefined && this.#holds(series, holder, day);
      const stays = movement.what === 'moves' && series.unitId === unitId;
      if (had === has || stays) return 0;
      if (series.unitId === unitId && series.scope === 'withoutSubUnits')
        return -Math.max(0, countAt(day - 1));
      const people = this.#scene.peopleBefore(unitId, day, 'moveOfUnknown');
      return has ? people : -people;
    };
    this.#noteMovement(movement, series);
    return [{ acting: { day, adds, percentage: false }, what: `${entry} ${unitId}`, movement }];
  }

  /** Which unit has the moved people, by itself or below: one part of a split may have them all, and any of them may. */
  #holderAfter({ what, unitId, targets, entry, day }: Movement): string | undefined {
    const { pick, tree } = this.#scene;
    if (what === 'moves' || what === 'merges') return targets[0];
    if (what === 'splits') return pick(`part of ${entry} with all people of ${unitId}`, targets);
    const last =
      day.earliest === day.latest ? day.earliest : tree.dayOf({ what, unitId, targets, entry, day });
    return pick(`people of ${unitId} after ${entry}`, [tree.above(unitId, last - 1)[0], undefined]);
  }

  /** A unit that others go into is there by then. */
  #requireTargets({ what, targets }: Movement, day: number): void {
    if (what !== 'moves' && !targets.every((target) => this.#scene.tree.isThere(target, day))) ruleOut();
  }

  #noteMovement({ what, unitId, day }: Movement, series: Series): void {
    const { claims, note } = this.#scene;
    if (series.scope === 'withoutSubUnits') note('ownStaff');
    if (what !== 'moves' && series.unitId === unitId) note('endedUnit');
    // It may have come to its first place only after it has left it.
    const places = claims.places.get(unitId) ?? [];
    if (places.some(({ from }) => from !== undefined && from.latest >= day.earliest)) note('uncertainTree');
    const overlaps = (other: Span): boolean =>
      other.earliest <= day.latest && other.latest >= day.earliest - 1;
    const ownLayoffs = claims.layoffs.flatMap((layoff) => [
      layoff.day,
      ...layoff.stages.map((stage) => stage.day),
    ]);
    const others = [...claims.reports, ...claims.staffChanges].map((one) => one.day);
    if (day.earliest < day.latest && [...ownLayoffs, ...others].some(overlaps)) note('moveAmongOthers');
  }

  #noteTogether({
    layoffs,
    staff,
    moved,
  }: Readonly<Record<'layoffs' | 'staff' | 'moved', readonly Noted[]>>): void {
    const { note } = this.#scene;
    const all = [...layoffs, ...staff, ...moved];
    const kinds = new Set(all.map(({ what }) => what));
    if (layoffs.some(({ acting }) => acting.percentage) && kinds.size > 1) note('percentageAmongOthers');
    if (moved.length > 1) note('severalMoves');
    if (moved.length > 0 && layoffs.length + staff.length > 0) note('moveAmongOthers');
  }
}

interface Directed {
  readonly day: Span;
  readonly direction: 'more' | 'fewer' | 'either';
}

/** One of the two places of people who come or go. */
interface Side {
  readonly change: StaffChange;
  readonly side: 'from' | 'to';
  readonly day: number;
}

interface Noted {
  readonly acting: Acting;
  readonly what: string;
  readonly movement?: Movement;
}
