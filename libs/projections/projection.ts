import type { LedgerEvent, LedgerEventType, Recorded } from '#domain';
import type { Rows } from './rows';

/** The entries of one event type. */
export type EntryOf<Type extends LedgerEventType> = Recorded<Extract<LedgerEvent, { type: Type }>>;

/** What a projection does with each event type that it handles; it uses nothing but the entry and its own tables. */
export type Handlers = {
  readonly [Type in LedgerEventType]?: (rows: Rows, entry: EntryOf<Type>) => void;
};

/** Columns of a table in SQL, and the columns of its natural key, by which it is clustered. */
export interface Table {
  readonly columns: string;
  readonly key: string;
  /** Columns of further indexes. */
  readonly indexes?: readonly string[];
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
}
