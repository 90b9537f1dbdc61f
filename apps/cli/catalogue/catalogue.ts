/** A field of a change, as the command line asks for it. */
export interface CatalogueField {
  readonly name: string;
  readonly kind: string;
  readonly optional: boolean;
  readonly description: string;
  /** The words that a choice is made from. */
  readonly of?: readonly string[];
  /** The value class of a nested field. */
  readonly type?: string;
  /** The word that may stand in place of a nested field. */
  readonly orWord?: string;
  readonly fields?: readonly CatalogueField[];
}

/** A change of the ledger, as a subcommand. */
export interface CatalogueChange {
  /** In kebab-case: the subcommand and the address. */
  readonly name: string;
  readonly description: string;
  readonly fields: readonly CatalogueField[];
}
