import { faultInName } from '#domain';
import { Companies } from '../companies/companies';
import { countryCode } from '../companies/countries';
import { FileOrder } from '../file-order';
import { refusedRow } from '../layout';
import type { LayoutOptions, Reading, RowPlan } from '../layout';
import { KeyTable } from '../reading/key-table';
import type { LineSet } from '../reading/line-set';
import type { Columns, Row } from '../reading/row';
import type { Recorder } from '../recorder';
import type { RowReport } from '../reporting/report';
import { citationOf } from '../source-file';
import type { RowCitation, SourceFile } from '../source-file';
import { announcementOf, layoffIdOf, ordinalIn, publicationOfRow } from './claim';
import type { Announcement } from './claim';
import { citesTracker, recordedLayoff } from './recorded-layoff';
import { planLayoff } from './plan-layoff';
import { trackedRow } from './tracked-row';
import type { TrackedRow, UnreadRow } from './tracked-row';

/** What a reading of the tracker works with. */
export interface TrackerRun {
  readonly columns: Columns;
  readonly options: LayoutOptions;
  readonly source: SourceFile;
  readonly recorder: Recorder;
  /** Lines of the rows by which the tracker first told of a company. */
  readonly introducing: LineSet;
}

/** A row with the layoff that it tells of, and what stands out about it beside others. */
interface Placed {
  readonly tracked: TrackedRow;
  readonly layoffId: string;
  readonly remarks: readonly string[];
}

/** Records the tracker's rows: companies first, each by the row that first told of it, then the layoffs. */
export class TrackerReading implements Reading {
  readonly #run: TrackerRun;
  readonly #companies: Companies;
  readonly #files: FileOrder;
  /** By layoff id of the first: how many rows share company, location and date, and the line of the first. */
  readonly #alike = new KeyTable();
  /** By company and date: the line of the first row. */
  readonly #sameDay = new KeyTable();

  constructor(run: TrackerRun) {
    this.#run = run;
    this.#companies = new Companies(run.recorder);
    this.#files = new FileOrder(run.recorder, run.source);
  }

  async introduce(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const introducing = rows
      .filter(({ line }) => this.#run.introducing.has(line))
      .map((row) => trackedRow(row, this.#run.columns))
      .filter((one): one is TrackedRow => 'key' in one);
    await this.#companies.load(introducing.map(({ key }) => key));
    return introducing.map((tracked) => ({
      line: tracked.row.line,
      outcome: 'accepted',
      remarks: [],
      changes: this.#companies.registration(
        tracked.key,
        tracked.name,
        detailsOf(tracked),
        this.#cite(tracked),
      ),
    }));
  }

  async plan(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const read = rows.map((row) => this.#place(trackedRow(row, this.#run.columns)));
    const placed = read.filter((one): one is Placed => 'tracked' in one);
    await this.#companies.load(placed.map(({ tracked }) => tracked.key));
    const streams = await this.#run.recorder.streams(placed.map(({ layoffId }) => `layoff-${layoffId}`));
    const recorded = streams.values();
    const plans: RowPlan[] = [];
    for (const one of read) {
      if ('faults' in one) plans.push(refusedRow(one.row.line, ...one.faults));
      else plans.push(await this.#plan(one, recorded.next().value ?? []));
    }
    return plans;
  }

  async *vanished(): AsyncGenerator<RowReport> {
    const told = new KeyTable();
    for await (const { data } of this.#run.recorder.entriesOf('LayoffAnnounced')) {
      const { layoffId, citation } = data as Announcement;
      if (!citesTracker(data as Announcement) || this.#has(layoffId) || told.get(layoffId) !== undefined)
        continue;
      if ((await this.#files.compare(citation.sourceId)) >= 0) continue;
      told.set(layoffId, [1, 0]);
      const line = Number(/^line (\d+):/.exec(citation.quote)?.[1] ?? 0);
      const where = `layoff ${layoffId}, read from ${citation.sourceId}, is not in this file`;
      yield { line, outcome: 'vanished', remarks: [`${where}; what is recorded of it stays`] };
    }
  }

  #has(layoffId: string): boolean {
    const [first, ordinal] = ordinalIn(layoffId);
    return (this.#alike.get(first)?.[0] ?? 0) >= ordinal;
  }

  /** Gives a row its number among those that are alike. */
  #place(tracked: TrackedRow | UnreadRow): Placed | UnreadRow {
    if ('faults' in tracked) return tracked;
    const { line } = tracked.row;
    const first = layoffIdOf(tracked, 1);
    const [count, firstLine] = this.#alike.get(first) ?? [0, line];
    this.#alike.set(first, [count + 1, firstLine]);
    const day = `${tracked.key}\n${tracked.date}`;
    const [sameDayLine] = this.#sameDay.get(day) ?? [line];
    this.#sameDay.set(day, [sameDayLine, 0]);
    return {
      tracked,
      layoffId: layoffIdOf(tracked, count + 1),
      remarks: [...tracked.remarks, ...alikeRemarks({ line, firstLine, sameDayLine })],
    };
  }

  async #plan(
    { tracked, layoffId, remarks }: Placed,
    entries: Parameters<typeof recordedLayoff>[0],
  ): Promise<RowPlan> {
    const unitId = this.#companies.unitOf(tracked.key);
    const citation = this.#cite(tracked);
    const later = announcementOf(tracked, { layoffId, unitId }, citation);
    const plan = await planLayoff(later, recordedLayoff(entries), {
      correction: citationOf(this.#run.source, tracked.row),
      written: tracked.source,
      files: this.#files,
    });
    const alias = this.#companies.alias(tracked.key, tracked.name, citation);
    return {
      line: tracked.row.line,
      outcome: plan.outcome,
      remarks: [...remarks, ...plan.remarks],
      changes: [...alias, ...plan.changes],
    };
  }

  #cite(tracked: TrackedRow): RowCitation {
    return citationOf(this.#run.source, tracked.row, publicationOfRow(tracked, this.#run.options));
  }
}

function detailsOf({ country, industry }: TrackedRow) {
  const code = countryCode(country);
  return {
    ...(code === undefined ? {} : { country: code }),
    ...(faultInName(industry) === undefined ? { industry } : {}),
  };
}

/** Two rows of one company and day may be one layoff told twice, or two sites: both are recorded, and the later row is flagged. */
function alikeRemarks(lines: {
  readonly line: number;
  readonly firstLine: number;
  readonly sameDayLine: number;
}): readonly string[] {
  const { line, firstLine, sameDayLine } = lines;
  if (firstLine !== line) {
    return [`the same company, location and date as line ${firstLine}: one layoff told twice, or two`];
  }
  return sameDayLine === line
    ? []
    : [`the same company and date as line ${sameDayLine}, at another location`];
}
