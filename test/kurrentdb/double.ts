/**
 * A stand-in for an EventStoreDB or KurrentDB server, for tests only: it speaks the real gRPC protocol over real HTTP/2, and keeps
 * everything in memory. Each rule in it cites where the server or its client says so. A double and an adapter by the same hand
 * prove that they agree, not that either is right.
 */
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { ServerReadableStream, ServerUnaryCall, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb';
import { EventLog } from './event-log';
import type { Proposed } from './event-log';
import { appendMessage, expectedIn, notLeader, proposedIn, streamIn } from './messages';
import { read } from './reading';
import type { ReadCall } from './reading';

/** What may go wrong with one append: it is not taken, or it is and its answer is lost, or nothing is answered at all. */
export type AppendFault = 'unavailable' | 'answerLost' | 'silent';

type AppendCall = ServerReadableStream<AppendReq, AppendResp>;
type Answer<Message> = sendUnaryData<Message>;

const HOST = '127.0.0.1';

/** Whom a node takes: all where nothing is said. */
export interface Guarded {
  /** TLS; plain HTTP/2 where it is left out. */
  readonly credentials?: ServerCredentials;
  /** `user:password` that every call must bring. */
  readonly user?: string;
}

/** One node. Several nodes may share a log, as the nodes of a cluster do. */
export class Double {
  readonly log: EventLog;
  /** What happens to the next appends, in order; none where it is empty. */
  readonly faults: AppendFault[] = [];
  /** Called when an append has arrived and before it is taken; a test records something else meanwhile. */
  meanwhile: (() => void) | undefined;
  /** The leader, where this node follows another one. */
  leader: Double | undefined;
  /** Appends that arrived. */
  appends = 0;
  /** Subscriptions that were begun. */
  subscriptions = 0;
  readonly #guarded: Guarded;
  readonly #calls = new Set<ReadCall>();
  #server = new Server();
  #port = 0;

  constructor(log: EventLog = new EventLog(), guarded: Guarded = {}) {
    this.log = log;
    this.#guarded = guarded;
    if (log.records.length === 0) plantSystemRecords(log);
  }

  /** Address as a client is given it. */
  get url(): string {
    return `esdb://${HOST}:${this.#port}?tls=false`;
  }

  get port(): number {
    return this.#port;
  }

  /** Subscriptions that are followed now. */
  get following(): number {
    return this.#calls.size;
  }

  /** Listens, on the same port as before where it listened already. */
  async start(port = this.#port): Promise<void> {
    this.#server = new Server();
    this.#server.addService(StreamsService, {
      append: (call: AppendCall, answer: Answer<AppendResp>) => this.#append(call, answer),
      read: (call: ReadCall) => this.#read(call),
    });
    this.#server.addService(GossipService, {
      read: (_call: ServerUnaryCall<Empty, ClusterInfo>, answer: Answer<ClusterInfo>) =>
        answer(null, this.#members()),
    });
    this.#port = await new Promise<number>((resolve, reject) => {
      const { credentials = ServerCredentials.createInsecure() } = this.#guarded;
      this.#server.bindAsync(`${HOST}:${port}`, credentials, (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
  }

  /** Breaks every connection, as a process does that is killed; what was appended stays. */
  stop(): void {
    this.#server.forceShutdown();
    this.#calls.clear();
  }

  /** Ends every subscription with an error, and goes on. */
  dropSubscriptions(): void {
    for (const call of this.#calls)
      call.emit('error', { code: status.UNAVAILABLE, details: 'dropped by the test' });
    this.#calls.clear();
  }

  /** Appends as another client would that knows nothing of the ledger. */
  plant(stream: string, type: string, { data = {}, metadata = {}, id = newId() }: Planted = {}): void {
    this.log.append(stream, 'any', [proposed(id, type, data, metadata)]);
  }

  /** A wrong password, or none (client: dist/utils/CommandError.js, `convertToCommandError`, `UNAUTHENTICATED`). */
  #stranger({ metadata }: Pick<ReadCall, 'metadata'>): Pick<ServiceError, 'code' | 'details'> | undefined {
    const { user } = this.#guarded;
    const right = `Basic ${Buffer.from(user ?? '').toString('base64')}`;
    if (user === undefined || metadata.get('authorization')[0] === right) return undefined;
    return { code: status.UNAUTHENTICATED, details: 'Unauthenticated' };
  }

  #read(call: ReadCall): void {
    const stranger = this.#stranger(call);
    if (stranger !== undefined) {
      call.emit('error', stranger);
      return;
    }
    if (this.leader !== undefined && call.metadata.get('requires-leader')[0] === 'true') {
      call.emit('error', notLeader(HOST, this.leader.port));
      return;
    }
    if (call.request.getOptions()?.hasSubscription()) {
      this.subscriptions += 1;
      this.#calls.add(call);
      call.on('close', () => this.#calls.delete(call));
    }
    read(call, this.log);
  }

  /**
   * The server reads all messages before it writes the first, and reading throws where the client has given the call up
   * (src/EventStore.Core/Services/Transport/Grpc/Streams.Append.cs, `Append`; grpc-dotnet,
   * src/Grpc.AspNetCore.Server/Internal/HttpContextStreamReader.cs, `MoveNext`). In Node such a call ends like a whole one, and tells
   * only afterwards that it was given up, before the event loop goes on.
   */
  #append(call: AppendCall, answer: Answer<AppendResp>): void {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    const stranger = this.#stranger(call);
    call.on('end', () =>
      setImmediate(() => {
        if (stranger !== undefined) answer(stranger);
        else if (!call.cancelled) this.#arrived(requests, answer);
      }),
    );
  }

  #arrived(requests: readonly AppendReq[], answer: Answer<AppendResp>): void {
    this.appends += 1;
    const fault = this.faults.shift();
    if (this.leader !== undefined) answer(notLeader(HOST, this.leader.port));
    else if (fault === 'unavailable') answer({ code: status.UNAVAILABLE, details: 'not taken' });
    else this.#take(requests, fault, answer);
  }

  #take(requests: readonly AppendReq[], fault: AppendFault | undefined, answer: Answer<AppendResp>): void {
    const options = requests[0]?.getOptions();
    if (options === undefined) throw new Error('an append without options');
    this.meanwhile?.();
    this.meanwhile = undefined;
    const expected = expectedIn(options);
    const messages = requests.flatMap((request) => request.getProposedMessage() ?? []);
    const result = this.log.append(
      streamIn(options.getStreamIdentifier()),
      expected,
      messages.map(proposedIn),
    );
    if (fault === 'silent') return;
    if (fault === 'answerLost') answer({ code: status.UNAVAILABLE, details: 'taken, and the answer lost' });
    else answer(null, appendMessage(result, expected));
  }

  /** What discovery asks for (client: dist/Client/discovery.js, `listClusterMembers`). */
  #members(): ClusterInfo {
    const info = new ClusterInfo();
    const nodes = this.leader === undefined ? [this] : [this, this.leader];
    info.setMembersList(nodes.map((node) => node.#member()));
    return info;
  }

  #member(): MemberInfo {
    const member = new MemberInfo();
    const id = new UUID();
    id.setString(newId());
    const endPoint = new EndPoint();
    endPoint.setAddress(HOST);
    endPoint.setPort(this.#port);
    member.setInstanceId(id);
    member.setTimeStamp(String(Date.now()));
    member.setState(
      this.leader === undefined ? MemberInfo.VNodeState.LEADER : MemberInfo.VNodeState.FOLLOWER,
    );
    member.setIsAlive(true);
    member.setHttpEndPoint(endPoint);
    return member;
  }
}

/** What may be said of a planted record. */
export interface Planted {
  readonly data?: object;
  readonly metadata?: object;
  readonly id?: string;
}

let ids = 0;

function newId(): string {
  ids += 1;
  return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, '0')}`;
}

function proposed(id: string, type: string, data: object, metadata: object): Proposed {
  const bytes = (value: object) => Uint8Array.from(Buffer.from(JSON.stringify(value)));
  return { id, type, contentType: 'application/json', data: bytes(data), metadata: bytes(metadata) };
}

/**
 * The server writes for itself too, before anybody else does: users, settings, statistics, and links of its own projections
 * (docs: EventStoreDB server, Streams, "System streams" and "System projections").
 */
function plantSystemRecords(log: EventLog): void {
  const plant = (stream: string, type: string, data: object) =>
    log.append(stream, 'any', [proposed(newId(), type, data, {})]);
  plant('$users', '$UserCreated', { loginName: 'admin' });
  plant('$$$users', '$metadata', { $acl: {} });
  for (let at = 0; at < 40; at += 1) plant(`$stats-${HOST}:2113`, '$statsCollected', { at });
  plant('$ce-unit', '$>', { at: '0@unit-amazon' });
}
