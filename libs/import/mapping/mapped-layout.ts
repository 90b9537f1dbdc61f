import { publicationOf } from '#domain';
import type { Layout, LayoutOptions, Reading, Survey } from '../layout';
import { PersonIds } from '../persons/person-ids';
import type { Columns, Row } from '../reading/row';
import type { FileForm } from '../reading/rows';
import type { Recorder } from '../recorder';
import type { SourceFile } from '../source-file';
import { columnsIn } from './field-value';
import { MappedReading } from './mapped-reading';
import type { FieldRule, Mapping } from './mapping';
import { publicationOfRow } from './published';

/** The layout that a mapping describes. */
export function layoutOf(mapping: Mapping): Layout {
  const columns = columnsReadBy(mapping);
  const { encoding = 'utf-8', delimiter } = mapping;
  const csv = { encoding, ...(delimiter === undefined ? {} : { delimiter }) };
  const form: FileForm = mapping.format === 'ndjson' ? { ndjson: columns } : csv;
  return {
    name: mapping.name,
    form,
    columns,
    rereads: true,
    survey: (places, options) => new MappedSurvey(mapping, places, options),
  };
}

function columnsReadBy(mapping: Mapping): readonly string[] {
  const rules = [mapping, ...(mapping.introduce ?? [])];
  const optional = [mapping.publishedOn?.column, mapping.operation?.column];
  return [
    ...new Set([
      ...mapping.key,
      ...optional.flatMap((column) => column ?? []),
      ...rules.flatMap(({ fields }) => columnsIn(fields)),
    ]),
  ];
}

function hasPersons(rules: Readonly<Record<string, FieldRule>>): boolean {
  return Object.values(rules).some(
    (rule) => 'person' in rule || ('fields' in rule && hasPersons(rule.fields)),
  );
}

/** Finds when the newest row came out. */
class MappedSurvey implements Survey {
  readonly #mapping: Mapping;
  readonly #columns: Columns;
  readonly #ids: PersonIds | undefined;
  #newest: { readonly text: string; readonly latest: number } | undefined;

  constructor(mapping: Mapping, columns: Columns, options: LayoutOptions) {
    this.#mapping = mapping;
    this.#columns = columns;
    const needsIds = [mapping, ...(mapping.introduce ?? [])].some(({ fields }) => hasPersons(fields));
    this.#ids = needsIds ? new PersonIds(options.personSecret, mapping.name) : undefined;
  }

  add(row: Row): void {
    const published = publicationOfRow(this.#mapping, row, this.#columns);
    if (published === undefined || 'fault' in published) return;
    const { latest } = publicationOf(published.text);
    if (this.#newest === undefined || latest > this.#newest.latest)
      this.#newest = { text: published.text, latest };
  }

  publishedOn(): string | undefined {
    return this.#newest?.text;
  }

  read(source: SourceFile, recorder: Recorder): Reading {
    return new MappedReading({
      mapping: this.#mapping,
      columns: this.#columns,
      ids: this.#ids,
      source,
      recorder,
    });
  }
}
