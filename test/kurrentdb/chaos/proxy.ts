import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Dice } from './dice';

const HOST = '127.0.0.1';
/** The last byte of what is sent in one direction before which a connection meets with its misfortune. */
const BYTES_MAX = 2_500;
/** How long a stalled connection stands still at most, in milliseconds; some go on then, others are cut. */
const STALL_MS_MAX = 250;
/** One connection in so many meets with something in each round. */
const SPARED = 2;

/** What may happen to a connection at a byte of one direction. */
const MISFORTUNES = ['cut', 'stall', 'halfClose'] as const;
type Misfortune = (typeof MISFORTUNES)[number];

/** What is to happen, and after how many more bytes of the direction. */
interface Fate {
  readonly misfortune: Misfortune;
  readonly ms: number;
  bytes: number;
}

/** One direction of a connection: what comes from one socket goes to the other. */
interface Direction {
  readonly from: Socket;
  readonly to: Socket;
  fate: Fate | undefined;
}

/** Stands between a client and a server, and breaks connections at any byte of either direction. */
export class ChaosProxy {
  /** How often what happened. */
  readonly met: Record<Misfortune, number> = { cut: 0, stall: 0, halfClose: 0 };
  readonly #dice: Dice;
  readonly #port: () => number;
  readonly #server = createServer({ allowHalfOpen: true }, (socket) => this.#join(socket));
  readonly #connections = new Set<readonly [Direction, Direction]>();
  #isCalm = true;

  /** @param port the server's, asked for at each connection. */
  constructor(dice: Dice, port: () => number) {
    this.#dice = dice;
    this.#port = port;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.#server.listen(0, HOST, listening));
  }

  stop(): void {
    this.#server.close();
    for (const connection of this.#connections) cut(connection);
  }

  /** From now on connections break, the open ones and those that are made. */
  storm(): void {
    this.#isCalm = false;
    for (const connection of this.#connections) this.#doom(connection);
  }

  /** Nothing breaks any more; what stands still is cut. */
  calm(): void {
    this.#isCalm = true;
    for (const connection of this.#connections) {
      const isWhole = connection.every(({ from, to }) => !from.isPaused() && to.writable);
      for (const direction of connection) direction.fate = undefined;
      if (!isWhole) cut(connection);
    }
  }

  #join(client: Socket): void {
    const server = connect({ port: this.#port(), host: HOST, allowHalfOpen: true });
    const there: Direction = { from: client, to: server, fate: undefined };
    const back: Direction = { from: server, to: client, fate: undefined };
    const connection = [there, back] as const;
    this.#connections.add(connection);
    if (!this.#isCalm) this.#doom(connection);
    for (const direction of connection) this.#forward(direction, connection);
  }

  #doom(connection: readonly [Direction, Direction]): void {
    if (connection.some(({ fate }) => fate !== undefined) || !this.#dice.oneIn(SPARED)) return;
    this.#dice.of(connection).fate = {
      misfortune: this.#dice.of(MISFORTUNES),
      ms: this.#dice.below(STALL_MS_MAX),
      bytes: this.#dice.below(BYTES_MAX),
    };
  }

  #forward(direction: Direction, connection: readonly [Direction, Direction]): void {
    const { from, to } = direction;
    from.on('data', (chunk) => this.#pass(direction, chunk, connection));
    from.on('end', () => to.end());
    from.on('error', () => cut(connection));
    from.on('close', () => {
      cut(connection);
      this.#connections.delete(connection);
    });
  }

  #pass(direction: Direction, chunk: Buffer, connection: readonly [Direction, Direction]): void {
    const { to, fate } = direction;
    if (fate === undefined || fate.bytes > chunk.length) {
      if (fate !== undefined) fate.bytes -= chunk.length;
      to.write(chunk);
      return;
    }
    direction.fate = undefined;
    this.met[fate.misfortune] += 1;
    to.write(chunk.subarray(0, fate.bytes));
    this.#strike(fate, direction, chunk.subarray(fate.bytes), connection);
  }

  #strike(
    { misfortune, ms }: Fate,
    { from, to }: Direction,
    rest: Buffer,
    connection: readonly [Direction, Direction],
  ): void {
    if (misfortune === 'cut') cut(connection);
    else if (misfortune === 'halfClose') to.end();
    else {
      from.pause();
      setTimeout(() => {
        if (this.#dice.oneIn(2)) cut(connection);
        if (to.writable) to.write(rest);
        from.resume();
      }, ms);
    }
  }
}

function cut(connection: readonly Direction[]): void {
  for (const { from } of connection) from.destroy();
}
