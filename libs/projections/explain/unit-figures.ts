import { DAY_MIN } from '#domain';
import { wasRecorded } from '../organisation/claims';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Tree, groundsOn } from '../tree';
import { treeOf, unitOf } from '../units';
import type { PlacedUnit, TreeAnswer, UnitAnswer } from '../units';
import { groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf, withdrawalsOfPlaces } from '../withdrawals';
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
  const withdrawn = claimsOf(unitId).flatMap((claims) => withdrawalsOf(statements, claims, asked));
  const rested = [...always(entries), ...withdrawn];
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
  const value = edgesOf(treeOf(statements, unitId, asked));
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

function edgesOf(above: TreeAnswer): readonly Edge[] {
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
  return groundsOf(statements, [...placed, ...withdrawn], asked);
}

/** Rows that could speak of what a unit is and what it is called. */
function claimsOf(unitId: string): readonly Candidates[] {
  const ofUnit = ['unit', 'unit_name', 'unit_alias', 'unit_placement'];
  const [values, day] = [[unitId], `${DAY_MIN}`];
  const deals = 'SELECT a.deal_id FROM acquisition a WHERE ? IN (a.buyer_id, a.company_id)';
  return [
    ...ofUnit.map((table) => ({ table, where: 'c.unit_id = ?', values, day })),
    { table: 'acquisition', where: '? IN (c.buyer_id, c.company_id)', values, day },
    { table: 'acquisition_outcome', where: `c.deal_id IN (${deals})`, values, day },
  ];
}

/** Names that hold from no day on that anybody gives. */
function always(entries: readonly number[]): readonly Rested[] {
  return entries.map((entry) => ({ entry, day: DAY_MIN }));
}
