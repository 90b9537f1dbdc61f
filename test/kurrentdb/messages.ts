/**
 * The protocol's messages, made and read with the classes that the client itself is built from. The proto files lie in
 * `src/Protos/Grpc/` of github.com/EventStore/EventStore; the client's own generated copies are used here.
 */
import { Metadata, status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { AppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { AppendResult, Expected, LogRecord, Proposed } from './event-log';

/** .NET ticks of 100 ns, in which `created` is told (client: dist/utils/convertGrpcEvent.js, `convertCreatedToDate`). */
const TICKS_PER_MS = 10_000n;

/** A read record as the protocol tells it. */
export function eventMessage(record: LogRecord): ReadResp {
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  const id = new UUID();
  id.setString(record.id);
  recorded.setId(id);
  recorded.setStreamIdentifier(identifierOf(record.stream));
  recorded.setStreamRevision(String(record.revision));
  recorded.setCommitPosition(String(record.position));
  recorded.setPreparePosition(String(record.position));
  recorded
    .getMetadataMap()
    .set('type', record.type)
    .set('content-type', record.contentType)
    .set('created', String(BigInt(record.created) * TICKS_PER_MS));
  recorded.setCustomMetadata(record.metadata);
  recorded.setData(record.data);
  const event = new ReadResp.ReadEvent();
  event.setEvent(recorded);
  event.setCommitPosition(String(record.position));
  const message = new ReadResp();
  message.setEvent(event);
  return message;
}

/** The first message of a subscription (Services/Transport/Enumerators/Enumerator.AllSubscriptionFiltered.cs, `ConfirmSubscription`). */
export function confirmationMessage(subscriptionId: string): ReadResp {
  const confirmation = new ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(subscriptionId);
  const message = new ReadResp();
  message.setConfirmation(confirmation);
  return message;
}

/** How far a filtered subscription has looked, where nothing matched for a while. */
export function checkpointMessage(position: number): ReadResp {
  const checkpoint = new ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  const message = new ReadResp();
  message.setCheckpoint(checkpoint);
  return message;
}

/** The end of history was reached (same file, `PumpLiveMessages`). */
export function caughtUpMessage(): ReadResp {
  const message = new ReadResp();
  message.setCaughtUp(new ReadResp.CaughtUp());
  return message;
}

/** A stream that was never written to is told by a message, not by an error (client: dist/streams/utils/ReadStream.js). */
export function streamNotFoundMessage(stream: string): ReadResp {
  const notFound = new ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(stream));
  const message = new ReadResp();
  message.setStreamNotFound(notFound);
  return message;
}

/** What a writer expects of the stream. */
export function expectedIn(options: AppendReq.Options): Expected {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

/** A proposed record; type and content type are required (Services/Transport/Grpc/Streams.Append.cs). */
export function proposedIn(message: AppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  const [type, contentType] = [metadata.get('type'), metadata.get('content-type')];
  if (type === undefined || contentType === undefined)
    throw missingProperty(type === undefined ? 'type' : 'content-type');
  return {
    id: message.getId()?.getString() ?? '',
    type,
    contentType,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** The answer to an append: a wrong expectation is told in it, not as an error (client: dist/streams/appendToStream/append.js). */
export function appendMessage(result: AppendResult, expected: Expected): AppendResp {
  const message = new AppendResp();
  if ('wrongExpectedVersion' in result)
    message.setWrongExpectedVersion(wrongExpectedVersion(result, expected));
  else {
    const position = new AppendResp.Position();
    position.setCommitPosition(String(result.position));
    position.setPreparePosition(String(result.position));
    const success = new AppendResp.Success();
    success.setCurrentRevision(String(result.revision));
    success.setPosition(position);
    message.setSuccess(success);
  }
  return message;
}

function wrongExpectedVersion(
  { wrongExpectedVersion: last }: { readonly wrongExpectedVersion: number },
  expected: Expected,
): AppendResp.WrongExpectedVersion {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (last < 0) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(String(last));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new Empty());
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new Empty());
  else wrong.setExpectedAny(new Empty());
  return wrong;
}

/** A follower that is asked for what only the leader does (Services/Transport/Grpc/RpcExceptions.cs, `LeaderInfo`). */
export function notLeader(host: string, port: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', host);
  metadata.set('leader-endpoint-port', String(port));
  return { code: status.NOT_FOUND, details: `Leader info available: ${host}:${port}`, metadata };
}

/** A property of a proposed record is missing (same file, `RequiredMetadataPropertyMissing`). */
function missingProperty(name: string): Error {
  const metadata = new Metadata();
  metadata.set('exception', 'missing-required-metadata-property');
  metadata.set('required-metadata-properties', 'type,content-type');
  return Object.assign(new Error(`Required Metadata Property '${name}' is missing`), {
    code: status.INVALID_ARGUMENT,
    metadata,
  });
}

/** Names of streams are bytes in the protocol. */
function identifierOf(stream: string): StreamIdentifier {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')));
  return identifier;
}

/** The name in an identifier. */
export function streamIn(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}
