import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { changes } from '#domain';
import { problemOf } from '../problem';

/** What may become of a command that is not refused; one that is, is counted by the code of its refusal. */
type Accepted = 'recorded' | 'repeated' | 'dry_run' | 'undone';

/** What is known of a command that was accepted. */
interface Outcome {
  readonly repeated: boolean;
  readonly entries: readonly unknown[];
}

/** How commands were sent. */
interface Sent {
  readonly dryRun: boolean;
  /** False where others of its batch kept it from being recorded. */
  readonly isRecorded?: boolean;
}

/** Counts commands by change and by what became of them; never by who sent them or what they are about. */
export class CommandCounts {
  readonly #commands: Counter<'change' | 'outcome'>;
  readonly #entries: Counter<'change'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#commands = new Counter({
      name: 'ledger_commands_total',
      help: 'Commands by change, and by what became of them: recorded, repeated, dry_run, undone, or the code of a refusal.',
      labelNames: ['change', 'outcome'],
      registers,
    });
    this.#entries = new Counter({
      name: 'ledger_entries_recorded_total',
      help: 'Entries that this process recorded, by the change that brought them.',
      labelNames: ['change'],
      registers,
    });
  }

  /** @param change its name, as `AnnounceLayoff`; whatever else was sent. */
  accepted(change: string, { repeated, entries }: Outcome, { dryRun, isRecorded = true }: Sent): void {
    const outcome: Accepted = dryRun ? 'dry_run' : repeated ? 'repeated' : isRecorded ? 'recorded' : 'undone';
    this.#commands.inc({ change: labelOf(change), outcome });
    if (outcome === 'recorded') this.#entries.inc({ change: labelOf(change) }, entries.length);
  }

  /** @param error whatever was thrown. */
  refused(change: string, error: unknown): void {
    this.#commands.inc({ change: labelOf(change), outcome: problemOf(error, '').code });
  }
}

/** Names come from strangers: those of no change are counted together. */
function labelOf(change: string): string {
  return changes.has(change) ? change : 'unknown';
}
