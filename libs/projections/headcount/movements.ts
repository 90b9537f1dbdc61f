import { daysOf, hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Interval } from '../interval';
import type { EntryOf, Table } from '../projection';
import type { Rows } from '../rows';
import { saidIn } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { LISTED, listOf } from '../withdrawals';

/** People who came to a unit from outside, or who went from one unit to another. */
export type MovementKind = 'hiring' | 'transfer';

/**
 * What entries say of such people. A hiring has no unit that they left. `told_first` is the position of the entry in whose place
 * this one stands, through however many restatements: one movement, told several times, never several.
 */
export const MOVEMENTS: Table = {
  columns: `told_first INTEGER NOT NULL, entry INTEGER NOT NULL, entry_id TEXT NOT NULL, kind TEXT NOT NULL,
    from_unit_id TEXT, to_unit_id TEXT NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL,
    positions_min INTEGER NOT NULL, positions_max INTEGER, wording TEXT NOT NULL`,
  key: 'told_first, entry',
  indexes: ['entry_id', 'from_unit_id', 'to_unit_id', 'entry'],
};

/** What a dispute of a right entry says names no entry in whose place it stands: it is of the movement of that entry all the same. */
const SAID: SaidTable = {
  table: 'staff_movement',
  hulls: [
    ['earliest', 'latest'],
    ['positions_min', 'positions_max'],
  ],
  words: ['wording', 'told_first', 'entry_id'],
  ids: { from_unit_id: 'unit', to_unit_id: 'unit' },
};

/** Takes down a hiring. */
export function hired(rows: Rows, entry: EntryOf<'StaffHired'>): void {
  insert(rows, entry, { kind: 'hiring', to: entry.data.unitId, on: entry.data.hiredOn });
}

/** Takes down a transfer, once for both units. */
export function transferred(rows: Rows, entry: EntryOf<'StaffTransferred'>): void {
  const { fromUnitId: from, toUnitId: to, transferredOn: on } = entry.data;
  insert(rows, entry, { kind: 'transfer', from, to, on });
}

interface Told {
  readonly kind: MovementKind;
  readonly from?: string;
  readonly to: string;
  readonly on: string;
}

function insert(
  rows: Rows,
  { id, position, restates, data }: EntryOf<'StaffHired' | 'StaffTransferred'>,
  { kind, from, to, on }: Told,
): void {
  const [restated] =
    restates === undefined
      ? []
      : rows.select<{ readonly told_first: number }>('staff_movement', { entry_id: restates });
  const { earliest, latest } = daysOf(on);
  rows.insert('staff_movement', {
    told_first: restated?.told_first ?? position,
    entry: position,
    entry_id: id,
    kind,
    from_unit_id: from,
    to_unit_id: to,
    earliest,
    latest,
    positions_min: data.positions.min,
    positions_max: data.positions.max,
    wording: data.positions.wording,
  });
}

interface MovementRow extends SaidRow {
  readonly told_first: number;
  readonly kind: MovementKind;
  readonly from_unit_id: string | null;
  readonly to_unit_id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly positions_min: number;
  readonly positions_max: number | null;
  readonly wording: string;
}

/** What one visible entry says of a movement, or another source instead. */
export interface MovementClaim {
  readonly kind: MovementKind;
  /** Left out where people came from outside. */
  readonly from?: string;
  readonly to: string;
  readonly positions: Interval;
  readonly wording: string;
  readonly entry: number;
}

/** A movement as its visible entries tell it; more than one where a restatement and what it restates are both visible. */
export interface Movement {
  /** Position of the entry that told it first. */
  readonly toldFirst: number;
  readonly days: DayRange;
  readonly claims: readonly [MovementClaim, ...MovementClaim[]];
  /** False where other sources deny all that tells it. */
  readonly certain: boolean;
}

/** The movements that name one of the units on either side. */
export function movementsOf(
  statements: Statements,
  units: Iterable<string>,
  asked: Asked,
): readonly Movement[] {
  const same = identitiesOf(statements, 'unit', asked);
  const listed = listOf(same.allOf(units));
  const selection = { ...SAID, where: NAMING, values: [listed, listed] };
  const movements = new Map<number, Movement>();
  for (const said of saidIn<MovementRow>(statements, selection, asked)) {
    const rows = said.claims.flat();
    const toldFirst = Math.min(...rows.map((row) => row.told_first));
    movements.set(toldFirst, toldAlso(movements.get(toldFirst), toldFirst, said));
  }
  return [...movements.values()].toSorted((a, b) => a.toldFirst - b.toldFirst);
}

/** The rows of every entry of a movement of which some row names one of the units. */
const NAMING = `entry IN (SELECT entry FROM staff_movement WHERE told_first IN (
    SELECT told_first FROM staff_movement WHERE entry IN (
      SELECT entry FROM staff_movement WHERE from_unit_id IN ${LISTED}
      UNION SELECT entry FROM staff_movement WHERE to_unit_id IN ${LISTED})))`;

function toldAlso(
  known: Movement | undefined,
  toldFirst: number,
  { claims, certain }: Said<MovementRow>,
): Movement {
  const rows = claims.flat();
  const told = [...(known?.claims ?? []), ...rows.map(claimOf)] as unknown as Movement['claims'];
  return {
    toldFirst,
    days: hullOf([...(known === undefined ? [] : [known.days]), ...rows]),
    claims: told,
    certain: certain || known?.certain === true,
  };
}

function claimOf(row: MovementRow): MovementClaim {
  return {
    kind: row.kind,
    ...(row.from_unit_id === null ? {} : { from: row.from_unit_id }),
    to: row.to_unit_id,
    positions: { min: row.positions_min, max: row.positions_max ?? Infinity },
    wording: row.wording,
    entry: row.entry,
  };
}
