import type { Asked } from './asked';
import { Citations } from './citations';
import type { Database } from './database';
import { compare } from './compare/compare';
import type { ComparisonQuestion } from './compare/compare';
import type { Comparison } from './compare/comparison';
import { discrepanciesOf } from './discrepancies/discrepancies-query';
import type { DiscrepanciesPage, DiscrepanciesQuestion } from './discrepancies/discrepancies-query';
import { entriesAt, entriesOf, entryOf } from './entries/entries-query';
import type { EntriesPage, EntriesQuestion, EntryItem } from './entries/entries-query';
import { streamsOf } from './entries/streams-query';
import type { StreamsPage, StreamsQuestion } from './entries/streams-query';
import { explain } from './explain/explain';
import type { Explanation, FigureQuestion } from './explain/explain';
import type { HeadcountAnswer } from './headcount/answer';
import { Exports } from './export/exports';
import { Finding } from './finding';
import { headcountOf } from './headcount/headcount-query';
import type { HeadcountQuestion } from './headcount/headcount-query';
import { headcountSeriesOf } from './headcount/series';
import type { HeadcountSeries, SeriesQuestion } from './headcount/series';
import { investmentsOf } from './investments/investments-query';
import type { InvestmentsAnswer, InvestmentsQuestion } from './investments/investments-query';
import { largestOf } from './layoffs/largest';
import type { LargestAnswer } from './layoffs/largest';
import { layoffsOf } from './layoffs/layoffs-query';
import type { LayoffsAnswer, LayoffsQuestion } from './layoffs/layoffs-query';
import type { LeaderAnswer, LeadershipChanges, Tenure } from './leadership-history/answer';
import { leadershipChangesOf } from './leadership-history/leadership-changes';
import type { LeadershipChangesQuestion } from './leadership-history/leadership-changes';
import { tenuresOfPerson } from './leadership-history/of-person';
import { saidInUnit } from './leadership-history/said-in-unit';
import { tenuresOf } from './leadership-history/tenures';
import { leaderOf } from './leadership-history/who-led';
import { personOf } from './persons';
import type { PersonAnswer } from './persons';
import { NEEDS, inOneReading, needsOf } from './reach';
import { Statements } from './statements';
import { strategyOf } from './strategy/strategy-query';
import type { StrategyAnswer, StrategyQuestion } from './strategy/strategy-query';
import { treeOf } from './tree-answer';
import type { TreeAnswer, TreeQuestion } from './tree-answer';
import { keptUnit, unitOf } from './units';
import type { UnitAnswer } from './units';

/**
 * Every question that the read models answer, each at one point on the three axes and from one read transaction.
 * @throws LedgerError projection_behind, from every question, where a read model that it needs has not reached the asked position.
 */
export class ReadModels {
  /** Questions by which things and entries are found. */
  readonly finding: Finding;
  /** Questions about what was cited, and what rests on it. */
  readonly citations: Citations;
  /** Rows of all things of one kind. */
  readonly exports: Exports;
  readonly #statements: Statements;

  /** @param database a connection of its own, so that answers never see half a batch. */
  constructor(database: Database) {
    this.#statements = new Statements(database);
    this.finding = new Finding(this.#statements);
    this.citations = new Citations(this.#statements);
    this.exports = new Exports(this.#statements);
  }

  /** All companies, by id. */
  companies(asked: Asked): readonly UnitAnswer[] {
    return this.finding.companies({ limit: Number.MAX_SAFE_INTEGER - 1 }, asked).items;
  }

  /** @throws LedgerError not_found, here and wherever a unit is asked for. */
  unit(unitId: string, asked: Asked): UnitAnswer {
    return this.#ofUnit(NEEDS.units, unitId, asked, (statements, kept) => unitOf(statements, kept, asked));
  }

  /** A unit with what stands below it. */
  tree(question: TreeQuestion, asked: Asked): TreeAnswer {
    return this.#asking(NEEDS.units, question, asked, treeOf);
  }

  headcount(question: HeadcountQuestion, asked: Asked): HeadcountAnswer {
    return this.#asking(NEEDS.headcount, question, asked, headcountOf);
  }

  /** The steps of a headcount between two days. */
  headcountSeries(question: SeriesQuestion, asked: Asked): HeadcountSeries {
    return this.#asking(NEEDS.headcount, question, asked, headcountSeriesOf);
  }

  leader(unitId: string, asked: Asked): LeaderAnswer {
    return this.#ofUnit(NEEDS.leadership, unitId, asked, (statements, kept) =>
      leaderOf(statements, kept, asked),
    );
  }

  /** Tenures in the posts of a unit, by their start, whenever they were. */
  tenures(unitId: string, asked: Asked): readonly Tenure[] {
    return this.#ofUnit(NEEDS.leadership, unitId, asked, (statements, kept) =>
      tenuresOf(saidInUnit(statements, kept, asked)).map(({ tenure }) => tenure),
    );
  }

  leadershipChanges(question: LeadershipChangesQuestion, asked: Asked): LeadershipChanges {
    return this.#asking(NEEDS.leadership, question, asked, leadershipChangesOf);
  }

  layoffs(question: LayoffsQuestion, asked: Asked): LayoffsAnswer {
    return this.#asking(NEEDS.layoffs, question, asked, layoffsOf);
  }

  largestLayoff(unitId: string, asked: Asked): LargestAnswer {
    return this.#ofUnit(NEEDS.layoffs, unitId, asked, (statements, kept) =>
      largestOf(statements, kept, asked),
    );
  }

  investments(question: InvestmentsQuestion, asked: Asked): InvestmentsAnswer {
    return this.#asking(NEEDS.investments, question, asked, investmentsOf);
  }

  strategy(question: StrategyQuestion, asked: Asked): StrategyAnswer {
    return this.#asking(NEEDS.strategy, question, asked, strategyOf);
  }

  /** @throws LedgerError not_found where a unit is asked for that was never recorded. */
  discrepancies(question: DiscrepanciesQuestion, asked: Asked): DiscrepanciesPage {
    const { unitId } = question;
    return unitId === undefined
      ? this.#atOnce(NEEDS.discrepancies, asked, (statements) => discrepanciesOf(statements, question, asked))
      : this.#asking(NEEDS.discrepancies, { ...question, unitId }, asked, discrepanciesOf);
  }

  explain(question: FigureQuestion, asked: Asked): Explanation {
    return this.#asking(needsOf(question.figure), question, asked, explain);
  }

  /** What changed from an earlier point to the asked one. */
  compare(question: ComparisonQuestion, asked: Asked): Comparison {
    return this.#asking(NEEDS.comparison, question, asked, compare);
  }

  /** A person by opaque id or handle; undefined where nobody was introduced under it. */
  person(reference: string, asked: Asked): PersonAnswer | undefined {
    return this.#atOnce(NEEDS.persons, asked, (statements) => personOf(statements, reference, asked));
  }

  /** A person's tenures in all units, by their start. */
  tenuresOfPerson(personId: string, asked: Asked): readonly Tenure[] {
    return this.#atOnce(NEEDS.persons, asked, (statements) =>
      tenuresOfPerson(statements, personId, asked).map(({ tenure }) => tenure),
    );
  }

  /** The entries at the given positions, in the given order. */
  cited(positions: readonly number[], asked: Asked): readonly EntryItem[] {
    return this.#atOnce(NEEDS.entries, asked, (statements) => entriesAt(statements, positions, asked));
  }

  entries(question: EntriesQuestion, asked: Asked): EntriesPage {
    return this.#atOnce(NEEDS.entries, asked, (statements) => entriesOf(statements, question, asked));
  }

  entry(entryId: string, asked: Asked): EntryItem | undefined {
    return this.#atOnce(NEEDS.entries, asked, (statements) => entryOf(statements, entryId, asked));
  }

  streams(page: StreamsQuestion, asked: Asked): StreamsPage {
    return this.#atOnce(NEEDS.entries, asked, (statements) => streamsOf(statements, page, asked));
  }

  /** A question about a unit, which is answered under the id that is kept. */
  #asking<Question extends { readonly unitId: string }, Answer>(
    needs: readonly string[],
    question: Question,
    asked: Asked,
    answer: (statements: Statements, question: Question, asked: Asked) => Answer,
  ): Answer {
    return this.#ofUnit(needs, question.unitId, asked, (statements, unitId) =>
      answer(statements, { ...question, unitId }, asked),
    );
  }

  #ofUnit<Answer>(
    needs: readonly string[],
    unitId: string,
    asked: Asked,
    answer: (statements: Statements, kept: string) => Answer,
  ): Answer {
    return this.#atOnce(needs, asked, (statements) =>
      answer(statements, keptUnit(statements, unitId, asked)),
    );
  }

  /** One read transaction, in which the read models are seen at one position. */
  #atOnce<Answer>(needs: readonly string[], asked: Asked, ask: (statements: Statements) => Answer): Answer {
    return inOneReading(this.#statements, needs, asked, ask);
  }
}
