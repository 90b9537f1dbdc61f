import { DAY_MIN } from '#domain';
import { wasRecorded } from '../organisation';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import { treeOf, unitOf } from '../units';
import type { PlacedUnit, TreeAnswer, UnitAnswer } from '../units';
import { groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf, withdrawalsOfPlaces } from '../withdrawals';
import type { FigureOf } from './figure';

/** A unit directly above or below, without its names: those are figures of its own. */
type Neighbour = Omit<PlacedUnit, 'names'>;

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
  const claims = { table: 'unit', where: 'c.unit_id = ?', values: [unitId], day: `${DAY_MIN}` };
  const rested = [...always(entries), ...withdrawalsOf(statements, claims, asked)];
  return { value, restsOn: groundsOf(statements, rested, asked) };
};

/** The units directly above and below. */
export const unitPlace: FigureOf<{
  readonly parents: readonly Neighbour[];
  readonly children: readonly Neighbour[];
}> = (statements, { unitId }, asked) => {
  if (!wasRecorded(statements, unitId, asked.knownAt)) return NOT_RECORDED;
  const { parents, children } = unitOf(statements, unitId, asked);
  const ways = [
    ...parents.map((upper) => [unitId, upper.unitId] as const),
    ...children.map((lower) => [lower.unitId, unitId] as const),
  ];
  return {
    value: { parents: parents.map(withoutNames), children: children.map(withoutNames) },
    restsOn: placesRestOn(statements, { unitId, ways }, asked),
  };
};

/** Every step of the tree below a unit. */
export const unitTree: FigureOf<readonly Edge[]> = (statements, { unitId }, asked) => {
  if (!wasRecorded(statements, unitId, asked.knownAt)) return NOT_RECORDED;
  const value = edgesOf(treeOf(statements, unitId, asked));
  const ways = value.map((edge) => [edge.unitId, edge.aboveId] as const);
  return { value, restsOn: placesRestOn(statements, { unitId, ways }, asked) };
};

function withoutNames({ names: _names, ...placed }: PlacedUnit): Neighbour {
  return placed;
}

function edgesOf(above: TreeAnswer): readonly Edge[] {
  return above.below.flatMap((lower) => {
    const { unitId, certainty, presumed } = lower;
    return [{ unitId, aboveId: above.unitId, certainty, presumed }, ...edgesOf(lower)];
  });
}

interface Ways {
  readonly unitId: string;
  readonly ways: readonly (readonly [lower: string, upper: string])[];
}

function placesRestOn(statements: Statements, { unitId, ways }: Ways, asked: Asked): readonly number[] {
  const tree = new Tree(statements, asked);
  const placed = ways.flatMap(([lower, upper]) => tree.membership(lower, upper)?.entries ?? []);
  const withdrawn = withdrawalsOfPlaces(statements, tree, unitId, asked);
  return groundsOf(statements, [...always(placed), ...withdrawn], asked);
}

/** Names and places that hold from no day on that anybody gives. */
function always(entries: readonly number[]): readonly Rested[] {
  return entries.map((entry) => ({ entry, day: DAY_MIN }));
}
