import type { Asked } from '../asked';
import { inOneReading } from '../reach';
import type { Statements } from '../statements';
import type { ExportedRow } from './column';
import { discrepancies } from './discrepancies';
import { entries } from './entries';
import { headcount } from './headcount';
import { investments } from './investments';
import { layoffs } from './layoffs';
import type { ExportModel, ExportQuestion } from './model';
import { persons } from './persons';
import { sources } from './sources';
import { strategy } from './strategy';
import { tenures } from './tenures';
import { timeline } from './timeline';
import { units } from './units';

/** Everything that may be exported as rows, by its name. */
export const EXPORT_MODELS = {
  units,
  headcount,
  tenures,
  layoffs,
  investments,
  strategy,
  persons,
  sources,
  discrepancies,
  timeline,
  entries,
} as const satisfies Readonly<Record<string, ExportModel>>;

/** The name of something that may be exported as rows. */
export type ExportName = keyof typeof EXPORT_MODELS;

/** Rows of all things of one kind, for files. */
export class Exports {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /**
   * The rows of a model at one point, stretch by stretch; between two stretches anything may be recorded, asked or rebuilt. All
   * stretches tell of the same position, so that they tell of one state: what is recorded later is not known there.
   * @throws LedgerError projection_behind, before any stretch: rows that came before it are then not all.
   */
  *rows(name: ExportName, question: ExportQuestion, asked: Asked): Generator<readonly ExportedRow[]> {
    const model: ExportModel = EXPORT_MODELS[name];
    let after: string | undefined;
    do {
      const { rows, next } = inOneReading(this.#statements, model.needs, asked, (statements) =>
        model.read({ statements, asked, question }, after),
      );
      yield rows;
      after = next;
    } while (after !== undefined);
  }
}
