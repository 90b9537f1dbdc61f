import { LedgerError } from '#domain';
import { FileOrder } from '../file-order';
import { refusedRow } from '../layout';
import type { Reading, RowPlan } from '../layout';
import type { PersonIds } from '../persons/person-ids';
import { KeyTable } from '../reading/key-table';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';
import type { Recorder } from '../recorder';
import { citationOf } from '../source-file';
import type { RowCitation, SourceFile } from '../source-file';
import { streamOf } from '../stream-of';
import { fieldValues } from './field-value';
import type { ChangeRule, Mapping } from './mapping';
import { operationOf } from './operation';
import type { Operation } from './operation';
import { planOperation } from './plan-operation';
import { publicationOfRow } from './published';

/** What a reading by a mapping works with. */
export interface MappedRun {
  readonly mapping: Mapping;
  readonly columns: Columns;
  readonly ids: PersonIds | undefined;
  readonly source: SourceFile;
  readonly recorder: Recorder;
}

/** A row, understood. */
interface MappedRow {
  readonly row: Row;
  readonly operation: Operation;
  readonly key: string;
  readonly stream: string;
  readonly command: object;
  readonly citation: RowCitation;
}

/** Records rows as a mapping says: what they speak of first, then each row by what it does. */
export class MappedReading implements Reading {
  readonly #run: MappedRun;
  readonly #files: FileOrder;
  readonly #introduced = new KeyTable();

  constructor(run: MappedRun) {
    this.#run = run;
    this.#files = new FileOrder(run.recorder, run.source);
  }

  async introduce(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const rules = this.#run.mapping.introduce ?? [];
    const wanted = rows.flatMap((row) =>
      rules.flatMap((rule) => {
        const read = this.#read(row, rule);
        if ('faults' in read || this.#introduced.get(read.stream) !== undefined) return [];
        this.#introduced.set(read.stream, [1, 0]);
        return [{ line: row.line, stream: read.stream, change: { name: rule.change, json: read.command } }];
      }),
    );
    const streams = await this.#run.recorder.streams(wanted.map(({ stream }) => stream));
    return wanted.map(({ line, change }, at) => ({
      line,
      outcome: 'accepted',
      remarks: [],
      changes: (streams[at] ?? []).length > 0 ? [] : [change],
    }));
  }

  /** Plans rows up to the first that speaks of what an earlier one of the batch speaks of: that one must be recorded first. */
  async plan(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const met = new Set<string>();
    const read: (MappedRow | RowPlan)[] = [];
    for (const row of rows) {
      const one = this.#rowOf(row);
      if ('key' in one && met.has(one.key)) break;
      if ('key' in one) met.add(one.key);
      read.push(one);
    }
    const streams = await this.#run.recorder.streams(
      read.flatMap((one) => ('key' in one ? [one.stream] : [])),
    );
    const recorded = streams.values();
    const plans: RowPlan[] = [];
    for (const one of read) {
      if (!('key' in one)) plans.push(one);
      else plans.push(await this.#plan(one, recorded.next().value ?? []));
    }
    return plans;
  }

  async #plan(one: MappedRow, entries: Parameters<typeof planOperation>[1]): Promise<RowPlan> {
    const { mapping, columns } = this.#run;
    const plan = await planOperation(one, entries, {
      change: mapping.change,
      layout: mapping.name,
      keyOf: (row) => keyOf(mapping, row, columns),
      files: this.#files,
      delimiter: mapping.format === 'csv' ? (mapping.delimiter ?? ',') : undefined,
      columns,
    });
    return { line: one.row.line, ...plan };
  }

  #rowOf(row: Row): MappedRow | RowPlan {
    const { mapping, columns } = this.#run;
    const operation = operationOf(mapping, row, columns);
    const read = this.#read(row, mapping);
    const faults = [
      ...('fault' in operation ? [operation.fault] : []),
      ...('faults' in read ? read.faults : []),
    ];
    if ('fault' in operation || 'faults' in read) return refusedRow(row.line, ...faults);
    return { row, operation: operation.does, key: keyOf(mapping, row, columns), ...read };
  }

  /** The command of a rule, with the stream that takes it. */
  #read(
    row: Row,
    rule: ChangeRule,
  ): Pick<MappedRow, 'command' | 'stream' | 'citation'> | { readonly faults: readonly string[] } {
    const { mapping, columns, ids, source } = this.#run;
    const published = publicationOfRow(mapping, row, columns);
    if (published !== undefined && 'fault' in published) return { faults: [published.fault] };
    const taken = fieldValues(rule.fields, { row, columns, ids });
    if ('fault' in taken) return { faults: [taken.fault] };
    const citation = citationOf(source, row, published?.text);
    const command = { ...(taken.value as object), citation };
    try {
      return { command, citation, stream: streamOf({ name: rule.change, json: command }) };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { faults: [error.message] };
    }
  }
}

function keyOf({ key }: Mapping, row: Row, columns: Columns): string {
  return JSON.stringify(key.map((column) => cell(row, columns, column)));
}
