import { LedgerError, hullOf } from '#domain';
import type { Names } from '#domain';
import type { Asked } from './asked';
import { daysText } from './days';
import { claimsOfUnit, companies, wasRecorded } from './organisation';
import type { UnitClaim } from './organisation';
import type { Statements } from './statements';
import { Tree, holdsOn } from './tree';

/** A unit as its visible entries tell it. */
export interface UnitAnswer {
  readonly unitId: string;
  /** True where every entry that introduced it is withdrawn; its id stays. */
  readonly withdrawn: boolean;
  readonly names: Names;
  /** What it is; several where entries disagree. */
  readonly kinds: readonly string[];
  /** Units directly above, on the asked day. */
  readonly parents: readonly PlacedUnit[];
  /** Units directly below, on the asked day. */
  readonly children: readonly PlacedUnit[];
  /** Null where no source gives a start; the hull where several do. */
  readonly establishedOn: { readonly earliest: string | null; readonly latest: string | null } | null;
  /** Of a company: where it has its seat, and what it does; several where entries disagree. */
  readonly countries: readonly string[];
  readonly industries: readonly string[];
  readonly entries: readonly number[];
}

export interface PlacedUnit {
  readonly unitId: string;
  readonly names: Names;
  readonly certainty: 'definitely' | 'possibly';
  /** True where no source gives a start, and the place is taken to hold on earlier days too. */
  readonly presumed: boolean;
}

/** A unit with all that stands below it on the asked day. */
export interface TreeAnswer extends PlacedUnit {
  /** True where every entry that introduced it is withdrawn; its id stays. */
  readonly withdrawn: boolean;
  /** True where entries give it several places: what stands below it is listed at the first. */
  readonly listedBefore: boolean;
  readonly below: readonly TreeAnswer[];
}

/**
 * A unit, what stands directly above it and directly below.
 * @throws LedgerError not_found where no unit was recorded under the id by the asked position.
 */
export function unitOf(statements: Statements, unitId: string, asked: Asked): UnitAnswer {
  requireRecorded(statements, unitId, asked);
  const claims = claimsOfUnit(statements, unitId, asked);
  const tree = new Tree(statements, asked);
  const established = claims.flatMap((claim) => claim.established ?? []);
  const parents = new Set(claims.flatMap(({ parentId }) => parentId ?? []));
  return {
    unitId,
    withdrawn: claims.length === 0,
    names: namesOf(claims),
    kinds: [...new Set(claims.map(({ kind }) => kind))],
    parents: [...parents].flatMap((parent) =>
      placed(tree, { lower: unitId, upper: parent, shown: parent }, asked),
    ),
    children: tree
      .children(unitId)
      .flatMap((child) => placed(tree, { lower: child, upper: unitId, shown: child }, asked)),
    establishedOn: established.length === 0 ? null : daysText(hullOf(established)),
    countries: [...new Set(claims.flatMap(({ country }) => country ?? []))],
    industries: [...new Set(claims.flatMap(({ industry }) => industry ?? []))],
    entries: claims.map(({ entry }) => entry),
  };
}

/** A unit and all below it on the asked day. @throws LedgerError not_found */
export function treeOf(statements: Statements, unitId: string, asked: Asked): TreeAnswer {
  requireRecorded(statements, unitId, asked);
  const tree = new Tree(statements, asked);
  const listed = new Set<string>();
  const branch = (unit: PlacedUnit): TreeAnswer => {
    const listedBefore = listed.has(unit.unitId);
    listed.add(unit.unitId);
    const children = listedBefore ? [] : tree.children(unit.unitId);
    const below = children.flatMap((child) =>
      placed(tree, { lower: child, upper: unit.unitId, shown: child }, asked),
    );
    return {
      ...unit,
      withdrawn: tree.claims(unit.unitId).length === 0,
      listedBefore,
      below: below.map(branch),
    };
  };
  return branch({ unitId, names: namesOf(tree.claims(unitId)), certainty: 'definitely', presumed: false });
}

/** The companies of the ledger. */
export function companiesOf(statements: Statements, asked: Asked): readonly UnitAnswer[] {
  const ids = new Set(companies(statements, asked).map(({ unitId }) => unitId));
  return [...ids].map((unitId) => unitOf(statements, unitId, asked));
}

/** @throws LedgerError not_found where no unit was recorded under the id by the asked position. */
export function requireRecorded(statements: Statements, unitId: string, { knownAt }: Asked): void {
  if (wasRecorded(statements, unitId, knownAt)) return;
  const detail = `no unit "${unitId.slice(0, 80)}" was recorded by position ${knownAt}; the list of companies shows where to start`;
  throw new LedgerError('not_found', detail);
}

interface Edge {
  readonly lower: string;
  readonly upper: string;
  readonly shown: string;
}

function placed(tree: Tree, { lower, upper, shown }: Edge, { on }: Asked): readonly PlacedUnit[] {
  const membership = tree.membership(lower, upper);
  const holds = membership === undefined ? 'no' : holdsOn(membership, { earliest: on, latest: on });
  if (membership === undefined || holds === 'no') return [];
  return [
    { unitId: shown, names: namesOf(tree.claims(shown)), certainty: holds, presumed: membership.presumed },
  ];
}

/** Names of a unit; where entries differ in one language, the newest entry's stands. */
function namesOf(claims: readonly UnitClaim[]): Names {
  return Object.assign({}, ...claims.map(({ names }) => names)) as Names;
}
