import type { DayRange } from '#domain';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import { ALL_PPM } from '../layoffs/reading';
import { entriesOn, holdsOn, presumedOn } from '../tree';
import type { Tree } from '../tree';
import type { Rested } from '../valid-order';
import { negative } from './effects';
import type { Momentary } from './effects';
import { ALL, NONE, SOME, netOfFlow } from './flow';
import type { Portion } from './flow';
import { heldBefore, holds } from './held';
import type { Target } from './parts';
import { peopleBefore, watched } from './reached';
import type { Circumstances } from './reached';
import { dayBefore, daysAround, keyOfRelocation } from './relocations';
import type { Relocation } from './relocations';
import type { Step } from './run';

/** What a change of place is called where it is told as a change of a headcount. */
const CHANGES = {
  moved: 'move',
  acquired: 'acquisition',
  merged: 'merge',
  split: 'split',
  closed: 'closure',
} as const satisfies Readonly<Record<Relocation['cause'], string>>;

export type RelocationKind = (typeof CHANGES)[Relocation['cause']];

/** What a unit's change of place does to the number of people of a target. */
export interface RelocationStep extends Step {
  readonly change: RelocationKind;
  readonly relocation: Relocation;
  readonly effect: Momentary;
  /** The effect as a number of people. */
  readonly delta: Interval;
  /** Whether all people of the unit come or go, or a part of which no source says how large it is. */
  readonly share: 'whole' | 'notReported';
  readonly wording: null;
  /** Positions of the entries that say so, those of the tree included. */
  readonly entries: readonly number[];
  readonly presumed: boolean;
  /** What the number of people rests on who go with the unit. */
  readonly percentageOf: () => readonly Rested[];
}

/** The step that a change of place is for a target; undefined where it changes nothing there. */
export function relocationStepOf(
  relocation: Relocation,
  target: Target,
  given: Circumstances,
): RelocationStep | undefined {
  const flow = flowInto(relocation, target, given.tree);
  if (flow === undefined) return undefined;
  const { around, read } = watched(given);
  const stock = peopleWith(relocation, around);
  const delta = deltaOf(relocation, flow, stock);
  return {
    change: CHANGES[relocation.cause],
    relocation,
    days: relocation.days,
    effect: flow.ends ? endOf(relocation) : { by: 'people', delta },
    delta,
    share: isPart(flow.leaving) || isPart(flow.arriving) ? 'notReported' : 'whole',
    wording: null,
    entries: [...new Set([...relocation.entries, ...placesOf(relocation, target, given.tree)])],
    presumed: isPresumed(relocation, target, given.tree),
    percentageOf: read,
  };
}

/** How much of a unit's people leaves a target, and how much arrives in it. */
interface Flow {
  readonly leaving: Portion;
  readonly arriving: Portion;
  /** True of the unit itself where it is no more: nobody is left. */
  readonly ends: boolean;
}

function flowInto(relocation: Relocation, target: Target, tree: Tree): Flow | undefined {
  const flow =
    target.unitId === relocation.unitId ? flowOfItself(relocation) : flowOfOther(relocation, target, tree);
  const { leaving, arriving } = flow;
  const changes = arriving.least !== leaving.most || arriving.most !== leaving.least;
  return changes ? flow : undefined;
}

const NOTHING: Flow = { leaving: NONE, arriving: NONE, ends: false };

/** A unit that moves keeps its people; one that ends loses them all; one that is split and stays, nobody knows how many. */
function flowOfItself({ cause, unitId, intoIds }: Relocation): Flow {
  if (cause === 'moved' || cause === 'acquired') return NOTHING;
  return intoIds.includes(unitId)
    ? { leaving: SOME, arriving: NONE, ends: false }
    : { leaving: ALL, arriving: NONE, ends: true };
}

function flowOfOther(relocation: Relocation, target: Target, tree: Tree): Flow {
  const { unitId, days } = relocation;
  const isInside = holds(tree, target.unitId, unitId, dayBefore(days)) !== 'no';
  if (isInside || target.ownPeople)
    return takesIn(relocation, target, tree) ? { ...NOTHING, arriving: SOME } : NOTHING;
  return { ...inPlaces(relocation, target.unitId, tree), ends: false };
}

/**
 * Whether own people, or a unit inside the one that changes its place, may be joined by others: of one that went into it, or was closed
 * below it.
 */
function takesIn(
  { unitId, cause, intoIds, days }: Relocation,
  { unitId: other, ownPeople }: Target,
  tree: Tree,
): boolean {
  if (cause === 'closed') return holdsOn(tree.direct(unitId, other), dayBefore(days)) !== 'no';
  return intoIds.some(
    (into) => into === other || (!ownPeople && holds(tree, into, other, dayBefore(days)) !== 'no'),
  );
}

function inPlaces(relocation: Relocation, unitId: string, tree: Tree): Pick<Flow, 'leaving' | 'arriving'> {
  const { days, cause, amongOthers } = relocation;
  const moving = tree.membership(relocation.unitId, unitId);
  if (amongOthers && (moving === undefined || holdsOn(moving, daysAround(days)) !== 'definitely'))
    return { leaving: SOME, arriving: SOME };
  const held = portionOf(heldBefore(relocation, unitId, tree));
  return {
    leaving: cause === 'closed' && held !== NONE ? SOME : held,
    arriving: arrivingIn(relocation, unitId, tree),
  };
}

/** What a unit holds after the change: of one that moved, whether it stands there; else, which of those it went into. */
function arrivingIn({ unitId, cause, intoIds, days }: Relocation, upper: string, tree: Tree): Portion {
  const after = { earliest: days.latest, latest: days.latest };
  if (cause === 'closed') return NONE;
  if (cause === 'moved' || cause === 'acquired') return portionOf(holds(tree, unitId, upper, after));
  const held = intoIds.map((into) => (into === upper ? 'definitely' : holds(tree, into, upper, after)));
  if (held.every((one) => one === 'definitely')) return ALL;
  return held.every((one) => one === 'no') ? NONE : SOME;
}

function portionOf(certainty: 'definitely' | 'possibly' | 'no'): Portion {
  if (certainty === 'no') return NONE;
  return certainty === 'definitely' ? ALL : SOME;
}

function isPart({ least, most }: Portion): boolean {
  return least !== most;
}

/** Everybody goes, where it happened. */
function endOf({ certain }: Relocation): Momentary {
  return { by: 'percentage', ppm: { min: certain ? ALL_PPM : 0, max: ALL_PPM } };
}

function deltaOf({ certain }: Relocation, flow: Flow, stock: Interval): Interval {
  const delta = flow.ends ? negative(stock) : netOfFlow(flow, stock);
  return certain ? delta : hull(delta, ZERO);
}

/**
 * The people who go with a unit: its own on the day before, whichever that is. Where nobody counted them, nobody to everybody
 * in its old place.
 */
function peopleWith(relocation: Relocation, given: Circumstances): Interval {
  const { unitId, days } = relocation;
  const layoffId = keyOfRelocation(relocation);
  const own = peopleBefore(unitId, { days, layoffId }, given);
  if (Number.isFinite(own.max)) return { min: Math.max(0, own.min), max: Math.max(0, own.max) };
  const places = given.tree
    .parents(unitId)
    .filter((parent) => holdsOn(given.tree.direct(unitId, parent), daysAround(days)) !== 'no');
  const room = places.map((parent) => peopleBefore(parent, { days, layoffId }, given).max);
  const isStanding = holdsSomewhere(unitId, places, days, given.tree);
  const min = Math.max(0, own.min);
  return { min, max: isStanding ? Math.max(min, ...room) : Infinity };
}

/** Whether a unit surely stood in one of some places the day before: then it had no more people than that place. */
function holdsSomewhere(unitId: string, places: readonly string[], days: DayRange, tree: Tree): boolean {
  return places.some((parent) => holdsOn(tree.direct(unitId, parent), dayBefore(days)) === 'definitely');
}

function placesOf({ unitId, intoIds, days }: Relocation, target: Target, tree: Tree): readonly number[] {
  return [unitId, ...intoIds].flatMap((unit) => {
    const membership = tree.membership(unit, target.unitId);
    return membership === undefined ? [] : entriesOn(membership, daysAround(days));
  });
}

function isPresumed({ unitId, days }: Relocation, target: Target, tree: Tree): boolean {
  const membership = tree.membership(unitId, target.unitId);
  return membership !== undefined && presumedOn(membership, dayBefore(days));
}
