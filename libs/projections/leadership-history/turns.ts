import { DAY_MAX, DAY_MIN, addDays, hullOf, intersectionOf, mayOverlap } from '#domain';
import type { Day, DayRange } from '#domain';
import type { TurnRow } from './claims';

/** Starts that came after one another, and the ends that came after them, before the next start. */
export interface Turn<Row> {
  readonly starts: readonly Row[];
  /** Ends of this post. */
  readonly ends: readonly Row[];
  /** Ends of more than this post. */
  readonly general: readonly Row[];
  /** The starts of the same person that end this turn: whoever acted in a post was appointed to it. */
  readonly confirmed?: readonly Row[];
}

/** Claims in an order that they may have come in, turn by turn. */
export function turnsOf<Row extends TurnRow>(order: readonly Row[]): readonly Turn<Row>[] {
  const turns: Turn<Row>[] = [];
  for (const claim of order) {
    const last = turns.at(-1);
    if (last !== undefined && belongsTo(last, claim)) turns[turns.length - 1] = withClaim(last, claim);
    else turns.push(withClaim({ starts: [], ends: [], general: [] }, claim));
  }
  return turns.flatMap(confirmedApart);
}

/** A start of somebody in office says the same tenure again. An end closes it, and one more end says the same end again. */
function belongsTo<Row extends TurnRow>({ ends, general }: Turn<Row>, claim: Row): boolean {
  return claim.side === 'end' || ends.length + general.length === 0;
}

function withClaim<Row extends TurnRow>(turn: Turn<Row>, claim: Row): Turn<Row> {
  if (claim.side === 'start') return { ...turn, starts: [...turn.starts, claim] };
  return claim.general === true
    ? { ...turn, general: [...turn.general, claim] }
    : { ...turn, ends: [...turn.ends, claim] };
}

/** Acting and being appointed to the same post later are two turns: the appointment ends the first. */
function confirmedApart<Row extends TurnRow>(turn: Turn<Row>): readonly Turn<Row>[] {
  const acting = turn.starts.filter((start) => start.acting === 1);
  const appointed = turn.starts.filter((start) => start.acting !== 1);
  if (acting.length === 0 || appointed.length === 0) return [turn];
  if (sameDay(acting).earliest >= sameDay(appointed).earliest) return [turn];
  return [
    { starts: acting, ends: [], general: [], confirmed: appointed },
    { ...turn, starts: appointed },
  ];
}

/** The first of the ends of more than one post, with the claims that say it. */
export function firstEnd<Row extends TurnRow>(
  general: readonly Row[],
): { readonly days: DayRange; readonly claims: readonly Row[] } | undefined {
  const [first] = general.toSorted((a, b) => a.latest - b.latest || a.entry - b.entry);
  if (first === undefined) return undefined;
  const claims = general.filter((end) => mayOverlap(end, first));
  const days = sameDay(claims.filter(({ kind }) => kind === first.kind));
  // An end of another kind is another event, and may have come first.
  const others = claims.filter(({ kind }) => kind !== first.kind);
  return { claims, days: { ...days, earliest: hullOf([days, ...others]).earliest } };
}

/** The days of a turn's own end, where it has one: whoever surely left everything on a day did not leave this post later. */
export function ownEnd<Row extends TurnRow>({ starts, ends, general }: Turn<Row>): DayRange | undefined {
  if (ends.length === 0) return undefined;
  const own = sameDay(ends);
  const known = general.filter(({ kind }) => starts.length > 0 || FINAL.includes(kind ?? ''));
  const before = known.filter((end) => end.latest < own.earliest);
  const latest = known
    .filter((end) => mayOverlap(end, own))
    .reduce((day, end) => Math.min(day, end.latest), own.latest);
  // Where an end is told after an end that had come before, sources contradict: it was on one of these days.
  return { earliest: starts.length === 0 ? own.earliest : hullOf([own, ...before]).earliest, latest };
}

/** Ends after which nobody holds the post, whenever they took it. */
const FINAL: readonly string[] = ['died', 'abolished'];

/** The first day on which a turn may have begun: where no start is recorded, later than whatever had ended all before its end. */
export function begunAfter<Row extends TurnRow>({ starts, ends, general }: Turn<Row>, notBefore: Day): Day {
  if (starts.length > 0 || ends.length === 0) return notBefore;
  const end = sameDay(ends);
  return general
    .filter(({ latest }) => latest < end.earliest)
    .reduce((day, { earliest }) => Math.max(day, earliest), notBefore);
}

/** A start lies after the tenure before and before the end; one that nobody recorded, at the latest the day before. */
export function startWithin(starts: readonly TurnRow[], notBefore: Day, end: Day): DayRange {
  const unknown = { earliest: notBefore, latest: Math.max(notBefore, addDays(end, -1)) };
  const claimed = starts.length === 0 ? unknown : sameDay(starts);
  return clipped(claimed, { earliest: notBefore, latest: Math.max(notBefore, end) });
}

/** The days that lie within bounds; all of them where none does, since sources that contradict are not mended. */
export function clipped(days: DayRange, bounds: DayRange): DayRange {
  return intersectionOf(days, bounds) ?? days;
}

/** One day of which several entries speak: where they can all be right, it is one on which they are; else any that one names. */
export function sameDay(claims: readonly DayRange[]): DayRange {
  const common = claims.reduce<DayRange | undefined>(
    (days, claim) => (days === undefined ? undefined : intersectionOf(days, claim)),
    { earliest: DAY_MIN, latest: DAY_MAX },
  );
  return common ?? hullOf(claims);
}
