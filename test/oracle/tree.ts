import type { Claims, Place } from './claims';
import type { Branch } from './distribution';
import type { Movement } from './movements';
import { ruleOut } from './worlds';
import type { DaysTried, Pick as Choose } from './worlds';
import type { Note } from './widenings';

/** How one unit stands to another. */
export type Relation = 'same' | 'above' | 'below' | 'apart';

/** Where the visible entries place units, and how they moved them. */
export type Standing = Pick<Claims, 'places' | 'movements'>;

/** The organisation tree of one world: every unit has one place on each day; each place begins on an exact day, or was there always. */
export class Tree {
  readonly #places: Standing['places'];
  readonly #movements: Standing['movements'];
  readonly #pick: Choose;
  readonly #days: DaysTried;
  readonly #note: Note;

  constructor({ places, movements }: Standing, pick: Choose, days: DaysTried, note: Note) {
    this.#places = places;
    this.#movements = movements;
    this.#pick = pick;
    this.#days = days;
    this.#note = note;
  }

  /** The units above, nearest first. Nothing stands below itself in any history. */
  above(unitId: string, day: number): readonly string[] {
    const found: string[] = [];
    for (let unit = this.#parent(unitId, day); unit !== undefined; unit = this.#parent(unit, day)) {
      if (unit === unitId || found.includes(unit)) ruleOut();
      found.push(unit);
    }
    return found;
  }

  /** How `unitId` stands to `other`: `above` where `other` is one of the units below it. */
  relation(unitId: string, other: string, day: number): Relation {
    if (unitId === other) return 'same';
    if (this.above(other, day).includes(unitId)) return 'above';
    return this.above(unitId, day).includes(other) ? 'below' : 'apart';
  }

  /** A unit with all that lies below it. */
  branch(unitId: string, day: number): Branch {
    const units = [...this.#places.keys(), ...this.#movements.map((one) => one.unitId)];
    const children = [...new Set(units)].filter((child) => this.#parent(child, day) === unitId);
    this.above(unitId, day);
    return { unitId, below: children.map((child) => this.branch(child, day)) };
  }

  /** Whether a unit is established by a day; one of which nobody knows when it was, always is. */
  isThere(unitId: string, day: number): boolean {
    const places = this.#places.get(unitId) ?? [];
    if (places.length === 0 || this.#lastMovement(unitId, day) !== undefined) return true;
    return this.#stands(unitId, this.#placeOf(unitId, places), day);
  }

  /** The day of a movement in this world. */
  dayOf({ entry, day }: Movement): number {
    if (day.earliest === day.latest) return day.earliest;
    this.#note('uncertainTree');
    return this.#pick(`day of ${entry}`, this.#days(day));
  }

  #parent(unitId: string, day: number): string | undefined {
    const last = this.#lastMovement(unitId, day);
    if (last !== undefined) this.#noteFirstPlace(unitId, last);
    // What stands below a unit that comes to its end stays there until a move says where to.
    return last === undefined || this.#isEstablishedAfter(unitId, last, day)
      ? this.#firstParent(unitId, day)
      : parentAfter(last);
  }

  /** The newest change of a unit's place by a day; of two on one day, either. */
  #lastMovement(unitId: string, day: number): Movement | undefined {
    const begun = this.#movements.filter((one) => {
      const stays = one.what === 'splits' && one.targets.includes(unitId);
      return one.unitId === unitId && !stays && one.day.earliest <= day;
    });
    const over = begun.filter((one) => one.day.latest <= day);
    const open = begun.filter((one) => !over.some((other) => other.day.earliest > one.day.latest));
    if (open.length === 1 && over.length > 0) return open[0];
    const held = open.filter((one) => this.dayOf(one) <= day);
    const last = held.filter((one) => held.every((other) => this.dayOf(other) <= this.dayOf(one)));
    if (last.length < 2) return last[0];
    this.#note('uncertainTree');
    return this.#pick(`place of ${unitId} by ${last.map(({ entry }) => entry).join(' ')}`, last);
  }

  /** A unit is established before it changes its place, unless all sources date that change before its start. */
  #isEstablishedAfter(unitId: string, { day: left }: Movement, day: number): boolean {
    const places = this.#places.get(unitId) ?? [];
    const later = places.every(({ from }) => from !== undefined && from.earliest > left.latest);
    return later && this.#firstParent(unitId, day) !== undefined;
  }

  /** It may have come to its first place only after it has left it. */
  #noteFirstPlace(unitId: string, { day }: Movement): void {
    const places = this.#places.get(unitId) ?? [];
    if (places.some(({ from }) => from !== undefined && from.latest >= day.earliest))
      this.#note('uncertainTree');
  }

  #firstParent(unitId: string, day: number): string | undefined {
    const places = this.#places.get(unitId) ?? [];
    if (places.length === 0) return undefined;
    const place = this.#placeOf(unitId, places);
    return this.#stands(unitId, place, day) ? place.parentId : undefined;
  }

  #placeOf(unitId: string, places: readonly Place[]): Place {
    if (places.length > 1) this.#note('uncertainTree');
    return this.#pick(`place of ${unitId}`, places);
  }

  #stands(unitId: string, { from }: Place, day: number): boolean {
    if (from === undefined || from.latest <= day) return true;
    if (from.earliest > day) return false;
    this.#note('uncertainTree');
    return this.#pick(`start of ${unitId}`, this.#days(from)) <= day;
  }
}

function parentAfter({ what, targets }: Movement): string | undefined {
  return what === 'moves' ? targets[0] : undefined;
}

/** Whether two units stand below one another by any visible place, whatever the day. */
export function mayBeRelated(standing: Standing, a: string, b: string): boolean {
  return everAbove(standing, a).has(b) || everAbove(standing, b).has(a);
}

/** Whether a unit is another, or stands below it by any visible place, whatever the day. */
export function mayStandBelow(standing: Standing, lower: string, upper: string): boolean {
  return everAbove(standing, lower).has(upper);
}

/** The unit itself and every unit above it by any visible place or movement; what merges or splits is in what comes of it. */
function everAbove({ places, movements }: Standing, unitId: string): ReadonlySet<string> {
  const found = new Set([unitId]);
  for (const unit of found) {
    for (const { parentId } of places.get(unit) ?? []) if (parentId !== undefined) found.add(parentId);
    for (const one of movements) if (one.unitId === unit) one.targets.forEach((target) => found.add(target));
  }
  return found;
}
