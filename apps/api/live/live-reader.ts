import type { Writable } from 'node:stream';
import { HEARTBEAT, greeting, positionMessage } from './messages';
import type { Passing, Wanted } from './passing';

/** One reader of the live feed: how far it was told, and what waits for it. */
export class LiveReader {
  readonly #sink: Writable;
  readonly #wanted: Wanted;
  /** The last entry that was sent or passed over. */
  #position: number;
  /** The last id that was sent. */
  #told: number;
  #beats = 0;
  /** Heartbeats since it took something, while something waits. */
  #beatsBlocked = 0;

  /** @param position told from the entry after this one on. */
  constructor(sink: Writable, wanted: Wanted, position: number) {
    this.#sink = sink;
    this.#wanted = wanted;
    this.#position = position;
    this.#told = position;
    sink.on('drain', () => (this.#beatsBlocked = 0));
    sink.write(greeting(position));
  }

  get position(): number {
    return this.#position;
  }

  /** Bytes that wait for the reader in this process; the system keeps some more. */
  get pendingBytes(): number {
    return this.#sink.writableLength;
  }

  get isOpen(): boolean {
    return !this.#sink.destroyed && !this.#sink.writableEnded;
  }

  /** For how many heartbeats it has been connected, and for how many it has taken nothing though something waits. */
  get beats(): { readonly connected: number; readonly blocked: number } {
    return { connected: this.#beats, blocked: this.#beatsBlocked };
  }

  /** Sends an entry where it is wanted; one that was sent or passed over before is left out. */
  pass(passing: Passing): void {
    const { position } = passing.entry;
    if (position <= this.#position || !this.isOpen) return;
    this.#position = position;
    if (!passing.isWantedBy(this.#wanted)) return;
    this.#told = position;
    this.#sink.write(passing.message);
  }

  /** Tells how far it has come, where entries were passed over since: whoever resumes there misses none and scans none again. */
  tellPosition(): void {
    if (this.#told === this.#position || !this.isOpen) return;
    this.#told = this.#position;
    this.#sink.write(positionMessage(this.#position));
  }

  /** Shows that the connection lives; nothing is added to what waits already. */
  beat(): void {
    this.#beats += 1;
    if (this.#sink.writableNeedDrain) this.#beatsBlocked += 1;
    else if (this.isOpen) this.#sink.write(HEARTBEAT);
  }

  /** Resolves once nothing waits any more, or nobody is left to wait for. */
  taken(): Promise<void> {
    if (!this.#sink.writableNeedDrain || !this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#sink.off('drain', done).off('close', done);
        resolve();
      };
      this.#sink.on('drain', done).on('close', done);
    });
  }

  /** Ends in good order. */
  end(farewell: string): void {
    if (this.isOpen) this.#sink.end(farewell);
  }

  /** Lets go at once; what waits is dropped, and resumed after the last id that arrived. */
  drop(): void {
    this.#sink.destroy();
  }
}
