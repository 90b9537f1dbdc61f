import { identitiesOf } from '../identities';
import { NEEDS } from '../reach';
import { CITED, citedCells } from './cited';
import { timelineOf } from '../timeline/timeline-query';
import type { TimelineAnswer, TimelineItem } from '../timeline/timeline-query';
import { dayCells, days, instant, text } from './column';
import type { ExportedRow } from './column';
import type { ExportModel, Reading } from './model';

const SUBJECTS = {
  unit: 'SELECT DISTINCT unit_id AS id FROM unit WHERE entry <= ? AND unit_id > ? ORDER BY unit_id LIMIT 1',
  person:
    'SELECT DISTINCT person_id AS id FROM person WHERE entry <= ? AND person_id > ? ORDER BY person_id LIMIT 1',
} as const;

type Subject = keyof typeof SUBJECTS;

/** What happened to each unit and each person, by the days of which entries speak: a row for each day under each that it names. */
export const timeline: ExportModel = {
  needs: [...NEEDS.timeline, 'persons'],
  columns: {
    subject_kind: text('`unit` or `person`.'),
    subject_id: text('The unit or the person.'),
    type: text('What the entry says happened.'),
    field: text('The field that gives the day; empty where the entry gives none.'),
    ...days('dated', 'it happened'),
    happened: text('Whether by the asked day: `definitely`, `possibly`, `notYet`; `expected` of a forecast.'),
    entry_id: text('The entry.'),
    recorded_at: instant('When it was recorded.'),
    ...CITED,
  },
  read: (reading, after = 'unit ') => {
    const [kind, id, page] = after.split(' ') as [Subject, string, string?];
    return page === undefined ? nextSubject(reading, kind, id) : pageOf(reading, kind, { id, page });
  },
};

function nextSubject(reading: Reading, kind: Subject, after: string): ReturnType<ExportModel['read']> {
  const { statements, asked } = reading;
  const found = statements.get<{ readonly id: string }>(SUBJECTS[kind], asked.knownAt, after);
  if (found === undefined) return { rows: [], next: kind === 'unit' ? 'person ' : undefined };
  const { id } = found;
  // What has several ids stands under the one that is kept.
  return identitiesOf(statements, kind, asked).canonical(id) === id
    ? pageOf(reading, kind, { id })
    : { rows: [], next: `${kind} ${id}` };
}

/** A page of one timeline; what comes after it is the next page, or the next unit or person. */
function pageOf(
  { statements, asked }: Reading,
  kind: Subject,
  { id, page }: { readonly id: string; readonly page?: string },
): ReturnType<ExportModel['read']> {
  const question = { kind, id, below: false, withdrawn: false, expected: true };
  const answer = timelineOf(statements, page === undefined ? question : { ...question, after: page }, asked);
  const next = answer.next === null ? `${kind} ${id}` : `${kind} ${id} ${answer.next}`;
  return { rows: answer.items.map((item) => rowOf(answer, item)), next };
}

function rowOf({ kind, id }: TimelineAnswer, { entry, ...item }: TimelineItem): ExportedRow {
  return {
    subject_kind: kind,
    subject_id: id,
    type: item.type,
    field: item.field,
    ...dayCells('dated', item.days),
    happened: item.happened,
    entry_id: entry.id,
    recorded_at: entry.recordedAt,
    ...citedCells(entry.citation),
  };
}
