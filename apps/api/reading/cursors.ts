import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { LedgerError } from '#domain';
import type { Asked } from '#projections';
import { ApiError } from '../problem';

/** Bytes of the seal that shows a cursor to be ours. */
const SEAL_BYTES = 16;
const CURSOR = /^(?<body>[A-Za-z0-9_-]{1,2000})\.(?<seal>[A-Za-z0-9_-]{22})$/;

/** How far a walk through a list has come, and the point at which it began. */
export interface Place {
  readonly point: Asked;
  /** Where the next page begins, as the list tells it. */
  readonly after: unknown;
}

type Body = readonly [
  models: string,
  list: string,
  on: number,
  known: number,
  published: number,
  after: unknown,
];

/**
 * Opaque places in lists. A cursor pins the point on all three axes at which its walk began, so that every page is of one list
 * however much is recorded meanwhile. It is sealed: one that was changed, made up, or taken from another list is refused.
 */
export class Cursors {
  readonly #secret: Buffer;
  readonly #models: string;

  /**
   * @param secret of this ledger; cursors live as long as it.
   * @param models stands for the versions of the read models, by whose order lists go.
   */
  constructor(secret: string, models: string) {
    this.#secret = createHash('sha256').update(`cursors\n${secret}`).digest();
    this.#models = models;
  }

  /** @param list names the list and all conditions on it. */
  issue(list: string, { point: { on, knownAt, publishedBy }, after }: Place): string {
    const body: Body = [this.#models, digest(list), on, knownAt, publishedBy, after];
    const text = Buffer.from(JSON.stringify(body), 'utf8').toString('base64url');
    return `${text}.${this.#seal(text).toString('base64url')}`;
  }

  /** @throws LedgerError invalid_parameter for a cursor that is not of this list; ApiError cursor_outdated */
  read(list: string, cursor: string): Place {
    const { body = '', seal = '' } = CURSOR.exec(cursor)?.groups ?? {};
    if (!this.#isOurs(body, seal))
      refuse('is none of this ledger; take it from `next` as it is, or leave it out');
    const [models, ofList, on, knownAt, publishedBy, after] = JSON.parse(
      Buffer.from(body, 'base64url').toString('utf8'),
    ) as Body;
    if (models !== this.#models)
      throw new ApiError(
        'cursor_outdated',
        'lists are put together in another way since; begin again without the cursor',
      );
    if (ofList !== digest(list))
      refuse('is of another list; ask as for the page that it came with, with `cursor` added');
    return { point: { on, knownAt, publishedBy }, after };
  }

  #isOurs(body: string, seal: string): boolean {
    const given = Buffer.from(seal, 'base64url');
    const right = this.#seal(body);
    // Decoding is lenient: only the one way of writing the seal is taken.
    return (
      given.length === right.length && timingSafeEqual(given, right) && given.toString('base64url') === seal
    );
  }

  #seal(body: string): Buffer {
    return createHmac('sha256', this.#secret).update(body).digest().subarray(0, SEAL_BYTES);
  }
}

function digest(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 16);
}

function refuse(why: string): never {
  throw new LedgerError('invalid_parameter', `cursor ${why}`, '/cursor');
}
