import type { Words } from '../words/words';
import { daysText, inLanguage, isBounds, isDays, isNamed } from './cell';
import type { Bounds, Cell } from './cell';

/** A cell as a person reads it in a table. */
export function cellText(cell: Cell, words: Words): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? nestedText(cell, words) : plainText(cell, words);
}

function plainText(cell: string | number | boolean, words: Words): string {
  if (typeof cell === 'boolean') return cell ? words.yes : words.no;
  return typeof cell === 'number' ? grouped(cell) : words.value(cell);
}

function nestedText(cell: Cell & object, words: Words): string {
  if (isBounds(cell)) return boundsText(cell, words);
  if (isDays(cell)) return daysText(cell);
  if (isNamed(cell)) return inLanguage(cell.byLanguage, words.language);
  return cell.map((each) => words.value(String(each))).join(' ');
}

/** Bounds in words: `14,000`, `200 to 999`, `300 or more`, `undisclosed`. */
export function boundsText({ min, max }: Bounds, words: Words): string {
  if (max === null) return min === null ? '' : fromBelow(min, words);
  if (min === null) return words.atMost(grouped(max));
  return min === max ? grouped(max) : words.range(grouped(min), grouped(max));
}

function fromBelow(min: number | string, words: Words): string {
  return Number(min) === 0 ? words.undisclosed : words.atLeast(grouped(min));
}

/** A number with its thousands apart; decimal text keeps every digit. */
function grouped(number: number | string): string {
  const [whole = '', fraction] = String(number).split('.');
  const apart = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}
