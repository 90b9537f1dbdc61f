import { changes } from '#domain';
import type { FileOrder } from '../file-order';
import type { RowPlan } from '../layout';
import { CsvScanner } from '../reading/csv-scanner';
import { textIn } from '../reading/ndjson-rows';
import type { Columns, Row } from '../reading/row';
import { standing } from '../recorded-facts';
import type { RecordedFact } from '../recorder';
import type { RowCitation } from '../source-file';
import type { Operation } from './operation';

/** A row with what it does. */
export interface Operating {
  readonly row: Row;
  readonly operation: Operation;
  readonly key: string;
  readonly command: object;
  readonly citation: RowCitation;
}

/** How recorded rows of the same layout are recognised. */
export interface Recognising {
  readonly change: string;
  readonly layout: string;
  readonly keyOf: (row: Row) => string;
  readonly files: FileOrder;
  /** Of CSV; undefined for JSON. */
  readonly delimiter: string | undefined;
  readonly columns: Columns;
}

type Plan = Omit<RowPlan, 'line'>;

interface Cited {
  readonly citation?: RowCitation;
}

/**
 * What a row records: an insert a fact, an update a restatement, a delete a retraction, each published when the row came out, so that
 * what had been published before is answered as it was. A row whose record is quoted already was recorded before.
 */
export async function planOperation(
  one: Operating,
  entries: readonly RecordedFact[],
  recognising: Recognising,
): Promise<Plan> {
  const own = ofLayout(entries, recognising);
  const record = recordIn(one.citation);
  if (own.some(({ data }) => recordIn((data as Cited).citation) === record)) return unchanged();
  const current = standing(own).findLast((entry) => keyIn(entry, recognising) === one.key);
  if (current === undefined) return ofNothing(one, recognising.change);
  if (one.operation === 'insert')
    return refused(`its key is recorded already, by entry ${current.id}; mark it as an update`);
  if (one.operation === 'state') return newState(one, current, recognising);
  return corrected(one, current, recognising.change);
}

/** What the layout's own change recorded in a stream, and the withdrawals of it: others quote the same rows. */
function ofLayout(
  entries: readonly RecordedFact[],
  { change, layout }: Recognising,
): readonly RecordedFact[] {
  const types = Object.keys(changes.get(change)?.versions ?? {});
  const isCited = ({ data }: RecordedFact): boolean =>
    (data as Cited).citation?.sourceId.startsWith(`${layout}-`) === true;
  const facts = new Set(
    entries.filter((entry) => types.includes(entry.type) && isCited(entry)).map(({ id }) => id),
  );
  return entries.filter((entry) => {
    const { entryId = '' } = entry.data as { readonly entryId?: string };
    return facts.has(entry.id) || (entry.type === 'EntryRetracted' && facts.has(entryId) && isCited(entry));
  });
}

/** The record that a citation quotes, without its line. */
function recordIn(citation: RowCitation | undefined): string {
  return citation?.quote.replace(/^line \d+: /, '') ?? '';
}

/** The key of the row that an entry quotes; undefined for a withdrawal. */
function keyIn({ type, data }: RecordedFact, { keyOf, delimiter, columns }: Recognising): string | undefined {
  if (type === 'EntryRetracted') return undefined;
  const raw = recordIn((data as Cited).citation);
  const row = delimiter === undefined ? jsonRow(raw, columns) : csvRow(raw, delimiter);
  return row === undefined ? undefined : keyOf(row);
}

function csvRow(raw: string, delimiter: string): Row | undefined {
  const scanner = new CsvScanner('a quoted record', delimiter);
  return [...scanner.push(raw), ...scanner.end()][0];
}

function jsonRow(raw: string, columns: Columns): Row | undefined {
  try {
    const object = JSON.parse(raw) as Readonly<Record<string, unknown>>;
    return { line: 0, raw, cells: [...columns.keys()].map((column) => textIn(object[column] ?? null) ?? '') };
  } catch {
    // A record that is too long to be quoted whole.
    return undefined;
  }
}

function ofNothing({ operation, command }: Operating, change: string): Plan {
  if (operation === 'insert' || operation === 'state') {
    return { outcome: 'accepted', remarks: [], changes: [{ name: change, json: command }] };
  }
  return refused(
    `nothing is recorded under its key that it could ${operation}; import the rows before it first`,
  );
}

async function newState(
  one: Operating,
  current: RecordedFact,
  { change, files }: Recognising,
): Promise<Plan> {
  if (saysTheSame(current.data, one.command)) return unchanged();
  const { citation } = current.data as Required<Cited>;
  if ((await files.compare(citation.sourceId)) >= 0 && citation.sourceId !== one.citation.sourceId) {
    return unchanged(
      `${citation.sourceId} is no older and says otherwise; import files in the order in which they came out`,
    );
  }
  return corrected(one, current, change);
}

function corrected(
  { operation, command, citation }: Operating,
  { id, data }: RecordedFact,
  change: string,
): Plan {
  const withdrawal = { entryId: id, because: 'sourceCorrection', citation };
  if (operation === 'delete') {
    const json = { ...withdrawal, reason: 'The source deleted its record.' };
    return { outcome: 'restated', remarks: [], changes: [{ name: 'RetractEntry', json }] };
  }
  if (saysTheSame(data, command)) return unchanged('it updates nothing that is recorded');
  const json = { ...withdrawal, reason: 'The source changed its record.', right: { change, command } };
  return { outcome: 'restated', remarks: [], changes: [{ name: 'RestateEntry', json }] };
}

/** Whether two facts say the same, whatever they quote. */
function saysTheSame(one: object, other: object): boolean {
  return inOrder({ ...one, citation: null }) === inOrder({ ...other, citation: null });
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function unchanged(...remarks: readonly string[]): Plan {
  return { outcome: 'unchanged', remarks, changes: [] };
}

function refused(why: string): Plan {
  return { outcome: 'refused', remarks: [why], changes: [] };
}
