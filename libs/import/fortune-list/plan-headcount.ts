import type { FileOrder } from '../file-order';
import type { RowPlan } from '../layout';
import { standing } from '../recorded-facts';
import type { RecordedFact } from '../recorder';
import type { RowCitation } from '../source-file';
import type { ListedRow } from './listed-row';

/** How the ids of all files of lists begin. */
const SOURCE_PREFIX = 'fortune-list-';

/** What a row's headcount depends on beside the row. */
export interface PlanningHeadcount {
  readonly unitId: string;
  readonly citation: RowCitation;
  /** The row cited as what the file of today says. */
  readonly correction: RowCitation;
  /** Number among the rows of the same company and year, from 0. */
  readonly ordinal: number;
  /** What is recorded of the company's headcount. */
  readonly entries: readonly RecordedFact[];
  readonly files: FileOrder;
}

interface Report {
  readonly countedOn: string;
  readonly count: { readonly min: number };
  readonly citation: RowCitation;
}

type Plan = Pick<RowPlan, 'outcome' | 'remarks' | 'changes'>;

/** What is to be recorded of a row's headcount: nothing where it is recorded already, a restatement where a later file changes it. */
export async function planHeadcount(
  { year, employees }: ListedRow,
  { unitId, citation, correction, ordinal, entries, files }: PlanningHeadcount,
): Promise<Plan> {
  if (employees === undefined) return { outcome: 'unchanged', remarks: [], changes: [] };
  const recorded = reportsOf(entries, String(year))[ordinal];
  const report = {
    unitId,
    metric: 'employees',
    scope: 'withSubUnits',
    count: { min: employees, max: employees, wording: String(employees) },
    countedOn: String(year),
  };
  if (recorded === undefined) {
    const json = { ...report, citation };
    return { outcome: 'accepted', remarks: [], changes: [{ name: 'ReportHeadcount', json }] };
  }
  const earlier = recorded.data as Report;
  if (earlier.count.min === employees) return { outcome: 'unchanged', remarks: [], changes: [] };
  const found = `the headcount is ${employees}, was ${earlier.count.min}`;
  if ((await files.compare(earlier.citation.sourceId)) >= 0) {
    const why = `${earlier.citation.sourceId} is no older and says otherwise: ${found}; import files in the order in which they came out`;
    return { outcome: 'unchanged', remarks: [why], changes: [] };
  }
  const json = {
    entryId: recorded.id,
    because: 'sourceCorrection',
    reason: `A later file of the lists says otherwise: ${found}.`,
    citation: correction,
    right: { change: 'ReportHeadcount', command: { ...report, citation: correction } },
  };
  return { outcome: 'restated', remarks: [], changes: [{ name: 'RestateEntry', json }] };
}

/** What lists say of a year, in the order of their rows. */
function reportsOf(entries: readonly RecordedFact[], countedOn: string): readonly RecordedFact[] {
  return standing(entries).filter(({ type, data }) => {
    if (type !== 'HeadcountReported') return false;
    const { citation, countedOn: counted } = data as Report;
    return counted === countedOn && citation.sourceId.startsWith(SOURCE_PREFIX);
  });
}
