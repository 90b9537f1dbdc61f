export { checkpointsIn } from './checkpoints';
export type { Asked } from './asked';
export type { Database as ReadModelDatabase } from './database';
export type { CompaniesPage, CompaniesQuestion, CompanyItem } from './companies';
export type { ComparisonQuestion } from './compare/compare';
export type { Comparison, Difference, GroundChange } from './compare/comparison';
export { DISCREPANCY_KINDS } from './discrepancies/kinds';
export type { DiscrepancyKind } from './discrepancies/kinds';
export { DISCREPANCIES_PER_PAGE_MAX } from './discrepancies/discrepancies-query';
export type {
  DiscrepanciesPage,
  DiscrepanciesQuestion,
  Discrepancy,
} from './discrepancies/discrepancies-query';
export type { DiscrepancyCursor } from './discrepancies/discrepancies-query';
export type { Fact, Subject } from './discrepancies/discrepancy';
export type { EntriesPage, EntriesQuestion, EntryItem } from './entries/entries-query';
export type { StreamItem, StreamsPage, StreamsQuestion } from './entries/streams-query';
export { PAGE_LIMIT_MAX } from './entries/entries-query';
export { FIGURES } from './explain/figures';
export type { Figure, FigureValue } from './explain/figures';
export type { Explanation, FigureQuestion } from './explain/explain';
export type { Column, Columns, ExportedCell, ExportedRow } from './export/column';
export { EXPORT_MODELS } from './export/exports';
export type { ExportName } from './export/exports';
export type { ExportModel, ExportQuestion } from './export/model';
export { ProjectionFeed } from './feed';
export type { BaseReport, Bounds, CountedChange, HeadcountAnswer, HeadcountFlag } from './headcount/answer';
export type { HeadcountQuestion } from './headcount/headcount-query';
export type { SeriesPoint, SeriesStep } from './headcount/reckoning';
export type { HeadcountSeries, SeriesQuestion } from './headcount/series';
export type { Sparkline } from './headcount/sparkline';
export type { InvestmentsAnswer, InvestmentsQuestion } from './investments/investments-query';
export type { AsWrittenQuestion, LayoffsAsWritten } from './layoffs/as-written';
export type { LargestAnswer } from './layoffs/largest';
export type { LayoffItem, LayoffsAnswer, LayoffsQuestion } from './layoffs/layoffs-query';
export type { PersonsPage, PersonsQuestion } from './search/persons-query';
export type { FoundPassage, SearchAnswer, SearchAsked } from './search/search-query';
export type { FoundName, FoundThing } from './search/things-query';
export type { TimelineQuestion } from './timeline/found-items';
export type { TimelineAnswer, TimelineItem } from './timeline/timeline-query';
export type { Topic, WorldChanges, WorldChangesQuestion } from './timeline/world-changes';
export type {
  Holder,
  LeaderAnswer,
  LeadershipChanges,
  Leave,
  Mandate,
  MandateInForce,
  Tenure,
} from './leadership-history/answer';
export type { LeadershipChangesQuestion } from './leadership-history/leadership-changes';
export type { Period } from './period';
export type { OtherNames } from './person-names';
export type { PersonAnswer } from './persons';
export type { Projection } from './projection';
export { MODELS_VERSION } from './reach';
export { ReadModels } from './read-models';
export { projections } from './registry';
export { ProjectionRunner } from './runner';
export type { ProjectionStatus } from './status';
export type { QuarantinedEntry } from './quarantine';
export { digestOf } from './digest';
export type { Digest } from './digest';
export type { RestOnIt, RestingEntry } from './rest-on-it';
export type { SourceItem, SourcesPage, SourcesQuestion } from './source-list';
export type { SourceAnswer } from './sources';
export type { Declaration, Outlook, StrategyAnswer, StrategyQuestion } from './strategy/strategy-query';
export type { TreeAnswer } from './tree-answer';
export type { UnitAnswer } from './units';
