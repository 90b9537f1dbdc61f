import { hullOf } from '#domain';
import type { DayRange } from '#domain';
import { daysText } from '../days';
import { stagesOf } from '../layoffs/stages';
import type { StageRow } from '../layoffs/stages';
import { isSized } from '../layoffs/version';
import { isSettled } from '../said';
import type { Said } from '../said';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';
import type { Inspected, InspectedLayoff } from './inspected';

/** Whatever would change a layoff after its completion, which set its number for good: it changes nothing. */
export const changedAfterCompletion: Find = (unitId, ledger) =>
  ledger.layoffsAt(unitId).flatMap((layoff) => changesOf(layoff, ledger));

/** A stage of a layoff, on the days that any source gives. */
interface Stage {
  readonly row: StageRow;
  readonly days: DayRange;
  /** Whether no source denies it. */
  readonly certain: boolean;
}

function changesOf(
  { rows, programme: { layoffId } }: InspectedLayoff,
  { statements, asked }: Inspected,
): readonly Finding[] {
  const stages = stagesOf(statements, layoffId, asked).map(stageOf);
  const completions = stages.filter(({ row }) => row.stage === 'completed');
  const [unitId = '', ...alsoIn] = new Set(rows.map((row) => row.unit_id));
  return stages.flatMap((change): readonly Finding[] => {
    const before = completions.filter((one) => changes(change, one) && orderOf(change, one) !== 'no');
    if (before.length === 0) return [];
    const isDefinite = before.some((one) => orderOf(change, one) === 'definite');
    return [
      {
        certainty: isDefinite ? 'definite' : 'possible',
        subject: { unitId, layoffId },
        days: change.days,
        what: {
          stage: change.row.stage,
          stagedOn: daysText(change.days),
          completedOn: daysText(hullOf(before.map(({ days }) => days))),
        },
        says: [change.row.entry],
        against: positionsOf(before.map(({ row }) => row.entry)),
        alsoIn,
      },
    ];
  });
}

function stageOf(said: Said<StageRow>): Stage {
  const rows = said.claims.flat();
  return { row: rows[0] as StageRow, days: hullOf(rows), certain: isSettled(said) };
}

/** Whether a stage would change what a completion settled: any but the end of a temporary layoff, and the same completion again. */
function changes({ row }: Stage, completion: Stage): boolean {
  if (row.stage !== 'completed') return row.stage !== 'temporaryEnded';
  return isSized(row) && sizeOf(row) !== sizeOf(completion.row) && comesLater(row, completion.row);
}

/** Of two completions the later is held against the earlier; of one day, the one that was recorded later. */
function comesLater(one: StageRow, other: StageRow): boolean {
  return (one.latest - other.latest || one.earliest - other.earliest || one.entry - other.entry) > 0;
}

function sizeOf({ positions_min, positions_max, ppm_min, ppm_max }: StageRow): string {
  return [positions_min, positions_max, ppm_min, ppm_max].join(' ');
}

/**
 * Whether a stage comes after a completion. On one day a revision comes before it; a calling-off, or another completion, may come
 * after it.
 */
function orderOf({ row, days, certain }: Stage, completion: Stage): Finding['certainty'] | 'no' {
  const isSure = certain && completion.certain;
  if (days.earliest > completion.days.latest) return isSure ? 'definite' : 'possible';
  const mayShareDay = row.stage !== 'revised' && days.latest >= completion.days.earliest;
  return days.latest > completion.days.earliest || mayShareDay ? 'possible' : 'no';
}
