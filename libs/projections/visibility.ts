import { INSTANT_MAX, eventTypes, publicationInstant, visibleAt } from '#domain';
import type { LedgerEvent, Period, Recorded, Withdrawal } from '#domain';
import type { Asked } from './asked';
import type { Projection } from './projection';
import type { Rows } from './rows';

/** End of a rectangle that is still open on the axis of knowledge: later than every position. */
export const POSITION_MAX = Number.MAX_SAFE_INTEGER;

interface Published {
  readonly entry: number;
  readonly id: string;
  readonly instant: number;
  /** Position of the entry that this one withdraws. */
  readonly withdraws: number | null;
  /** Position of the entry with which this one says that another source agrees. */
  readonly corroborates: number | null;
}

interface Rectangle {
  readonly entry: number;
  readonly known_from: number;
  readonly known_to: number;
  readonly published_from: number;
  readonly published_to: number;
}

/**
 * Which entries are visible at a point of knowledge and publication: half-open rectangles of positions and instants.
 * A withdrawal closes the open rectangles of what it reaches and opens those that remain; nothing is worked out at reading.
 */
export const visibility: Projection = {
  name: 'visibility',
  version: 2,
  tables: {
    visible: {
      columns: `entry INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
        published_from INTEGER NOT NULL, published_to INTEGER NOT NULL`,
      key: 'entry, known_from, published_from',
    },
    published: {
      columns:
        'entry INTEGER NOT NULL, id TEXT NOT NULL, instant INTEGER NOT NULL, withdraws INTEGER, corroborates INTEGER',
      key: 'entry',
      indexes: ['id', 'withdraws', 'corroborates'],
    },
    // Each variant of an entry is a dispute of it, or of what it was restated in the place of.
    dispute: { columns: 'entry INTEGER NOT NULL, denies INTEGER NOT NULL', key: 'entry' },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, publish])),
  ignores: [],
  disputes: 'listed',
};

const AT_POINT = 'v.known_from <= ? AND v.known_to > ? AND v.published_from <= ? AND v.published_to > ?';

/**
 * SQL that keeps the rows `c` of a projection's table that are visible; bind with `at`. What a dispute gives instead is visible where
 * both it and the disputed entry are; at one point an entry has one rectangle at most.
 */
export const VISIBLE = `(SELECT count(*) FROM visible v WHERE v.entry IN (c.entry, c.variant)
  AND ${AT_POINT}) = 1 + (c.variant > 0)`;

/** SQL for whether the entry at a position is visible; bind with `at`. @param position SQL for the position. */
export function isVisible(position: string): string {
  return `EXISTS (SELECT 1 FROM visible v WHERE v.entry = ${position} AND ${AT_POINT})`;
}

/** What to bind to `VISIBLE` and to `isVisible`. */
export function at({ knownAt, publishedBy }: Asked): [number, number, number, number] {
  return [knownAt, knownAt, publishedBy, publishedBy];
}

function publish(rows: Rows, entry: Recorded<LedgerEvent>): void {
  if (rows.variant > 0) {
    rows.insert('dispute', { entry: entry.position, denies: Number(rows.denies) });
    return;
  }
  const named = (type: LedgerEvent['type']): number | null =>
    entry.type === type ? positionOf(rows, (entry.data as Withdrawal).entryId) : null;
  const own: Published = {
    entry: entry.position,
    id: entry.id,
    instant: publicationInstant(entry),
    withdraws: named('EntryRetracted'),
    corroborates: named('EntryCorroborated'),
  };
  rows.insert('published', { ...own });
  open(rows, entry.position, entry.position, [{ from: own.instant, to: INSTANT_MAX }]);
  for (let reached = reachedBy(own); reached !== null; reached = reachedBy(publishedAt(rows, reached)))
    redraw(rows, reached, entry.position);
}

/** The entry whose visibility follows from that of another. */
function reachedBy({ withdraws, corroborates }: Published): number | null {
  return withdraws ?? corroborates;
}

/** Draws what is visible of an entry anew from a position on, where that changed. */
function redraw(rows: Rows, entry: number, from: number): void {
  const periods = visibleAt(publishedAt(rows, entry), {
    publishedAt: ({ instant }) => instant,
    withdrawalsOf: (one) => rows.select<Published>('published', { withdraws: one.entry }),
    corroborationsOf: (one) => rows.select<Published>('published', { corroborates: one.entry }),
  });
  const drawn = rows.select<Rectangle>('visible', { entry, known_to: POSITION_MAX });
  const same = (period: Period): boolean =>
    drawn.some(
      ({ published_from, published_to }) => published_from === period.from && published_to === period.to,
    );
  if (periods.length === drawn.length && periods.every(same)) return;
  rows.update('visible', { entry, known_to: POSITION_MAX }, { known_to: from });
  open(rows, entry, from, periods);
}

function open(rows: Rows, entry: number, from: number, periods: readonly Period[]): void {
  for (const { from: published_from, to: published_to } of periods) {
    rows.insert('visible', { entry, known_from: from, known_to: POSITION_MAX, published_from, published_to });
  }
}

function positionOf(rows: Rows, id: string): number {
  const [found] = rows.select<Published>('published', { id });
  if (found === undefined) throw new Error(`the entry ${id}, which a correction names, was never read`);
  return found.entry;
}

function publishedAt(rows: Rows, entry: number): Published {
  const [found] = rows.select<Published>('published', { entry });
  if (found === undefined) throw new Error(`entry ${entry} was never read`);
  return found;
}
