import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LedgerError } from '#domain';
import type { EventStore } from '#event-store';
import { digestOf } from '#projections';
import type { Digest, QuarantinedEntry } from '#projections';
import { ApiError } from '../problem';
import type { ReadSide } from '../read-side';
import { found } from '../reading/found';
import { projectionItemOf } from '../reading/projection-item';
import type { ProjectionItem } from '../reading/projection-item';
import type { Reading } from '../reading/reading';

/** A read model with what it leaves out and, where that was asked for, the digest of its rows. */
export interface ProjectionDetails extends ProjectionItem {
  readonly leavesOut: readonly Omit<QuarantinedEntry, 'projection'>[];
  readonly digest?: Digest;
}

/** What operating the read models needs of this process. */
export interface Controls {
  readonly reading: Reading;
  readonly readSide: ReadSide;
  readonly store: EventStore;
  readonly log: Logger;
}

/** Looks after the read models while the service runs. */
export class Operation {
  readonly #controls: Controls;

  constructor(controls: Controls) {
    this.#controls = controls;
  }

  /** How far each read model has read. */
  list(): readonly ProjectionItem[] {
    return this.#controls.reading.projections().map(projectionItemOf);
  }

  /** @throws LedgerError not_found */
  async details(name: string, withDigest: boolean): Promise<ProjectionDetails> {
    const details = this.#detailsOf(name);
    if (!withDigest) return details;
    const database = this.#controls.readSide.openSnapshot();
    try {
      const digest = await digestOf(database, name);
      return digest === undefined ? details : { ...details, digest };
    } finally {
      database.close();
    }
  }

  /** Builds a read model anew beside its tables in use. @throws LedgerError not_found */
  rebuild(name: string, request: FastifyRequest): ProjectionDetails {
    const { readSide, log } = this.#controls;
    this.#item(name);
    readSide.feed.rebuild(name);
    log.warn({ readModel: name, by: request.principal?.actor }, 'a read model is built anew');
    return this.#detailsOf(name);
  }

  /**
   * Has a read model leave out the entry before which it stopped.
   * @throws LedgerError not_found, invalid_fields; ApiError not_stopped_there
   */
  quarantine(name: string, request: FastifyRequest): ProjectionDetails {
    const { readSide, store, log } = this.#controls;
    this.#item(name);
    const id = entryIn(request.body);
    const { entry } = found(store.entry(id), 'entry', id);
    const by = request.principal?.actor ?? '';
    if (!readSide.feed.quarantine(name, { entry: entry.position, id, by })) {
      const detail = `the read model ${name} did not stop before entry ${entry.position}; see /api/v1/projections/${name}`;
      throw new ApiError('not_stopped_there', detail);
    }
    log.warn({ readModel: name, entry: entry.position, by }, 'a read model leaves an entry out');
    return this.#detailsOf(name);
  }

  #detailsOf(name: string): ProjectionDetails {
    const { readSide, store } = this.#controls;
    const leavesOut = readSide.runner
      .quarantined(store.head())
      .filter(({ projection }) => projection === name)
      .map(({ projection: _projection, ...left }) => left);
    return { ...this.#item(name), leavesOut };
  }

  #item(name: string): ProjectionItem {
    const all = this.list();
    const item = all.find((one) => one.name === name);
    if (item !== undefined) return item;
    const shown = name.slice(0, 80).toWellFormed();
    const names = all.map((one) => one.name).join(', ');
    throw new LedgerError('not_found', `there is no read model "${shown}"; there are ${names}`);
  }
}

/** The id of an entry in a body such as `{"entry": "019a…"}`. @throws LedgerError invalid_fields */
function entryIn(body: unknown): string {
  const { entry, ...others } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const [other] = Object.keys(others);
  if (typeof entry === 'string' && other === undefined) return entry;
  const [pointer, code] = other === undefined ? ['/entry', 'required'] : [`/${other}`, 'unknown'];
  const detail = 'send {"entry": "<id>"} with the id of the entry before which the read model stopped';
  throw new LedgerError('invalid_fields', detail, [{ pointer, code, detail }]);
}
