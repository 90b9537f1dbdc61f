import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { programmesOf } from '../layoffs/programme';
import type { Programme } from '../layoffs/programme';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import { reportsOf } from './headcount';
import type { Report } from './headcount';
import { movementsOf } from './movements';
import type { Movement } from './movements';
import type { Target } from './parts';
import { relocationsIn } from './relocations';
import type { Relocation } from './relocations';

/** Scope of a target's count: its own people, or all below it too. */
export function scopeOf({ ownPeople }: Target): Scope {
  return ownPeople ? 'withoutSubUnits' : 'withSubUnits';
}

/** What the visible entries say around a unit, each read once. */
export class Nearby {
  readonly tree: Tree;
  readonly #statements: Statements;
  readonly #asked: Asked;
  readonly #metric: Metric;
  readonly #programmes = new Map<string, readonly Programme[]>();
  readonly #programmesByName = new Map<string, readonly Programme[]>();
  readonly #movementsByName = new Map<string, readonly Movement[]>();
  readonly #movements = new Map<string, readonly Movement[]>();
  readonly #reports = new Map<string, readonly Report[]>();
  readonly #relocations = new Map<string, readonly Relocation[]>();
  readonly #turns = new Map<string, readonly Day[]>();

  constructor(statements: Statements, { asked, metric }: { readonly asked: Asked; readonly metric: Metric }) {
    this.tree = new Tree(statements, asked);
    this.#statements = statements;
    this.#asked = asked;
    this.#metric = metric;
  }

  /** The reports of a target's own scope. */
  reports(target: Target): readonly Report[] {
    const key = `${target.unitId} ${target.ownPeople}`;
    const counted = { unitId: target.unitId, metric: this.#metric, scope: scopeOf(target) };
    const known = this.#reports.get(key) ?? reportsOf(this.#statements, counted, this.#asked);
    this.#reports.set(key, known);
    return known;
  }

  /** The layoffs that name the unit, one above it or one below it. */
  programmes(unitId: string): readonly Programme[] {
    const known = this.#programmes.get(unitId);
    if (known !== undefined) return known;
    const named = this.#around(unitId).flatMap((unit) => this.#programmesNaming(unit));
    const programmes = [...new Map(named.map((one) => [one.layoffId, one])).values()];
    this.#programmes.set(unitId, programmes);
    return programmes;
  }

  #programmesNaming(unitId: string): readonly Programme[] {
    const known = this.#programmesByName.get(unitId) ?? programmesOf(this.#statements, [unitId], this.#asked);
    this.#programmesByName.set(unitId, known);
    return known;
  }

  /** The hirings and transfers that name the unit, one above it or one below it, on either side; in the order of their telling. */
  movements(unitId: string): readonly Movement[] {
    const known = this.#movements.get(unitId);
    if (known !== undefined) return known;
    const named = this.#around(unitId).flatMap((unit) => this.#movementsNaming(unit));
    const movements = [...new Map(named.map((one) => [one.toldFirst, one])).values()].toSorted(
      (a, b) => a.toldFirst - b.toldFirst,
    );
    this.#movements.set(unitId, movements);
    return movements;
  }

  #movementsNaming(unitId: string): readonly Movement[] {
    const known = this.#movementsByName.get(unitId) ?? movementsOf(this.#statements, [unitId], this.#asked);
    this.#movementsByName.set(unitId, known);
    return known;
  }

  /** The changes of place of the unit and of all that stand below it on some day, or went into it or them. */
  relocations(unitId: string): readonly Relocation[] {
    const known =
      this.#relocations.get(unitId) ??
      relocationsIn(this.#statements, this.tree, this.tree.below(unitId), this.#asked);
    this.#relocations.set(unitId, known);
    return known;
  }

  /** Days on which the bounds of a unit, or of one below it, may turn: each once, in order. */
  turns(unitId: string): readonly Day[] {
    const known = this.#turns.get(unitId) ?? this.#turnsOf(unitId);
    this.#turns.set(unitId, known);
    return known;
  }

  #turnsOf(unitId: string): readonly Day[] {
    const ranges = [
      ...this.programmes(unitId).flatMap(({ changing }) => changing),
      ...this.movements(unitId).map(({ days }) => days),
      ...this.relocations(unitId).map(({ days }) => days),
      ...[...this.tree.below(unitId)].flatMap((unit) => [
        ...this.reports({ unitId: unit, ownPeople: false }),
        ...this.reports({ unitId: unit, ownPeople: true }),
      ]),
    ];
    const days = ranges.flatMap(({ earliest, latest }) => [earliest - 1, earliest, latest - 1, latest]);
    return [...new Set(days)].toSorted((a, b) => a - b);
  }

  #around(unitId: string): readonly string[] {
    return [...new Set([...this.tree.above(unitId).keys(), ...this.tree.below(unitId)])];
  }
}
