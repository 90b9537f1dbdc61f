import { Companies } from '../companies/companies';
import type { PlannedChange } from '../command-id';
import { FileOrder } from '../file-order';
import { refusedRow } from '../layout';
import type { Reading, RowPlan } from '../layout';
import { handleOf } from '../persons/person-ids';
import type { PersonIds } from '../persons/person-ids';
import type { Columns, Row } from '../reading/row';
import type { RecordedFact, Recorder } from '../recorder';
import { citationOf } from '../source-file';
import type { RowCitation, SourceFile } from '../source-file';
import type { ChiefReading } from './chiefs';
import { listedRow } from './listed-row';
import type { ListedRow } from './listed-row';
import type { Lists } from './lists';
import { planHeadcount } from './plan-headcount';

/** What a reading of lists works with. */
export interface ListRun {
  readonly columns: Columns;
  readonly ids: PersonIds;
  readonly lists: Lists;
  readonly source: SourceFile;
  readonly recorder: Recorder;
}

/** A row with what stands beside it in the file and in the ledger. */
interface Beside {
  readonly row: Row;
  readonly listed: ListedRow;
  readonly headcounts: readonly RecordedFact[];
  readonly personal: readonly RecordedFact[];
}

/** Records lists: companies and persons first, by the rows that first name them, then headcounts and who leads. */
export class ListReading implements Reading {
  readonly #run: ListRun;
  readonly #companies: Companies;
  readonly #files: FileOrder;
  /** Persons who are introduced already, in the ledger or by this import. */
  readonly #introduced = new Set<string>();

  constructor(run: ListRun) {
    this.#run = run;
    this.#companies = new Companies(run.recorder);
    this.#files = new FileOrder(run.recorder, run.source);
  }

  async introduce(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const listed = this.#listed(rows);
    await this.#companies.load(listed.map(([, { key }]) => key));
    const persons = listed.map(([, { line, key }]) => this.#personOf(key, this.#run.lists.chiefs.get(line)));
    const streams = await this.#run.recorder.streams(persons.map((personId) => `person-${personId}`));
    persons.forEach((personId, at) => {
      if ((streams[at] ?? []).length > 0) this.#introduced.add(personId);
    });
    return listed.map(([row, one], at) => ({
      line: one.line,
      outcome: 'accepted',
      remarks: [],
      changes: this.#introductions(row, one, persons[at] ?? ''),
    }));
  }

  async plan(rows: readonly Row[]): Promise<readonly RowPlan[]> {
    const listed = this.#listed(rows);
    await this.#companies.load(listed.map(([, { key }]) => key));
    const { recorder, lists } = this.#run;
    const headcounts = await recorder.streams(
      listed.map(([, { key }]) => `headcount-${this.#companies.unitOf(key)}`),
    );
    const personal = await recorder.streams(
      listed.map(([, { line, key }]) => `person-${this.#personOf(key, lists.chiefs.get(line))}`),
    );
    const plans: RowPlan[] = [];
    for (const [at, [row, one]] of listed.entries()) {
      const beside = { row, listed: one, headcounts: headcounts[at] ?? [], personal: personal[at] ?? [] };
      plans.push(await this.#planRow(beside));
    }
    const planned = plans.values();
    return rows.map((row) =>
      lists.byLine.has(row.line) ? (planned.next().value as RowPlan) : this.#refused(row),
    );
  }

  #listed(rows: readonly Row[]): readonly (readonly [Row, ListedRow])[] {
    return rows.flatMap((row) => {
      const listed = this.#run.lists.byLine.get(row.line);
      return listed === undefined ? [] : [[row, listed] as const];
    });
  }

  #refused(row: Row): RowPlan {
    const listed = listedRow(row, this.#run.columns);
    return refusedRow(row.line, ...('faults' in listed ? listed.faults : []));
  }

  /** The id of a company's chief executive; of nobody where the row says nothing of one. */
  #personOf(key: string, chief: ChiefReading | undefined): string {
    return this.#run.ids.idOf(chief?.name ?? '', this.#companies.unitOf(key));
  }

  #introductions(row: Row, { key, name, line }: ListedRow, personId: string): readonly PlannedChange[] {
    const { lists } = this.#run;
    const citation = this.#cite(row);
    const company =
      lists.firstLine.get(key) === line ? this.#companies.registration(key, name, {}, citation) : [];
    const chief = lists.chiefs.get(line);
    if (chief === undefined || this.#introduced.has(personId)) return company;
    this.#introduced.add(personId);
    const handle = handleOf(chief.name, this.#companies.unitOf(key));
    const json = { personId, handle, names: { en: chief.name }, citation };
    return [...company, { name: 'IntroducePerson', json }];
  }

  async #planRow({ row, listed, headcounts, personal }: Beside): Promise<RowPlan> {
    const { line, year, name, key } = listed;
    const { lists, source } = this.#run;
    const stale = lists.stale.get(year);
    if (stale?.repeated.has(name) === true) {
      const why = `list ${year} repeats list ${stale.of} for all ${stale.companies} companies in both: a stale copy, not a reading`;
      return { line, outcome: 'unchanged', remarks: [...listed.remarks, why], changes: [] };
    }
    const citation = this.#cite(row);
    const unitId = this.#companies.unitOf(key);
    const doubled = lists.doubled.get(line) ?? [line];
    const headcount = await planHeadcount(listed, {
      unitId,
      citation,
      correction: citationOf(source, row),
      ordinal: doubled.indexOf(line),
      entries: headcounts,
      files: this.#files,
    });
    const chief = this.#chiefChanges(listed, unitId, { citation, personal });
    const changes = [...this.#companies.alias(key, name, citation), ...headcount.changes, ...chief];
    return {
      line,
      outcome: changes.length === 0 || headcount.outcome === 'restated' ? headcount.outcome : 'accepted',
      remarks: [...listed.remarks, ...remarksOn(listed, lists), ...headcount.remarks],
      changes,
    };
  }

  #chiefChanges(
    { line, key }: ListedRow,
    unitId: string,
    { citation, personal }: { readonly citation: RowCitation; readonly personal: readonly RecordedFact[] },
  ): readonly PlannedChange[] {
    const chief = this.#run.lists.chiefs.get(line);
    if (chief === undefined) return [];
    const personId = this.#personOf(key, chief);
    const post = {
      unitId,
      postId: 'chief-executive',
      title: { en: 'Chief executive' },
      heads: true,
    };
    const { startedOn, endedOn } = chief;
    const says = (field: string, day: string) =>
      personal.some(({ data }) => (data as Readonly<Record<string, unknown>>)[field] === day);
    const start = { name: 'AppointExecutive', json: { personId, post, startedOn, citation } };
    const end = { name: 'RecordDeparture', json: { personId, post, kind: 'unspecified', endedOn, citation } };
    return [
      ...(says('startedOn', startedOn) ? [] : [start]),
      ...(endedOn === undefined || says('endedOn', endedOn) ? [] : [end]),
    ];
  }

  /** A list came out in its year; on which day is not known. */
  #cite(row: Row): RowCitation {
    const year = this.#run.lists.byLine.get(row.line)?.year;
    return citationOf(this.#run.source, row, year === undefined ? undefined : String(year));
  }
}

/** What a row's reader should know beside what the row says. */
function remarksOn({ line, year }: ListedRow, { doubled, stale }: Lists): readonly string[] {
  const others = (doubled.get(line) ?? []).filter((other) => other !== line);
  const copied = stale.get(year);
  return [
    ...(others.length === 0
      ? []
      : [
          `the same name and year as line ${others.join(', ')}: headcounts are recorded, each; who leads is not, since it may be another company`,
        ]),
    ...(copied === undefined
      ? []
      : [`list ${year} repeats list ${copied.of} for all companies in both; this name is only in ${year}`]),
  ];
}
