import { eventForms } from '#domain';
import type { EventForms, LedgerEvent, LedgerEventType, Recorded } from '#domain';
import type { Rows } from './rows';

/** The entries of one event type. */
export type EntryOf<Type extends LedgerEventType> = Recorded<Extract<LedgerEvent, { type: Type }>>;

/** What a projection does with each event type that it handles; it uses nothing but the entry and its own tables. */
export type Handlers = {
  readonly [Type in LedgerEventType]?: (rows: Rows, entry: EntryOf<Type>) => void;
};

/**
 * Columns of a table in SQL, and the columns of its natural key, by which it is clustered. Each table has one more column of the
 * key: `variant`, the position of the dispute that gives the row instead of what the entry says; 0 for what the entry says itself.
 */
export interface Table {
  readonly columns: string;
  readonly key: string;
  /** Columns of further indexes. */
  readonly indexes?: readonly string[];
}

/** The version of a read model as it is built: another one, too, once an event type that it handles is read in another form. */
export function builtVersionOf({ version, on }: Projection, forms: EventForms = eventForms): number {
  return forms.builtFrom(Object.keys(on), version);
}

/** One read model: its tables, and how entries fill them. Its queries stand beside it. */
export interface Projection {
  readonly name: string;
  /** Raised with every change of tables or handlers; the read model is then built anew. */
  readonly version: number;
  readonly tables: Readonly<Record<string, Table>>;
  readonly on: Handlers;
  /** Every event type that the read model leaves out on purpose. */
  readonly ignores: readonly LedgerEventType[];
  /**
   * What becomes of disputes. `claimed`, where it is left out: handlers are called once more for what another source gives instead
   * of a disputed entry, and for each right entry that later takes its place; their rows are then variants of that entry.
   * `listed`: the same, for denials too, so that the read model can list them. `passedOver`: the read model lists entries, not what
   * they claim.
   */
  readonly disputes?: 'claimed' | 'listed' | 'passedOver';
}
