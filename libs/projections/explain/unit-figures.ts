import { DAY_MIN } from '#domain';
import { wasRecorded } from '../organisation/claims';
import type { Asked } from '../asked';
import { declarations, declarationsOf } from '../declarations';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import { Tree, groundsOn } from '../tree';
import { treeOf } from '../tree-answer';
import type { TreeBranch } from '../tree-answer';
import type { PlacedUnit } from '../placed-units';
import { unitOf } from '../units';
import type { UnitAnswer } from '../units';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { LISTED, listOf, withdrawalsOf } from '../withdrawals';
import { withdrawalsOfPlaces } from '../withdrawn-places';
import type { Candidates } from '../withdrawals';
import type { FigureOf } from './figure';

/** A unit directly above or below, without its names: those are figures of its own. */
type Neighbour = Omit<PlacedUnit, 'names' | 'possibleNames'>;

/** One step of a tree. */
interface Edge extends Neighbour {
  /** The unit directly above. */
  readonly aboveId: string;
}

const NOT_RECORDED = { value: null, restsOn: [] };

/** What a unit is called, and what it is. */
export const unitNames: FigureOf<Omit<UnitAnswer, 'entries' | 'unitId' | 'parents' | 'children'>> = (
  statements,
  { unitId },
  asked,
) => {
  if (!wasRecorded(statements, unitId, asked.knownAt)) return NOT_RECORDED;
  const {
    entries,
    unitId: _unitId,
    parents: _parents,
    children: _children,
    ...value
  } = unitOf(statements, unitId, asked);
  const ids = identitiesOf(statements, 'unit', asked).all(unitId);
  const withdrawn = claimsOf(ids).flatMap((claims) => withdrawalsOf(statements, claims, asked));
  const declared = declaredOf(statements, 'unit', unitId, asked);
  const rested = [...declared, ...always(entries), ...withdrawn];
  return { value, restsOn: groundsOf(statements, rested, asked) };
};

/** The units directly above and below. */
export const unitPlace: FigureOf<{
  readonly parents: readonly Neighbour[];
  readonly children: readonly Neighbour[];
}> = (statements, { unitId }, asked) => {
  if (!wasRecorded(statements, unitId, asked.knownAt)) return NOT_RECORDED;
  const { parents, children } = unitOf(statements, unitId, asked);
  const tree = new Tree(statements, asked);
  const ways = [
    ...tree.parents(unitId).map((upper): Way => [unitId, upper]),
    ...tree.children(unitId).map((lower): Way => [lower, unitId]),
  ];
  return {
    value: { parents: parents.map(withoutNames), children: children.map(withoutNames) },
    restsOn: placesRestOn(statements, { unitId, tree, ways }, asked),
  };
};

/** Every step of the tree below a unit. */
export const unitTree: FigureOf<readonly Edge[]> = (statements, { unitId }, asked) => {
  if (!wasRecorded(statements, unitId, asked.knownAt)) return NOT_RECORDED;
  const value = edgesOf(treeOf(statements, { unitId }, asked));
  const tree = new Tree(statements, asked);
  const below = tree.below(unitId);
  const ways = [...below].flatMap((lower) =>
    tree.parents(lower).flatMap((upper): readonly Way[] => (below.has(upper) ? [[lower, upper]] : [])),
  );
  return { value, restsOn: placesRestOn(statements, { unitId, tree, ways }, asked) };
};

function withoutNames({ names: _names, possibleNames: _possibleNames, ...placed }: PlacedUnit): Neighbour {
  return placed;
}

function edgesOf(above: TreeBranch): readonly Edge[] {
  return above.below.flatMap((lower) => {
    const { unitId, certainty, presumed } = lower;
    return [{ unitId, aboveId: above.unitId, certainty, presumed }, ...edgesOf(lower)];
  });
}

/** Two units of which one stands directly below the other, on some day. */
type Way = readonly [lower: string, upper: string];

interface Ways {
  readonly unitId: string;
  readonly tree: Tree;
  readonly ways: readonly Way[];
}

function placesRestOn(statements: Statements, { unitId, tree, ways }: Ways, asked: Asked): readonly number[] {
  const today = { earliest: asked.on, latest: asked.on };
  const placed = ways.flatMap(([lower, upper]) => groundsOn(tree.direct(lower, upper), today));
  const withdrawn = withdrawalsOfPlaces(statements, tree, unitId, asked);
  const declared = declaredOf(statements, 'unit', unitId, asked);
  return groundsOf(statements, [...declared, ...placed, ...withdrawn], asked);
}

/** Rows that could speak of what a unit is and what it is called. @param ids all of the unit's. */
function claimsOf(ids: readonly string[]): readonly Candidates[] {
  const ofUnit = ['unit', 'unit_name', 'unit_alias', 'unit_placement'];
  const [values, twice, day] = [[listOf(ids)], [listOf(ids), listOf(ids)], `${DAY_MIN}`];
  const names = (row: string): string => `(${row}.buyer_id IN ${LISTED} OR ${row}.company_id IN ${LISTED})`;
  const deals = `SELECT a.deal_id FROM acquisition a WHERE ${names('a')}`;
  return [
    ...ofUnit.map((table) => ({ table, where: `c.unit_id IN ${LISTED}`, values, day })),
    { table: 'acquisition', where: names('c'), values: twice, day },
    { table: 'acquisition_outcome', where: `c.deal_id IN (${deals})`, values: twice, day },
    declarationsOf('unit', ids),
    declarations('deal', `(c.id IN (${deals}) OR c.keep IN (${deals}))`, [...twice, ...twice]),
  ];
}

/** Names that hold from no day on that anybody gives. */
function always(entries: readonly number[]): readonly Rested[] {
  return entries.map((entry) => ({ entry, day: DAY_MIN }));
}
