import { changes } from '#domain';
import type { ImportCommand, RecordedFact } from './recorder';
import { streamOf } from './stream-of';

/** What a retraction and a restatement have, and no other command. */
interface Correction {
  readonly entryId?: string;
  readonly right?: { readonly change: string; readonly command: object };
}

/**
 * What a dry run would have recorded so far, for layouts whose rows rest on earlier ones of the same file. It grows with the file.
 */
export class WouldBeEntries {
  readonly #byStream = new Map<string, RecordedFact[]>();
  readonly #streamOf = new Map<string, string>();

  /** The entries of a stream with those that would stand after them. */
  after(stream: string, recorded: readonly RecordedFact[]): readonly RecordedFact[] {
    for (const { id } of recorded) this.#streamOf.set(id, stream);
    return [...recorded, ...(this.#byStream.get(stream) ?? [])];
  }

  /** Takes an accepted command; answers the id by which later commands may speak of the entry that it would bring. */
  add({ commandId, name, json }: ImportCommand): string {
    const { entryId, right } = json as Correction;
    const stream = entryId === undefined ? streamOf({ name, json }) : this.#streamOf.get(entryId);
    if (stream === undefined) return commandId;
    if (entryId !== undefined) {
      this.#push(stream, { id: withdrawalId(commandId), type: 'EntryRetracted', data: json });
    }
    const fact = entryId === undefined ? { change: name, command: json } : right;
    if (fact !== undefined)
      this.#push(stream, { id: commandId, type: typeOf(fact.change), data: fact.command });
    return commandId;
  }

  #push(stream: string, entry: RecordedFact): void {
    this.#streamOf.set(entry.id, stream);
    const entries = this.#byStream.get(stream);
    if (entries === undefined) this.#byStream.set(stream, [entry]);
    else entries.push(entry);
  }
}

/** The type of the one event that a change of facts brings. */
function typeOf(change: string): string {
  return Object.keys(changes.get(change)?.versions ?? {})[0] ?? '';
}

/** Another id of the form of a UUID. */
function withdrawalId(commandId: string): string {
  return `${commandId.slice(0, -1)}${commandId.endsWith('0') ? '1' : '0'}`;
}
