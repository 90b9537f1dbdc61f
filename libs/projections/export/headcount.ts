import type { HeadcountAnswer } from '../headcount/answer';
import { headcountOf } from '../headcount/headcount-query';
import { NEEDS } from '../reach';
import { unitOf } from '../units';
import { byUnit } from './by-unit';
import {
  ENTRY_IDS,
  boundCells,
  bounds,
  byLanguage,
  dayCells,
  days,
  languageCells,
  text,
  texts,
} from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** How many people worked in each unit at the end of a day: a row for each unit. */
export const headcount: ExportModel = {
  needs: [...NEEDS.headcount, 'entries'],
  columns: {
    unit_id: text('The unit.'),
    ...byLanguage('name', 'What it is called'),
    metric: text('What is counted.'),
    scope: text('Whether units below are in the count.'),
    state: text('`known`, or `unknown` where no report holds for certain by then.'),
    ...bounds('people', 'people'),
    ...bounds('if_already', 'people, if a report that may hold already does'),
    base_certainty: text(
      'Whether the report that the count starts from is `certain`, `uncertain`, or `none` is.',
    ),
    ...days('base', 'the count of the reports may have held'),
    ...bounds('net', 'people more than at the end of `net_since`, negative for fewer'),
    net_since: { kind: 'day', description: 'Day from whose end the net change counts.' },
    flags: texts('What is odd, such as `cutAboveHeadcount:definite`.'),
    ...ENTRY_IDS,
    net_entry_ids: texts('Ids of the entries without which the net change would be another.'),
  },
  read: byUnit((reading, unitId) => [rowOf(reading, unitId)]),
};

function rowOf(reading: Reading, unitId: string): ExportedRow {
  const { statements, asked, question } = reading;
  const answer = headcountOf(statements, { unitId, ...question }, asked);
  return {
    unit_id: unitId,
    ...languageCells('name', unitOf(statements, unitId, asked).names),
    metric: answer.metric,
    scope: answer.scope,
    state: answer.state,
    ...boundCells('people', answer.bounds),
    ...boundCells('if_already', answer.ifAlready),
    base_certainty: answer.base.certainty,
    ...dayCells('base', baseDays(answer)),
    ...boundCells('net', answer.net),
    net_since: answer.net?.since ?? null,
    flags: answer.flags.map((one) => `${one.flag}:${one.certainty}`),
    entry_ids: idsAt(reading, answer.restsOn),
    net_entry_ids: idsAt(reading, answer.netRestsOn ?? []),
  };
}

/** The hull of the days of all reports that the answer starts from; days as text sort as days. */
function baseDays({ base: { reports } }: HeadcountAnswer): {
  readonly earliest: string | null;
  readonly latest: string | null;
} {
  return {
    earliest: firstOf(reports.map((report) => report.earliest)),
    latest: firstOf(
      reports.map((report) => report.latest),
      -1,
    ),
  };
}

/** The first of some days, the last where `sign` is -1; none where one of them is open. */
function firstOf(found: readonly (string | null)[], sign = 1): string | null {
  const known = found.flatMap((one) => one ?? []);
  if (known.length < found.length) return null;
  return known.toSorted((a, b) => sign * (Number(a > b) - Number(a < b)))[0] ?? null;
}
