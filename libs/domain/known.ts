import type { Recorded, Remembered } from './decider';
import { LedgerError } from './errors';
import { isPersonId } from './field-kinds';
import { publicationInstant, visibleAt } from './visibility';

/** What a store must be able to look up, its own uncommitted entries included. */
export interface Lookup {
  /** Everything remembered under a key, oldest first. */
  remembered(kind: Remembered['kind'], key: string): readonly string[];
  /** The recorded entry with this id. */
  entry(entryId: string): Recorded | undefined;
}

/** Who buys whom. */
export interface Bid {
  readonly buyerId: string;
  readonly companyId: string;
}

/** The small read-only view of other streams that a refusal needs. */
export class Known {
  readonly #lookup: Lookup;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** @throws LedgerError unknown_unit where no unit was ever recorded under the id. */
  requireUnit(unitId: string, pointer = '/unitId'): void {
    if (this.#lookup.remembered('unit', unitId).length > 0) return;
    throw new LedgerError(
      'unknown_unit',
      `unit "${unitId}" was never recorded; register or establish it first`,
      pointer,
    );
  }

  /**
   * The opaque id of a person who is given by id or handle.
   * @throws LedgerError unknown_person where nobody was ever introduced under it.
   */
  requirePerson(reference: string, pointer = '/personId'): string {
    const [personId] = isPersonId(reference) ? this.#lookup.remembered('person', reference) : [];
    const found = personId ?? this.personOf(reference);
    if (found !== undefined) return found;
    throw new LedgerError(
      'unknown_person',
      `person "${reference}" was never introduced; introduce the person first`,
      pointer,
    );
  }

  /** The person to whom a handle was given, withdrawn or not. */
  personOf(handle: string): string | undefined {
    return this.#lookup.remembered('handle', handle)[0];
  }

  /** Every unit that was ever recorded as the one directly above, the buyers of completed acquisitions among them. */
  parentsOf(unitId: string): readonly string[] {
    const bought = this.#completed('target', unitId).filter(({ companyId }) => companyId === unitId);
    return [...this.#lookup.remembered('parent', unitId), ...bought.map(({ buyerId }) => buyerId)];
  }

  /** Every unit that was ever recorded directly below, the targets of completed acquisitions among them. */
  childrenOf(unitId: string): readonly string[] {
    const bought = this.#completed('buyer', unitId).filter(({ buyerId }) => buyerId === unitId);
    return [...this.#lookup.remembered('child', unitId), ...bought.map(({ companyId }) => companyId)];
  }

  /** Who buys whom in an acquisition, as each of its announcements says, withdrawn or not. */
  bidsOf(dealId: string): readonly Bid[] {
    return this.#lookup.remembered('deal', dealId).map((id) => this.requireEntry(id).data as Bid);
  }

  /** Whether an acquisition was ever recorded as completed. */
  isCompleted(dealId: string): boolean {
    return this.#lookup.remembered('completion', dealId).length > 0;
  }

  #completed(side: 'buyer' | 'target', unitId: string): readonly Bid[] {
    return [...new Set(this.#lookup.remembered(side, unitId))]
      .filter((dealId) => this.isCompleted(dealId))
      .flatMap((dealId) => this.bidsOf(dealId));
  }

  /** The archived texts of a source; none where it was never archived, without its text, or only by what is withdrawn. */
  textsOf(sourceId: string): readonly string[] {
    return this.#lookup.remembered('source', sourceId).flatMap((entryId) => {
      const entry = this.requireEntry(entryId);
      const { text } = entry.data as { text?: string };
      return text === undefined || this.#isWithdrawn(entry) ? [] : [text];
    });
  }

  /** Whether nobody sees an entry any more, at whatever time of publication. */
  #isWithdrawn(entry: Recorded): boolean {
    return visibleAt(entry, publicationInstant, (withdrawn) => this.withdrawalsOf(withdrawn.id)).length === 0;
  }

  /** @throws LedgerError unknown_entry where no entry has the id. */
  requireEntry(entryId: string, pointer = '/entryId'): Recorded {
    const entry = this.#lookup.entry(entryId);
    if (entry !== undefined) return entry;
    throw new LedgerError(
      'unknown_entry',
      `entry ${entryId} does not exist; look it up in the stream that holds it`,
      pointer,
    );
  }

  /** The entries that withdraw an entry, oldest first, themselves withdrawn or not. */
  withdrawalsOf(entryId: string): readonly Recorded[] {
    return this.#lookup.remembered('withdrawal', entryId).map((id) => this.requireEntry(id));
  }
}
