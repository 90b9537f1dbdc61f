import { DAY_MAX, DAY_MIN, hullOf, intersectionOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { ClaimRow } from './leadership-history';

/** A person's time in one post, as starts and ends pair up; days are inclusive bounds. */
export interface Pairing {
  readonly personId: string;
  readonly unitId: string;
  readonly postId: string;
  /** Left out where only an end is recorded. */
  readonly start?: DayRange;
  /** Left out where no end is recorded. */
  readonly end?: DayRange;
  /** The earliest end of the person's tenure before this one; DAY_MIN where there is none. */
  readonly notBefore: Day;
  /** Days on which a source says that the person was in office, in order. */
  readonly attestedOn: readonly Day[];
  readonly claims: readonly ClaimRow[];
}

/** Pairs the starts and ends of one person in one post, in valid order. */
export function pair(claims: readonly ClaimRow[]): readonly Pairing[] {
  const pairings: Pairing[] = [];
  let starts = claims.filter(({ side }) => side === 'start').toSorted(byDay);
  let notBefore = DAY_MIN;
  for (const group of groupEnds(claims)) {
    const end = sameDay(group);
    const begun = starts.filter(
      (start) => beginsBefore(start, end) && !group.some(({ entry }) => entry === start.entry),
    );
    starts = starts.filter((start) => !begun.includes(start));
    pairings.push(tenure(begun, group, notBefore));
    notBefore = end.earliest;
  }
  return starts.length === 0 ? pairings : [...pairings, tenure(starts, [], notBefore)];
}

/** Whoever is in office on the last day of an end, or after it, came back. */
function beginsBefore(start: ClaimRow, end: DayRange): boolean {
  return start.earliest < end.latest && !(isAttestation(start) && start.latest >= end.latest);
}

/** Ends that no start lies between, and that may be one day, are told of one end. */
function groupEnds(claims: readonly ClaimRow[]): readonly (readonly ClaimRow[])[] {
  const groups: ClaimRow[][] = [];
  for (const end of claims.filter(({ side }) => side === 'end').toSorted(byDay)) {
    const last = groups.at(-1);
    if (
      last !== undefined &&
      intersectionOf(sameDay(last), end) !== undefined &&
      !startsBetween(claims, last, end)
    )
      last.push(end);
    else groups.push([end]);
  }
  return groups;
}

function startsBetween(claims: readonly ClaimRow[], earlier: readonly ClaimRow[], later: ClaimRow): boolean {
  const after = sameDay(earlier).earliest;
  return claims.some(
    ({ side, earliest, latest }) => side === 'start' && earliest >= after && latest <= later.latest,
  );
}

function tenure(starts: readonly ClaimRow[], ends: readonly ClaimRow[], notBefore: Day): Pairing {
  const claims = [...starts, ...ends];
  const [{ person_id, unit_id, post_id }] = claims as [ClaimRow];
  const later = { earliest: notBefore, latest: DAY_MAX };
  const start = starts.length === 0 ? undefined : sameDay(starts);
  return {
    personId: person_id,
    unitId: unit_id,
    postId: post_id,
    notBefore,
    ...(start === undefined ? {} : { start: intersectionOf(start, later) ?? start }),
    ...(ends.length === 0 ? {} : { end: sameDay(ends) }),
    attestedOn: starts
      .filter(isAttestation)
      .map(({ latest }) => latest)
      .toSorted((a, b) => a - b),
    claims,
  };
}

/** "Is in office on day T" is a start of which only the latest day is known. */
export function isAttestation({ earliest, latest }: ClaimRow): boolean {
  return earliest === DAY_MIN && latest < DAY_MAX;
}

/** One day of which several entries speak: where they can all be right, it is one on which they are; else any that one names. */
function sameDay(claims: readonly DayRange[]): DayRange {
  const common = claims.reduce<DayRange | undefined>(
    (days, claim) => (days === undefined ? undefined : intersectionOf(days, claim)),
    { earliest: DAY_MIN, latest: DAY_MAX },
  );
  return common ?? hullOf(claims);
}

function byDay(a: ClaimRow, b: ClaimRow): number {
  return a.earliest - b.earliest || a.latest - b.latest || a.entry - b.entry;
}
