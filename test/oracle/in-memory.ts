import { Known, changeNamed, changes, evolve, parseCommand, remembered } from '#domain';
import type { Event, Minted, Recorded, Remembered } from '#domain';
import type { Submit } from './record-history';

const RECORDED_AT = Date.parse('2026-06-01T00:00:00Z');

/** The domain's own deciding on entries kept in memory, without a store: for testing the histories, not for the oracle. */
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
    const data = JSON.parse(JSON.stringify(event.data)) as object;
    const written = {
      id,
      stream,
      revision: 0,
      position,
      recordedAt: RECORDED_AT + position,
      actor: 'a',
      commandId: id,
    };
    const entry = { ...event, ...written, data };
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
