import type { ParquetWriter as Writer } from 'hyparquet-writer';
import type { Column, Columns, ExportedCell, ExportedRow } from '#projections';
import type { Write } from './format';

/** Rows that are written together, and so kept until they are. */
const ROWS_PER_GROUP = 2_000;

type SchemaElement = ConstructorParameters<typeof Writer>[0]['schema'][number];
type Leaf = Omit<SchemaElement, 'name'>;

const TEXT: Leaf = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
const INTEGER: Leaf = { type: 'INT64' };

/** Decimals are texts: they have no scale in common, and a floating point number would not be exact. */
const LEAVES: Readonly<Record<Exclude<Column['kind'], 'texts' | 'integers'>, Leaf>> = {
  text: TEXT,
  decimal: TEXT,
  integer: INTEGER,
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

/** Rows as Apache Parquet, in groups of rows. A file that was cut has no footer, and no reader takes it. */
export const parquetStretches: Write = async function* (columns, rows) {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaOf(columns), createdBy: 'corporate-change-ledger' });
  /** What was written since; the writer goes on counting where it is. */
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  for await (const group of inGroups(rows)) {
    void file.write({ columnData: dataOf(columns, group), rowGroupSize: group.length });
    yield take();
  }
  void file.finish();
  yield take();
};

async function* inGroups(
  rows: AsyncIterable<readonly ExportedRow[]>,
): AsyncGenerator<readonly ExportedRow[]> {
  let group: ExportedRow[] = [];
  for await (const stretch of rows) {
    group.push(...stretch);
    if (group.length < ROWS_PER_GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function schemaOf(columns: Columns): SchemaElement[] {
  const elements = Object.entries(columns).flatMap(([name, { kind }]) => elementsOf(name, kind));
  return [{ name: 'rows', num_children: Object.keys(columns).length }, ...elements];
}

function elementsOf(name: string, kind: Column['kind']): readonly SchemaElement[] {
  if (kind !== 'texts' && kind !== 'integers')
    return [{ name, ...LEAVES[kind], repetition_type: 'OPTIONAL' }];
  return [
    { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...(kind === 'texts' ? TEXT : INTEGER), repetition_type: 'REQUIRED' },
  ];
}

function dataOf(
  columns: Columns,
  group: readonly ExportedRow[],
): { readonly name: string; readonly data: unknown[] }[] {
  return Object.entries(columns).map(([name, { kind }]) => ({
    name,
    data: group.map((row) => valueOf(kind, row[name] ?? null)),
  }));
}

function valueOf(kind: Column['kind'], cell: ExportedCell): unknown {
  if (cell === null) return null;
  if (kind === 'integer') return BigInt(cell as number);
  if (kind === 'integers') return (cell as readonly number[]).map((one) => BigInt(one));
  if (kind === 'day' || kind === 'instant') return new Date(cell as string);
  return cell;
}
