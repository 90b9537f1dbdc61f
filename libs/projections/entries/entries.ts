import { eventTypes } from '#domain';
import type { Citation, LedgerEvent, Recorded, Withdrawal } from '#domain';
import type { NewRow } from '../database';
import type { Projection } from '../projection';
import type { Rows } from '../rows';

/** Every entry with its citation, for finding and for explaining; the stored bytes stay in the ledger. */
export const entries: Projection = {
  name: 'entries',
  version: 2,
  tables: {
    entry: {
      columns: `position INTEGER NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL, command_id TEXT NOT NULL, correlation_id TEXT,
        causation_id TEXT, restates TEXT, withdraws TEXT, source_id TEXT, published_on TEXT, quote TEXT, language TEXT, url TEXT`,
      key: 'position',
      indexes: ['id', 'stream, revision', 'correlation_id', 'causation_id', 'source_id'],
    },
    stream: {
      columns: 'stream TEXT NOT NULL, category TEXT NOT NULL, first_position INTEGER NOT NULL',
      key: 'stream',
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, list])),
  ignores: [],
  disputes: 'passedOver',
};

function list(rows: Rows, entry: Recorded<LedgerEvent>): void {
  rows.insert('entry', {
    position: entry.position,
    id: entry.id,
    stream: entry.stream,
    revision: entry.revision,
    recorded_at: entry.recordedAt,
    type: entry.type,
    actor: entry.actor,
    command_id: entry.commandId,
    correlation_id: entry.correlationId,
    causation_id: entry.causationId,
    restates: entry.restates,
    withdraws: entry.type === 'EntryRetracted' ? (entry.data as Withdrawal).entryId : undefined,
    ...citationColumns(entry.data as { readonly citation?: Citation }),
  });
  const { stream, position, revision } = entry;
  if (revision > 0) return;
  rows.insert('stream', { stream, category: stream.slice(0, stream.indexOf('-')), first_position: position });
}

function citationColumns({ citation }: { readonly citation?: Citation }): NewRow {
  if (citation === undefined) return {};
  const { sourceId, publishedOn, quote, language, url } = citation;
  return { source_id: sourceId, published_on: publishedOn, quote, language, url };
}
