import { daysOf, eventTypes, fieldValuesOf } from '#domain';
import type { Day, LedgerEvent, Recorded } from '#domain';
import type { Projection } from './projection';
import type { Rows } from './rows';
import type { Statements } from './statements';
import { LISTED } from './withdrawals';

/** The days in the world of which each entry speaks, whatever it says of them. */
export const validDays: Projection = {
  name: 'validDays',
  version: 1,
  tables: {
    valid_day: {
      columns:
        'entry INTEGER NOT NULL, field TEXT NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL',
      key: 'entry, field',
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, list])),
  ignores: [],
  disputes: 'passedOver',
};

/** Days by which something is only expected come without anything happening. */
function list(rows: Rows, entry: Recorded<LedgerEvent>): void {
  for (const { path: field, shape, value } of fieldValuesOf(entry)) {
    if (shape.kind === 'partialDate' && shape.forecast !== true)
      rows.insert('valid_day', { entry: entry.position, field, ...daysOf(value as string) });
  }
}

/** Those of some entries that speak of a day of which the first or the last that it may be lies after one day and not after another. */
export function turningIn(
  statements: Statements,
  entries: readonly number[],
  { after, upTo }: { readonly after: Day; readonly upTo: Day },
): ReadonlySet<number> {
  const sql = `SELECT DISTINCT entry FROM valid_day WHERE entry IN ${LISTED}
    AND ((earliest > ? AND earliest <= ?) OR (latest > ? AND latest <= ?))`;
  const values = [JSON.stringify(entries), after, upTo, after, upTo];
  return new Set(statements.all<{ entry: number }>(sql, ...values).map(({ entry }) => entry));
}
