import { daysOf, topics } from '#domain';
import type { Day, DayRange, Names } from '#domain';
import { VISIBLE, at } from './visibility';
import type { Asked } from './asked';
import type { EntryOf, Projection } from './projection';
import type { NewRow } from './database';
import type { Statements } from './statements';

/** The organisation tree: what each unit is, what it is called and what stands above it, as each entry says. */
export const organisation: Projection = {
  name: 'organisation',
  version: 2,
  tables: {
    unit: {
      columns: `unit_id TEXT NOT NULL, entry INTEGER NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL, parent_id TEXT,
        established_earliest INTEGER, established_latest INTEGER, country TEXT, industry TEXT`,
      key: 'unit_id, entry',
      indexes: ['parent_id', 'kind'],
    },
  },
  on: {
    CompanyRegistered: (rows, entry) => {
      const { country, industry } = entry.data;
      rows.insert('unit', { ...introduced(entry), kind: 'company', country, industry });
    },
    DivisionEstablished: (rows, entry) => {
      const { kind, parentId } = entry.data;
      rows.insert('unit', { ...introduced(entry), kind, parent_id: parentId });
    },
  },
  ignores: [
    'RestructuringAnnounced',
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

/** What every introduction of a unit says. */
function introduced({ data, position }: EntryOf<'CompanyRegistered' | 'DivisionEstablished'>): NewRow {
  const established = data.establishedOn === undefined ? undefined : daysOf(data.establishedOn);
  return {
    unit_id: data.unitId,
    entry: position,
    names: JSON.stringify(data.names),
    established_earliest: established?.earliest,
    established_latest: established?.latest,
  };
}

interface UnitRow {
  readonly unit_id: string;
  readonly entry: number;
  readonly kind: string;
  readonly names: string;
  readonly parent_id: string | null;
  readonly established_earliest: Day | null;
  readonly established_latest: Day | null;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What one visible entry says of a unit. */
export interface UnitClaim {
  readonly unitId: string;
  readonly entry: number;
  readonly kind: string;
  readonly names: Names;
  readonly parentId: string | null;
  /** Left out where the source gives no start. */
  readonly established?: DayRange;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What the visible entries say of a unit, oldest first; none where it was never recorded or is withdrawn. */
export function claimsOfUnit(statements: Statements, unitId: string, asked: Asked): readonly UnitClaim[] {
  return statements
    .all<UnitRow>(
      `SELECT * FROM unit c WHERE unit_id = ? AND ${VISIBLE} ORDER BY entry`,
      unitId,
      ...at(asked),
    )
    .map(claimOf);
}

/** What the visible entries say of the units directly below another. */
export function claimsOfChildren(statements: Statements, unitId: string, asked: Asked): readonly UnitClaim[] {
  const sql = `SELECT * FROM unit c WHERE parent_id = ? AND ${VISIBLE} ORDER BY unit_id, entry`;
  return statements.all<UnitRow>(sql, unitId, ...at(asked)).map(claimOf);
}

/** The companies that are visible, by id. */
export function companies(statements: Statements, asked: Asked): readonly UnitClaim[] {
  const sql = `SELECT * FROM unit c WHERE kind = 'company' AND ${VISIBLE} ORDER BY unit_id, entry`;
  return statements.all<UnitRow>(sql, ...at(asked)).map(claimOf);
}

/** Whether a unit was recorded by a position at all, withdrawn or not: its id outlives its claims. */
export function wasRecorded(statements: Statements, unitId: string, knownAt: number): boolean {
  return statements.get('SELECT 1 FROM unit WHERE unit_id = ? AND entry <= ?', unitId, knownAt) !== undefined;
}

function claimOf(row: UnitRow): UnitClaim {
  return {
    unitId: row.unit_id,
    entry: row.entry,
    kind: row.kind,
    names: JSON.parse(row.names) as Names,
    parentId: row.parent_id,
    country: row.country,
    industry: row.industry,
    ...(row.established_earliest === null || row.established_latest === null
      ? {}
      : { established: { earliest: row.established_earliest, latest: row.established_latest } }),
  };
}
