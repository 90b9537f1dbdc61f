import type { Recorded } from '#domain';

/** A command that an import sends. */
export interface ImportCommand {
  /** Follows from the file, the line and the command alone, so that an import that is run again sends the same. */
  readonly commandId: string;
  /** Name of the change, such as `AnnounceLayoff`. */
  readonly name: string;
  readonly json: object;
}

/** What became of a command. */
export type Answer =
  | { readonly outcome: 'recorded'; readonly entries: number }
  /** The command was recorded before, and this is its first answer again. */
  | { readonly outcome: 'repeated' }
  /** @param reason the rule that it breaks, in a sentence. */
  | { readonly outcome: 'refused'; readonly code: string; readonly reason: string };

/** What an import reads of an entry. */
export type RecordedFact = Pick<Recorded, 'id' | 'type' | 'data'>;

/** How commands of one import are recorded. */
export interface Recording {
  /** Marks every entry of the import. */
  readonly correlationId: string;
  /** Decide, but record nothing. */
  readonly dryRun: boolean;
}

/**
 * Where an import records what it reads, and looks up what is recorded already: a ledger in the same process, or one behind HTTP.
 * Failures of the ledger itself (not refusals of a command) are thrown and end the import, which can be run again.
 */
export abstract class Recorder {
  /** Records commands, each on what the earlier ones did, and answers for each in the same order; one refused keeps none back. */
  abstract record(commands: readonly ImportCommand[], how: Recording): Promise<readonly Answer[]>;
  /** The entries of each stream in order; none for a stream that does not exist. */
  abstract streams(streams: readonly string[]): Promise<readonly (readonly RecordedFact[])[]>;
  /** Every recorded entry of a type, in the order of the ledger. */
  abstract entriesOf(type: string): AsyncIterable<RecordedFact> | Iterable<RecordedFact>;
}
