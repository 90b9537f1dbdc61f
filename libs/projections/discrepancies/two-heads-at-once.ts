import { DAY_MAX, hullOf } from '#domain';
import type { Day } from '#domain';
import { groupBy } from '../leadership-history/claims';
import { saidInUnit } from '../leadership-history/said-in-unit';
import { tenuresOf } from '../leadership-history/tenures';
import type { Reckoned } from '../leadership-history/tenures';
import type { Period } from '../period';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/** More persons in a post than it has seats, by starts and ends that entries give. An implied end leaves nobody behind. */
export const twoHeadsAtOnce: Find = (unitId, { statements, asked }) =>
  groupBy(tenuresOf(saidInUnit(statements, unitId, asked)), ({ tenure }) => tenure.postId).flatMap(crowdedIn);

/** When somebody holds the post in every reading, and when in some. */
interface Held {
  readonly tenure: Reckoned;
  readonly certain: Period;
  readonly possible: Period;
}

function crowdedIn(inPost: readonly Reckoned[]): readonly Finding[] {
  const seats = Math.max(...inPost.map(({ tenure }) => tenure.seats));
  const held = inPost.flatMap(heldIn);
  return held.flatMap((newcomer, number) => {
    const others = held.slice(0, number).filter(({ tenure }) => areApart(tenure, newcomer.tenure));
    return (
      besides(newcomer, others, { seats, certainty: 'certain' }) ??
      besides(newcomer, others, { seats, certainty: 'possible' }) ??
      []
    );
  });
}

/** Whether two tenures are of two persons, and not what two sources say of one start. */
function areApart(one: Reckoned, other: Reckoned): boolean {
  const entries = new Set(ownEntriesOf(other));
  return personOf(one) !== personOf(other) && !ownEntriesOf(one).some((entry) => entries.has(entry));
}

function ownEntriesOf({ pairing }: Reckoned): readonly number[] {
  return pairing.claims.filter(({ general }) => general !== true).map(({ entry }) => entry);
}

/** What is only open claims no day: an unknown start is read at its last day, an open end of a recorded day at its first. */
function heldIn(tenure: Reckoned): readonly Held[] {
  const { start, end, certain } = tenure;
  const isOpen = tenure.tenure.start.earliest === null || tenure.tenure.start.basis === 'implied';
  const recordedEnd = end.latest === DAY_MAX && end.earliest < DAY_MAX ? end.earliest : end.latest;
  const replaced = tenure.tenure.end.basis === 'implied' ? replacedFrom(tenure) : recordedEnd;
  return apartFromLeaves({
    tenure,
    certain: certain ? { from: start.latest, to: end.earliest } : { from: DAY_MAX, to: DAY_MAX },
    possible: { from: isOpen ? start.latest : start.earliest, to: replaced },
  });
}

/** Who is on leave takes no seat: the days before the first leave, and those after the last. */
function apartFromLeaves(held: Held): readonly Held[] {
  const leaves = held.tenure.leaves.map(({ pairing }) => pairing);
  if (leaves.length === 0) return [held];
  const first = hullOf(leaves.map(({ start }) => start));
  const ends = leaves.map(({ end }) => end ?? { earliest: DAY_MAX, latest: DAY_MAX });
  const earliest = Math.max(...ends.map((end) => end.earliest));
  const latest = Math.max(...ends.map((end) => end.latest));
  const { certain, possible } = held;
  return [
    {
      ...held,
      certain: { ...certain, to: Math.min(certain.to, first.earliest) },
      possible: { ...possible, to: Math.min(possible.to, first.earliest) },
    },
    {
      ...held,
      certain: { ...certain, from: Math.max(certain.from, latest) },
      possible: { ...possible, from: Math.max(possible.from, earliest) },
    },
  ];
}

/** The first day of a start that implies the end. */
function replacedFrom({ ending }: Reckoned): Day {
  const implying = ending.because.filter(({ side }) => side === 'start');
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
