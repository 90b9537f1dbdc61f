import { eventTypes, referencesOf } from '#domain';
import type { LedgerEvent, Recorded } from '#domain';
import type { Projection } from './projection';
import type { Rows } from './rows';

/** Which entries name which things, or other entries, and in which of their fields. */
export const references: Projection = {
  name: 'references',
  version: 1,
  tables: {
    reference: {
      columns: 'kind TEXT NOT NULL, id TEXT NOT NULL, entry INTEGER NOT NULL, role TEXT NOT NULL',
      key: 'kind, id, entry, role',
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, refer])),
  ignores: [],
  disputes: 'passedOver',
};

function refer(rows: Rows, entry: Recorded<LedgerEvent>): void {
  for (const { kind, id, role } of referencesOf(entry))
    rows.insert('reference', { kind, id, entry: entry.position, role });
}
