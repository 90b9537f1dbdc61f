import { INSTANT_MAX, formatDay } from '#domain';
import type { Asked } from '#projections';

/** Publication time without a condition: everything ever published is out. */
export const NO_CONDITION = INSTANT_MAX - 1;
/** The last instant that RFC 3339 can tell. A date with an uncertain end may reach further. */
const ECHO_INSTANT_MAX = Date.parse('9999-12-31T23:59:59.999Z');

/** The point of a question, as resolved: what every answer echoes. */
export interface Echo {
  /** A full day. */
  readonly on: string;
  /** A position, such as `@1234`. */
  readonly knownAt: string;
  /** RFC 3339 in UTC; null without a condition. */
  readonly publishedBy: string | null;
  /** The position of `knownAt` as a number: no later entry counts. */
  readonly position: number;
  /** Whether the same question, asked at this position, gives the same answer for ever. */
  readonly settled: boolean;
  /** Only where there are any: entries known by then that a read model leaves out, since an admin said so. */
  readonly leavesOut?: readonly LeftOut[];
}

/** An entry that no answer from a read model counts, by position. */
export interface LeftOut {
  readonly readModel: string;
  readonly entry: number;
}

/** An answer with the point at which it holds. */
export interface Answered<Answer> {
  readonly asked: Echo;
  readonly answer: Answer;
}

const GROUNDS = Symbol('ledger:points');

/**
 * An answer that is worked out when it is looked at, once: whoever has it already need not be answered again.
 * @param others further points on which it depends.
 */
export function answered<Answer>(
  asked: Echo,
  question: () => Answer,
  others: readonly Echo[] = [],
): Answered<Answer> {
  let known: { readonly answer: Answer } | undefined;
  return Object.defineProperty(
    {
      asked,
      get answer() {
        known ??= { answer: question() };
        return known.answer;
      },
    },
    GROUNDS,
    { value: [asked, ...others] },
  );
}

/** The points on which an answer depends; undefined for what is no answer to a question. */
export function pointsOf(body: unknown): readonly Echo[] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  return (body as { readonly [GROUNDS]?: readonly Echo[] })[GROUNDS];
}

/** A resolved point as it is echoed. */
export function echoOf({ on, knownAt, publishedBy }: Asked, settled: boolean): Echo {
  return {
    on: formatDay(on),
    knownAt: `@${knownAt}`,
    publishedBy:
      publishedBy === NO_CONDITION ? null : new Date(Math.min(publishedBy, ECHO_INSTANT_MAX)).toISOString(),
    position: knownAt,
    settled,
  };
}
