import { DAY_MAX, DAY_MIN, hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { ClaimRow, TurnRow } from './claims';
import { sequencesOf } from './readings';
import { begunAfter, clipped, firstEnd, ownEnd, sameDay, startWithin, turnsOf } from './turns';
import type { Turn } from './turns';

/** Days on which something ended, and the claims that say so. */
export interface EndSaid<Row> {
  readonly days: DayRange;
  readonly claims: readonly Row[];
}

/** A person's time in one post, as starts and ends pair up; days are inclusive bounds. */
export interface Pairing<Row extends TurnRow = ClaimRow> {
  readonly personId: string;
  /** Where only an end is recorded, any day before it: nobody leaves who was not in office the day before. */
  readonly start: DayRange;
  readonly startIsRecorded: boolean;
  /** Left out where no end of its own is recorded. */
  readonly end?: DayRange;
  /** The end of more than this tenure that ends it at the latest; left out where it has an end of its own. */
  readonly lastly?: EndSaid<Row>;
  /** The same person's appointment to the post in which they acted. */
  readonly confirmed?: EndSaid<Row>;
  /** Days on which a source says that the person was in office, in order. */
  readonly attestedOn: readonly Day[];
  /** The claims of its start, and of its own end. */
  readonly claims: readonly Row[];
  /** Whether starts and ends pair up like this in whatever order they may have come. */
  readonly certain: boolean;
}

/** Pairs the starts and ends of one person in one post, in every valid order that their days allow; each pairing once. */
export function pair<Row extends TurnRow>(claims: readonly Row[]): readonly Pairing<Row>[] {
  const { readings, complete } = readingsOf(claims);
  return joined(readings, complete);
}

/**
 * What the starts and ends of one person in one post come to, order by order. Not complete where there are more orders than we
 * follow: then the person may have been in office whenever any order could say so.
 */
export function readingsOf<Row extends TurnRow>(
  claims: readonly Row[],
): {
  readonly readings: readonly (readonly Pairing<Row>[])[];
  readonly complete: boolean;
} {
  const sequences = sequencesOf(claims);
  if (sequences === undefined) return { readings: [[atAnyTime(claims)]], complete: false };
  const readings = sequences.map(pairInOrder);
  const consistent = readings.filter((reading) => reading.every(isAttestedWithin));
  return { readings: consistent.length > 0 ? consistent : readings, complete: true };
}

/** A tenure that may have begun with any start, or before any end, and may still go on. */
export function atAnyTime<Row extends TurnRow>(claims: readonly Row[]): Pairing<Row> {
  const starts = claims.filter(({ side }) => side === 'start');
  const ends = claims.filter(({ side, general }) => side === 'end' && general !== true);
  return {
    personId: claims[0]?.person_id ?? '',
    start: ends.length > 0 ? { earliest: DAY_MIN, latest: DAY_MAX } : hullOf(starts),
    startIsRecorded: starts.length > 0,
    attestedOn: [],
    claims,
    certain: false,
  };
}

/** "Is in office on day T" is a start of which only the latest day is known. */
export function isAttestation({ attests }: TurnRow): boolean {
  return attests === 1;
}

function pairInOrder<Row extends TurnRow>(order: readonly Row[]): readonly Pairing<Row>[] {
  let notBefore = DAY_MIN;
  return turnsOf(order).flatMap((turn) => {
    const pairing = pairingOf(turn, notBefore);
    const ends = [pairing?.end ?? pairing?.confirmed?.days, ...turn.general];
    notBefore = ends.reduce((day, end) => Math.max(day, end?.earliest ?? DAY_MIN), notBefore);
    return pairing ?? [];
  });
}

/** What a turn comes to; nothing where all that is told is the end of whatever there was. */
function pairingOf<Row extends TurnRow>(turn: Turn<Row>, notBefore: Day): Pairing<Row> | undefined {
  const { starts, ends } = turn;
  const [claim] = [...starts, ...ends];
  if (claim === undefined) return undefined;
  const said = endsOf(turn);
  const last = said.end ?? said.lastly?.days ?? { latest: DAY_MAX };
  const start = startWithin(starts, begunAfter(turn, notBefore), last.latest);
  const attested = starts.filter(isAttestation).map(({ latest }) => latest);
  return {
    personId: claim.person_id,
    start,
    startIsRecorded: starts.length > 0,
    ...notBeforeStart(said, start),
    attestedOn: attested.toSorted((a, b) => a - b),
    claims: claimsOf(turn, said),
    certain: true,
  };
}

/** The claims of a turn, with those ends of more than this tenure that its own end is held against. */
function claimsOf<Row extends TurnRow>(
  { starts, ends, general }: Turn<Row>,
  { end }: Ends<Row>,
): readonly Row[] {
  const held = end === undefined ? [] : general.filter(({ earliest }) => earliest <= end.latest);
  return [...starts, ...ends, ...held];
}

type Ends<Row extends TurnRow> = Pick<Pairing<Row>, 'end' | 'lastly' | 'confirmed'>;

function endsOf<Row extends TurnRow>(turn: Turn<Row>): Ends<Row> {
  const end = ownEnd(turn);
  if (end !== undefined) return { end };
  const { confirmed: claims } = turn;
  if (claims !== undefined) return { confirmed: { claims, days: sameDay(claims) } };
  const lastly = firstEnd(turn.general);
  return lastly === undefined ? {} : { lastly };
}

/** Nothing ends before it began. */
function notBeforeStart<Row extends TurnRow>(
  { end, lastly, confirmed }: Ends<Row>,
  { earliest }: DayRange,
): Ends<Row> {
  const after = (days: DayRange): DayRange => clipped(days, { earliest, latest: DAY_MAX });
  if (end !== undefined) return { end: after(end) };
  if (lastly !== undefined) return { lastly: { ...lastly, days: after(lastly.days) } };
  return confirmed === undefined ? {} : { confirmed: { ...confirmed, days: after(confirmed.days) } };
}

/** Whoever is in office on the last day of an end, or after it, had not left by it. */
function isAttestedWithin<Row extends TurnRow>({ end, lastly, attestedOn }: Pairing<Row>): boolean {
  const days = end ?? lastly?.days;
  return days === undefined || attestedOn.every((day) => day < days.latest);
}

/** What tells one pairing from another. */
export function keyOf<Row extends TurnRow>({ start, end, lastly, confirmed, claims }: Pairing<Row>): string {
  const entries = claims.map(({ entry }) => entry).toSorted((a, b) => a - b);
  return JSON.stringify([start, end, lastly?.days, confirmed?.days, entries]);
}

/** The pairings of all orders, each once; certain where every order has it. */
function joined<Row extends TurnRow>(
  readings: readonly (readonly Pairing<Row>[])[],
  complete: boolean,
): readonly Pairing<Row>[] {
  const found = new Map<string, { readonly pairing: Pairing<Row>; times: number }>();
  for (const pairing of readings.flat()) {
    const key = keyOf(pairing);
    const known = found.get(key) ?? { pairing, times: 0 };
    known.times += 1;
    found.set(key, known);
  }
  return [...found.values()].map(({ pairing, times }) => ({
    ...pairing,
    certain: complete && times === readings.length,
  }));
}
