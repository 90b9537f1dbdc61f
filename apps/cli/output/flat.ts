import { inLanguage, isBounds, isDays, isNamed } from './cell';
import type { Cell, Row } from './cell';

/** A row without anything nested, for files: bounds and days take two columns each, a list is joined by semicolons. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;

/** A row as a file holds it. Texts are those of the asked language, or of another where there is none. */
export function flatRow(row: Row, language: string): FlatRow {
  return Object.fromEntries(Object.entries(row).flatMap(([name, cell]) => flatCells(name, cell, language)));
}

type Flat = readonly (readonly [string, string | number | boolean | null])[];

function flatCells(name: string, cell: Cell, language: string): Flat {
  if (isBounds(cell)) {
    return [
      [`${name}_min`, cell.min],
      [`${name}_max`, cell.max],
    ];
  }
  if (isDays(cell)) {
    return [
      [`${name}_earliest`, cell.earliest],
      [`${name}_latest`, cell.latest],
    ];
  }
  if (isNamed(cell)) return [[name, inLanguage(cell.byLanguage, language)]];
  if (Array.isArray(cell)) return [[name, cell.join(';')]];
  return [[name, (cell ?? null) as string | number | boolean | null]];
}
