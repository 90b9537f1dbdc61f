import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore } from '#event-store';
import { MODELS_VERSION } from '#projections';
import { ApiModule } from './api.module';
import type { Parts } from './api.module';
import { freshIds, uuidV7 } from './fresh-ids';
import { newServer } from './http-server';
import { Exporting } from './export/exporting';
import { LiveFeed } from './live/live-feed';
import { nestLogger } from './logging';
import { readDocumentation } from './openapi/descriptions';
import { Metrics } from './metrics/metrics';
import { OpenApi } from './openapi/document';
import { Operation } from './operating/operation';
import type { Place } from './place';
import { ProblemFilter } from './problem.filter';
import type { ReadSide } from './read-side';
import { Answering } from './reading/answering';
import { Cursors } from './reading/cursors';
import { Inspection } from './reading/inspection';
import { QueryPipe } from './reading/query.pipe';
import { Reading } from './reading/reading';
import { Dependants } from './recording/dependants';
import { Batches } from './recording/batches';
import { Recording } from './recording/recording';
import type { Limits } from './security/limits';
import { ownHosts } from './security/origin';
import type { Route } from './security/routes';
import type { Sessions } from './security/sessions';
import type { Surroundings } from './surroundings';
import { VERSION } from './version';

/** What is served, and to whom. */
export interface Served {
  /** Where to listen. */
  readonly place: Place;
  readonly token: string;
  readonly store: EventStore;
  readonly readSide: ReadSide;
  readonly sessions: Sessions;
  /** Where commits are counted already; new ones where it is left out. */
  readonly metrics?: Metrics;
  /** How much is taken on; whatever comes where it is left out. */
  readonly limits?: Limits;
}

/** The HTTP service, put together. */
export interface Serving {
  readonly application: NestFastifyApplication;
  readonly routes: readonly Route[];
}

/** Puts the HTTP service together, and has it listen. */
export async function serve(served: Served, around: Surroundings): Promise<Serving> {
  const serving = await compose(served, around);
  await serving.application.listen(served.place.port, served.place.host);
  return serving;
}

/** Puts the HTTP service together; it answers whoever is in this process, and listens to nobody yet. */
export async function compose(served: Served, around: Surroundings): Promise<Serving> {
  const { place, token, sessions, metrics = new Metrics() } = served;
  const hosts = ownHosts(place.host, place.port);
  const openApi = new OpenApi(around.documentation ?? readDocumentation());
  const live = new LiveFeed({ store: served.store, log: around.log });
  const { adapter, routes } = newServer({ token, sessions, hosts }, around.log, served.limits);
  metrics.measure(adapter.getInstance());
  const application = await NestFactory.create<NestFastifyApplication>(
    moduleOf(served, { openApi, live, metrics }, around),
    adapter,
    {
      bodyParser: false,
      logger: nestLogger(around.log),
      abortOnError: false,
    },
  );
  const edition = { version: `${VERSION} ${MODELS_VERSION}`, clock: around.clock };
  application
    .useGlobalPipes(new QueryPipe())
    .useGlobalInterceptors(new Answering(application.get(Reading), edition))
    .useGlobalFilters(new ProblemFilter(around.log));
  // Readers would listen for ever; requests are answered to their end.
  adapter.getInstance().addHook('preClose', (done) => {
    live.end();
    done();
  });
  openApi.describe(application, routes);
  return { application, routes };
}

function moduleOf(
  { store, readSide, sessions, token }: Served,
  { openApi, live, metrics }: Pick<Parts, 'openApi' | 'live' | 'metrics'>,
  { clock, random, log }: Surroundings,
): ReturnType<typeof ApiModule.of> {
  const { models, feed, runner } = readSide;
  const cursors = new Cursors(token, MODELS_VERSION);
  const reading = new Reading({ store, clock, feed, runner, cursors });
  metrics.watch({ store, reading, live });
  const desk = {
    store,
    fresh: freshIds(random),
    newCommandId: () => uuidV7(clock, random),
    dependants: new Dependants(reading, models, () => store.head()),
    counts: metrics.commands,
    log,
  };
  return ApiModule.of({
    reading,
    models,
    sessions,
    openApi,
    operation: new Operation({ reading, readSide, store, log }),
    inspection: new Inspection(reading, models, store),
    recording: new Recording(desk),
    batches: new Batches(desk),
    exporting: new Exporting(reading, models, store),
    live,
    metrics,
  });
}
