import { daysOf, topics } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Projection } from '../projection';
import { saidIn } from '../said';
import type { SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { oneOf } from '../withdrawals';
import { MOVEMENTS, hired, transferred } from './movements';

/** Headcounts that sources reported: the bases from which questions are answered; and people who were hired or transferred. */
export const headcount: Projection = {
  name: 'headcount',
  version: 3,
  tables: {
    headcount_report: {
      columns: `unit_id TEXT NOT NULL, metric TEXT NOT NULL, scope TEXT NOT NULL, earliest INTEGER NOT NULL, entry INTEGER NOT NULL,
        latest INTEGER NOT NULL, count_min INTEGER NOT NULL, count_max INTEGER, wording TEXT NOT NULL`,
      key: 'unit_id, metric, scope, earliest, entry',
      indexes: ['entry'],
    },
    staff_movement: MOVEMENTS,
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
    StaffHired: hired,
    StaffTransferred: transferred,
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

const REPORTS: SaidTable = {
  table: 'headcount_report',
  hulls: [
    ['earliest', 'latest'],
    ['count_min', 'count_max'],
  ],
  words: ['wording'],
  ids: { unit_id: 'unit' },
};

interface ReportRow extends SaidRow {
  readonly unit_id: string;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly earliest: Day;
  readonly latest: Day;
  readonly count_min: number;
  readonly count_max: number | null;
  readonly wording: string;
}

/** What one visible report says, with all that other sources give instead; a count of null max has no upper bound. */
export interface Report extends ReportRow {
  /** Whether it was made at all: no source denies it, or says that something else was counted. */
  readonly certain: boolean;
}

/** What is counted, and where. */
export interface Counted {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
}

/** The visible reports, under whichever id of the unit, by their earliest day. */
export function reportsOf(
  statements: Statements,
  { unitId, metric, scope }: Counted,
  asked: Asked,
): readonly Report[] {
  const { where, values } = oneOf('unit_id', identitiesOf(statements, 'unit', asked).all(unitId));
  const counted = `${where} AND metric = ? AND scope = ?`;
  const selection = { ...REPORTS, where: counted, values: [...values, metric, scope] };
  return saidIn<ReportRow>(statements, selection, asked)
    .flatMap(({ claims, certain }) => claims.flat().map((row): Report => ({ ...row, certain })))
    .toSorted((a, b) => a.earliest - b.earliest || a.entry - b.entry);
}
