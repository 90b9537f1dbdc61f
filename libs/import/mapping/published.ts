import { parsePublication } from '#domain';
import { shown } from '../import-error';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';
import { dateIn } from './field-value';
import type { Mapping } from './mapping';

const CLOCK_WITHOUT_OFFSET = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)$/;

/** When a row came out, as the ledger writes it, or why its cell cannot say; undefined where the mapping names no column for it. */
export function publicationOfRow(
  { publishedOn }: Mapping,
  row: Row,
  columns: Columns,
): { readonly text: string } | { readonly fault: string } | undefined {
  if (publishedOn === undefined) return undefined;
  const written = cell(row, columns, publishedOn.column);
  const text = withOffset(dateIn(written, publishedOn.form), publishedOn.offset);
  const parsed = parsePublication(text);
  return parsed.ok
    ? { text }
    : { fault: `${publishedOn.column} "${shown(written)}" is no publication time: ${parsed.why}` };
}

/** A clock time without its offset is another instant in every zone: without one in the mapping only its day counts. */
function withOffset(text: string, offset: string | undefined): string {
  const [, day, clock] = CLOCK_WITHOUT_OFFSET.exec(text) ?? [];
  if (day === undefined) return text;
  return offset === undefined ? day : `${day}T${clock}${offset}`;
}
