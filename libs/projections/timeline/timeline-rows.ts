import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day, SameKind } from '#domain';
import type { Asked } from '../asked';
import type { SqlValue } from '../database';
import { identitiesOf } from '../identities';
import type { Period } from '../period';
import { shownBy } from '../shown';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import type { Candidates } from '../withdrawals';
import { UNDATED } from './timeline';

/** One day of which one entry speaks, as it stands under one thing. */
export interface TimelineRow {
  readonly kind: string;
  readonly id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly entry: number;
  readonly field: string;
  readonly type: string;
  readonly roles: string;
  readonly forecast: number;
  /** 1 where the entry counts at the asked point. */
  readonly counts: number;
}

/** A thing under which entries stand. */
export interface Place {
  readonly kind: SameKind;
  readonly id: string;
}

/** What ties a unit or person to a layoff, deal or investment: the entries that name both. */
export interface Tie extends Place {
  readonly entries: readonly number[];
}

/** Which rows are asked for. */
export interface Wanted {
  /** All of time where it is left out. Entries that give no day are in no period. */
  readonly period?: Period;
  /** False where days by which something is only expected are left out; true where it is left out. */
  readonly expected?: boolean;
}

/** Rows under a thing that could be in an answer. */
export function candidatesUnder({ kind, id }: Place, { period, expected = true }: Wanted): Candidates {
  const of = `c.kind = ? AND c.id = ?${expected ? '' : ' AND c.forecast = 0'}`;
  const rows = { table: 'timeline_item', where: of, values: [kind, id], day: 'c.earliest' };
  if (period === undefined) return rows;
  const where = `${of} AND c.earliest < ? AND c.latest >= ? AND c.field <> '${UNDATED}'`;
  const values: SqlValue[] = [kind, id, Math.min(period.to, DAY_MAX + 1), Math.max(period.from, DAY_MIN)];
  return { ...rows, where, values };
}

/** The rows that are visible; those that were before they were withdrawn too, where `withdrawn` says so. */
export function rowsOf(
  statements: Statements,
  { table, where, values }: Candidates,
  { withdrawn, asked }: { readonly withdrawn: boolean; readonly asked: Asked },
): readonly TimelineRow[] {
  const shown = shownBy(asked, withdrawn);
  const sql = `SELECT c.*, ${shown.counts.sql} AS counts FROM ${table} c WHERE ${where} AND ${shown.sql}`;
  return statements.all<TimelineRow>(sql, ...shown.counts.values, ...values, ...shown.values);
}

/** The layoffs, deals and investments to which visible entries tie a unit or person, under whichever ids. */
export function tiesOf(statements: Statements, { kind, id }: Place, asked: Asked): readonly Tie[] {
  const sql = `SELECT kind, tied_id AS id, json_group_array(entry) AS entries FROM timeline_tie c
    WHERE subject_kind = ? AND id = ? AND ${VISIBLE} GROUP BY kind, tied_id`;
  const rows = identitiesOf(statements, kind, asked).each(id, (each) =>
    statements.all<Place & { readonly entries: string }>(sql, kind, each, ...at(asked)),
  );
  const ties = new Map<string, Tie>();
  for (const row of rows) {
    const kept = identitiesOf(statements, row.kind, asked).canonical(row.id);
    const before = ties.get(`${row.kind} ${kept}`)?.entries ?? [];
    const entries = [...before, ...(JSON.parse(row.entries) as readonly number[])];
    ties.set(`${row.kind} ${kept}`, { kind: row.kind, id: kept, entries });
  }
  return [...ties.values()];
}
