import type { Recorded } from '#domain';
import type { EventStore } from '#event-store';
import type { EventLog, LogRecord } from '../event-log';
import { faultsOf } from './orders';
import type { Order } from './orders';

/** The records of the log that are entries, in order. */
export function recordedIn(log: EventLog): readonly LogRecord[] {
  return log.records.filter(({ type }) => type === 'WordSaid');
}

/** What is wrong with a log and the answers that were given: each command stands in it whole and once, or not at all. */
export function faultsOfLog(log: EventLog, orders: readonly Order[]): readonly string[] {
  const recorded = recordedIn(log);
  const byCommand = new Map<string, LogRecord[]>();
  for (const record of recorded) {
    const { command } = headerOf(record);
    byCommand.set(command, [...(byCommand.get(command) ?? []), record]);
  }
  const ids = new Set(recorded.map(({ id }) => id));
  const known = new Set(orders.map(({ submission }) => submission.commandId));
  return [
    ...(ids.size === recorded.length ? [] : ['an id stands twice in the log']),
    ...[...byCommand.keys()].filter((id) => !known.has(id)).map((id) => `${id} was never sent`),
    ...orders.flatMap((order) => [
      ...faultsOf(order),
      ...faultsOfRecords(order, byCommand.get(order.submission.commandId)),
    ]),
  ];
}

function faultsOfRecords(
  { stream, words, submission, answers }: Order,
  records: readonly LogRecord[] | undefined,
): readonly string[] {
  const { commandId } = submission;
  if (records === undefined) return answers.length === 0 ? [] : [`${commandId} was answered and is lost`];
  const from = records[0]?.revision ?? 0;
  const isWhole =
    records.length === words.length &&
    records.every(
      (record, at) =>
        record.stream === stream && record.revision === from + at && wordOf(record) === words[at],
    );
  return isWhole ? [] : [`${commandId} has ${records.length} records for ${words.length} words`];
}

/** What is wrong with a replica: it holds the entries of the log, byte for byte and in order, at positions without a gap. */
export function faultsOfReplica(name: string, store: EventStore, log: EventLog): readonly string[] {
  const recorded = recordedIn(log);
  const held = [...store.readAll(0)];
  if (held.length !== recorded.length)
    return [`${name} holds ${held.length} entries, the log ${recorded.length}`];
  const wrong = held.findIndex(({ entry, header, payload }, at) => {
    const record = recorded[at];
    const isSame =
      record !== undefined &&
      Buffer.compare(header, record.metadata) === 0 &&
      Buffer.compare(payload, record.data) === 0;
    return !isSame || entry.position !== at + 1;
  });
  return wrong < 0 ? [] : [`${name} holds another entry at position ${wrong + 1} than the log`];
}

/** Which commands were answered with other entries than a replica holds. */
export function faultsOfAnswers(store: EventStore, orders: readonly Order[]): readonly string[] {
  const isHeld = (entry: Recorded): boolean =>
    JSON.stringify(store.entry(entry.id)?.entry) === JSON.stringify(entry);
  return orders
    .filter(({ answers }) => !answers.every(({ entries }) => entries.every(isHeld)))
    .map(({ submission }) => `${submission.commandId} was answered with other entries than are recorded`);
}

function headerOf({ metadata }: LogRecord): { readonly command: string } {
  return JSON.parse(Buffer.from(metadata).toString()) as { readonly command: string };
}

function wordOf({ data: payload }: LogRecord): unknown {
  const { data } = JSON.parse(Buffer.from(payload).toString()) as {
    readonly data: { readonly word: unknown };
  };
  return data.word;
}
