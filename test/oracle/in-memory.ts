import { Known, changeNamed, changes, evolve, parseCommand, remembered } from '#domain';
import type { Event, Minted, Recorded, Remembered } from '#domain';
import { CHANGE_OF } from './record-history';
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
    if (!changes.has(name))
      return [record(`later-${name}`, { type: eventOf(name), data: factOf(command, entries) })];
    const change = changeNamed(changes, name);
    const parsed = parseCommand(change, command);
    const stream = change.stream(parsed, known);
    return change.decide(parsed, stateOf(stream), known).map((event) => record(stream, event));
  };
}

const EVENT_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(CHANGE_OF).map(([type, name]) => [name, type])),
  CorroborateEntry: 'EntryCorroborated',
  DisputeEntry: 'EntryDisputed',
  DeclareSame: 'SamenessDeclared',
};

/** The event of a change that the domain has not yet; it holds the command. */
function eventOf(name: string): string {
  const type = EVENT_OF[name];
  if (type === undefined) throw new RangeError(`no event is known of ${name}`);
  return type;
}

/** What an event holds: the command, and of a dispute the disputed entry as the other source has it. */
function factOf(command: object, entries: readonly Recorded[]): object {
  const { entryId, instead } = command as { entryId?: string; instead?: object };
  const disputed = entries.find(({ id }) => id === entryId);
  if (disputed === undefined || instead === undefined) return command;
  return { ...command, claim: { type: disputed.type, data: { ...disputed.data, ...instead } } };
}
