import type { DayRange } from '#domain';
import { times } from '../interval';
import type { Interval } from '../interval';
import { entriesOn, holdsOn, presumedOn } from '../tree';
import type { Membership, Tree } from '../tree';
import type { MovementClaim } from './movements';
import type { Target } from './parts';

/** How much of a movement falls on a target: all of it, nothing, or anything between. */
export interface Portion {
  readonly least: 0 | 1;
  readonly most: 0 | 1;
}

export const ALL: Portion = { least: 1, most: 1 };
export const SOME: Portion = { least: 0, most: 1 };
export const NONE: Portion = { least: 0, most: 0 };

/** What one claim of a movement does to a target. */
export interface Flow {
  readonly leaving: Portion;
  readonly arriving: Portion;
  /** Whether a part falls on the target of which no source says how large it is. */
  readonly partly: boolean;
  /** Positions of the entries that fix the tree. */
  readonly entries: readonly number[];
  readonly presumed: boolean;
}

interface Side extends Pick<Flow, 'partly' | 'entries' | 'presumed'> {
  readonly portion: Portion;
}

const NOWHERE: Side = { portion: NONE, partly: false, entries: [], presumed: false };

/** How much of a movement leaves a target and how much arrives in it, as the tree stood on its days. */
export function flowOf({ from, to }: MovementClaim, target: Target, days: DayRange, tree: Tree): Flow {
  const around = { target, days, tree };
  const left = from === undefined ? NOWHERE : sideOf(from, to, around);
  const reached = sideOf(to, from, around);
  return {
    leaving: left.portion,
    arriving: reached.portion,
    partly: left.partly || reached.partly,
    entries: [...left.entries, ...reached.entries],
    presumed: left.presumed || reached.presumed,
  };
}

/** The change of a count of which a portion of so many people leaves and another arrives: they are the same people. */
export function netOfFlow(
  { leaving, arriving }: Pick<Flow, 'leaving' | 'arriving'>,
  positions: Interval,
): Interval {
  const [least, most] = [arriving.least - leaving.most, arriving.most - leaving.least];
  return {
    min: times(least < 0 ? positions.max : positions.min, least),
    max: times(most > 0 ? positions.max : positions.min, most),
  };
}

/**
 * Whether some unit holds both for certain, and the target is not within it: then the target holds either both or neither,
 * however uncertain the way up from that unit is.
 */
export function staysTogether(
  { from, to }: MovementClaim,
  { unitId }: Target,
  days: DayRange,
  tree: Tree,
): boolean {
  if (from === undefined) return false;
  const holdsBoth = (unit: string): boolean =>
    [from, to].every((lower) => holds(tree.membership(lower, unit), days) === 'definitely');
  return [...tree.above(from).keys()].some((unit) => !tree.above(unitId).has(unit) && holdsBoth(unit));
}

interface Around {
  readonly target: Target;
  readonly days: DayRange;
  readonly tree: Tree;
}

/**
 * One side of a movement: the unit, and the other one where it is a transfer. Where the unit holds the other one, its own people
 * are meant.
 */
function sideOf(unit: string, other: string | undefined, around: Around): Side {
  const { target, tree } = around;
  const nested = other === undefined ? undefined : tree.membership(other, unit);
  return target.ownPeople && unit === target.unitId
    ? ownSide(unit, nested, around)
    : otherSide({ unit, other, nested }, around);
}

/** The unit's own people have all of it where it has no parts, or where they are meant; else some. */
function ownSide(unit: string, nested: Membership | undefined, { days, tree }: Around): Side {
  const hasParts = [...tree.below(unit)].some(
    (lower) => lower !== unit && holds(tree.membership(lower, unit), days) !== 'no',
  );
  const all = !hasParts || holds(nested, days) === 'definitely';
  return sideWith(all ? ALL : SOME, !all, { memberships: [nested], days });
}

interface Named {
  readonly unit: string;
  readonly other: string | undefined;
  readonly nested: Membership | undefined;
}

/** A target that holds the unit has all of it; one below the unit has a part of which no source says how large it is. */
function otherSide(named: Named, around: Around): Side {
  const { target, days, tree } = around;
  const up = target.ownPeople ? undefined : tree.membership(named.unit, target.unitId);
  const held = holds(up, days);
  if (held === 'definitely') return sideWith(ALL, false, { memberships: [up], days });
  const down = below(named, around);
  if (down === undefined && held === 'no') return NOWHERE;
  return sideWith(SOME, down !== undefined, { memberships: [up, down, named.nested], days });
}

/** Since when a target stands below the unit so that it may have a part. */
function below({ unit, other, nested }: Named, around: Around): Membership | undefined {
  const { target, days, tree } = around;
  const down = tree.membership(target.unitId, unit);
  const meansOwn = holds(nested, days) === 'definitely' || isNestedToo(unit, other, around);
  return meansOwn || holds(down, days) === 'no' ? undefined : down;
}

/** Whether a target that stands below a unit does so only by the other unit of the transfer, of which it is a part. */
function isNestedToo(unit: string, other: string | undefined, { target, days, tree }: Around): boolean {
  return (
    other !== undefined &&
    holds(tree.membership(target.unitId, other), days) === 'definitely' &&
    tree.membership(unit, other) === undefined
  );
}

interface Standing {
  readonly memberships: readonly (Membership | undefined)[];
  readonly days: DayRange;
}

function sideWith(portion: Portion, partly: boolean, { memberships, days }: Standing): Side {
  const known = memberships.flatMap((membership) => membership ?? []);
  return {
    portion,
    partly,
    entries: known.flatMap((membership) => entriesOn(membership, days)),
    presumed: known.some((membership) => presumedOn(membership, days)),
  };
}

function holds(membership: Membership | undefined, days: DayRange): 'definitely' | 'possibly' | 'no' {
  return membership === undefined ? 'no' : holdsOn(membership, days);
}
