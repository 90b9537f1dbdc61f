import type { Asked } from './asked';
import { identitiesOf } from './identities';
import { ITSELF, joined } from './membership';
import type { Leads, Membership } from './membership';
import { everBelow, historyOf, placementsOf } from './organisation/placements';
import type { Placement } from './organisation/placements';
import type { History } from './organisation/history';
import { stretchesOf } from './organisation/standing';
import type { Stretch } from './organisation/standing';
import type { Statements } from './statements';

export { entriesOn, groundsOn, holdsOn, presumedOn } from './membership';
export type { Membership } from './membership';
export type { Placement } from './organisation/placements';

/**
 * The organisation tree as the visible entries draw it, on all days at once, read as far as it is asked for; units under the ids
 * that are kept. Whether a unit
 * stands in a place on some days is for `holdsOn` to say.
 */
export class Tree {
  readonly #statements: Statements;
  readonly #asked: Asked;
  readonly #histories = new Map<string, History>();
  readonly #stretches = new Map<string, readonly Stretch[]>();
  readonly #above = new Map<string, ReadonlyMap<string, Membership>>();
  readonly #direct = new Map<string, Membership>();
  readonly #below = new Map<string, ReadonlySet<string>>();
  readonly #children = new Map<string, readonly string[]>();

  constructor(statements: Statements, asked: Asked) {
    this.#statements = statements;
    this.#asked = asked;
  }

  /** Every id of each of some units: rows of claims stand under the ids that were given. */
  idsOf(units: Iterable<string>): readonly string[] {
    return identitiesOf(this.#statements, 'unit', this.#asked).allOf(units);
  }

  /** Where a unit was put, one after another in valid order: its first place, then each change of it. */
  placements(unitId: string): readonly Placement[] {
    return placementsOf(this.#history(unitId));
  }

  /** Where a unit may stand, over all days. */
  stretches(unitId: string): readonly Stretch[] {
    const known = this.#stretches.get(unitId) ?? stretchesOf(this.#history(unitId));
    this.#stretches.set(unitId, known);
    return known;
  }

  /** The unit itself and every unit that is above it on some day in some reading; each before those that are above it. */
  above(unitId: string): ReadonlyMap<string, Membership> {
    const known = this.#above.get(unitId);
    if (known !== undefined) return known;
    const above = new Map([[unitId, ITSELF]]);
    // Set before it is complete, so that a cycle, which a race between stores may let through, ends here.
    this.#above.set(unitId, above);
    const stretches = this.stretches(unitId);
    for (const upper of this.#upwards(unitId)) {
      if (upper !== unitId)
        above.set(
          upper,
          joined(stretches, (parent) => this.above(parent).get(upper)),
        );
    }
    return above;
  }

  /** The unit itself and every unit that is below it on some day in some reading. */
  below(unitId: string): ReadonlySet<string> {
    const known = this.#below.get(unitId);
    if (known !== undefined) return known;
    const below = new Set([unitId]);
    for (const unit of below) this.children(unit).forEach((child) => below.add(child));
    this.#below.set(unitId, below);
    return below;
  }

  /** The units that stand directly above on some day in some reading, the first place first. */
  parents(unitId: string): readonly string[] {
    const stretches = this.stretches(unitId);
    return [
      ...new Set(stretches.flatMap(({ options }) => options.flatMap(({ parentId }) => parentId ?? []))),
    ];
  }

  /** The units that stand directly below on some day in some reading, by id. */
  children(unitId: string): readonly string[] {
    const known = this.#children.get(unitId) ?? everBelow(this.#statements, unitId, this.#asked);
    this.#children.set(unitId, known);
    return known;
  }

  /** On which days `unitId` stands below `upperId`, or is it; undefined where no reading ever says so. */
  membership(unitId: string, upperId: string): Membership | undefined {
    return this.above(unitId).get(upperId);
  }

  /** On which days `unitId` stands directly below `parentId`. */
  direct(unitId: string, parentId: string): Membership {
    const key = `${unitId} ${parentId}`;
    const leads: Leads = (parent) => (parent === parentId ? ITSELF : undefined);
    const known = this.#direct.get(key) ?? joined(this.stretches(unitId), leads);
    this.#direct.set(key, known);
    return known;
  }

  #history(unitId: string): History {
    const known = this.#histories.get(unitId) ?? historyOf(this.#statements, unitId, this.#asked);
    this.#histories.set(unitId, known);
    return known;
  }

  /** The unit and all that are ever above it, each before those that are above it. */
  #upwards(unitId: string): readonly string[] {
    const parents = this.parents(unitId);
    if (parents.length === 0) return [unitId];
    const [only = unitId, ...others] = parents;
    if (others.length === 0) return [unitId, ...this.above(only).keys()];
    const found = new Set<string>();
    const downwards: string[] = [];
    const visit = (unit: string): void => {
      if (found.has(unit)) return;
      found.add(unit);
      this.parents(unit).toReversed().forEach(visit);
      downwards.push(unit);
    };
    visit(unitId);
    return downwards.toReversed();
  }
}
