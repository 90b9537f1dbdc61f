import { LedgerError, changes, changeNamed, parseCommand } from '#domain';
import { KeyTable } from './reading/key-table';
import { Recorder } from './recorder';
import type { Answer, ImportCommand, RecordedFact, Recording } from './recorder';

/** Fields by which a change that introduces something says under which id or name others will speak of it. */
const NAMING_FIELDS = ['unitId', 'personId', 'handle', 'layoffId', 'dealId', 'investmentId', 'sourceId'];

/**
 * A recorder that records nothing. The ledger decides each command as if it were the only one; where it does not know what an
 * earlier command of the same import would have introduced, the command counts as recorded, and only its fields were checked.
 */
export class Rehearsal extends Recorder {
  readonly #recorder: Recorder;
  readonly #introduced = new KeyTable();

  constructor(recorder: Recorder) {
    super();
    this.#recorder = recorder;
  }

  async record(commands: readonly ImportCommand[], how: Recording): Promise<readonly Answer[]> {
    const answers = await this.#recorder.record(commands, { ...how, dryRun: true });
    return answers.map((answer, at) => this.#answer(commands[at] as ImportCommand, answer));
  }

  streams(streams: readonly string[]): Promise<readonly (readonly RecordedFact[])[]> {
    return this.#recorder.streams(streams);
  }

  entriesOf(type: string): AsyncIterable<RecordedFact> | Iterable<RecordedFact> {
    return this.#recorder.entriesOf(type);
  }

  #answer({ name, json }: ImportCommand, answer: Answer): Answer {
    if (answer.outcome === 'refused') {
      const isOfLater = answer.code.startsWith('unknown_') && this.#speaksOfIntroduced(json);
      return isOfLater ? checked(name, json) : answer;
    }
    if (changes.get(name)?.mints === true) {
      for (const named of namesIn(json)) this.#introduced.set(named, [1, 0]);
    }
    return answer;
  }

  #speaksOfIntroduced(json: object): boolean {
    return namesIn(json).some((named) => this.#introduced.get(named) !== undefined);
  }
}

/** The ids and handles that a command gives, inside its values too. */
function namesIn(json: object): readonly string[] {
  return Object.entries(json).flatMap(([field, value]): readonly string[] => {
    if (typeof value === 'object' && value !== null) return namesIn(value as object);
    return typeof value === 'string' && NAMING_FIELDS.includes(field) ? [value] : [];
  });
}

function checked(name: string, json: object): Answer {
  try {
    parseCommand(changeNamed(changes, name), json);
    return { outcome: 'recorded', entries: 1 };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { outcome: 'refused', code: error.code, reason: error.message };
  }
}
