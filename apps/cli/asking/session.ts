import { jsonOf } from '../client/problem';
import type { Spelling } from '../client/problem';
import type { LedgerClient } from '../client/ledger-client';
import { CommandFailure } from '../failure';
import type { ByLanguage } from '../output/cell';
import { GROUNDS_MAX } from '../output/ground';
import type { Ground } from '../output/ground';
import type { Words } from '../words/words';

/** The three times of a question as they were typed; what is left out is now, everything, no condition. */
export interface PointTyped {
  readonly on?: string;
  readonly knownAt?: string;
  readonly publishedBy?: string;
}

/** The three times as the ledger resolved them. */
export interface Resolved {
  readonly on: string;
  readonly knownAt: string;
  readonly publishedBy: string | null;
  readonly settled: boolean;
}

/** An answer of the ledger with the point at which it holds. */
export interface Answered<Answer> {
  readonly asked: Resolved;
  readonly answer: Answer;
}

interface PageTold<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

type Query = Readonly<Record<string, string | undefined>>;

const API = '/api/v1';

/** One command's conversation with a ledger: every question is asked at the same three times. */
export class Session {
  readonly words: Words;
  readonly #client: LedgerClient;
  readonly #spelling: Spelling | undefined;
  #point: PointTyped;
  readonly #names = new Map<string, Promise<ByLanguage>>();

  /** @param spelling how what is refused was typed. */
  constructor(client: LedgerClient, point: PointTyped, words: Words, spelling?: Spelling) {
    this.#client = client;
    this.#spelling = spelling;
    this.#point = point;
    this.words = words;
  }

  /**
   * Asks a question. The first answer settles what was known: further questions of the command are asked at its `knownAt`.
   * @param path below `/api/v1`.
   * @throws CommandFailure where the ledger refuses.
   */
  async ask<Answer>(path: string, query: Query = {}): Promise<Answered<Answer>> {
    const answered = (await this.#get(path, { ...this.#point, ...query })) as Answered<Answer>;
    if (query['knownAt'] === undefined) this.#pin(answered.asked);
    return answered;
  }

  /**
   * All items of a list, page after page; a cursor keeps every page at the point of the first.
   * @param path below `/api/v1`.
   * @throws CommandFailure where the ledger refuses.
   */
  async *pages<Item>(path: string, query: Query = {}): AsyncGenerator<Item> {
    const same = { ...this.#point, ...query };
    for (let cursor: string | undefined; ;) {
      const { asked, answer } = (await this.#get(path, { ...same, cursor })) as Answered<PageTold<Item>>;
      this.#pin(asked);
      yield* answer.items;
      if (answer.next === null) return;
      cursor = answer.next;
    }
  }

  /** Asks for something that holds at no point of the three times, such as how far read models have read. */
  async askPlain<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return (await this.#get(path, query)) as Answer;
  }

  /** Names of a unit, whenever they were published; its id where it has none. Asked once. */
  unitNames(unitId: string): Promise<ByLanguage> {
    return this.#namesAt(`/units/${encodeURIComponent(unitId)}`, unitId);
  }

  /** Names of a person, whenever they were published; the id where there are none. Asked once. */
  personNames(personId: string): Promise<ByLanguage> {
    return this.#namesAt(`/persons/${encodeURIComponent(personId)}`, personId);
  }

  /** The first of the entries at these positions, with what they quote. */
  grounds(positions: readonly number[]): Promise<readonly Ground[]> {
    const { on: _on, ...known } = this.#point;
    const first = positions.slice(0, GROUNDS_MAX);
    return Promise.all(
      first.map(async (position) => {
        const { answer } = (await this.#get(`/entries/@${position}`, known)) as Answered<Ground>;
        return answer;
      }),
    );
  }

  #pin({ knownAt }: Resolved): void {
    this.#point = { ...this.#point, knownAt };
  }

  #namesAt(path: string, id: string): Promise<ByLanguage> {
    const { on, knownAt } = this.#point;
    const known = this.#names.get(path) ?? this.#askNames(path, id, { on, knownAt });
    this.#names.set(path, known);
    return known;
  }

  /** A name that is not known is no reason not to answer: the id stands in its place. */
  async #askNames(path: string, id: string, query: Query): Promise<ByLanguage> {
    const { answer } = await (this.#get(path, query) as Promise<Answered<{ names: ByLanguage }>>).catch(
      (error: unknown) => {
        if (error instanceof CommandFailure) return { answer: { names: {} } };
        throw error;
      },
    );
    return Object.keys(answer.names).length === 0 ? { en: id } : answer.names;
  }

  async #get(path: string, query: Query): Promise<unknown> {
    return jsonOf(await this.#client.send({ method: 'GET', path: API + path, query }), this.#spelling);
  }
}
