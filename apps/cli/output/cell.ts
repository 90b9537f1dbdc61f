/** Texts by language, as the ledger answers them. */
export type ByLanguage = Readonly<Record<string, string>>;

/** Bounds of a number, both inclusive; null where there is none on that side. */
export interface Bounds {
  readonly min: number | string | null;
  readonly max: number | string | null;
}

/** First and last day on which something may have been, both inclusive; null where it is open. */
export interface Days {
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** No days: what stands in a column of days where there are none. */
export const NO_DAYS: Days = { earliest: null, latest: null };

/** No bounds: what stands in a column of bounds where there are none. */
export const NO_BOUNDS: Bounds = { min: null, max: null };

/** What stands in one cell: plain values, bounds, days, texts by language, or a list. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | undefined
  | Bounds
  | Days
  | { readonly byLanguage: ByLanguage }
  | readonly (string | number)[];

/** A row by column; every row of a table has the same columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Texts by language as a cell. */
export const named = (byLanguage: ByLanguage): Cell => ({ byLanguage });

export function isBounds(cell: Cell): cell is Bounds {
  return typeof cell === 'object' && cell !== null && 'min' in cell;
}

export function isDays(cell: Cell): cell is Days {
  return typeof cell === 'object' && cell !== null && 'earliest' in cell;
}

export function isNamed(cell: Cell): cell is { readonly byLanguage: ByLanguage } {
  return typeof cell === 'object' && cell !== null && 'byLanguage' in cell;
}

/** The text in the asked language, or in any where there is none in that; empty where there is none at all. */
export function inLanguage(texts: ByLanguage, language: string): string {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}

/** Days as a partial date: `2025-10-28`, `2025-01-01/2025-10-28`, `../2025-10-28`; empty where there are none. */
export function daysText({ earliest, latest }: Days): string {
  if (earliest === latest) return latest ?? '';
  return `${earliest ?? '..'}/${latest ?? '..'}`;
}
