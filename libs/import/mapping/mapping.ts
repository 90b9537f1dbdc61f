import type { Encoding } from '../reading/file-text';

/** How days are written in a column. `iso` takes every partial date, such as 2025-06 or 2025-06-17. */
export const DATE_FORMS = ['iso', 'month/day/year', 'day/month/year', 'day.month.year'] as const;

export type DateForm = (typeof DATE_FORMS)[number];

/**
 * What the last day of a tenure or membership means in a column. The ledger keeps the first day out, so the last day in office is
 * moved by one.
 */
export const END_CONVENTIONS = ['firstDayOut', 'lastDayIn'] as const;

/** Where the value of one field comes from: one of these, and `optional` where an empty cell leaves the field out. */
export type FieldRule = { readonly optional?: boolean } & (
  | { readonly constant: unknown }
  /** The text of a column, or what `words` put in its place. */
  | { readonly column: string; readonly words?: Readonly<Record<string, string>> }
  /** An id made of the words of columns. */
  | { readonly slug: readonly string[] }
  /** A person's opaque id, made of the name in the first column and what tells persons of one name apart in the others. */
  | { readonly person: readonly string[] }
  /** Names by language, each from a column. */
  | { readonly names: Readonly<Record<string, string>> }
  | {
      readonly date: string;
      readonly form?: DateForm;
      readonly end?: (typeof END_CONVENTIONS)[number];
    }
  /** Exactly so many people; an empty cell is undisclosed. */
  | { readonly count: string }
  /** `7%` or `0.07`. */
  | { readonly percent: string }
  /** True where the cell is one of these words, else false. */
  | { readonly flag: string; readonly true: readonly string[] }
  /** A value with fields of its own, such as a post. */
  | { readonly fields: Readonly<Record<string, FieldRule>> }
);

/** A change, and where its fields come from. The citation is made of the row. */
export interface ChangeRule {
  /** Name of the change, such as `ReportHeadcount`. */
  readonly change: string;
  readonly fields: Readonly<Record<string, FieldRule>>;
}

/** How the rows of a file become changes of the ledger. */
export interface Mapping extends ChangeRule {
  /** Lower-case words joined by hyphens; begins the ids of its sources. */
  readonly name: string;
  readonly format: 'csv' | 'ndjson';
  readonly encoding?: Encoding;
  /** One character between cells of CSV; a comma where it is left out. */
  readonly delimiter?: string;
  /** The column that says when a row came out; the file itself where it is left out. */
  readonly publishedOn?: { readonly column: string; readonly form?: DateForm; readonly offset?: string };
  /** Columns that together name what a row speaks of: what a later row updates or deletes. */
  readonly key: readonly string[];
  /** The column that says what a row does, and its words for it; left out where each row gives the newest state. */
  readonly operation?: {
    readonly column: string;
    readonly insert: readonly string[];
    readonly update: readonly string[];
    readonly delete: readonly string[];
  };
  /** Things that rows speak of, recorded once where the ledger has them not. */
  readonly introduce?: readonly ChangeRule[];
}
