import { DAY_MIN } from '#domain';
import type { Day, DayRange } from '#domain';
import { ALWAYS } from '../day-set';
import type { Period } from '../period';
import type { Rested } from '../valid-order';
import type { Act, History, Introduction } from './history';
import { effectOf } from './placements';

/** One place in which a unit may stand. */
export interface Option {
  /** Null where it stands below no other unit. */
  readonly parentId: string | null;
  /** True where no source gives a start, and the first place is taken to hold on earlier days too. */
  readonly presumed: boolean;
  /** By what it came there; left out of its first place. */
  readonly act?: Act;
  readonly rested: readonly Rested[];
}

/** A period of days on which the places in which a unit may stand are the same; where there is one only, it is certain. */
export interface Stretch extends Period {
  readonly options: readonly Option[];
}

const NOT_YET: Option = { parentId: null, presumed: false, rested: [] };

/** Where a unit may stand, over all days, in their order; days before it is anywhere are left out. */
export function stretchesOf(history: History): readonly Stretch[] {
  const { introductions, acts } = history;
  if (acts.length === 0 && introductions.every(({ parentId }) => parentId === null)) return [];
  const worlds = worldsOf(history);
  const turns = [...new Set([DAY_MIN, ...worlds.flatMap(turnsOf)])].toSorted((a, b) => a - b);
  return turns
    .filter((day) => day < ALWAYS.to)
    .map((from, index) => ({
      from,
      to: turns[index + 1] ?? ALWAYS.to,
      options: [...new Set(worlds.flatMap((world) => optionsOn(world, from)))],
    }))
    .filter(({ options }) => options.some((option) => option !== NOT_YET));
}

/** Something that puts a unit into a place, on one of some days; one of several options where sources disagree on the place. */
interface Step {
  readonly days: DayRange;
  readonly options: readonly Option[];
}

/** One reading of how a unit came to be, with what changed its place afterwards. */
interface World {
  readonly first?: Step;
  readonly changes: readonly Step[];
}

/** Where sources deny every introduction, the unit may never have been put anywhere but by what changed its place. */
function worldsOf({ introductions, introduced, acts }: History): readonly World[] {
  const changes = acts.map((act): Step => ({ days: effectOf(act), options: optionsOf(act) }));
  const isDisputed = introductions.length > 1 || !introduced;
  const worlds = introductions.map((introduction) => {
    const first = stepOf(introduction, isDisputed);
    return { first, changes: changes.map((change) => afterFirst(change, first)) };
  });
  return introductions.length === 0 || !introduced ? [...worlds, { changes }] : worlds;
}

/** A company stands below nothing whether it is introduced or not: that decides only where others say otherwise. */
function stepOf({ entry, parentId, established }: Introduction, isDisputed: boolean): Step {
  const days = established ?? { earliest: DAY_MIN, latest: DAY_MIN };
  const rested = parentId === null && !isDisputed ? [] : [{ entry, day: days.earliest }];
  const presumed = established === undefined && parentId !== null;
  return { days, options: [{ parentId, presumed, rested }] };
}

function optionsOf(act: Act): readonly Option[] {
  const { parentIds, rested } = act;
  const places: readonly (string | null)[] = parentIds.length === 0 ? [null] : parentIds;
  return places.map((parentId) => ({ parentId, presumed: false, act, rested }));
}

/** A unit is established before it moves, unless its sources definitely say otherwise. */
function afterFirst(change: Step, { days: { earliest } }: Step): Step {
  if (change.days.latest < earliest || change.days.earliest >= earliest) return change;
  return { ...change, days: { earliest, latest: change.days.latest } };
}

function turnsOf({ first, changes }: World): readonly Day[] {
  const steps = first === undefined ? changes : [first, ...changes];
  return steps.flatMap(({ days }) => [days.earliest, days.latest]);
}

/**
 * Where a unit may stand on a day: where the last change put it that has certainly happened, where any other put it that may be
 * later, and where any puts it that may have happened. Its first place counts as long as no change after it is certain.
 */
function optionsOn({ first, changes }: World, on: Day): readonly Option[] {
  const uncertain = changes.filter(({ days }) => days.earliest <= on && on < days.latest);
  const happened = changes.filter(({ days }) => days.latest <= on);
  const stands = holdsFirst(first, happened, on);
  const last = Math.max(...happened.map(({ days }) => days.earliest));
  const latest = stands === 'definitely' ? [] : happened.filter(({ days }) => days.latest >= last);
  return [
    ...(happened.length === 0 && stands !== 'definitely' ? [NOT_YET] : []),
    ...(stands === 'no' ? [] : (first?.options ?? [])),
    ...[...latest, ...uncertain].flatMap(({ options }) => options),
  ];
}

/** Whether a unit is there, and no change has certainly happened since. */
function holdsFirst(
  first: Step | undefined,
  happened: readonly Step[],
  on: Day,
): 'definitely' | 'possibly' | 'no' {
  if (first === undefined || on < first.days.earliest) return 'no';
  if (happened.some(({ days }) => days.latest >= first.days.earliest)) return 'no';
  return first.days.latest <= on ? 'definitely' : 'possibly';
}
