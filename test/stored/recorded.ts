import type { StoredEntry } from '#event-store';
import { changeOfPath } from '../../apps/api/recording/change-names';
import { EXAMPLES } from '../http/examples';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';

const citation = { sourceId: 'herald', publishedOn: '2025-11-02', quote: 'The herald has it so.' };

/** A ledger with at least one entry of each event type. */
export async function openEveryType(): Promise<OpenLedger> {
  const ledger = await openLedger();
  for (const [path, command] of EXAMPLES) await ledger.record(changeOfPath(path), command);
  await correct(ledger, idOf(ledger, 'LayoffAnnounced'));
  return ledger;
}

/** One entry of each event type, as the program records it today: the first of each type, in the order of their recording. */
export async function recordedToday(): Promise<readonly StoredEntry[]> {
  const ledger = await openEveryType();
  try {
    return [...firstOfEachType(ledger)];
  } finally {
    await ledger.close();
  }
}

async function correct(ledger: OpenLedger, entryId: string): Promise<void> {
  const instead = { positions: { min: 15_000, max: 15_000, wording: '15,000' } };
  await ledger.record('CorroborateEntry', { entryId, citation });
  await ledger.record('DisputeEntry', { entryId, instead, citation });
  await ledger.record('RetractEntry', {
    entryId,
    because: 'recordingError',
    reason: 'It was another company.',
  });
}

function idOf({ store }: OpenLedger, type: string): string {
  for (const { entry } of store.readAll(0)) if (entry.type === type) return entry.id;
  throw new RangeError(`no entry of ${type} was recorded`);
}

function firstOfEachType({ store }: OpenLedger): Iterable<StoredEntry> {
  const byType = new Map<string, StoredEntry>();
  for (const stored of store.readAll(0))
    if (!byType.has(stored.entry.type)) byType.set(stored.entry.type, stored);
  return byType.values();
}
