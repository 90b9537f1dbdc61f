import type { Tenure } from '../leadership-history/answer';
import { saidInUnit } from '../leadership-history/said-in-unit';
import { tenuresOf } from '../leadership-history/tenures';
import { personOf } from '../persons';
import { NEEDS } from '../reach';
import { byUnit } from './by-unit';
import {
  ENTRY_IDS,
  byLanguage,
  dayCells,
  days,
  flag,
  integer,
  json,
  languageCells,
  text,
  texts,
} from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** Who held which post, and when: a row for each tenure, whenever it was. */
export const tenures: ExportModel = {
  needs: [...NEEDS.leadership, ...NEEDS.persons, 'entries'],
  columns: {
    unit_id: text('The unit of the post.'),
    post_id: text('The post.'),
    ...byLanguage('title', 'What the post is called'),
    heads: flag('Whether the post heads the unit.'),
    seats: integer('How many hold the post at once.'),
    person_id: text('Who holds it, as an opaque id.'),
    handle: text('Who holds it, as a readable handle.'),
    ...byLanguage('person_name', 'What the person is called'),
    possible_titles: json('Titles that other sources give instead.'),
    acting: flag('Whether only until somebody is appointed.'),
    possibly_acting: flag('Whether one source says so and another does not.'),
    ...days('start', 'it began'),
    start_basis: text('`recorded`, or `implied` where only an end is.'),
    ...days('end', 'the person was first no longer in office'),
    end_basis: text('`recorded`, `abolished`, `implied`, or `none` where the person is still in office.'),
    end_kinds: texts('What sources call the end; several where they differ.'),
    attested_on: texts('Days on which a source says that the person was in office.'),
    leaves: json('Times of leave.'),
    mandates: json('Charges beside the post.'),
    ...ENTRY_IDS,
  },
  read: byUnit((reading, unitId) =>
    tenuresOf(saidInUnit(reading.statements, unitId, reading.asked)).map(({ tenure }) =>
      rowOf(reading, tenure),
    ),
  ),
};

function rowOf(reading: Reading, tenure: Tenure): ExportedRow {
  const person = personOf(reading.statements, tenure.personId, reading.asked);
  return {
    unit_id: tenure.unitId,
    post_id: tenure.postId,
    ...languageCells('title', tenure.title),
    heads: tenure.heads,
    seats: tenure.seats,
    person_id: tenure.personId,
    handle: person?.handle ?? null,
    ...languageCells('person_name', person?.names ?? null),
    possible_titles: tenure.possibleTitles,
    acting: tenure.acting,
    possibly_acting: tenure.possiblyActing,
    ...dayCells('start', tenure.start),
    start_basis: tenure.start.basis,
    ...dayCells('end', tenure.end),
    end_basis: tenure.end.basis,
    end_kinds: tenure.end.kinds,
    attested_on: tenure.attestedOn,
    leaves: tenure.leaves,
    mandates: tenure.mandates,
    entry_ids: idsAt(reading, tenure.entries),
  };
}
