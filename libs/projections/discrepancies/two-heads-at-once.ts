import { DAY_MAX } from '#domain';
import type { Day } from '#domain';
import { claimsInUnit } from '../leadership-history/leadership-history';
import type { ClaimRow } from '../leadership-history/leadership-history';
import { groupBy, tenuresOf } from '../leadership-history/tenures';
import type { Reckoned } from '../leadership-history/tenures';
import type { Period } from '../period';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/** More persons in a post than it has seats, by starts and ends that entries give. An implied end leaves nobody behind. */
export const twoHeadsAtOnce: Find = (unitId, { statements, asked }) =>
  groupBy(claimsInUnit(statements, unitId, asked), ({ post_id }) => post_id).flatMap(crowdedIn);

/** When somebody holds the post in every reading, and when in some. */
interface Held {
  readonly tenure: Reckoned;
  readonly certain: Period;
  readonly possible: Period;
}

function crowdedIn(claims: readonly ClaimRow[]): readonly Finding[] {
  const seats = Math.max(...claims.map((claim) => claim.seats));
  const held = tenuresOf(claims).map((tenure) => heldIn(tenure, claims));
  return held.flatMap((newcomer, number) => {
    const others = held
      .slice(0, number)
      .filter(({ tenure }) => personOf(tenure) !== personOf(newcomer.tenure));
    return (
      besides(newcomer, others, { seats, certainty: 'certain' }) ??
      besides(newcomer, others, { seats, certainty: 'possible' }) ??
      []
    );
  });
}

/** What is only open claims no day: an unknown start is read at its last day, an open end of a recorded day at its first. */
function heldIn(tenure: Reckoned, claims: readonly ClaimRow[]): Held {
  const { start, end, certain } = tenure;
  const isOpen = tenure.tenure.start.earliest === null || tenure.tenure.start.basis === 'implied';
  const recordedEnd = end.latest === DAY_MAX && end.earliest < DAY_MAX ? end.earliest : end.latest;
  const replaced = tenure.tenure.end.basis === 'implied' ? replacedFrom(tenure, claims) : recordedEnd;
  return {
    tenure,
    certain: certain ? { from: start.latest, to: end.earliest } : { from: DAY_MAX, to: DAY_MAX },
    possible: { from: isOpen ? start.latest : start.earliest, to: replaced },
  };
}

/** The first day of a start that implies the end. */
function replacedFrom({ tenure, claims }: Reckoned, all: readonly ClaimRow[]): Day {
  const own = new Set(claims.map(({ entry }) => entry));
  const implying = all.filter(
    ({ entry, side }) => side === 'start' && tenure.entries.includes(entry) && !own.has(entry),
  );
  return Math.min(...implying.map(({ earliest }) => earliest));
}

interface Crowding {
  readonly seats: number;
  readonly certainty: 'certain' | 'possible';
}

/** Those who leave a newcomer no seat. */
function besides(
  newcomer: Held,
  others: readonly Held[],
  { seats, certainty }: Crowding,
): Finding | undefined {
  const own = newcomer[certainty];
  const overlapping = others.filter(
    (other) => other[certainty].from < own.to && own.from < other[certainty].to,
  );
  const days = [own.from, ...overlapping.map((other) => other[certainty].from)];
  for (const day of days.filter((one) => own.from <= one && one < own.to)) {
    const holding = overlapping.filter((other) => other[certainty].from <= day && day < other[certainty].to);
    if (new Set(holding.map(({ tenure }) => personOf(tenure))).size < seats) continue;
    const until = Math.min(own.to, ...holding.map((other) => other[certainty].to));
    return findingOf(newcomer, holding, {
      seats,
      certainty: certainty === 'certain' ? 'definite' : 'possible',
      days: { earliest: day, latest: until === DAY_MAX ? until : until - 1 },
    });
  }
  return undefined;
}

function findingOf(
  { tenure: newcomer }: Held,
  holding: readonly Held[],
  { seats, ...rest }: Pick<Finding, 'certainty' | 'days'> & { readonly seats: number },
): Finding {
  const { unitId, postId, personId, heads } = newcomer.tenure;
  return {
    ...rest,
    subject: { unitId, postId, personId },
    what: { seats, heads, others: [...new Set(holding.map(({ tenure }) => personOf(tenure)))] },
    says: positionsOf(newcomer.tenure.entries),
    against: positionsOf(holding.flatMap(({ tenure }) => tenure.tenure.entries)),
  };
}

function personOf({ tenure }: Reckoned): string {
  return tenure.personId;
}
