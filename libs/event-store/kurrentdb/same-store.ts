import type { Connection } from './connection';
import { faultOf, notOpened } from './faults';
import type { Replica } from './replica';

/**
 * Whether a replica is of another store, or of one that was restored since: its newest entry does not stand where it says. So is one
 * that has read and holds none, since nothing tells of which store it is. @throws LedgerError store_away
 */
export async function isOfAnother(connection: Connection, replica: Replica): Promise<boolean> {
  const { entries, head, checkpoint } = replica.tables;
  const [newest] = head === 0 ? [] : entries.after(head - 1);
  if (newest === undefined) return checkpoint !== undefined;
  const { stream, revision } = newest.entry;
  try {
    const found = await connection.eventAt(stream, revision);
    return found?.bytes === undefined || Buffer.compare(found.bytes.header, newest.header) !== 0;
  } catch (error) {
    throw notOpened(faultOf(error));
  }
}
