import type { Names } from '#domain';
import type { Asked } from './asked';
import { claimsOfUnit } from './organisation/claims';
import type { UnitClaim } from './organisation/claims';
import { namesOn } from './organisation/names';
import type { NameLists } from './organisation/names';
import type { Statements } from './statements';
import { holdsOn, presumedOn } from './tree';
import type { Tree } from './tree';

/** A unit where it stands on the asked day. */
export interface PlacedUnit {
  readonly unitId: string;
  /** What it is called on the asked day. */
  readonly names: Names;
  /** Names that may have taken their place by then, by language. */
  readonly possibleNames: NameLists;
  readonly certainty: 'definitely' | 'possibly';
  /** True where no source gives a start, and the place is taken to hold on earlier days too. */
  readonly presumed: boolean;
}

/** Shows one of two units that stand directly below each other, where they may on the asked day. */
export type Placing = (shown: string, lower: string, upper: string) => readonly PlacedUnit[];

/** What introduces a unit, read once. */
export type Claiming = (unitId: string) => readonly UnitClaim[];

export function claimsBy(statements: Statements, asked: Asked): Claiming {
  const known = new Map<string, readonly UnitClaim[]>();
  return (unitId) => {
    const claims = known.get(unitId) ?? claimsOfUnit(statements, unitId, asked);
    known.set(unitId, claims);
    return claims;
  };
}

export function placing(statements: Statements, tree: Tree, asked: Asked, claiming: Claiming): Placing {
  const today = { earliest: asked.on, latest: asked.on };
  return (shown, lower, upper) => {
    const membership = tree.direct(lower, upper);
    const certainty = holdsOn(membership, today);
    if (certainty === 'no') return [];
    const { names, possibleNames } = namesOn(statements, shown, asked, claiming(shown));
    return [{ unitId: shown, names, possibleNames, certainty, presumed: presumedOn(membership, today) }];
  };
}
