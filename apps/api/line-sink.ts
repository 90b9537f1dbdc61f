import { write, writeSync } from 'node:fs';

/** What waits for a reader who is slow or gone, in bytes or so; lines beyond are lost. */
const WAITING_MAX = 1_048_576;
/** After how long a full pipe is tried again, in milliseconds. */
const RETRY_MS = 50;
/** How long a process that ends waits for its reader, in milliseconds. */
const LAST_WORDS_MS_MAX = 1_000;
const NOTHING = Buffer.alloc(0);

/** What a sink tells of lines that are lost. */
export interface Losses {
  /** A line for the reader who is back: so many lines before it are lost. */
  readonly line: (lost: number) => string;
  /** Told once, as the process ends, where lines are lost that no line has told of. */
  readonly atEnd: (lost: number) => void;
}

/**
 * Lines for a file descriptor whose reader may be slow or gone. They are written in the background, and neither the process nor
 * its end waits for the reader beyond a bound; lines that are lost by that are counted and told.
 */
export class LineSink {
  readonly #file: number;
  readonly #losses: Losses;
  #waiting = '';
  #writing: Buffer = NOTHING;
  #isWriting = false;
  #lost = 0;

  constructor(file: number, losses: Losses) {
    this.#file = file;
    this.#losses = losses;
    process.once('exit', () => this.#end());
  }

  /** Takes one line with its line break. */
  write(line: string): void {
    if (this.#writing.length + this.#waiting.length + line.length > WAITING_MAX) {
      this.#lost += 1;
      return;
    }
    if (this.#lost > 0) {
      this.#waiting += this.#losses.line(this.#lost);
      this.#lost = 0;
    }
    this.#waiting += line;
    if (!this.#isWriting) this.#next();
  }

  #next(): void {
    this.#isWriting = this.#take();
    if (this.#isWriting) this.#write();
  }

  /** Answers whether there is anything to write. */
  #take(): boolean {
    if (this.#writing.length === 0) {
      this.#writing = Buffer.from(this.#waiting);
      this.#waiting = '';
    }
    return this.#writing.length > 0;
  }

  #write(): void {
    write(this.#file, this.#writing, (error, written) => {
      if (error === null) {
        this.#writing = this.#writing.subarray(written);
        this.#next();
      } else if (error.code === 'EAGAIN') {
        // The process may end while a pipe is full.
        setTimeout(() => this.#write(), RETRY_MS).unref();
      } else this.#lose();
    });
  }

  /** Nobody will read any more: the reader is gone, or the disk is full. */
  #lose(): void {
    this.#lost += linesIn(this.#writing.toString()) + linesIn(this.#waiting);
    this.#writing = NOTHING;
    this.#waiting = '';
    this.#isWriting = false;
  }

  #end(): void {
    const until = performance.now() + LAST_WORDS_MS_MAX;
    try {
      while (this.#take()) this.#writeNow(until);
    } catch {
      this.#lose();
    }
    if (this.#lost > 0) this.#losses.atEnd(this.#lost);
  }

  /** @throws Error where the reader takes nothing until then, or is gone. */
  #writeNow(until: number): void {
    try {
      this.#writing = this.#writing.subarray(writeSync(this.#file, this.#writing));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || performance.now() >= until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
