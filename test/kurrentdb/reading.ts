/** How the double reads and subscribes. Paths in comments lie below `src/EventStore.Core/Services/Transport/` of github.com/EventStore/EventStore. */
import { randomUUID } from 'node:crypto';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { EventLog, LogRecord } from './event-log';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
  streamIn,
  streamNotFoundMessage,
} from './messages';

/** A call of `Read`, which is every kind of reading and subscribing. */
export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** Records that a filter looks through at once where the client names no number (Grpc/Streams.cs and Enumerators, `ReadBatchSize`). */
const SEARCH_WINDOW = 32;

/** Answers a call of `Read`. */
export function read(call: ReadCall, log: EventLog): void {
  const options = call.request.getOptions();
  if (options === undefined) throw new Error('a read without options');
  if (options.hasSubscription()) {
    if (!options.hasAll()) throw new Error('the double subscribes to $all only');
    subscribe(call, options, log);
    return;
  }
  for (const message of answers(options, log)) call.write(message);
  call.end();
}

function answers(options: ReadReq.Options, log: EventLog): readonly ReadResp[] {
  const stream = options.getStream();
  const name = streamIn(stream?.getStreamIdentifier());
  const records = stream === undefined ? log.records : log.stream(name);
  if (records === undefined) return [streamNotFoundMessage(name)];
  const backwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const inOrder = backwards ? records.toReversed() : records;
  const matches = filterIn(options);
  return inOrder
    .filter((record) => begins(record, options, backwards) && matches(record))
    .slice(0, Number(options.getCount()))
    .map(eventMessage);
}

/** A read begins at its position or revision, inclusive in either direction; the start is before all, the end after all. */
function begins(record: LogRecord, options: ReadReq.Options, backwards: boolean): boolean {
  const from = beginningOf(options);
  const at = options.hasStream() ? record.revision : record.position;
  return backwards ? at <= from : at >= from;
}

function beginningOf(options: ReadReq.Options): number {
  return options.hasStream() ? revisionIn(options.getStream()) : positionIn(options.getAll());
}

function revisionIn(stream: ReadReq.Options.StreamOptions | undefined): number {
  if (stream?.hasRevision() === true) return Number(stream.getRevision());
  return stream?.hasEnd() === true ? Infinity : -Infinity;
}

function positionIn(all: ReadReq.Options.AllOptions | undefined): number {
  if (all?.hasPosition() === true) return Number(all.getPosition()?.getCommitPosition());
  return all?.hasEnd() === true ? Infinity : -Infinity;
}

/** Which records a filter lets through: by prefixes or a regular expression, of the stream's name or the type. */
function filterIn(options: ReadReq.Options): (record: LogRecord) => boolean {
  const filter = options.getFilter();
  if (filter === undefined) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  const textOf = ({ stream, type }: LogRecord) => (filter.hasStreamIdentifier() ? stream : type);
  const prefixes = expression?.getPrefixList() ?? [];
  const regex = new RegExp(expression?.getRegex() ?? '');
  return (record) =>
    prefixes.length > 0
      ? prefixes.some((prefix) => textOf(record).startsWith(prefix))
      : regex.test(textOf(record));
}

/**
 * A subscription to $all: it begins after its position, exclusive, tells when history is over, and after every so many records
 * that it looked at how far it has come (Enumerators/Enumerator.AllSubscriptionFiltered.cs, `Subscribe`, `CatchUp`, `GoLive`).
 * The interval is the search window times the client's multiplier. It sends no more than the client takes.
 */
function subscribe(call: ReadCall, options: ReadReq.Options, log: EventLog): void {
  const matches = filterIn(options);
  const filter = options.getFilter();
  const interval = (filter?.getMax() || SEARCH_WINDOW) * (filter?.getCheckpointintervalmultiplier() || 1);
  let next = firstAfter(log, options);
  let considered = 0;
  let live = false;
  /** Answers whether the client takes more. */
  const sendOne = (record: LogRecord): boolean => {
    considered += 1;
    const free = !matches(record) || call.write(eventMessage(record));
    const isDue = filter !== undefined && considered % interval === 0;
    return isDue ? call.write(checkpointMessage(record.position)) && free : free;
  };
  const send = (): void => {
    for (let free = true; free && next < log.records.length; next += 1)
      free = sendOne(log.records[next] as LogRecord);
    if (live || next < log.records.length) return;
    live = true;
    call.write(caughtUpMessage());
  };
  call.write(confirmationMessage(randomUUID()));
  const stop = log.onAppended(() => {
    if (!call.writableNeedDrain) send();
  });
  call.on('drain', send);
  call.on('cancelled', stop);
  call.on('close', stop);
  send();
}

function firstAfter(log: EventLog, options: ReadReq.Options): number {
  const after = positionIn(options.getAll());
  const found = log.records.findIndex(({ position }) => position > after);
  return found < 0 ? log.records.length : found;
}
