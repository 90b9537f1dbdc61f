import type { Connection } from './connection';
import { faultOf, notOpened } from './faults';
import type { Replica } from './replica';

/** A replica whose newest entry does not stand where it says is of another store, or of one that was restored since: it begins anew. @throws LedgerError store_away, store_closed */
export async function forgetIfOfAnother(connection: Connection, replica: Replica): Promise<void> {
  const { entries, head } = replica.tables;
  const [newest] = head === 0 ? [] : entries.after(head - 1);
  if (newest === undefined) {
    if (replica.tables.checkpoint !== undefined) replica.beginAnew();
    return;
  }
  const { stream, revision } = newest.entry;
  let found;
  try {
    found = await connection.eventAt(stream, revision);
  } catch (error) {
    throw notOpened(faultOf(error));
  }
  if (found?.bytes === undefined || Buffer.compare(found.bytes.header, newest.header) !== 0)
    replica.beginAnew();
}
