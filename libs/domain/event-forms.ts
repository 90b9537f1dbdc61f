import { disputeInNewestForm } from './changes/corrections/claim-form';
import type { Change, Stored } from './decider';
import { LedgerError } from './errors';

/** More than any version of rules is ever raised by hand, so that an upcast never looks like such a step. */
const UPCAST_STEP = 1_000_000;

/** The forms that event types have had: which is the newest, and how what was stored in an older one is read today. */
export class EventForms {
  readonly #changes: ReadonlyMap<string, Change>;

  /** @param changes every change that ever wrote an entry, those that take no commands any more included. */
  constructor(changes: Iterable<Change>) {
    this.#changes = new Map(
      [...changes].flatMap((change) => Object.keys(change.versions).map((type) => [type, change])),
    );
  }

  /** Newest version of an event type's stored form; 1 for types that nothing writes. */
  versionOf(type: string): number {
    return this.#changes.get(type)?.versions[type] ?? 1;
  }

  /**
   * Stored data of an event in the newest form of its type; what is of that form already is given as it is.
   * @throws LedgerError store_foreign where the version is a later one than this program knows.
   */
  newest(type: string, version: number, data: object): object {
    this.#requireKnown(type, version);
    const upcasts = this.#changes.get(type)?.upcasts?.[type] ?? {};
    let form = data as Stored;
    for (let from = version; from < this.versionOf(type); from += 1) {
      const upcast = upcasts[from];
      if (upcast === undefined) throw new Error(`${type} has no upcast from version ${from} to the next`);
      form = upcast(form);
    }
    return type === 'EntryDisputed' ? disputeInNewestForm(form, this) : form;
  }

  /** The version of something that is built from entries of some types: another one with every upcast of one of them. */
  builtFrom(types: Iterable<string>, version: number): number {
    return [...types].reduce((sum, type) => sum + UPCAST_STEP * (this.versionOf(type) - 1), version);
  }

  #requireKnown(type: string, version: number): void {
    if (!Number.isSafeInteger(version) || version < 1)
      throw new TypeError(`${type} is said to have version ${version}; versions count from 1`);
    const newest = this.versionOf(type);
    if (version <= newest) return;
    const versions = `it holds ${type} in version ${version}, and this program knows versions up to ${newest}`;
    throw new LedgerError(
      'store_foreign',
      `the ledger was written by a later version: ${versions}; install that`,
    );
  }
}
