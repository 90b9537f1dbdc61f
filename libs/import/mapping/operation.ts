import { shown } from '../import-error';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';
import type { Mapping } from './mapping';

/** What a row does to what is recorded under its key; `state` where rows only give the newest state. */
export type Operation = 'insert' | 'update' | 'delete' | 'state';

/** What a row does, or why its cell does not say. */
export function operationOf(
  { operation }: Mapping,
  row: Row,
  columns: Columns,
): { readonly does: Operation } | { readonly fault: string } {
  if (operation === undefined) return { does: 'state' };
  const word = cell(row, columns, operation.column);
  const does = (['insert', 'update', 'delete'] as const).find((kind) => operation[kind].includes(word));
  if (does !== undefined) return { does };
  return {
    fault: `${operation.column} "${shown(word)}" is none of the mapping's words for insert, update and delete`,
  };
}
