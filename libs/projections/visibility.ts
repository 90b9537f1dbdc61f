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
  version: 1,
  tables: {
    visible: {
      columns: `entry INTEGER NOT NULL, known_from INTEGER NOT NULL, known_to INTEGER NOT NULL,
        published_from INTEGER NOT NULL, published_to INTEGER NOT NULL`,
      key: 'entry, known_from, published_from',
    },
    published: {
      columns: 'entry INTEGER NOT NULL, id TEXT NOT NULL, instant INTEGER NOT NULL, withdraws INTEGER',
      key: 'entry',
      indexes: ['id', 'withdraws'],
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, publish])),
  ignores: [],
};

/** SQL that keeps the rows of a table with a column `entry` that are visible; bind with `at`. */
export const VISIBLE = `EXISTS (SELECT 1 FROM visible v WHERE v.entry = c.entry
  AND v.known_from <= ? AND v.known_to > ? AND v.published_from <= ? AND v.published_to > ?)`;

/** What to bind to `VISIBLE`. */
export function at({ knownAt, publishedBy }: Asked): [number, number, number, number] {
  return [knownAt, knownAt, publishedBy, publishedBy];
}

function publish(rows: Rows, entry: Recorded<LedgerEvent>): void {
  const withdraws =
    entry.type === 'EntryRetracted' ? positionOf(rows, (entry.data as Withdrawal).entryId) : null;
  const own: Published = {
    entry: entry.position,
    id: entry.id,
    instant: publicationInstant(entry),
    withdraws,
  };
  rows.insert('published', { ...own });
  open(rows, entry.position, entry.position, [{ from: own.instant, to: INSTANT_MAX }]);
  for (let reached = withdraws; reached !== null; reached = publishedAt(rows, reached).withdraws)
    redraw(rows, reached, entry.position);
}

/** Draws what is visible of an entry anew from a position on, where that changed. */
function redraw(rows: Rows, entry: number, from: number): void {
  const withdrawals = ({ entry: withdrawn }: Published): readonly Published[] =>
    rows.select<Published>('published', { withdraws: withdrawn });
  const periods = visibleAt(publishedAt(rows, entry), ({ instant }) => instant, withdrawals);
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
  if (found === undefined) throw new Error(`the withdrawn entry ${id} was never read`);
  return found.entry;
}

function publishedAt(rows: Rows, entry: number): Published {
  const [found] = rows.select<Published>('published', { entry });
  if (found === undefined) throw new Error(`entry ${entry} was never read`);
  return found;
}
