/** What a column holds. `decimal` is exact, as text; `json` is whatever JSON says; each may be empty (null). */
export type ColumnKind =
  'text' | 'integer' | 'boolean' | 'day' | 'instant' | 'decimal' | 'texts' | 'integers' | 'json';

/** A column of exported rows. */
export interface Column {
  readonly kind: ColumnKind;
  readonly description: string;
}

/** The columns of a model by their names in snake_case, in their order. */
export type Columns = Readonly<Record<string, Column>>;

/** A value as it stands in a row: a day is `2025-10-28`, an instant RFC 3339 in UTC with milliseconds. */
export type ExportedCell = string | number | boolean | null | readonly (string | number)[] | object;

/** A row: a cell for each column of its model. */
export type ExportedRow = Readonly<Record<string, ExportedCell>>;

const column =
  (kind: ColumnKind) =>
  (description: string): Column => ({ kind, description });

export const text = column('text');
export const integer = column('integer');
export const flag = column('boolean');
export const instant = column('instant');
export const decimal = column('decimal');
export const texts = column('texts');
export const json = column('json');
const day = column('day');
const PLAIN_DAY = 'both inclusive; empty where it is open or unknown';

/** Both ends of an uncertain day. */
export function days(name: string, what: string): Columns {
  return {
    [`${name}_earliest`]: day(`First day on which ${what}; ${PLAIN_DAY}.`),
    [`${name}_latest`]: day(`Last day on which ${what}; ${PLAIN_DAY}.`),
  };
}

/** @see days */
export function dayCells(
  name: string,
  found: { readonly earliest: string | null; readonly latest: string | null } | null | undefined,
): ExportedRow {
  return { [`${name}_earliest`]: found?.earliest ?? null, [`${name}_latest`]: found?.latest ?? null };
}

/** A text by language: English and Arabic in columns of their own, and all languages together. */
export function byLanguage(name: string, what: string): Columns {
  return {
    [`${name}_en`]: text(`${what}, in English; empty where no source gives it.`),
    [`${name}_ar`]: text(`${what}, in Arabic; empty where no source gives it.`),
    [name]: json(`${what}, by language.`),
  };
}

/** @see byLanguage */
export function languageCells(name: string, found: Readonly<Record<string, string>> | null): ExportedRow {
  return { [`${name}_en`]: found?.['en'] ?? null, [`${name}_ar`]: found?.['ar'] ?? null, [name]: found };
}

/** Bounds, both inclusive. */
export function bounds(name: string, what: string): Columns {
  return {
    [`${name}_min`]: integer(`Least number of ${what}, inclusive; empty where nothing says.`),
    [`${name}_max`]: integer(`Greatest number of ${what}, inclusive; empty where there is no bound.`),
  };
}

/** @see bounds */
export function boundCells(
  name: string,
  found: { readonly min: number | null; readonly max: number | null } | null | undefined,
): ExportedRow {
  return { [`${name}_min`]: found?.min ?? null, [`${name}_max`]: found?.max ?? null };
}

/** The grounds of a row. */
export const ENTRY_IDS: Columns = {
  entry_ids: texts('Ids of the entries without which the row would be another.'),
};
