import { LedgerError, changeOf, changes, parseCommand, saysTheSame } from '#domain';
import type { Citation, EntryDisputed, Recorded } from '#domain';
import type { Projection, Table } from './projection';
import type { Rows } from './rows';

/** What a dispute makes of an entry: the entry as it would be with what the other source gives instead. */
export interface Alternative {
  /** The disputed entry at its own position, with the claim of the dispute; with its own where the dispute denies it. */
  readonly entry: Recorded;
  /** Position of the dispute. */
  readonly dispute: number;
  readonly denies: boolean;
}

interface RestatedRow {
  readonly entry: number;
  readonly id: string;
  readonly restates: string;
  readonly type: string;
  readonly data: string;
}

interface DisputedRow {
  readonly dispute: number;
  readonly instead: string | null;
  readonly citation: string;
}

/** Tables in which each read model keeps what later disputes and restatements need: a dispute follows a restatement. */
export function tablesOfDisputes({ name }: Projection): Readonly<Record<string, Table>> {
  const tables = namesOf(name);
  return {
    [tables.restated]: {
      columns:
        'restates TEXT NOT NULL, id TEXT NOT NULL, entry INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL',
      key: 'restates, id',
      indexes: ['id'],
    },
    [tables.disputed]: {
      columns: 'entry_id TEXT NOT NULL, dispute INTEGER NOT NULL, instead TEXT, citation TEXT NOT NULL',
      key: 'entry_id, dispute',
    },
  };
}

function namesOf(projection: string): { readonly restated: string; readonly disputed: string } {
  const name = projection.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { restated: `${name}_restated`, disputed: `${name}_disputed` };
}

/**
 * What an entry adds to the readings of others and of itself: a dispute gives an alternative of what it disputes and of all that
 * was restated in its place; a right entry takes over the disputes of what it replaces.
 */
export function alternativesOf(projection: Projection, rows: Rows, entry: Recorded): readonly Alternative[] {
  if (entry.type !== 'EntryDisputed') {
    const isRightEntry = entry.restates !== undefined && entry.type in projection.on;
    return isRightEntry ? ofRightEntry(rows, namesOf(projection.name), entry) : NONE;
  }
  const dispute = entry as Recorded<EntryDisputed>;
  const isWanted = dispute.data.denies !== true || projection.disputes === 'listed';
  const isHandled = dispute.data.claim.type in projection.on;
  return isWanted && isHandled ? ofDispute(rows, namesOf(projection.name), dispute) : NONE;
}

const NONE: readonly Alternative[] = [];

type Names = ReturnType<typeof namesOf>;

function ofDispute(rows: Rows, names: Names, dispute: Recorded<EntryDisputed>): readonly Alternative[] {
  const { entryId, instead, citation, claim } = dispute.data;
  const row: DisputedRow = {
    dispute: dispute.position,
    instead: instead === undefined ? null : JSON.stringify(instead),
    citation: JSON.stringify(citation),
  };
  rows.insert(names.disputed, { entry_id: entryId, ...row });
  const { type, position, data = {} } = claim;
  const first = { ...dispute, id: entryId, type, position, data };
  const later = restatedFrom(rows, names, entryId).flatMap((one) => {
    const { id, entry: at, type: kind } = one;
    const right = { ...dispute, id, type: kind, position: at, data: JSON.parse(one.data) as object };
    return alternative(right, row);
  });
  return [{ entry: first, dispute: dispute.position, denies: instead === undefined }, ...later];
}

/** All that was restated in the place of an entry, of what replaced it, and so on. */
function restatedFrom(rows: Rows, names: Names, id: string): readonly RestatedRow[] {
  const found = [...rows.select<RestatedRow>(names.restated, { restates: id })];
  for (const row of found) found.push(...rows.select<RestatedRow>(names.restated, { restates: row.id }));
  return found;
}

function ofRightEntry(rows: Rows, names: Names, entry: Recorded): readonly Alternative[] {
  const { id, position, type, data, restates = '' } = entry;
  rows.insert(names.restated, { restates, id, entry: position, type, data: JSON.stringify(data) });
  const found: Alternative[] = [];
  for (let former: string | undefined = restates; former !== undefined;) {
    for (const row of rows.select<DisputedRow>(names.disputed, { entry_id: former }))
      found.push(...alternative(entry, row));
    former = rows.select<RestatedRow>(names.restated, { id: former })[0]?.restates;
  }
  return found;
}

/** None where the right entry says what the other source gave, or has no such fields. */
function alternative(entry: Recorded, { dispute, instead, citation }: DisputedRow): readonly Alternative[] {
  if (instead === null) return [{ entry, dispute, denies: true }];
  const given = { ...(JSON.parse(instead) as object), citation: JSON.parse(citation) as Citation };
  const data = claimedInstead(entry, given);
  return data === undefined ? [] : [{ entry: { ...entry, data }, dispute, denies: false }];
}

function claimedInstead(
  { type, data }: Recorded,
  given: object & { readonly citation: Citation },
): object | undefined {
  const { citation, ...instead } = given;
  const change = changeOf(type, changes);
  if (change === undefined || saysTheSame({ ...data, ...instead }, data)) return undefined;
  const claim = { ...data, ...instead, citation };
  try {
    parseCommand(change, claim);
    return claim;
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}
