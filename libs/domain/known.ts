import type { Minted, Recorded, Remembered } from './decider';
import { LedgerError } from './errors';
import { isPersonId } from './field-kinds';
import { publicationInstant, visibleAt } from './visibility';
import type { Period } from './visibility';

/** What a store must be able to look up, its own uncommitted entries included. */
export interface Lookup {
  /** Everything remembered under a key, oldest first. */
  remembered(kind: Remembered['kind'], key: string): readonly string[];
  /** The recorded entry with this id. */
  entry(entryId: string): Recorded | undefined;
  /** Whether the id of a stream is given to a thing yet. */
  state(stream: string): Minted;
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

  /** Who buys whom in an acquisition, as each of its announcements says, or a dispute instead of it, withdrawn or not. */
  bidsOf(dealId: string): readonly Bid[] {
    return this.#entriesOf('deal', dealId).flatMap((entry) => bidIn(entry) ?? []);
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
      return text === undefined || this.visibleAt(entry).length === 0 ? [] : [text];
    });
  }

  /** Whether a thing was ever recorded under an id; ids outlive the entries that gave them. */
  isMinted(stream: string): boolean {
    return this.#lookup.state(stream) === 'taken';
  }

  /** The publication instants at which an entry is visible as of now; none where nobody sees it any more. */
  visibleAt(entry: Recorded): readonly Period[] {
    return visibleAt(entry, {
      publishedAt: publicationInstant,
      withdrawalsOf: ({ id }: Recorded) => this.withdrawalsOf(id),
      corroborationsOf: ({ id }: Recorded) => this.#entriesOf('corroboration', id),
    });
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
    return this.#entriesOf('withdrawal', entryId);
  }

  /** The declarations that a thing is another one, oldest first, withdrawn or not. @param stream the thing's own. */
  samenessOf(stream: string): readonly Recorded[] {
    return this.#entriesOf('same', stream);
  }

  #entriesOf(kind: Remembered['kind'], key: string): readonly Recorded[] {
    return this.#lookup.remembered(kind, key).map((id) => this.requireEntry(id));
  }
}

/** What an announcement says, or the claim of a dispute of one. */
function bidIn({ type, data }: Recorded): Bid | undefined {
  return type === 'EntryDisputed' ? (data as { claim: { data?: Bid } }).claim.data : (data as Bid);
}
