import type { LayoffKind } from '#domain';
import { daysText } from '../days';
import type { Bounds } from '../headcount/answer';
import { boundsOf } from '../interval';
import type { SaidShare } from './layoffs';
import { wordingOf } from './reading';
import type { SaidStage, StageName } from './stages';

/** Both ends of an uncertain day, inclusive; null where it is open. */
export interface DaysShown {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** A unit's part as an entry says it, and all that other sources give instead. */
export interface ShareShown extends Bounds {
  readonly unitId: string;
  readonly wording: string;
  /** `possibly` where a source denies it, or gives it to another unit. */
  readonly certainty: Certainty;
  readonly entry: number;
}

type Certainty = 'definitely' | 'possibly';

/** What became of a layoff, as an entry says it: only what that changes. */
export interface StageShown extends DaysShown {
  readonly stage: StageName;
  /** The whole number from then on; where it was called off, those who had left already. Null where the entry says none. */
  readonly positions: Bounds | null;
  readonly wording: string | null;
  readonly kind: LayoffKind | null;
  readonly effectiveOn: DaysShown | null;
  /** `possibly` where a source denies it; where sources differ in more than days and numbers, each claim stands possibly. */
  readonly certainty: Certainty;
  readonly entry: number;
}

/** Parts as they stand in answers. */
export function sharesShown(rows: readonly SaidShare[]): readonly ShareShown[] {
  return rows.map((row) => ({
    unitId: row.unit_id,
    min: row.positions_min,
    max: row.positions_max,
    wording: row.positions_wording,
    certainty: certaintyOf(row),
    entry: row.entry,
  }));
}

/** Stages as they stand in answers. */
export function stagesShown(rows: readonly SaidStage[]): readonly StageShown[] {
  return rows.map((row) => ({
    stage: row.stage,
    ...daysText(row),
    positions:
      row.positions_min === null
        ? null
        : boundsOf({ min: row.positions_min, max: row.positions_max ?? Infinity }),
    wording: wordingOf(row),
    kind: row.kind,
    effectiveOn:
      row.effective_earliest === null || row.effective_latest === null
        ? null
        : daysText({ earliest: row.effective_earliest, latest: row.effective_latest }),
    certainty: certaintyOf(row),
    entry: row.entry,
  }));
}

function certaintyOf({ certain }: SaidShare | SaidStage): Certainty {
  return certain ? 'definitely' : 'possibly';
}
