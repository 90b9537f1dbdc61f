import { LedgerError, changes, changeNamed, parseCommand } from '#domain';
import { KeyTable } from './reading/key-table';
import { Recorder } from './recorder';
import type { Answer, ImportCommand, RecordedFact, Recording } from './recorder';
import { WouldBeEntries } from './would-be-entries';

/** Fields by which a change that introduces something says under which id or name others will speak of it. */
const NAMING_FIELDS = [
  'unitId',
  'personId',
  'handle',
  'layoffId',
  'dealId',
  'investmentId',
  'sourceId',
  'entryId',
];

/**
 * A recorder that records nothing. The ledger decides each command as if it were the only one; where it does not know what an
 * earlier command of the same import would have introduced, the command counts as recorded, and only its fields were checked.
 */
export class Rehearsal extends Recorder {
  readonly #recorder: Recorder;
  readonly #introduced = new KeyTable();
  readonly #entries: WouldBeEntries | undefined;

  /** @param rereads whether rows look up what earlier rows of the same file would have recorded. */
  constructor(recorder: Recorder, rereads: boolean) {
    super();
    this.#recorder = recorder;
    this.#entries = rereads ? new WouldBeEntries() : undefined;
  }

  async record(commands: readonly ImportCommand[], how: Recording): Promise<readonly Answer[]> {
    const answers = await this.#recorder.record(commands, { ...how, dryRun: true });
    return answers.map((answer, at) => this.#answer(commands[at] as ImportCommand, answer));
  }

  async streams(streams: readonly string[]): Promise<readonly (readonly RecordedFact[])[]> {
    const found = await this.#recorder.streams(streams);
    return found.map((entries, at) => this.#entries?.after(streams[at] ?? '', entries) ?? entries);
  }

  entriesOf(type: string): AsyncIterable<RecordedFact> | Iterable<RecordedFact> {
    return this.#recorder.entriesOf(type);
  }

  #answer(command: ImportCommand, said: Answer): Answer {
    const answer = this.#isOfLater(command, said) ? checked(command) : said;
    if (answer.outcome === 'refused') return answer;
    const { name, json } = command;
    if (changes.get(name)?.mints === true)
      namesIn(json).forEach((named) => this.#introduced.set(named, [1, 0]));
    if (this.#entries !== undefined) this.#introduced.set(this.#entries.add(command), [1, 0]);
    return answer;
  }

  /** Whether a command was refused only because nothing before it was recorded. */
  #isOfLater({ json }: ImportCommand, answer: Answer): boolean {
    if (answer.outcome !== 'refused' || !answer.code.startsWith('unknown_')) return false;
    return this.#speaksOfIntroduced(json);
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

function checked({ name, json }: ImportCommand): Answer {
  try {
    parseCommand(changeNamed(changes, name), json);
    return { outcome: 'recorded', entries: name === 'RestateEntry' ? 2 : 1 };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { outcome: 'refused', code: error.code, reason: error.message };
  }
}
