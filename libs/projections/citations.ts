import type { Asked } from './asked';
import { layoffsAsWritten } from './layoffs/as-written';
import type { AsWrittenQuestion, LayoffsAsWritten } from './layoffs/as-written';
import { NEEDS, inOneReading } from './reach';
import { restingOn } from './rest-on-it';
import type { RestOnIt } from './rest-on-it';
import { sourceWithEntries, sourcesOf } from './source-list';
import type { SourceItem, SourcesPage, SourcesQuestion } from './source-list';
import type { Statements } from './statements';
import { keptUnit } from './units';

/** Questions about what was cited, and what rests on it: each at one point, from one read transaction. */
export class Citations {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** A source and how many visible entries cite it; undefined where nothing was recorded of it. @throws LedgerError projection_behind */
  source(sourceId: string, asked: Asked): SourceItem | undefined {
    return inOneReading(this.#statements, NEEDS.entries, asked, (statements) =>
      sourceWithEntries(statements, sourceId, asked),
    );
  }

  /** Every source that was recorded in any way, by id. @throws LedgerError projection_behind */
  sources(question: SourcesQuestion, asked: Asked): SourcesPage {
    return inOneReading(this.#statements, NEEDS.entries, asked, (statements) =>
      sourcesOf(statements, question, asked),
    );
  }

  /**
   * Layoffs of which the quoted words name the unit exactly as it is written.
   * @throws LedgerError not_found where a unit is asked for that was never recorded; projection_behind
   */
  layoffsAsWritten(question: AsWrittenQuestion, asked: Asked): LayoffsAsWritten {
    const needs = [...NEEDS.layoffs, ...NEEDS.entries];
    return inOneReading(this.#statements, needs, asked, (statements) => {
      const { unitId } = question;
      const kept = unitId === undefined ? {} : { unitId: keptUnit(statements, unitId, asked) };
      return layoffsAsWritten(statements, { ...question, ...kept }, asked);
    });
  }

  /** What would rest on an entry if it were withdrawn. @throws LedgerError projection_behind */
  restingOn(entryId: string, asked: Asked): RestOnIt {
    return inOneReading(this.#statements, NEEDS.restOnIt, asked, (statements) =>
      restingOn(statements, entryId, asked),
    );
  }
}
