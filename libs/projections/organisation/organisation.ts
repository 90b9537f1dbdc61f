import { daysOf, topics } from '#domain';
import type { Names } from '#domain';
import type { NewRow } from '../database';
import type { EntryOf, Projection } from '../projection';
import type { Rows } from '../rows';

/**
 * The organisation tree over time: what each unit is, what it is called, what stands above it, when it moved or ended, and who
 * buys whom; as each entry says.
 */
export const organisation: Projection = {
  name: 'organisation',
  version: 6,
  tables: {
    unit: {
      columns: `unit_id TEXT NOT NULL, entry INTEGER NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL, parent_id TEXT,
        established_earliest INTEGER, established_latest INTEGER, country TEXT, industry TEXT`,
      key: 'unit_id, entry',
      indexes: ['parent_id', 'kind', 'entry'],
    },
    unit_name: {
      columns: `unit_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL, earliest INTEGER NOT NULL,
        latest INTEGER NOT NULL`,
      key: 'unit_id, entry',
      indexes: ['entry'],
    },
    unit_alias: {
      columns: 'unit_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL',
      key: 'unit_id, entry',
      indexes: ['entry'],
    },
    unit_placement: {
      columns: `unit_id TEXT NOT NULL, entry INTEGER NOT NULL, cause TEXT NOT NULL, parent_id TEXT, into_ids TEXT,
        earliest INTEGER NOT NULL, latest INTEGER NOT NULL`,
      key: 'unit_id, entry',
      indexes: ['parent_id', 'entry'],
    },
    unit_division: {
      columns: `unit_id TEXT NOT NULL, entry INTEGER NOT NULL, into_ids TEXT NOT NULL,
        earliest INTEGER NOT NULL, latest INTEGER NOT NULL`,
      key: 'unit_id, entry',
      indexes: ['entry'],
    },
    // Which entries merge or split a unit into another one: they are found by that one.
    unit_into: {
      columns: 'into_id TEXT NOT NULL, entry INTEGER NOT NULL, unit_id TEXT NOT NULL',
      key: 'into_id, entry, unit_id',
    },
    acquisition: {
      columns: `deal_id TEXT NOT NULL, entry INTEGER NOT NULL, buyer_id TEXT NOT NULL, company_id TEXT NOT NULL,
        earliest INTEGER NOT NULL, latest INTEGER NOT NULL, price TEXT`,
      key: 'deal_id, entry',
      indexes: ['buyer_id', 'company_id', 'entry'],
    },
    acquisition_outcome: {
      columns: `deal_id TEXT NOT NULL, entry INTEGER NOT NULL, outcome TEXT NOT NULL, earliest INTEGER NOT NULL,
        latest INTEGER NOT NULL`,
      key: 'deal_id, entry',
      indexes: ['entry'],
    },
  },
  on: {
    CompanyRegistered: (rows, entry) => {
      const { country, industry } = entry.data;
      rows.insert('unit', { ...introduced(entry), kind: 'company', country, industry });
    },
    DivisionEstablished: (rows, entry) => {
      const { kind, parentId } = entry.data;
      rows.insert('unit', { ...introduced(entry), kind, parent_id: parentId });
    },
    UnitRenamed: (rows, { data, position }) =>
      rows.insert('unit_name', { ...named(data.unitId, data.names, position), ...daysOf(data.renamedOn) }),
    AliasAdded: (rows, { data, position }) => {
      if (data.unitId !== undefined) rows.insert('unit_alias', named(data.unitId, data.alias, position));
    },
    UnitMoved: (rows, { data, position }) => {
      const { unitId, parentId, movedOn } = data;
      rows.insert('unit_placement', {
        ...placed(unitId, position, movedOn),
        cause: 'moved',
        parent_id: parentId,
      });
    },
    UnitsMerged: (rows, { data, position }) => {
      for (const unitId of data.unitIds.filter((one) => one !== data.intoId))
        ended(rows, placed(unitId, position, data.mergedOn), 'merged', [data.intoId]);
    },
    UnitSplit: (rows, { data, position }) => {
      const { unitId, intoIds, splitOn } = data;
      const into = JSON.stringify(intoIds);
      const split = placed(unitId, position, splitOn);
      if (!intoIds.includes(unitId)) return ended(rows, split, 'split', intoIds);
      rows.insert('unit_division', { ...split, into_ids: into });
      goesInto(rows, split, intoIds);
    },
    UnitClosed: (rows, { data, position }) =>
      ended(rows, placed(data.unitId, position, data.closedOn), 'closed'),
    AcquisitionAnnounced: (rows, { data, position }) =>
      rows.insert('acquisition', {
        deal_id: data.dealId,
        entry: position,
        buyer_id: data.buyerId,
        company_id: data.companyId,
        ...daysOf(data.announcedOn),
        price: JSON.stringify(data.price),
      }),
    AcquisitionCompleted: (rows, { data, position }) =>
      rows.insert('acquisition_outcome', outcome(data.dealId, position, 'completed', data.completedOn)),
    AcquisitionCalledOff: (rows, { data, position }) =>
      rows.insert('acquisition_outcome', outcome(data.dealId, position, 'calledOff', data.calledOffOn)),
  },
  ignores: [
    'RestructuringAnnounced',
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

/** What every introduction of a unit says. */
function introduced({ data, position }: EntryOf<'CompanyRegistered' | 'DivisionEstablished'>): NewRow {
  const established = data.establishedOn === undefined ? undefined : daysOf(data.establishedOn);
  return {
    ...named(data.unitId, data.names, position),
    established_earliest: established?.earliest,
    established_latest: established?.latest,
  };
}

function named(unitId: string, names: Names, entry: number): NewRow {
  return { unit_id: unitId, entry, names: JSON.stringify(names) };
}

/** @param on a partial date. */
function placed(unitId: string, entry: number, on: string): NewRow {
  return { unit_id: unitId, entry, ...daysOf(on) };
}

function ended(rows: Rows, placement: NewRow, cause: string, intoIds?: readonly string[]): void {
  rows.insert('unit_placement', { ...placement, cause, into_ids: JSON.stringify(intoIds) });
  goesInto(rows, placement, intoIds ?? []);
}

function goesInto(rows: Rows, { entry, unit_id }: NewRow, intoIds: readonly string[]): void {
  for (const into_id of intoIds) rows.insert('unit_into', { into_id, entry, unit_id });
}

function outcome(dealId: string, entry: number, what: 'completed' | 'calledOff', on: string): NewRow {
  return { deal_id: dealId, entry, outcome: what, ...daysOf(on) };
}
