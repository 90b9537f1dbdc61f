import { canonicalJson, handleCommand } from '#event-store';
import type { Appended, EventStore, Request, StoredEntry, Submission } from '#event-store';

/** Who records in all tests. */
export const ACTOR = 'tester';

let commands = 0;

/** A command id that no other test uses. */
export function newCommandId(): string {
  commands += 1;
  return `command-${commands}`;
}

/** A command that says some words, one event for each; the store takes any event, so most tests need no real change. */
export function saying(stream: string, words: readonly string[], more: Partial<Submission> = {}): Submission {
  return {
    commandId: newCommandId(),
    request: canonicalJson({ stream, words }),
    actor: ACTOR,
    stream: () => stream,
    decide: () => words.map((word) => ({ type: 'WordSaid', data: { word } })),
    ...more,
  };
}

/** What was said, in order. */
export function wordsOf(entries: Iterable<StoredEntry>): readonly string[] {
  return [...entries].map(({ entry }) => (entry.data as { word: string }).word);
}

/** Sends a real command. */
export function command(
  store: EventStore,
  name: string,
  fields: object,
  request: Partial<Request> = {},
): Promise<Appended> {
  const json = { citation: CITATION, ...fields };
  const fresh = { personId: () => 'p234567234567' };
  return handleCommand(store, fresh, { name, json }, { commandId: newCommandId(), actor: ACTOR, ...request });
}

const CITATION = { sourceId: 'press-release', publishedOn: '2025-10-28', quote: '14,000 jobs' };

/** Registers a company. */
export function register(
  store: EventStore,
  unitId: string,
  request: Partial<Request> = {},
): Promise<Appended> {
  return command(store, 'RegisterCompany', { unitId, names: { en: unitId } }, request);
}

/** Announces a layoff. */
export function announce(store: EventStore, layoffId: string, unitId: string): Promise<Appended> {
  const positions = { min: 14_000, max: 14_000, wording: '14,000' };
  return command(store, 'AnnounceLayoff', { layoffId, unitId, positions, announcedOn: '2025-10-28' });
}
