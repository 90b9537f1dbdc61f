import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { EventStore, StoreStatus } from '#event-store';
import type { ProjectionStatus } from '#projections';
import type { LiveFeed } from '../live/live-feed';
import type { Reading } from '../reading/reading';
import { CommandCounts } from './command-counts';

/** Bounds of durations, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Bounds of commands that share a commit. */
const COMMANDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** What is looked at whenever somebody asks. */
export interface Watched {
  readonly store: EventStore;
  readonly reading: Reading;
  readonly live: LiveFeed;
}

/**
 * What this process does, in numbers, for Prometheus. Labels are words of closed lists: routes as patterns, changes, read models;
 * never an id, a name or an address.
 */
export class Metrics {
  readonly commands: CommandCounts;
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #commits: Histogram;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.commands = new CommandCounts(this.#registry);
    this.#requests = new Histogram({
      name: 'ledger_http_request_duration_seconds',
      help: 'How long answers took, to their last byte; readers of the live feed aside.',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    });
    this.#commits = new Histogram({
      name: 'ledger_group_commit_commands',
      help: 'How many commands shared one commit, and so one wait for the disk.',
      buckets: COMMANDS,
      registers,
    });
  }

  /** Content type of the numbers. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The numbers as they stand, in the text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** @param commands how many a commit had. */
  committed(commands: number): void {
    this.#commits.observe(commands);
  }

  /** Measures every answer of a server. */
  measure(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      const { statusCode: status } = reply;
      const isLive = String(reply.raw.getHeader('content-type')).startsWith('text/event-stream');
      if (!isLive)
        this.#requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1_000);
      done();
    });
  }

  /** Watches ledger, read models and live feed. */
  watch({ store, reading, live }: Watched): void {
    this.#gauge('ledger_head', 'Position of the newest entry: how many entries there are.', [], (gauge) =>
      gauge.set(store.head()),
    );
    this.#ofStore(store);
    this.#ofReadModels(reading, {
      lag_entries: ['Entries that a read model has not read yet.', ({ lag }) => lag],
      is_live: ['1 while a read model reads on, 0 while it is stopped or of another version.', isLive],
      quarantined_entries: ['Entries that a read model leaves out.', ({ quarantined }) => quarantined],
      rebuild_position: ['How far its new tables have read; 0 where none are built.', positionOfBuild],
    });
    this.#gauge('ledger_live_readers', 'Readers of the live feed now.', [], (gauge) =>
      gauge.set(live.readers),
    );
    this.#gauge(
      'ledger_live_readers_let_go',
      'Readers of the live feed that were let go since the start, by reason; each can resume.',
      ['reason'],
      (gauge) => live.letGo.forEach((count, reason) => gauge.set({ reason }, count)),
    );
  }

  /** A ledger in a file is always live, and meets nothing else. */
  #ofStore(store: EventStore): void {
    this.#gauge(
      'ledger_store_state',
      '1 for how this process stands to what keeps the ledger: live, behind or away; 0 for the others.',
      ['state'],
      (gauge) => STATES.forEach((state) => gauge.set({ state }, Number(store.status().state === state))),
    );
    for (const [name, [help, measure]] of Object.entries(STORE_MEASURES))
      this.#gauge(`ledger_store_${name}`, help, [], (gauge) => gauge.set(measure(store.status())));
  }

  #ofReadModels(reading: Reading, measures: Readonly<Record<string, readonly [string, Measure]>>): void {
    for (const [name, [help, measure]] of Object.entries(measures))
      this.#gauge(`ledger_read_model_${name}`, help, ['read_model'], (gauge) =>
        reading.projections().forEach((one) => gauge.set({ read_model: one.name }, measure(one))),
      );
  }

  /** @param look sets the gauge whenever somebody asks. */
  #gauge(name: string, help: string, labelNames: readonly string[], look: (gauge: Gauge) => void): void {
    const registers = [this.#registry];
    const gauge: Gauge = new Gauge({ name, help, labelNames, registers, collect: () => look(gauge) });
  }
}

/** What is measured of one read model. */
type Measure = (status: ProjectionStatus) => number;

const STATES = ['live', 'behind', 'away'] as const;

/** What is measured of the store. */
const STORE_MEASURES: Readonly<Record<string, readonly [string, (status: StoreStatus) => number]>> = {
  lag_seconds: [
    'For how long this process has not held all that the store tells; 0 while it is live.',
    ({ notLiveMs }) => notLiveMs / 1_000,
  ],
  reconnects: [
    'How often the store was read again from where it stopped, since the start.',
    ({ reconnects }) => reconnects,
  ],
  foreign_events: ['Events of the store that are no entries of this ledger.', ({ foreign }) => foreign],
  duplicate_entries: ['Entries of commands whose id an earlier command has.', ({ duplicate }) => duplicate],
  passed_over_events: [
    'Events that the store told again after they had been taken, since the start.',
    ({ passedOver }) => passedOver,
  ],
};

const isLive: Measure = ({ state }) => Number(state === 'live');
const positionOfBuild: Measure = ({ building }) => building?.position ?? 0;
