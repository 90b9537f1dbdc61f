import type { Outcome } from '#event-store';
import { ApiError, problemOf } from '../problem';
import type { Problem } from '../problem';
import { recordedOf } from './recorded';
import type { Recorded } from './recorded';

/** What came of one line of a batch. */
export interface BatchLine {
  /** As if the line had been sent alone: 201 recorded, 200 known already or decided in a dry run; else that of its problem. */
  readonly status: number;
  /** Under which the line may be sent again. */
  readonly commandId: string;
  /** What it recorded, or would have. */
  readonly recorded?: Recorded;
  readonly problem?: Problem;
}

/** The answer to a batch, line by line in the order in which they were sent. */
export interface BatchAnswer {
  readonly lines: readonly BatchLine[];
  /** How many lines were recorded by this request. */
  readonly recorded: number;
  /** How many were known already. */
  readonly repeated: number;
  /** How many were refused, and those that a refused one kept from being recorded. */
  readonly refused: number;
  /** Position of the newest entry among all lines; where there is none, the newest of the ledger. */
  readonly position: number;
}

/** The refusal of a batch that is recorded together or not at all: nothing was recorded. */
export interface BatchProblem extends Problem, BatchAnswer {}

/** What befell a line: an outcome of the store, or anything else that was thrown, which is told like a refusal. */
export type Befallen = Outcome | { readonly refused: unknown };

/** How an outcome is told. */
export interface Telling {
  /** Whether what was decided is recorded. */
  readonly isRecorded: boolean;
  /** Whether a refusal keeps all lines from being recorded. */
  readonly isUndone: boolean;
  /** This occurrence, by which it is found in the log. */
  readonly instance: string;
}

/** What came of a line, without its command id. */
export function lineOf(outcome: Befallen, how: Telling): Omit<BatchLine, 'commandId'> {
  if ('refused' in outcome) return refusedLine(outcome.refused, how.instance);
  const recorded = recordedOf(outcome.appended);
  if (!how.isUndone || recorded.repeated)
    return { status: how.isRecorded && !recorded.repeated ? 201 : 200, recorded };
  const why = 'other lines of the batch were refused; correct them, and send all again';
  return refusedLine(new ApiError('not_recorded', why), how.instance);
}

function refusedLine(error: unknown, instance: string): Omit<BatchLine, 'commandId'> {
  const problem = problemOf(error, instance);
  return { status: problem.status, problem };
}

/** Adds the lines up. */
export function answerOf(lines: readonly BatchLine[], position: number): BatchAnswer {
  const count = (holds: (line: BatchLine) => boolean): number => lines.filter(holds).length;
  return {
    lines,
    recorded: count(({ status }) => status === 201),
    repeated: count((line) => line.recorded?.repeated === true),
    refused: count(({ problem }) => problem !== undefined),
    position,
  };
}

/** The problem of a batch of which nothing is recorded, with every line. */
export function batchProblemOf(answer: BatchAnswer, instance: string): BatchProblem {
  const errors = answer.lines.flatMap(({ problem }, at) =>
    problem === undefined || problem.code === 'not_recorded'
      ? []
      : [{ pointer: `/lines/${at}`, code: problem.code, detail: problem.detail }],
  );
  const detail = `${errors.length} of ${answer.lines.length} lines are refused, and nothing is recorded; correct them, and send all again`;
  return { ...problemOf(new ApiError('batch_refused', detail, errors), instance), ...answer };
}
