import { ImportError } from '../import-error';
import type { Layout, LayoutOptions, Reading, Survey } from '../layout';
import { PersonIds } from '../persons/person-ids';
import type { Columns, Row } from '../reading/row';
import type { Recorder } from '../recorder';
import type { SourceFile } from '../source-file';
import { ListReading } from './list-reading';
import { LIST_COLUMNS, listedRow } from './listed-row';
import type { ListedRow } from './listed-row';
import { listsOf } from './lists';

/** Rows that are compared with each other, hence kept while the file is imported. */
const ROWS_MAX = 200_000;

/**
 * The yearly lists of the largest companies: headcount and chief executive per company and list year. The day of a list is not
 * known, so its year counts.
 */
export const fortuneList: Layout = {
  name: 'fortune-list',
  form: { encoding: 'windows-1252' },
  columns: LIST_COLUMNS,
  survey: (columns, options) => new ListSurvey(columns, options),
};

class ListSurvey implements Survey {
  readonly #columns: Columns;
  readonly #ids: PersonIds;
  readonly #rows: ListedRow[] = [];

  constructor(columns: Columns, options: LayoutOptions) {
    this.#columns = columns;
    this.#ids = new PersonIds(options.personSecret, fortuneList.name);
  }

  add(row: Row): void {
    const listed = listedRow(row, this.#columns);
    if ('faults' in listed) return;
    if (this.#rows.length === ROWS_MAX) throw tooMany(row.line);
    this.#rows.push(listed);
  }

  publishedOn(): string | undefined {
    if (this.#rows.length === 0) return undefined;
    return String(this.#rows.reduce((newest, { year }) => Math.max(newest, year), 0));
  }

  read(source: SourceFile, recorder: Recorder): Reading {
    const run = { columns: this.#columns, ids: this.#ids, lists: listsOf(this.#rows), source, recorder };
    return new ListReading(run);
  }
}

function tooMany(line: number): ImportError {
  return new ImportError('unreadable_file', {
    what: `the file has more than ${ROWS_MAX} rows`,
    where: `line ${line}`,
    why: 'lists are compared with each other, so all of their rows are kept in memory',
    next: 'Split the file by companies, not by years, and import each part; nothing was recorded',
  });
}
