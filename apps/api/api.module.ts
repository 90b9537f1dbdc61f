import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { ReadModels } from '#projections';
import { BatchesController } from './controllers/batches.controller';
import { CommandsController } from './controllers/commands.controller';
import { CompaniesController } from './controllers/companies.controller';
import { CompareController } from './controllers/compare.controller';
import { DiscrepanciesController } from './controllers/discrepancies.controller';
import { DocsController } from './controllers/docs.controller';
import { EntriesController } from './controllers/entries.controller';
import { ExplainController } from './controllers/explain.controller';
import { FindingController } from './controllers/finding.controller';
import { HealthController } from './controllers/health.controller';
import { InvestmentsController } from './controllers/investments.controller';
import { LayoffsController } from './controllers/layoffs.controller';
import { LeadershipController } from './controllers/leadership.controller';
import { PersonsController } from './controllers/persons.controller';
import { ProblemsController } from './controllers/problems.controller';
import { ProjectionsController } from './controllers/projections.controller';
import { SessionController } from './controllers/session.controller';
import { TimelinesController } from './controllers/timelines.controller';
import { SourcesController } from './controllers/sources.controller';
import { UnitsController } from './controllers/units.controller';
import { ExportController } from './controllers/export.controller';
import { LiveController } from './controllers/live.controller';
import { Exporting } from './export/exporting';
import { LiveFeed } from './live/live-feed';
import { MetricsController } from './controllers/metrics.controller';
import { Metrics } from './metrics/metrics';
import { OpenApi } from './openapi/document';
import { Operation } from './operating/operation';
import { Inspection } from './reading/inspection';
import { Reading } from './reading/reading';
import { Batches } from './recording/batches';
import { Recording } from './recording/recording';
import { Sessions } from './security/sessions';

/** What the controllers work with. */
export interface Parts {
  readonly reading: Reading;
  readonly models: ReadModels;
  readonly inspection: Inspection;
  readonly recording: Recording;
  readonly batches: Batches;
  readonly sessions: Sessions;
  readonly openApi: OpenApi;
  readonly operation: Operation;
  readonly live: LiveFeed;
  readonly metrics: Metrics;
  readonly exporting: Exporting;
}

/** The one module of the HTTP service: every controller, and the parts that they work with. */
@Module({
  controllers: [
    CommandsController,
    BatchesController,
    CompaniesController,
    UnitsController,
    LeadershipController,
    LayoffsController,
    InvestmentsController,
    PersonsController,
    TimelinesController,
    FindingController,
    ExplainController,
    CompareController,
    DiscrepanciesController,
    LiveController,
    ExportController,
    EntriesController,
    SourcesController,
    ProjectionsController,
    HealthController,
    MetricsController,
    SessionController,
    ProblemsController,
    DocsController,
  ],
})
export class ApiModule {
  /** The module around parts that exist already; controllers ask for each by its class. */
  static of(parts: Parts): DynamicModule {
    const providers = Object.values(parts).map((part: object) => ({
      provide: part.constructor,
      useValue: part,
    }));
    return { module: ApiModule, providers };
  }
}
