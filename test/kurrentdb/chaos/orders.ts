import type { Appended, EventStore, Submission } from '#event-store';
import { LedgerError } from '#domain';
import { saying } from '../../contract/submissions';
import type { Dice } from './dice';

/** Streams are few, so that processes meet on them. */
const STREAMS = ['word-a', 'word-b', 'word-c'];
/** Now and then a command has more entries than a replica takes at once. */
const LONG_WORDS = 300;
const LONG_ONE_IN = 80;

/** A command, and what it was answered. */
export interface Order {
  readonly stream: string;
  readonly words: readonly string[];
  readonly submission: Submission;
  readonly answers: Appended[];
  /** Why it was not answered, each time that it was not. */
  readonly refusals: string[];
}

/** A command that nobody has sent yet. */
export function newOrder(dice: Dice, number: number): Order {
  const stream = dice.of(STREAMS);
  const length = dice.oneIn(LONG_ONE_IN) ? LONG_WORDS : 1 + dice.below(4);
  const words = Array.from({ length }, (_, at) => `${number}/${at}`);
  const submission = saying(stream, words, { commandId: `order-${number}` });
  return { stream, words, submission, answers: [], refusals: [] };
}

/** Sends a command. Answers what is wrong: nothing where it is answered, or where the store is away. */
export async function send(
  store: EventStore,
  { submission, answers, refusals }: Order,
): Promise<readonly string[]> {
  try {
    answers.push(await store.append(submission));
    return [];
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'store_away') {
      refusals.push(error.message);
      return [];
    }
    return [`${submission.commandId} failed: ${String((error as Error).stack)}`];
  }
}

/** What is wrong with the answers to a command: each tells all its entries, the same ones, and one at most is the first answer. */
export function faultsOf({ stream, words, submission, answers }: Order): readonly string[] {
  const { commandId } = submission;
  const told = new Set(answers.map(({ entries, position }) => JSON.stringify([entries, position])));
  const [first] = answers;
  const isWhole =
    first === undefined ||
    (first.entries.length === words.length &&
      first.entries.every(
        ({ data, ...entry }, at) =>
          entry.stream === stream &&
          entry.position === first.position - words.length + 1 + at &&
          (data as { word?: unknown }).word === words[at],
      ));
  return [
    ...(told.size > 1 ? [`${commandId} was answered in ${told.size} ways`] : []),
    ...(isWhole ? [] : [`${commandId} was not answered whole`]),
    ...(answers.filter(({ repeated }) => !repeated).length > 1 ? [`${commandId} was recorded twice`] : []),
  ];
}
