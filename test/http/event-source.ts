import { request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** An event with data. */
export interface Told {
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** A reader of server-sent events, as a browser is one: it remembers the last id, and forgets what was cut off. */
export class EventReader {
  readonly events: Told[] = [];
  readonly comments: string[] = [];
  readonly headers: IncomingHttpHeaders;
  lastEventId = '';
  /** How it ended; undefined while it goes on. */
  ended: 'in good order' | 'cut' | undefined;
  readonly #response: IncomingMessage;
  #rest = '';
  #onChange: () => void = () => undefined;

  constructor(response: IncomingMessage) {
    this.#response = response;
    this.headers = response.headers;
    response.setEncoding('utf8').on('data', (part: string) => this.#read(part));
    response.on('error', () => undefined);
    response.on('close', () => {
      this.ended ??= response.complete ? 'in good order' : 'cut';
      this.#onChange();
    });
  }

  get positions(): readonly number[] {
    return this.events.map(({ id }) => Number(id));
  }

  /** Waits until something holds, as long as anything still comes. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#onChange = () => {
        if (holds()) resolve();
        else if (this.ended !== undefined) reject(new Error(`the stream ended, ${this.ended}`));
      };
      this.#onChange();
    });
  }

  /** Takes nothing more from the socket, as a page in the background might. */
  pause(): void {
    this.#response.pause();
  }

  resume(): void {
    this.#response.resume();
  }

  close(): void {
    this.#response.destroy();
  }

  #read(part: string): void {
    const blocks = (this.#rest + part).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#take(block);
    this.#onChange();
  }

  #take(block: string): void {
    const fields = block.split('\n').map((line) => /^([^:]*): ?(.*)$/s.exec(line) ?? []);
    const valueOf = (name: string): string | undefined => fields.find(([, field]) => field === name)?.[2];
    this.lastEventId = valueOf('id') ?? this.lastEventId;
    const data = valueOf('data');
    const comment = valueOf('');
    if (comment !== undefined) this.comments.push(comment);
    if (data !== undefined)
      this.events.push({ id: this.lastEventId, data: JSON.parse(data) as Record<string, unknown> });
  }
}

/** Connects over a socket of its own. */
export function readEvents(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { headers, agent: false }, (response) => {
      if (response.statusCode === 200) resolve(new EventReader(response));
      else reject(new Error(`status ${response.statusCode}`));
    });
    sending.on('error', reject);
    sending.end();
  });
}
