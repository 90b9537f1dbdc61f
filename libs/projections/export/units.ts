import { NEEDS } from '../reach';
import { unitOf } from '../units';
import type { PlacedUnit } from '../placed-units';
import { byUnit } from './by-unit';
import { ENTRY_IDS, byLanguage, dayCells, days, flag, json, languageCells, text, texts } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** The organisation tree on a day: a row for each unit and place, more than one where it is uncertain where a unit stands. */
export const units: ExportModel = {
  needs: [...NEEDS.units, 'entries'],
  columns: {
    unit_id: text('The unit.'),
    ...byLanguage('name', 'What it is called'),
    possible_names: json('Names that may have taken their place by then, by language.'),
    kinds: texts('What it is; several where sources differ.'),
    parent_id: text('The unit directly above; empty at the top.'),
    parent_certainty: text('Whether it stands there `definitely` or `possibly`; empty at the top.'),
    parent_presumed: flag('Whether no source gives a start, and the place is taken to hold before, too.'),
    ended: text('Whether it is no more: `no`, `possibly` or `definitely`.'),
    withdrawn: flag('Whether each entry that introduced it is withdrawn.'),
    ...days('established', 'it was established'),
    countries: texts('Seats, ISO 3166-1; several where sources differ.'),
    industries: texts('What it does; several where sources differ.'),
    ...ENTRY_IDS,
  },
  read: byUnit(rowsOf),
};

function rowsOf(reading: Reading, unitId: string): readonly ExportedRow[] {
  const unit = unitOf(reading.statements, unitId, reading.asked);
  const places: readonly (PlacedUnit | undefined)[] = unit.parents.length > 0 ? unit.parents : [undefined];
  const entryIds = idsAt(reading, unit.entries);
  return places.map((parent) => ({
    unit_id: unitId,
    ...languageCells('name', unit.names),
    possible_names: unit.possibleNames,
    kinds: unit.kinds,
    parent_id: parent?.unitId ?? null,
    parent_certainty: parent?.certainty ?? null,
    parent_presumed: parent?.presumed ?? false,
    ended: unit.ended.certainty,
    withdrawn: unit.withdrawn,
    ...dayCells('established', unit.establishedOn),
    countries: unit.countries,
    industries: unit.industries,
    entry_ids: entryIds,
  }));
}
