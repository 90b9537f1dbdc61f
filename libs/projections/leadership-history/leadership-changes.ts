import { parseDay } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { hull, sum } from '../interval';
import type { Interval } from '../interval';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { groundsOf } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { LeadershipChanges } from './answer';
import { claimsInUnit } from './leadership-history';
import type { ClaimRow } from './leadership-history';
import { isAttestation, readingsOf } from './pairing';
import type { Pairing } from './pairing';
import { groupBy } from './tenures';
import { candidatesIn } from './who-led';

/** Which changes are counted. */
export interface LeadershipChangesQuestion {
  readonly unitId: string;
  readonly year: number;
  /** Only posts that head the unit, or only those that do not; all where it is left out. */
  readonly heads?: boolean;
}

/**
 * How often leadership of a unit changed in a year: recorded starts and ends of tenures in its posts. At least those that lie
 * wholly in the year, at most those that may. What is only implied, or only attested, is no dated change.
 */
export function leadershipChangesOf(
  statements: Statements,
  question: LeadershipChangesQuestion,
  asked: Asked,
): LeadershipChanges {
  const { unitId, year, heads } = question;
  const all = claimsInUnit(statements, unitId, asked);
  const claims = all.filter((claim) => heads === undefined || (claim.heads === 1) === heads);
  const period = { from: dayOf(`${pad(year)}-01-01`), to: dayOf(`${pad(year)}-12-31`) + 1 };
  const ending = new Set(claims.filter(({ side }) => side === 'end').map(({ entry }) => entry));
  const groups = groupBy(claims, (claim) => `${claim.post_id} ${claim.person_id}`);
  const counted = groups.map((ofOne) => ({ ofOne, count: countIn(ofOne, period, ending) }));
  const rested = counted.filter(({ count }) => count.max > 0).flatMap(({ ofOne }) => ofOne);
  const total = sum(counted.map(({ count }) => count));
  return {
    unitId,
    year,
    min: total.min,
    max: total.max,
    restsOn: groundsOf(
      statements,
      [
        ...rested.map(({ entry, earliest }) => ({ entry, day: earliest })),
        ...withdrawalsOf(statements, candidatesIn(unitId), asked),
      ],
      asked,
    ),
  };
}

/** How many changes one person's starts and ends in one post are, in whatever order they came. */
function countIn(claims: readonly ClaimRow[], period: Period, ending: ReadonlySet<number>): Interval {
  const { readings, complete } = readingsOf(claims);
  if (!complete) return { min: 0, max: datedIn(claims, period, ending) };
  const counts = readings.map((pairings) => {
    const found = pairings
      .flatMap((pairing) => changesIn(pairing, ending))
      .map((days) => liesIn(days, period));
    return {
      min: found.filter((lies) => lies === 'definitely').length,
      max: found.filter((lies) => lies !== 'no').length,
    };
  });
  const [first = { min: 0, max: 0 }, ...others] = counts;
  return hull(first, ...others);
}

/** As many changes as there are dated starts and ends that may lie in the period. */
function datedIn(claims: readonly ClaimRow[], period: Period, ending: ReadonlySet<number>): number {
  const dated = claims.filter(
    (claim) => claim.side === 'end' || !(isAttestation(claim) || ending.has(claim.entry)),
  );
  return dated.filter((claim) => liesIn(claim, period) !== 'no').length;
}

/** A reassignment within the unit is one change, though it ends one tenure and starts another. */
function changesIn({ claims, start, end }: Pairing, ending: ReadonlySet<number>): readonly DayRange[] {
  const starts = claims.filter((claim) => claim.side === 'start');
  const isDated =
    starts.some((claim) => !isAttestation(claim)) && !starts.some(({ entry }) => ending.has(entry));
  return [...(isDated ? [start] : []), ...(end === undefined ? [] : [end])];
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a day`);
  return day;
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}
