import { entriesOf } from '../entries/entries-query';
import type { EntryItem } from '../entries/entries-query';
import { NEEDS } from '../reach';
import { CITED, citedCells } from './cited';
import { flag, instant, integer, text, texts } from './column';
import type { ExportedRow } from './column';
import type { ExportModel } from './model';

/** The ledger, entry by entry, in the order in which it was recorded: a row for each, with what became of it. */
export const entries: ExportModel = {
  needs: NEEDS.entries,
  columns: {
    position: integer('Number in the ledger, from 1.'),
    entry_id: text('Its id.'),
    stream: text('Its stream.'),
    revision: integer('Number in its stream, from 0.'),
    recorded_at: instant('When it was recorded.'),
    type: text('What happened.'),
    actor: text('Who recorded it, as an opaque id.'),
    command_id: text('The command that brought it.'),
    correlation_id: text('The request, batch or import that it belongs to.'),
    causation_id: text('The entry that it answers.'),
    restates: text('The entry in whose place it stands.'),
    withdraws: text('The entry that it withdraws.'),
    withdrawn_by: texts('Entries that withdraw it, visible or not.'),
    visible: flag('Whether it counts at the asked point.'),
    ...CITED,
    language: text('The language of the sentence.'),
    url: text('Where the sentence stands.'),
  },
  read: ({ statements, asked }, after = '0') => {
    const { items, next } = entriesOf(statements, { after: Number(after) }, asked);
    return { rows: items.map(rowOf), next: next === null ? undefined : String(next) };
  },
};

function rowOf({ citation, ...entry }: EntryItem): ExportedRow {
  return {
    position: entry.position,
    entry_id: entry.id,
    stream: entry.stream,
    revision: entry.revision,
    recorded_at: entry.recordedAt,
    type: entry.type,
    actor: entry.actor,
    command_id: entry.commandId,
    correlation_id: entry.correlationId,
    causation_id: entry.causationId,
    restates: entry.restates,
    withdraws: entry.withdraws,
    withdrawn_by: entry.withdrawnBy,
    visible: entry.visible,
    ...citedCells(citation),
    language: citation?.language ?? null,
    url: citation?.url ?? null,
  };
}
