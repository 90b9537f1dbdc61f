import type { Place } from './claims';
import type { Branch } from './distribution';
import type { DaysTried, Pick } from './worlds';
import type { Note } from './widenings';

/** How one unit stands to another. */
export type Relation = 'same' | 'above' | 'below' | 'apart';

/** The organisation tree of one world: every unit has one place, from an exact day on or always. */
export class Tree {
  readonly #places: ReadonlyMap<string, readonly Place[]>;
  readonly #pick: Pick;
  readonly #days: DaysTried;
  readonly #note: Note;

  constructor(places: ReadonlyMap<string, readonly Place[]>, pick: Pick, days: DaysTried, note: Note) {
    this.#places = places;
    this.#pick = pick;
    this.#days = days;
    this.#note = note;
  }

  /** The units above, nearest first. */
  above(unitId: string, day: number): readonly string[] {
    const parent = this.#parent(unitId, day);
    return parent === undefined ? [] : [parent, ...this.above(parent, day)];
  }

  /** How `unitId` stands to `other`: `above` where `other` is one of the units below it. */
  relation(unitId: string, other: string, day: number): Relation {
    if (unitId === other) return 'same';
    if (this.above(other, day).includes(unitId)) return 'above';
    return this.above(unitId, day).includes(other) ? 'below' : 'apart';
  }

  /** A unit with all that lies below it. */
  branch(unitId: string, day: number): Branch {
    const children = [...this.#places.keys()].filter((child) => this.#parent(child, day) === unitId);
    return { unitId, below: children.map((child) => this.branch(child, day)) };
  }

  #parent(unitId: string, day: number): string | undefined {
    const places = this.#places.get(unitId) ?? [];
    if (places.length === 0) return undefined;
    if (places.length > 1) this.#note('uncertainTree');
    const place = this.#pick(`place of ${unitId}`, places);
    return this.#stands(unitId, place, day) ? place.parentId : undefined;
  }

  #stands(unitId: string, { from }: Place, day: number): boolean {
    if (from === undefined || from.latest <= day) return true;
    if (from.earliest > day) return false;
    this.#note('uncertainTree');
    return this.#pick(`start of ${unitId}`, this.#days(from)) <= day;
  }
}

/** Whether two units stand below one another by any visible place, whatever the day. */
export function mayBeRelated(places: ReadonlyMap<string, readonly Place[]>, a: string, b: string): boolean {
  return everAbove(places, a).has(b) || everAbove(places, b).has(a);
}

/** The unit itself and every unit above it by any visible place. */
function everAbove(places: ReadonlyMap<string, readonly Place[]>, unitId: string): ReadonlySet<string> {
  const found = new Set([unitId]);
  for (const unit of found) {
    for (const { parentId } of places.get(unit) ?? []) if (parentId !== undefined) found.add(parentId);
  }
  return found;
}
