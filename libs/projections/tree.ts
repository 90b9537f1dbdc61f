import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from './asked';
import { claimsOfChildren, claimsOfUnit } from './organisation';
import type { UnitClaim } from './organisation';
import type { Statements } from './statements';

/** Since when one unit stands below another, or is it; at one point of knowledge and publication. */
export interface Membership {
  /** First day on which it stands there in every reading; DAY_MAX where no reading is certain. */
  readonly certainFrom: Day;
  /** First day on which it may stand there. */
  readonly possibleFrom: Day;
  /** True where a source gives no start, and the place is taken to hold on earlier days too. */
  readonly presumed: boolean;
  /** Positions of the entries that say so. */
  readonly entries: readonly number[];
}

const ITSELF: Membership = { certainFrom: DAY_MIN, possibleFrom: DAY_MIN, presumed: false, entries: [] };

/** The organisation tree as the visible entries draw it, read as far as it is asked for. */
export class Tree {
  readonly #statements: Statements;
  readonly #asked: Asked;
  readonly #above = new Map<string, ReadonlyMap<string, Membership>>();
  readonly #below = new Map<string, ReadonlySet<string>>();
  readonly #claims = new Map<string, readonly UnitClaim[]>();

  constructor(statements: Statements, asked: Asked) {
    this.#statements = statements;
    this.#asked = asked;
  }

  claims(unitId: string): readonly UnitClaim[] {
    const known = this.#claims.get(unitId) ?? claimsOfUnit(this.#statements, unitId, this.#asked);
    this.#claims.set(unitId, known);
    return known;
  }

  /** The unit itself and every unit that is above it in some reading, the nearest first. */
  above(unitId: string): ReadonlyMap<string, Membership> {
    const known = this.#above.get(unitId);
    if (known !== undefined) return known;
    const readings = this.claims(unitId).map((claim) => this.#aboveBy(claim));
    const above = new Map([[unitId, ITSELF], ...inAnyReading(readings)]);
    this.#above.set(unitId, above);
    return above;
  }

  /** The unit itself and every unit that is below it in some reading. */
  below(unitId: string): ReadonlySet<string> {
    const known = this.#below.get(unitId);
    if (known !== undefined) return known;
    const below = new Set([unitId]);
    for (const unit of below) this.children(unit).forEach((child) => below.add(child));
    this.#below.set(unitId, below);
    return below;
  }

  /** The units directly below, in some reading. */
  children(unitId: string): readonly string[] {
    return [...new Set(claimsOfChildren(this.#statements, unitId, this.#asked).map((claim) => claim.unitId))];
  }

  /** Since when `unitId` stands below `upperId`, or is it; undefined where no reading says so. */
  membership(unitId: string, upperId: string): Membership | undefined {
    return this.above(unitId).get(upperId);
  }

  #aboveBy(claim: UnitClaim): ReadonlyMap<string, Membership> {
    if (claim.parentId === null) return new Map();
    const edge: Membership = {
      certainFrom: claim.established?.latest ?? DAY_MIN,
      possibleFrom: claim.established?.earliest ?? DAY_MIN,
      presumed: claim.established === undefined,
      entries: [claim.entry],
    };
    return new Map(
      [...this.above(claim.parentId)].map(([unit, membership]) => [unit, joined(edge, membership)]),
    );
  }
}

/** Whether a membership holds on every day of a range, on some, or on none. */
export function holdsOn(
  { certainFrom, possibleFrom }: Membership,
  days: DayRange,
): 'definitely' | 'possibly' | 'no' {
  if (certainFrom <= days.earliest) return 'definitely';
  return possibleFrom <= days.latest ? 'possibly' : 'no';
}

/** One step up after another: both must hold. */
function joined(lower: Membership, upper: Membership): Membership {
  return {
    certainFrom: Math.max(lower.certainFrom, upper.certainFrom),
    possibleFrom: Math.max(lower.possibleFrom, upper.possibleFrom),
    presumed: lower.presumed || upper.presumed,
    entries: [...lower.entries, ...upper.entries],
  };
}

/** What several entries say of one unit: certain only where all of them agree. */
function inAnyReading(readings: readonly ReadonlyMap<string, Membership>[]): ReadonlyMap<string, Membership> {
  const units = new Set(readings.flatMap((reading) => [...reading.keys()]));
  return new Map(
    [...units].map((unit) => {
      const found = readings.flatMap((reading) => reading.get(unit) ?? []);
      const unanimous = found.length === readings.length;
      const membership: Membership = {
        certainFrom: unanimous ? Math.max(...found.map((reading) => reading.certainFrom)) : DAY_MAX,
        possibleFrom: Math.min(...found.map((reading) => reading.possibleFrom)),
        presumed: found.some((reading) => reading.presumed),
        entries: [...new Set(found.flatMap((reading) => reading.entries))],
      };
      return [unit, membership];
    }),
  );
}
