import { commandIdOf } from './command-id';
import type { PlannedChange } from './command-id';
import type { ReadRow } from './file-passes';
import { refusedRow } from './layout';
import type { Reading, RowPlan } from './layout';
import type { Answer, Recorder, Recording } from './recorder';
import type { RowReport } from './reporting/report';
import type { Tally } from './reporting/tally';
import { archiveOf } from './source-file';
import type { SourceFile } from './source-file';

/** A change and the line on which it rests. */
type LineChange = readonly [line: number, PlannedChange];

/** One run of an import: records what is planned, and counts what becomes of it. */
export class Run {
  readonly #recorder: Recorder;
  readonly #source: SourceFile;
  readonly #recording: Recording;
  readonly #tally: Tally;

  constructor(recorder: Recorder, source: SourceFile, recording: Recording, tally: Tally) {
    this.#recorder = recorder;
    this.#source = source;
    this.#recording = recording;
    this.#tally = tally;
  }

  /** Records the file as a source, where it is none yet. */
  async archive(): Promise<void> {
    const [known = []] = await this.#recorder.streams([`source-${this.#source.sourceId}`]);
    if (known.length === 0) await this.#record([[0, archiveOf(this.#source)]]);
  }

  /** Records what a batch of rows speaks of; what is refused shows when the rows themselves are recorded. */
  async introduce(reading: Reading, batch: readonly ReadRow[]): Promise<void> {
    const plans = (await reading.introduce?.(readableOf(batch))) ?? [];
    await this.#record(plans.flatMap(changesOf));
  }

  /** Plans, records and counts a batch of rows. */
  async rows(reading: Reading, batch: readonly ReadRow[]): Promise<void> {
    let plans = await reading.plan(readableOf(batch));
    const planned: RowPlan[] = [];
    for (const [row, fault] of batch) {
      if (fault !== undefined) {
        planned.push(refusedRow(row.line, fault));
        continue;
      }
      if (plans.length === 0) {
        await this.#recordRows(planned.splice(0));
        plans = await reading.plan(readableOf(batch.slice(batch.findIndex(([other]) => other === row))));
      }
      const [plan, ...others] = plans;
      if (plan === undefined) throw new Error(`no plan for line ${row.line}`);
      planned.push(plan);
      plans = others;
    }
    await this.#recordRows(planned);
  }

  /** Counts the rows of earlier files that this one does not have. */
  async vanished(reading: Reading): Promise<void> {
    for await (const row of reading.vanished?.() ?? []) this.#tally.add(row);
  }

  async #recordRows(plans: readonly RowPlan[]): Promise<void> {
    const answers = (await this.#record(plans.flatMap(changesOf))).values();
    for (const plan of plans) {
      const own = plan.changes.map(() => answers.next().value as Answer);
      this.#tally.add(reportOf(plan, own));
    }
  }

  async #record(changes: readonly LineChange[]): Promise<readonly Answer[]> {
    if (changes.length === 0) return [];
    const commands = changes.map(([line, change]) => ({
      ...change,
      commandId: commandIdOf(this.#source, line, change),
    }));
    const answers = await this.#recorder.record(commands, this.#recording);
    for (const answer of answers) if (answer.outcome === 'recorded') this.#tally.addEntries(answer.entries);
    return answers;
  }
}

function readableOf(batch: readonly ReadRow[]) {
  return batch.flatMap(([row, fault]) => (fault === undefined ? [row] : []));
}

function changesOf({ line, changes }: RowPlan): readonly LineChange[] {
  return changes.map((change) => [line, change]);
}

/** What is told of a row once its commands are answered. */
function reportOf({ line, outcome, remarks, changes }: RowPlan, answers: readonly Answer[]): RowReport {
  const refusals = answers.flatMap((answer, at) =>
    answer.outcome === 'refused' ? [`${changes[at]?.name ?? ''} was refused: ${answer.reason}`] : [],
  );
  if (refusals.length > 0) return { line, outcome: 'refused', remarks: [...refusals, ...remarks] };
  const wasRecorded = answers.length > 0 && answers.every((answer) => answer.outcome === 'repeated');
  return { line, outcome: wasRecorded ? 'unchanged' : outcome, remarks };
}
