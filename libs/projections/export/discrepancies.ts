import { discrepanciesOf } from '../discrepancies/discrepancies-query';
import type { Discrepancy } from '../discrepancies/discrepancies-query';
import { NEEDS } from '../reach';
import { dayCells, days, json, text, texts } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** What entries disagree on by a day: a row for each contradiction, with both sides. */
export const discrepancies: ExportModel = {
  needs: NEEDS.discrepancies,
  columns: {
    kind: text('In which way they disagree.'),
    certainty: text('`definite` in every reading, or `possible` in some.'),
    unit_id: text('The unit that it is about.'),
    post_id: text('The post, if any.'),
    person_id: text('The person, if any.'),
    layoff_id: text('The layoff, if any.'),
    investment_id: text('The investment, if any.'),
    ...days('shows', 'it shows'),
    what: json('Its numbers, words and days.'),
    entry_ids: texts('Ids of the entries on one side.'),
    against_entry_ids: texts('Ids of the entries on the other.'),
  },
  read: (reading, after) => {
    const { statements, asked } = reading;
    const question = { below: true, ...placeIn(after) };
    const { items, next } = discrepanciesOf(statements, question, asked);
    return { rows: items.map((item) => rowOf(reading, item)), next: next ?? undefined };
  },
};

/** Where a walk goes on, as the query that gave it writes it: `amazon:12`. */
function placeIn(cursor: string | undefined): { readonly after?: { unitId: string; shown: number } } {
  if (cursor === undefined) return {};
  const [unitId = '', shown] = cursor.split(':');
  return { after: { unitId, shown: Number(shown) } };
}

function rowOf(reading: Reading, found: Discrepancy): ExportedRow {
  const { subject } = found;
  return {
    kind: found.kind,
    certainty: found.certainty,
    unit_id: subject.unitId,
    post_id: subject.postId ?? null,
    person_id: subject.personId ?? null,
    layoff_id: subject.layoffId ?? null,
    investment_id: subject.investmentId ?? null,
    ...dayCells('shows', found.days),
    what: found.what,
    entry_ids: idsAt(reading, found.says),
    against_entry_ids: idsAt(reading, found.against),
  };
}
