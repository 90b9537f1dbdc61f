import { daysOf } from '#domain';
import type { Day, LayoffKind } from '#domain';
import type { Asked } from '../asked';
import type { NewRow } from '../database';
import type { Handlers, Table } from '../projection';
import { isSettled } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { SIZE_COLUMNS, effectiveColumns, sizeColumns } from './columns';
import type { SizeRow } from './columns';
import { saidOfLayoff } from './same-layoffs';

/** What becomes of a layoff once it is announced. */
export type StageName = 'revised' | 'completed' | 'calledOff' | 'temporaryEnded';

/** What each later entry of a layoff says: only what it changes; where called off, positions are those who had left already. */
export const stageTable: Table = {
  columns: `layoff_id TEXT NOT NULL, earliest INTEGER NOT NULL, entry INTEGER NOT NULL, stage TEXT NOT NULL,
        latest INTEGER NOT NULL, kind TEXT, ${SIZE_COLUMNS}, effective_earliest INTEGER, effective_latest INTEGER`,
  key: 'layoff_id, earliest, entry',
  indexes: ['entry'],
};

const STAGES: SaidTable = {
  table: 'layoff_stage',
  hulls: [
    ['earliest', 'latest'],
    ['positions_min', 'positions_max'],
    ['ppm_min', 'ppm_max'],
    ['effective_earliest', 'effective_latest'],
  ],
  words: ['positions_wording', 'percentage_wording'],
  ids: { layoff_id: 'layoff' },
};

function stageRow(stage: StageName, layoffId: string, stagedOn: string): NewRow {
  const { earliest, latest } = daysOf(stagedOn);
  return { layoff_id: layoffId, earliest, stage, latest };
}

export const stageHandlers = {
  LayoffRevised: (rows, { data, position }) =>
    rows.insert('layoff_stage', {
      ...stageRow('revised', data.layoffId, data.revisedOn),
      entry: position,
      kind: data.kind,
      ...sizeColumns(data),
      ...effectiveColumns(data.effectiveOn),
    }),
  LayoffCompleted: (rows, { data, position }) =>
    rows.insert('layoff_stage', {
      ...stageRow('completed', data.layoffId, data.completedOn),
      entry: position,
      ...sizeColumns(data),
    }),
  LayoffCalledOff: (rows, { data, position }) =>
    rows.insert('layoff_stage', {
      ...stageRow('calledOff', data.layoffId, data.calledOffOn),
      entry: position,
      ...sizeColumns(data.alreadyLeft === undefined ? {} : { positions: data.alreadyLeft }),
    }),
  TemporaryLayoffEnded: (rows, { data, position }) =>
    rows.insert('layoff_stage', {
      ...stageRow('temporaryEnded', data.layoffId, data.endedOn),
      entry: position,
    }),
} satisfies Handlers;

/** What one visible later entry says, or another source instead; null wherever it says nothing. */
export interface StageRow extends SizeRow, SaidRow {
  readonly layoff_id: string;
  readonly earliest: Day;
  readonly stage: StageName;
  readonly latest: Day;
  readonly kind: LayoffKind | null;
  readonly effective_earliest: Day | null;
  readonly effective_latest: Day | null;
}

/** A claim of a stage, and whether the stage is so: no source denies it, or gives anything but other days and numbers. */
export interface SaidStage extends StageRow {
  readonly certain: boolean;
}

/** What the visible later entries of a layoff say, entry by entry: each is one stage, whatever sources give instead. */
export function stagesOf(statements: Statements, layoffId: string, asked: Asked): readonly Said<StageRow>[] {
  return saidOfLayoff<StageRow>(statements, STAGES, layoffId, asked);
}

/** All claims of stages, by their earliest day. */
export function claimsOfStages(stages: readonly Said<StageRow>[]): readonly SaidStage[] {
  return stages
    .flatMap((said) => said.claims.flat().map((row): SaidStage => ({ ...row, certain: isSettled(said) })))
    .toSorted((a, b) => a.earliest - b.earliest || a.entry - b.entry);
}
