import { daysOf, topics } from '#domain';
import type { Day, Names, Statement } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { NewRow } from '../database';
import type { Period } from '../period';
import type { EntryOf, Projection } from '../projection';
import type { Rows } from '../rows';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';

/** What a unit declares of itself, and what is only expected of it: `outlook` is never a fact. */
export type DeclarationKind = 'shift' | 'budgetReview' | 'restructuring' | 'title' | 'outlook';

/** What units declare of their strategy, under each unit that an entry names. */
export const strategy: Projection = {
  name: 'strategy',
  version: 2,
  tables: {
    declaration: {
      columns: `unit_id TEXT NOT NULL, earliest INTEGER NOT NULL, entry INTEGER NOT NULL, latest INTEGER NOT NULL,
        kind TEXT NOT NULL, declared_by TEXT NOT NULL, wording TEXT NOT NULL, statement TEXT, horizon_earliest INTEGER, horizon_latest INTEGER,
        title_id TEXT, platform_id TEXT, exclusive INTEGER, bundle TEXT`,
      key: 'unit_id, earliest, entry',
      indexes: ['entry'],
    },
  },
  on: {
    StrategicShiftDeclared: (rows, { data, position }) =>
      rows.insert('declaration', {
        ...declared('shift', data.unitId, data.declaredOn, position),
        ...said(data.towards, data.statement),
      }),
    BudgetReviewAnnounced: (rows, { data, position }) =>
      rows.insert('declaration', {
        ...declared('budgetReview', data.unitId, data.announcedOn, position),
        ...said(data.subject, data.reason),
      }),
    RestructuringAnnounced: (rows, { data, position }) =>
      rows.insert('declaration', {
        ...declared('restructuring', data.unitId, data.announcedOn, position),
        ...said(data.subject, data.statement),
      }),
    TitleReleased: release,
    OutlookStated: (rows, { data, position }) => {
      const horizon = data.horizon === undefined ? undefined : daysOf(data.horizon);
      rows.insert('declaration', {
        ...declared('outlook', data.unitId, data.statedOn, position),
        ...said(data.expected),
        horizon_earliest: horizon?.earliest,
        horizon_latest: horizon?.latest,
      });
    },
  },
  ignores: [
    'CompanyRegistered',
    'DivisionEstablished',
    'UnitRenamed',
    'AliasAdded',
    'UnitMoved',
    'UnitsMerged',
    'UnitSplit',
    'UnitClosed',
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.sources,
    ...topics.corrections,
  ],
};

/** What every declaration has. @param on a partial date. */
function declared(kind: DeclarationKind, unitId: string, on: string, entry: number): NewRow {
  const { earliest, latest } = daysOf(on);
  return { unit_id: unitId, earliest, entry, latest, kind, declared_by: unitId };
}

function said(wording: Names, statement?: Statement): NewRow {
  return { wording: JSON.stringify(wording), statement: JSON.stringify(statement) };
}

/** A title stands under the unit that makes it and under its platform. */
function release(rows: Rows, { data, position }: EntryOf<'TitleReleased'>): void {
  for (const unitId of new Set([data.unitId, data.platformId])) {
    rows.insert('declaration', {
      ...declared('title', data.unitId, data.releasedOn, position),
      ...said(data.names),
      unit_id: unitId,
      title_id: data.titleId,
      platform_id: data.platformId,
      exclusive: data.exclusive === undefined ? undefined : Number(data.exclusive),
      bundle: JSON.stringify(data.bundle),
    });
  }
}

/** What one visible entry declares, as it stands under one unit. */
export interface DeclarationRow {
  readonly unit_id: string;
  readonly earliest: Day;
  readonly entry: number;
  readonly latest: Day;
  readonly kind: DeclarationKind;
  /** The unit that declares, or of which it is expected. */
  readonly declared_by: string;
  readonly wording: string;
  readonly statement: string | null;
  readonly horizon_earliest: Day | null;
  readonly horizon_latest: Day | null;
  readonly title_id: string | null;
  readonly platform_id: string | null;
  /** 1 or 0; null where the source keeps silent. */
  readonly exclusive: number | null;
  readonly bundle: string | null;
  /** Position of the dispute that says so; 0 for what the entry says itself. */
  readonly variant: number;
}

/** Declarations under one of a unit's ids that may have been made in a period, and by the asked day. */
export function declarationsBy(unitIds: readonly string[], { from, to }: Period, { on }: Asked): Candidates {
  return {
    table: 'declaration',
    where: `c.unit_id IN ${LISTED} AND c.earliest <= ? AND c.latest >= ?`,
    values: [listOf(unitIds), Math.min(on, to - 1), from],
    day: 'c.earliest',
  };
}

/** Those of them that are visible. */
export function visibleOf(
  statements: Statements,
  { table, where, values }: Candidates,
  asked: Asked,
): readonly DeclarationRow[] {
  const sql = `SELECT * FROM ${table} c WHERE ${where} AND ${VISIBLE}`;
  return underKept(statements, statements.all<DeclarationRow>(sql, ...values, ...at(asked)), asked);
}

/** What a visible entry and its visible disputes declare, under whatever unit and on whatever day. */
export function rowsOfEntry(statements: Statements, entry: number, asked: Asked): readonly DeclarationRow[] {
  const sql = `SELECT * FROM declaration c WHERE entry = ? AND ${VISIBLE} ORDER BY variant, unit_id`;
  return underKept(statements, statements.all<DeclarationRow>(sql, entry, ...at(asked)), asked);
}

/** Rows with the ids of units that are kept. */
function underKept(
  statements: Statements,
  rows: readonly DeclarationRow[],
  asked: Asked,
): readonly DeclarationRow[] {
  return identitiesOf(statements, 'unit', asked).renamed(rows, 'unit_id', 'declared_by', 'platform_id');
}
