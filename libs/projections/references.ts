import { eventTypes, referencesOf } from '#domain';
import type { LedgerEvent, Recorded, Reference } from '#domain';
import type { Projection } from './projection';
import type { Rows } from './rows';

/** Which entries name which things, or other entries, and in which of their fields; what they cite is found by its source. */
export const references: Projection = {
  name: 'references',
  version: 2,
  tables: {
    reference: {
      columns: 'kind TEXT NOT NULL, id TEXT NOT NULL, entry INTEGER NOT NULL, role TEXT NOT NULL',
      key: 'kind, id, entry, role',
      indexes: ['entry'],
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, refer])),
  ignores: [],
  disputes: 'passedOver',
};

function refer(rows: Rows, entry: Recorded<LedgerEvent>): void {
  const named = new Map<string, Reference>();
  for (const { kind, id, role } of referencesOf(entry))
    if (!role.startsWith('citation.')) named.set(`${kind} ${id} ${role}`, { kind, id, role });
  for (const reference of named.values()) rows.insert('reference', { ...reference, entry: entry.position });
}
