import type { DayRange } from '#domain';
import { ALL_PPM, sizeOf } from './reading';
import type { Size } from './reading';
import type { Version } from './version';

/** The people whom a layoff takes under one of its versions. */
export interface Taking {
  readonly version: Version;
  readonly size: Size;
  /** The days on which it acts: a percentage is of the people before them. */
  readonly days: DayRange;
  /** The same for what takes the same people, whatever else was altered. */
  readonly key: string;
}

/** What a layoff takes in one world on two days; left out where it takes nobody. */
export interface Pair {
  readonly from?: Taking;
  readonly to?: Taking;
}

/** A version in force at the end of some day within `days`. */
interface Moment {
  readonly version: Version;
  readonly announced: boolean;
  readonly days: DayRange;
}

/** What a version takes once it acts. @param announced the days of the announcement, on which it acts where no others are named. */
export function takingOf(version: Version, announced: DayRange): Taking {
  const size = sizeOf({ ...version.size, kind: version.kind });
  const { days: named, from } = version.effective ?? { days: announced, from: 'announced' };
  const days = earlier(named, version.goneBy ?? named);
  const planned = plannedKey(size, version.sizeFrom, from);
  return {
    version,
    size,
    days,
    key: version.left === undefined ? planned : `${planned} ${leftKey(version.left)}`,
  };
}

/** The day of whatever comes first. */
function earlier(one: DayRange, other: DayRange): DayRange {
  return {
    earliest: Math.min(one.earliest, other.earliest),
    latest: Math.min(one.latest, other.latest),
  };
}

/** Everybody is the same people, whichever entry says so; any other size that is given anew may take others. */
function plannedKey(size: Size, sizeFrom: number, dayFrom: number | string): string {
  if (size.by === 'positions') return `${sizeFrom} ${size.positions.min} ${size.positions.max}`;
  if (size.ppm.min === ALL_PPM) return `everybody ${dayFrom}`;
  return `${sizeFrom} ${size.ppm.min} ${size.ppm.max} ${dayFrom}`;
}

function leftKey({ positions, from }: NonNullable<Version['left']>): string {
  return `left ${from} ${positions.min} ${positions.max}`;
}

/**
 * The worlds of one order of stages: whether each version acts yet. It does once its day has come; at the latest, whoever is gone
 * when a layoff is completed, or had left when it is called off, is gone by then.
 */
export function pairsOf(then: Moment, now: Moment, announced: DayRange): readonly Pair[] {
  const from = takingOf(then.version, announced);
  const to = takingOf(now.version, announced);
  return actingOf(then, now).map(([fromActs, toActs]) => ({
    ...(fromActs ? { from } : {}),
    ...(toActs ? { to } : {}),
  }));
}

type Acts = readonly [then: boolean, now: boolean];

function actingOf(then: Moment, now: Moment): readonly Acts[] {
  const first = waitsFor(then);
  const second = waitsFor(now);
  if (typeof first === 'object' && typeof second === 'object' && first.from === second.from) {
    return actsOnOneDay(first.days, then.days, now.days.latest);
  }
  const thenMay = mayAct(first, then.days);
  const nowMay = mayAct(second, now.days);
  return thenMay.flatMap((acted) => nowMay.map((acts): Acts => [acted, acts]));
}

/** Whether a version acts already or not yet; or the day that decides. */
function waitsFor({ version, announced }: Moment): boolean | NonNullable<Version['effective']> {
  if (version.goneBy !== undefined) return true;
  return version.effective ?? announced;
}

function mayAct(waits: ReturnType<typeof waitsFor>, { earliest, latest }: DayRange): readonly boolean[] {
  if (typeof waits === 'boolean') return [waits];
  return [...(waits.days.earliest <= latest ? [true] : []), ...(waits.days.latest > earliest ? [false] : [])];
}

/** Where one day decides on both: it may have come by both, between them, or after both. */
function actsOnOneDay(day: DayRange, then: DayRange, on: number): readonly Acts[] {
  const between = Math.max(day.earliest, then.earliest + 1) <= Math.min(day.latest, on);
  return [
    ...(day.earliest <= then.latest ? [[true, true] as const] : []),
    ...(between ? [[false, true] as const] : []),
    ...(day.latest > on ? [[false, false] as const] : []),
  ];
}
