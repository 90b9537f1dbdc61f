import { daysOf, topics } from '#domain';
import type { Day, LayoffKind } from '#domain';
import type { Asked } from '../asked';
import type { EntryOf, Projection } from '../projection';
import type { Rows } from '../rows';
import { isSettled } from '../said';
import type { SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { VISIBLE } from '../visibility';
import { SIZE_COLUMNS, effectiveColumns, sizeColumns } from './columns';
import type { SizeRow } from './columns';
import { ofLayoff, ofUnit, saidOfLayoff } from './same-layoffs';
import { stageHandlers, stageTable } from './stages';

/** Layoffs: what each announcement says, each sub-unit's part, and what became of them. */
export const layoffs: Projection = {
  name: 'layoffs',
  version: 4,
  tables: {
    layoff: {
      columns: `unit_id TEXT NOT NULL, announced_earliest INTEGER NOT NULL, layoff_id TEXT NOT NULL, entry INTEGER NOT NULL,
        kind TEXT NOT NULL, ${SIZE_COLUMNS},
        announced_latest INTEGER NOT NULL, effective_earliest INTEGER, effective_latest INTEGER`,
      key: 'unit_id, announced_earliest, layoff_id, entry',
      indexes: ['layoff_id'],
    },
    layoff_share: {
      columns: `layoff_id TEXT NOT NULL, unit_id TEXT NOT NULL, entry INTEGER NOT NULL,
        positions_min INTEGER NOT NULL, positions_max INTEGER, positions_wording TEXT NOT NULL`,
      key: 'layoff_id, unit_id, entry',
      indexes: ['unit_id', 'entry'],
    },
    layoff_stage: stageTable,
  },
  on: { LayoffAnnounced: announce, LayoffShareReported: reportShare, ...stageHandlers },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.headcount,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

function announce(rows: Rows, { data, position }: EntryOf<'LayoffAnnounced'>): void {
  const announced = daysOf(data.announcedOn);
  rows.insert('layoff', {
    unit_id: data.unitId,
    announced_earliest: announced.earliest,
    layoff_id: data.layoffId,
    entry: position,
    kind: data.kind ?? 'permanent',
    announced_latest: announced.latest,
    ...sizeColumns(data),
    ...effectiveColumns(data.effectiveOn),
  });
}

function reportShare(rows: Rows, { data, position }: EntryOf<'LayoffShareReported'>): void {
  rows.insert('layoff_share', {
    layoff_id: data.layoffId,
    unit_id: data.unitId,
    entry: position,
    positions_min: data.positions.min,
    positions_max: data.positions.max,
    positions_wording: data.positions.wording,
  });
}

/** What one visible announcement says, or another source instead. Counts are people, days inclusive bounds. */
export interface LayoffRow extends SizeRow, SaidRow {
  readonly unit_id: string;
  readonly announced_earliest: Day;
  readonly layoff_id: string;
  readonly kind: LayoffKind;
  readonly announced_latest: Day;
  readonly effective_earliest: Day | null;
  readonly effective_latest: Day | null;
}

/** What one visible entry says of a unit's part, with all that other sources give instead. */
export interface ShareRow extends SaidRow {
  readonly layoff_id: string;
  readonly unit_id: string;
  readonly positions_min: number;
  readonly positions_max: number | null;
  readonly positions_wording: string;
}

/** A part, and whether it is one at all: no source denies it, or gives it to another unit. */
export interface SaidShare extends ShareRow {
  readonly certain: boolean;
}

const SHARES: SaidTable = {
  table: 'layoff_share',
  hulls: [['positions_min', 'positions_max']],
  words: ['positions_wording'],
  ids: { layoff_id: 'layoff', unit_id: 'unit' },
};

/** The visible announcements that name a unit, by their earliest day. */
export function announcementsFor(statements: Statements, unitId: string, asked: Asked): readonly LayoffRow[] {
  const sql = `SELECT * FROM layoff c WHERE unit_id = ? AND ${VISIBLE}`;
  const rows = ofUnit<LayoffRow>(statements, sql, unitId, asked);
  return rows.toSorted((a, b) => a.announced_earliest - b.announced_earliest);
}

/** The visible announcements of a layoff: more than one where sources, or corrections in the press, overlap, or where two are one. */
export function announcementsOf(
  statements: Statements,
  layoffId: string,
  asked: Asked,
): readonly LayoffRow[] {
  const sql = `SELECT * FROM layoff c WHERE layoff_id = ? AND ${VISIBLE} ORDER BY entry, variant`;
  return ofLayoff<LayoffRow>(statements, sql, layoffId, asked).toSorted((a, b) => a.entry - b.entry);
}

/** The visible shares of a layoff. */
export function sharesOf(statements: Statements, layoffId: string, asked: Asked): readonly SaidShare[] {
  return saidOfLayoff<ShareRow>(statements, SHARES, layoffId, asked).flatMap((said) =>
    said.claims.flat().map((row): SaidShare => ({ ...row, certain: isSettled(said) })),
  );
}

/** The visible shares that fall on a unit. */
export function sharesFor(statements: Statements, unitId: string, asked: Asked): readonly ShareRow[] {
  const sql = `SELECT * FROM layoff_share c WHERE unit_id = ? AND ${VISIBLE}`;
  return ofUnit<ShareRow>(statements, sql, unitId, asked);
}
