import { Metadata, credentials, status } from '@grpc/grpc-js';
import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import { AppendReq } from '@eventstore/db-client/generated/streams_pb';
import type { AppendResp } from '@eventstore/db-client/generated/streams_pb';
import { Double } from './double';

const PROPOSED = 5;
/** Longer than what one turn of the event loop sends, and shorter than what the double takes. */
const LONG_BYTES = 3_000_000;

/** The first message of an append to a stream that is not there yet. */
function begins(stream: string): AppendReq {
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream)));
  const options = new AppendReq.Options();
  options.setStreamIdentifier(identifier);
  options.setNoStream(new Empty());
  const request = new AppendReq();
  request.setOptions(options);
  return request;
}

function proposes(at: number, bytes = 2): AppendReq {
  const id = new UUID();
  id.setString(`00000000-0000-8000-8000-00000000000${at}`);
  const message = new AppendReq.ProposedMessage();
  message.setId(id);
  message.getMetadataMap().set('type', 'WordSaid').set('content-type', 'application/json');
  message.setData(new Uint8Array(bytes));
  const request = new AppendReq();
  request.setProposedMessage(message);
  return request;
}

/** An append that was begun, message by message. */
interface Begun {
  readonly send: (request: AppendReq) => Promise<void>;
  readonly end: () => void;
  readonly cancel: () => void;
  /** The last revision, or the code of the error that it ended with. */
  readonly ended: Promise<number>;
}

describe('the double of an event store', () => {
  let server: Double;
  let client: StreamsClient;
  beforeEach(async () => {
    server = new Double();
    await server.start();
    client = new StreamsClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
  });
  afterEach(() => {
    client.close();
    server.stop();
  });

  const begin = (deadlineMs: number): Begun => {
    let answered = (_code: number): void => undefined;
    const ended = new Promise<number>((resolve) => (answered = resolve));
    const call = client.append(
      new Metadata(),
      { deadline: Date.now() + deadlineMs },
      (error, response: AppendResp) =>
        answered(error?.code ?? Number(response.getSuccess()?.getCurrentRevision())),
    );
    call.on('error', () => undefined);
    return {
      send: (request) => new Promise((resolve) => call.write(request, () => resolve())),
      end: () => call.end(),
      cancel: () => call.cancel(),
      ended,
    };
  };

  const sendHalf = async (stream: string, deadlineMs: number): Promise<Begun> => {
    const begun = begin(deadlineMs);
    await begun.send(begins(stream));
    for (let at = 0; at < PROPOSED; at += 1) await begun.send(proposes(at));
    return begun;
  };

  /**
   * A call that is given up between two messages ends like a whole one on the wire, so it is given up within one: as with the
   * official client, which writes without a pause.
   */
  const sendUpToWithin = async (stream: string, deadlineMs: number): Promise<Begun> => {
    const begun = await sendHalf(stream, deadlineMs);
    // What comes after it on the same connection is answered after it.
    await appendWhole(`${stream}-before`);
    void begun.send(proposes(PROPOSED, LONG_BYTES));
    await new Promise(setImmediate);
    return begun;
  };

  const appendWhole = async (stream: string): Promise<number> => {
    const { end, ended } = await sendHalf(stream, 5_000);
    end();
    return ended;
  };

  it('takes an append that is sent whole', async () => {
    expect(await appendWhole('word-a')).toBe(PROPOSED - 1);
    expect(server.log.stream('word-a')).toHaveLength(PROPOSED);
  });

  it('takes nothing of an append that its client cancels half sent', async () => {
    const half = await sendUpToWithin('word-a', 5_000);
    half.cancel();
    expect(await half.ended).toBe(status.CANCELLED);
    await appendWhole('word-b');
    expect(server.log.stream('word-a')).toBeUndefined();
    expect(server.appends).toBe(2);
  });

  it('takes nothing of an append whose deadline passes half sent', async () => {
    const half = await sendUpToWithin('word-a', 200);
    const passed = Date.now() + 200;
    // Nothing is sent meanwhile, as where the client's process is busy.
    while (Date.now() < passed);
    expect(await half.ended).toBe(status.DEADLINE_EXCEEDED);
    await appendWhole('word-b');
    expect(server.log.stream('word-a')).toBeUndefined();
  });

  it('takes nothing of an append whose connection breaks half sent', async () => {
    const half = await sendUpToWithin('word-a', 5_000);
    server.stop();
    await half.ended;
    await server.start();
    await appendWhole('word-b');
    expect(server.log.stream('word-a')).toBeUndefined();
  });
});
