import { LedgerError } from '#domain';
import type { LedgerErrorCode, Recorded } from '#domain';
import { Recorder } from './recorder';
import type { Answer, ImportCommand, RecordedFact, Recording } from './recorder';

/** What an import needs of a ledger that is open in the same process; an event store with its command handling has it. */
export interface OpenedLedger {
  /** Has one command recorded. @throws LedgerError where it is refused, or where the ledger fails. */
  handle(
    command: { readonly name: string; readonly json: unknown },
    request: { readonly commandId: string; readonly correlationId: string; readonly dryRun: boolean },
  ): Promise<{ readonly entries: readonly Recorded[]; readonly repeated: boolean }>;
  readStream(stream: string): Iterable<{ readonly entry: Recorded }>;
  readAll(afterPosition: number): Iterable<{ readonly entry: Recorded }>;
}

/** Failures of the ledger, after which no other command can be recorded either. */
const FAILURES: ReadonlySet<LedgerErrorCode> = new Set([
  'clock_behind',
  'store_closed',
  'store_locked',
  'store_damaged',
  'store_foreign',
  'commit_unknown',
]);

/** Records into a ledger that is open in the same process. Commands that wait together share a commit. */
export class InProcessRecorder extends Recorder {
  readonly #ledger: OpenedLedger;

  constructor(ledger: OpenedLedger) {
    super();
    this.#ledger = ledger;
  }

  async record(commands: readonly ImportCommand[], how: Recording): Promise<readonly Answer[]> {
    const results = await Promise.allSettled(
      commands.map(({ commandId, name, json }) => this.#ledger.handle({ name, json }, { ...how, commandId })),
    );
    return results.map((result) => {
      if (result.status === 'rejected') return refusalOf(result.reason);
      const { repeated, entries } = result.value;
      return repeated ? { outcome: 'repeated' } : { outcome: 'recorded', entries: entries.length };
    });
  }

  async streams(streams: readonly string[]): Promise<readonly (readonly RecordedFact[])[]> {
    return streams.map((stream) => Array.from(this.#ledger.readStream(stream), ({ entry }) => entry));
  }

  *entriesOf(type: string): Generator<RecordedFact> {
    for (const { entry } of this.#ledger.readAll(0)) if (entry.type === type) yield entry;
  }
}

/** @throws whatever is no refusal of the one command. */
function refusalOf(error: unknown): Answer {
  if (!(error instanceof LedgerError) || FAILURES.has(error.code)) throw error;
  return { outcome: 'refused', code: error.code, reason: error.message };
}
