import { Known, changeNamed, changes, evolve, parseCommand, remembered } from '#domain';
import type { Event, Minted, Recorded, Remembered } from '#domain';
import type { Submit } from './record-history';

const RECORDED_AT = Date.parse('2026-06-01T00:00:00Z');

/**
 * The domain's own deciding on entries kept in memory, without a store: a random history is then recorded in milliseconds. That a
 * store records the same is proved elsewhere.
 */
export function inMemory(): Submit {
  const entries: Recorded[] = [];
  const notes: Remembered[] = [];
  const states = new Map<string, Minted>();
  const stateOf = (stream: string): Minted => states.get(stream) ?? 'free';
  const known = new Known({
    remembered: (kind, key) =>
      notes.filter((note) => note.kind === kind && note.key === key).map(({ value }) => value),
    entry: (entryId) => entries.find(({ id }) => id === entryId),
    state: stateOf,
  });
  const record = (stream: string, event: Event): Recorded => {
    const position = entries.length + 1;
    const id = `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`;
    const revision = entries.filter((entry) => entry.stream === stream).length;
    // As a store keeps it: without the classes of the command.
    const data = JSON.parse(JSON.stringify(event.data)) as object;
    const recordedAt = RECORDED_AT + position;
    const entry = { ...event, id, stream, revision, position, recordedAt, actor: 'a', commandId: id, data };
    entries.push(entry);
    notes.push(...remembered(event, id));
    states.set(stream, evolve(stateOf(stream), event.type));
    return entry;
  };
  return ({ name, command }) => {
    const change = changeNamed(changes, name);
    const parsed = parseCommand(change, command);
    const stream = change.stream(parsed, known);
    return change.decide(parsed, stateOf(stream), known).map((event) => record(stream, event));
  };
}
