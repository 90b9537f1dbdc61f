import { hullOf } from '#domain';
import type { Day, DayRange, LayoffKind } from '#domain';
import { daysText } from '../days';
import type { Bounds } from '../headcount/answer';
import { ZERO, boundsOf, hull } from '../interval';
import type { Interval } from '../interval';
import type { LayoffRow, SaidShare } from './layoffs';
import type { Programme } from './programme';
import { sharesShown, stagesShown } from './shown';
import type { DaysShown, ShareShown, StageShown } from './shown';
import type { SaidStage } from './stages';
import { announcedAs, wordingIn } from './version';
import type { Status, Version } from './version';

/** A layoff as its visible entries tell it; kind, size and effective day as they are in force on the asked day. */
export interface LayoffItem {
  readonly layoffId: string;
  readonly unitId: string;
  /** What has become of it by the asked day; several where that is uncertain, none where it is not announced by then. */
  readonly status: readonly Status[];
  /** As the entry itself has it, where sources differ. */
  readonly kind: LayoffKind;
  /** Every kind that it may be. */
  readonly kinds: readonly LayoffKind[];
  readonly announcedOn: DaysShown;
  readonly effectiveOn: DaysShown | null;
  /** Only where a source gives a part of the people in place of a number: it counts as that part of the people known. */
  readonly basis?: 'percentage';
  /** Null where the source gives no number at all; where it was called off, those who had left already. */
  readonly positions: Bounds | null;
  readonly wordings: readonly string[];
  readonly shares: readonly ShareShown[];
  /** Everything that became of it, after the asked day too, by its earliest day. */
  readonly stages: readonly StageShown[];
  readonly inPeriod: 'definitely' | 'possibly';
  readonly entries: readonly number[];
}

/** The visible claims of a layoff, and what they make together. */
export interface Told {
  readonly rows: readonly LayoffRow[];
  readonly shares: readonly SaidShare[];
  readonly stages: readonly SaidStage[];
  readonly programme: Programme;
}

/** What is shown of a layoff. */
export function itemOf(
  told: Told,
  inPeriod: 'definitely' | 'possibly',
  placed: readonly number[],
  on: Day,
): LayoffItem {
  const { rows, shares, stages, programme } = told;
  const [first] = rows as readonly [LayoffRow];
  const versions = versionsOf(told);
  const effective = versions.flatMap((version) => version.effective?.days ?? []);
  return {
    layoffId: first.layoff_id,
    unitId: first.unit_id,
    status: statusOf(told, on),
    kind: programme.kind,
    kinds: [...new Set(versions.map(({ kind }) => kind))],
    announcedOn: daysText(hullOf(rows.map((row) => daysOfRow(row, 'announced')))),
    effectiveOn: effective.length === 0 ? null : daysText(hullOf(effective)),
    ...(isPercentage(programme) ? { basis: 'percentage' } : {}),
    positions: versions.every((version) => saidOf(version) === undefined)
      ? null
      : boundsOf(positionsOf(versions)),
    wordings: versions.flatMap((version) => wordingIn(version) ?? []),
    shares: sharesShown(shares),
    stages: stagesShown(stages),
    inPeriod,
    entries: [...new Set([...[...rows, ...shares, ...stages].map(({ entry }) => entry), ...placed])].toSorted(
      (a, b) => a - b,
    ),
  };
}

/** What is in force: what the announcements say, where nothing became of it by then. */
export function versionsOf({ rows, programme }: Told): readonly Version[] {
  return programme.inForce?.map(({ taking }) => taking.version) ?? rows.map(announcedAs);
}

function isPercentage({ inForce, readings }: Programme): boolean {
  const sizes = inForce?.map(({ taking }) => taking.size) ?? readings.map(({ size }) => size);
  return sizes.some(({ by }) => by === 'percentage');
}

function statusOf({ rows, programme }: Told, on: Day): readonly Status[] {
  const found = programme.inForce
    ?.filter(({ announced, taking }) => announced || taking.version.status !== 'announced')
    .map(({ taking }) => taking.version.status);
  const announced = rows.some(({ announced_earliest }) => announced_earliest <= on);
  return [...new Set(found ?? (announced ? ['announced' as const] : []))];
}

/** Positions of one programme: the hull of what is in force; 0 and above where one gives no number. */
function positionsOf(versions: readonly Version[]): Interval {
  const [first = ZERO, ...others] = versions.map((version) => saidOf(version) ?? { min: 0, max: Infinity });
  return hull(first, ...others);
}

/** The number that a version says, if any. */
function saidOf({ left, size }: Version): Interval | undefined {
  if (left !== undefined) return left.positions;
  if (size.positions_min === null) return undefined;
  return { min: size.positions_min, max: size.positions_max ?? Infinity };
}

/** The days by which a claim is in a period. */
export function daysOfRow(row: LayoffRow, by: 'announced' | 'effective'): DayRange {
  const { effective_earliest, effective_latest } = row;
  return by === 'effective' && effective_earliest !== null && effective_latest !== null
    ? { earliest: effective_earliest, latest: effective_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}
