/**
 * A part of a server that is empty at first, whatever others have written to it: for a test on a server that nobody can wipe. It
 * speaks the store's protocol on both sides and passes every message on as it is, save that the names of streams get a prefix on the
 * way in and lose it on the way out, and that events of other streams do not come out.
 */
import { randomBytes } from 'node:crypto';
import { Metadata, Server, ServerCredentials } from '@grpc/grpc-js';
import type {
  Channel,
  ChannelCredentials,
  ServerReadableStream,
  ServiceError,
  sendUnaryData,
} from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import { StreamsClient, StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendReq, AppendResp, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { ServerOfTest } from './opened';
import type { ReadCall } from './reading';

const HOST = '127.0.0.1';

/** Who asks a server, and which. */
export interface Behind {
  /** A connection string of the client. */
  readonly url: string;
  /** `user:password`; nobody where it is left out. */
  readonly user?: string | undefined;
}

/** Opens a window on a server, with a prefix that no other has. */
export async function openWindow({ url, user }: Behind): Promise<ServerOfTest> {
  const client = EventStoreDBClient.connectionString(url);
  // As the client itself makes one: with discovery and certificates as its connection string says.
  const channel = await (client as unknown as { readonly getChannel: () => Promise<Channel> }).getChannel();
  // An address and credentials are not looked at where a channel is given.
  const streams = new StreamsClient('', undefined as unknown as ChannelCredentials, {
    channelOverride: channel,
  });
  const window = new Window(streams, user);
  const server = new Server();
  server.addService(StreamsService, {
    append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) =>
      window.append(call, answer),
    read: (call: ReadCall) => window.read(call),
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${HOST}:0`, ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    url: `esdb://${HOST}:${port}?tls=false`,
    stop: () => {
      server.forceShutdown();
      channel.close();
    },
  };
}

class Window {
  readonly #streams: StreamsClient;
  readonly #user: string | undefined;
  readonly #prefix = `window${randomBytes(8).toString('hex')}-`;

  constructor(streams: StreamsClient, user: string | undefined) {
    this.#streams = streams;
    this.#user = user;
  }

  append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    const passedOn = this.#streams.append(this.#metadata(call.metadata), (error, response) =>
      error === null ? answer(null, response) : answer(told(error)),
    );
    call.on('data', (request: AppendReq) => {
      this.#prefixed(request.getOptions()?.getStreamIdentifier());
      passedOn.write(request);
    });
    // A call that was given up ends like a whole one, and tells only then that it was.
    call.on('end', () => setImmediate(() => (call.cancelled ? passedOn.cancel() : passedOn.end())));
    call.on('cancelled', () => passedOn.cancel());
  }

  read(call: ReadCall): void {
    const { request } = call;
    this.#prefixed(request.getOptions()?.getStream()?.getStreamIdentifier());
    const coming = this.#streams.read(request, this.#metadata(call.metadata));
    coming.on('data', (response: ReadResp) => {
      if (this.#isOurs(response) && !call.write(response)) coming.pause();
    });
    call.on('drain', () => coming.resume());
    call.on('cancelled', () => coming.cancel());
    coming.on('end', () => call.end());
    coming.on('error', (error: ServiceError) => {
      if (!call.cancelled) call.emit('error', told(error));
    });
  }

  #metadata(asked: Metadata): Metadata {
    const metadata = new Metadata();
    for (const name of ['connection-name', 'requires-leader'])
      for (const value of asked.get(name)) metadata.add(name, value);
    if (this.#user !== undefined)
      metadata.set('authorization', `Basic ${Buffer.from(this.#user).toString('base64')}`);
    return metadata;
  }

  #prefixed(identifier: StreamIdentifier | undefined): void {
    identifier?.setStreamName(Buffer.concat([Buffer.from(this.#prefix), identifier.getStreamName_asU8()]));
  }

  /** Takes the prefix off; false for an event of another stream. */
  #isOurs(response: ReadResp): boolean {
    this.#bare(response.getStreamNotFound()?.getStreamIdentifier());
    if (!response.hasEvent()) return true;
    return this.#bare(response.getEvent()?.getEvent()?.getStreamIdentifier());
  }

  #bare(identifier: StreamIdentifier | undefined): boolean {
    const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString();
    if (!name.startsWith(this.#prefix)) return false;
    identifier?.setStreamName(Uint8Array.from(Buffer.from(name.slice(this.#prefix.length))));
    return true;
  }
}

/** An error as it came, with what the server says beside it. */
function told({ code, details, metadata }: ServiceError): Partial<ServiceError> {
  return { code, details, metadata };
}
