import type { LayoffItem } from '../layoffs/layoff-item';
import { layoffsOf } from '../layoffs/layoffs-query';
import { NEEDS } from '../reach';
import { byUnit } from './by-unit';
import { ENTRY_IDS, boundCells, bounds, dayCells, days, json, text, texts } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** Layoffs under the unit that each names: a row for each announced one, as it is in force on a day. */
export const layoffs: ExportModel = {
  needs: [...NEEDS.layoffs, 'entries'],
  columns: {
    layoff_id: text('The programme.'),
    unit_id: text('The unit that is cut.'),
    status: texts(
      'What has become of it; several where that is uncertain, none where it is not announced by then.',
    ),
    kind: text('`permanent`, `temporary` or `closure`.'),
    ...days('announced', 'it was announced'),
    ...days('effective', 'it acts'),
    basis: text('`percentage` where a source gives a part of the people in place of a number.'),
    ...bounds('positions', 'positions cut'),
    wordings: texts("The sources' words for the number."),
    shares: json('Parts of units below.'),
    stages: json('Everything that became of it, after that day too.'),
    ...ENTRY_IDS,
  },
  read: byUnit(rowsOf),
};

/** A layoff of which sources differ as to its unit stands under each of those units; it is told under its first. */
function rowsOf(reading: Reading, unitId: string): readonly ExportedRow[] {
  const question = { unitId, below: false, by: 'announced' } as const;
  return layoffsOf(reading.statements, question, reading.asked)
    .items.filter((item) => item.unitId === unitId)
    .map((item) => rowOf(reading, item));
}

function rowOf(reading: Reading, item: LayoffItem): ExportedRow {
  return {
    layoff_id: item.layoffId,
    unit_id: item.unitId,
    status: item.status,
    kind: item.kind,
    ...dayCells('announced', item.announcedOn),
    ...dayCells('effective', item.effectiveOn),
    basis: item.basis ?? null,
    ...boundCells('positions', item.positions),
    wordings: item.wordings,
    shares: item.shares,
    stages: item.stages,
    entry_ids: idsAt(reading, item.entries),
  };
}
