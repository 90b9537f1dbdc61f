import type { PlannedChange } from '../command-id';
import type { FileOrder } from '../file-order';
import type { RowPlan } from '../layout';
import type { RecordedFact } from '../recorder';
import type { RowCitation } from '../source-file';
import { differences } from './claim';
import type { Announcement } from './claim';
import type { RecordedLayoff } from './recorded-layoff';

/** What a row's plan depends on beside the row and what is recorded. */
export interface PlanningLayoff {
  /** The row cited as what the file of today says: published with the file, not when the row was first taken in. */
  readonly correction: RowCitation;
  /** The source as the row writes it. */
  readonly written: string;
  readonly files: FileOrder;
}

type Plan = Omit<RowPlan, 'line'>;

/**
 * What is to be recorded of a row's layoff. A count, percentage or source that changes from one file of the tracker to a later one
 * is the tracker's own correction: the earlier entry is restated as of the publication of the later file, so that whoever asks
 * what had been published before still hears what the earlier file said.
 */
export async function planLayoff(
  later: Announcement,
  recorded: RecordedLayoff | undefined,
  { correction, written, files }: PlanningLayoff,
): Promise<Plan> {
  if (recorded === undefined)
    return { outcome: 'accepted', remarks: [], changes: [{ name: 'AnnounceLayoff', json: later }] };
  const newest = recorded.tracked.at(-1);
  if (newest === undefined) return unchanged('its layoff id is taken by an entry that cites another source');
  const found = differencesTo(newest, later, written);
  if (found.length === 0) return unchanged();
  const order = await files.compare((newest.data as Announcement).citation.sourceId);
  if (order >= 0) return toldBefore(later, recorded, { written, order });
  const { current } = recorded;
  if (current === undefined) return unchanged(`its layoff was retracted by hand; ${found.join(', ')}`);
  if (current.id !== newest.id) return unchanged(`its layoff was corrected by hand; ${found.join(', ')}`);
  return { outcome: 'restated', remarks: [], changes: [restatement(newest, later, { correction, found })] };
}

/** A file that came out before the one that was imported last adds nothing to a row of which the tracker had its say. */
function toldBefore(
  earlier: Announcement,
  { tracked }: RecordedLayoff,
  { written, order }: { readonly written: string; readonly order: number },
): Plan {
  const found = tracked.map(({ data }) => differences(earlier, data as Announcement, written));
  const [newest] = tracked.slice(-1);
  if (newest === undefined || found.some((one) => one.length === 0)) return unchanged();
  const { sourceId } = (newest.data as Announcement).citation;
  const when = `${sourceId} ${order > 0 ? 'came out later' : 'is no older'} and says otherwise`;
  const what = found.at(-1)?.join(', ') ?? '';
  return unchanged(`${when}: ${what}; import files in the order in which they came out`);
}

function differencesTo({ data }: RecordedFact, later: Announcement, written: string): readonly string[] {
  return differences(data as Announcement, later, written);
}

function restatement(
  { id }: RecordedFact,
  later: Announcement,
  { correction, found }: { readonly correction: RowCitation; readonly found: readonly string[] },
): PlannedChange {
  const { url } = later.citation;
  const citation = url === undefined ? correction : { ...correction, url };
  return {
    name: 'RestateEntry',
    json: {
      entryId: id,
      because: 'sourceCorrection',
      reason: `A later file of the tracker says otherwise: ${found.join(', ')}.`,
      citation,
      right: { change: 'AnnounceLayoff', command: { ...later, citation } },
    },
  };
}

function unchanged(...remarks: readonly string[]): Plan {
  return { outcome: 'unchanged', remarks, changes: [] };
}
