import { daysOf, topics } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import type { Projection } from '../projection';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

/** Headcounts that sources reported: the bases from which questions are answered. */
export const headcount: Projection = {
  name: 'headcount',
  version: 2,
  tables: {
    headcount_report: {
      columns: `unit_id TEXT NOT NULL, metric TEXT NOT NULL, scope TEXT NOT NULL, earliest INTEGER NOT NULL, entry INTEGER NOT NULL,
        latest INTEGER NOT NULL, count_min INTEGER NOT NULL, count_max INTEGER, wording TEXT NOT NULL`,
      key: 'unit_id, metric, scope, earliest, entry',
    },
  },
  on: {
    HeadcountReported: (rows, { data, position }) => {
      const counted = daysOf(data.countedOn);
      rows.insert('headcount_report', {
        unit_id: data.unitId,
        metric: data.metric,
        scope: data.scope,
        earliest: counted.earliest,
        entry: position,
        latest: counted.latest,
        count_min: data.count.min,
        count_max: data.count.max,
        wording: data.count.wording,
      });
    },
  },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

/** What one visible report says; a count of null max has no upper bound. */
export interface ReportRow {
  readonly unit_id: string;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly earliest: Day;
  readonly entry: number;
  readonly latest: Day;
  readonly count_min: number;
  readonly count_max: number | null;
  readonly wording: string;
}

/** What is counted, and where. */
export interface Counted {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
}

/** The visible reports, by their earliest day. */
export function reportsOf(
  statements: Statements,
  { unitId, metric, scope }: Counted,
  asked: Asked,
): readonly ReportRow[] {
  const sql = `SELECT * FROM headcount_report c WHERE unit_id = ? AND metric = ? AND scope = ? AND ${VISIBLE}`;
  return statements.all<ReportRow>(sql, unitId, metric, scope, ...at(asked));
}
