import { formatDay, parseDay } from '#domain';
import { ImportError, shown } from '../import-error';
import type { Layout, LayoutOptions, Reading, Survey } from '../layout';
import { KeyTable } from '../reading/key-table';
import { LineSet } from '../reading/line-set';
import type { Columns, Row } from '../reading/row';
import type { Recorder } from '../recorder';
import type { SourceFile } from '../source-file';
import { TrackerReading } from './tracker-reading';
import { TRACKER_COLUMNS, trackedRow } from './tracked-row';

const OFFSET = /^(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The public tracker of layoffs, in every vintage: columns in any order, days as 5/27/2025 or 2023-06-22, percentages as 7% or
 * 0.07, a count or not, `date_added` with a clock time or without.
 */
export const layoffsTracker: Layout = {
  name: 'layoffs-tracker',
  form: { encoding: 'utf-8' },
  columns: TRACKER_COLUMNS,
  survey: (columns, options) => new TrackerSurvey(columns, options),
};

/** Finds the newest row, and for each company the row by which the tracker first told of it. */
class TrackerSurvey implements Survey {
  readonly #columns: Columns;
  readonly #options: LayoutOptions;
  /** By company: the line of the row that came out first, and its day. */
  readonly #first = new KeyTable();
  #newest: number | undefined;

  constructor(columns: Columns, options: LayoutOptions) {
    requireOffset(options.clockOffset);
    this.#columns = columns;
    this.#options = options;
  }

  add(row: Row): void {
    const tracked = trackedRow(row, this.#columns);
    if ('faults' in tracked) return;
    const day = tracked.added === undefined ? undefined : parseDay(tracked.added.day);
    this.#newest = Math.max(day ?? -Infinity, this.#newest ?? -Infinity);
    // Days before 1970, and rows without a day, are in no hurry to be first.
    const rank = Math.max(0, day ?? 2 ** 31);
    const first = this.#first.get(tracked.key);
    if (first === undefined || rank < first[1]) this.#first.set(tracked.key, [row.line, rank]);
  }

  publishedOn(): string | undefined {
    return this.#newest === undefined || this.#newest === -Infinity ? undefined : formatDay(this.#newest);
  }

  read(source: SourceFile, recorder: Recorder): Reading {
    const introducing = new LineSet(this.#first.firsts());
    return new TrackerReading({
      columns: this.#columns,
      options: this.#options,
      source,
      recorder,
      introducing,
    });
  }
}

function requireOffset(offset: string | undefined): void {
  if (offset === undefined || OFFSET.test(offset)) return;
  throw new ImportError('invalid_option', {
    what: `"${shown(offset)}" is no offset from UTC`,
    where: 'option clockOffset',
    why: 'clock times of the tracker are compared as instants with it',
    next: 'Write Z or +03:00, or leave it out so that only the day counts',
  });
}
