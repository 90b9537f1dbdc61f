import type { FastifyReply } from 'fastify';
import { LedgerError } from '#domain';
import type { EventStore } from '#event-store';
import { EXPORT_MODELS } from '#projections';
import type { Columns, ExportName, ExportedRow, ReadModels } from '#projections';
import { ApiError } from '../problem';
import type { Echo } from '../reading/answered';
import type { Reading } from '../reading/reading';
import { requireFitting } from './export-query';
import type { EntriesExportQuery, ExportQuery } from './export-query';
import { sendFile } from './file-stream';
import { FORMATS } from './format';
import type { FormatName } from './format';
import { entryLines } from './stored';

/** Exports that run at a time; each takes its turns from the questions. */
export const EXPORTS_MAX = 8;

/** Sends what the ledger holds as files, whole, at one point, while others record and ask. */
export class Exporting {
  readonly #reading: Reading;
  readonly #models: ReadModels;
  readonly #store: EventStore;
  #running = 0;

  constructor(reading: Reading, models: ReadModels, store: EventStore) {
    this.#reading = reading;
    this.#models = models;
    this.#store = store;
  }

  /** @throws LedgerError not_found, invalid_parameter, position_beyond_head, projection_behind; ApiError too_many_exports */
  async export(model: string, ending: string, query: ExportQuery, reply: FastifyReply): Promise<void> {
    // Entries have a route of their own, which asks for another permission.
    const name = nameOf(model === 'entries' ? '' : model);
    return this.#exportRows(name, formatOf(ending), query, reply);
  }

  /** @throws as `export` does. */
  async exportEntries(ending: string, query: EntriesExportQuery, reply: FastifyReply): Promise<void> {
    const { form, ...others } = query;
    const format = formatOf(ending);
    if (form === 'rows') return this.#exportRows('entries', format, others, reply);
    const given = { ...others, ...(format === 'ndjson' ? {} : { form }) };
    requireFitting(given, ['form', 'on', 'publishedBy', 'bom'], format === 'ndjson' ? form : format);
    const { asked, echo } = await this.#reading.at(others);
    const lines = entryLines(this.#store, form, asked.knownAt) as Generator<readonly ExportedRow[]>;
    return this.#send({ name: form, format, echo, columns: {}, bom: false }, lines, reply);
  }

  async #exportRows(
    name: ExportName,
    format: FormatName,
    query: ExportQuery,
    reply: FastifyReply,
  ): Promise<void> {
    requireFitting(query as unknown as Record<string, unknown>, unfit(name, format), `${name}.${format}`);
    const { asked, echo } = await this.#reading.at(query);
    const { metric = 'employees', scope = 'withSubUnits', bom = false } = query;
    const rows = this.#models.exports.rows(name, { metric, scope }, asked);
    const columns: Columns = EXPORT_MODELS[name].columns;
    await this.#send({ name, format, echo, columns, bom }, rows, reply);
  }

  /** The first rows are read before anything is sent, so that a refusal is a refusal. */
  async #send(
    { name, format, echo, columns, bom }: Sending,
    rows: Generator<readonly ExportedRow[]>,
    reply: FastifyReply,
  ): Promise<void> {
    if (this.#running >= EXPORTS_MAX) {
      const detail = `${this.#running} exports run already; try again in a moment`;
      throw new ApiError('too_many_exports', detail);
    }
    const first = rows.next();
    let count = 0;
    this.#running += 1;
    reply.raw.once('close', () => (this.#running -= 1));
    async function* paced(): AsyncGenerator<readonly ExportedRow[]> {
      for (let { value, done } = first; done !== true; { value, done } = rows.next()) {
        count += value.length;
        yield value;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const { type, write } = FORMATS[format];
    reply.headers(pointHeaders(echo));
    const content = write(columns, paced(), { bom });
    sendFile(reply, { name: fileName(name, format, echo), type, content, rows: () => count });
  }
}

interface Sending {
  readonly name: string;
  readonly format: FormatName;
  readonly echo: Echo;
  readonly columns: Columns;
  readonly bom: boolean;
}

function nameOf(model: string): ExportName {
  return oneIn(EXPORT_MODELS, 'export', model);
}

function formatOf(ending: string): FormatName {
  return oneIn(FORMATS, 'format', ending);
}

/** @throws LedgerError not_found, naming all that there are. */
function oneIn<Name extends string>(all: Readonly<Record<Name, unknown>>, kind: string, name: string): Name {
  if (Object.hasOwn(all, name)) return name as Name;
  const shown = name.slice(0, 80).toWellFormed();
  const detail = `there is no ${kind} "${shown}"; there are ${Object.keys(all).join(', ')}`;
  throw new LedgerError('not_found', detail);
}

/** Parameters that have no effect. */
function unfit(name: ExportName, format: FormatName): readonly string[] {
  return [...(name === 'headcount' ? [] : ['metric', 'scope']), ...(format === 'csv' ? [] : ['bom'])];
}

/** Flat rows have no room for the point at which they hold; their headers tell it. */
function pointHeaders({
  on,
  knownAt,
  publishedBy,
  settled,
  leavesOut,
}: Echo): Readonly<Record<string, string>> {
  return {
    'ledger-on': on,
    'ledger-known-at': knownAt,
    'ledger-settled': String(settled),
    ...(publishedBy === null ? {} : { 'ledger-published-by': publishedBy }),
    ...(leavesOut === undefined
      ? {}
      : { 'ledger-leaves-out': leavesOut.map(({ readModel, entry }) => `${readModel}@${entry}`).join(' ') }),
  };
}

/** A name that sorts by model, day and position, and is one on every system. */
function fileName(name: string, format: FormatName, { on, knownAt }: Echo): string {
  return `${name}-${on}-at-${knownAt.slice(1)}.${format}`;
}
