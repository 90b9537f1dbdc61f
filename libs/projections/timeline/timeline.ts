import { DAY_MAX, DAY_MIN, daysOf, eventTypes, fieldValuesOf, referencesOf } from '#domain';
import type { Day, Event, LedgerEvent, Recorded, Reference, ThingKind } from '#domain';
import type { Projection } from '../projection';
import type { Rows } from '../rows';

/** What has a timeline. */
const SUBJECTS: ReadonlySet<ThingKind> = new Set(['unit', 'person']);
/** What ties entries that name no unit and no person to those that do. */
const TIES: ReadonlySet<ThingKind> = new Set(['layoff', 'deal', 'investment']);

/**
 * Each day of which an entry speaks, under each unit and person that it names, read from its fields: an event type that is added
 * later has its place without a word here. An entry that names neither stands under its layoff, deal or investment; `timeline_tie`
 * says whose that is.
 */
export const timeline: Projection = {
  name: 'timeline',
  version: 2,
  tables: {
    timeline_item: {
      columns: `kind TEXT NOT NULL, id TEXT NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL, entry INTEGER NOT NULL,
        field TEXT NOT NULL, type TEXT NOT NULL, roles TEXT NOT NULL, forecast INTEGER NOT NULL`,
      key: 'kind, id, earliest, latest, entry, field',
    },
    timeline_tie: {
      columns:
        'subject_kind TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, tied_id TEXT NOT NULL, entry INTEGER NOT NULL',
      key: 'subject_kind, id, kind, tied_id, entry',
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, place])),
  ignores: [],
  disputes: 'passedOver',
};

function place(rows: Rows, entry: Recorded<LedgerEvent>): void {
  const references = referencesOf(entry);
  const subjects = named(references, SUBJECTS);
  const ties = named(references, TIES);
  const dates = datesOf(entry);
  for (const { kind, id, roles } of subjects.length > 0 ? subjects : ties) {
    for (const date of dates) {
      const { position, type } = entry;
      rows.insert('timeline_item', {
        kind,
        id,
        ...date,
        entry: position,
        type,
        roles: JSON.stringify(roles),
      });
    }
  }
  for (const { kind: subject_kind, id } of subjects) {
    for (const { kind, id: tied_id } of ties)
      rows.insert('timeline_tie', { subject_kind, id, kind, tied_id, entry: entry.position });
  }
}

interface Named {
  readonly kind: ThingKind;
  readonly id: string;
  readonly roles: readonly string[];
}

/** Each thing once, in all its roles. */
function named(references: readonly Reference[], kinds: ReadonlySet<ThingKind>): readonly Named[] {
  const found = new Map<string, Named>();
  for (const { kind, id, role } of references.filter((reference) => kinds.has(reference.kind))) {
    const key = `${kind} ${id}`;
    found.set(key, { kind, id, roles: [...new Set([...(found.get(key)?.roles ?? []), role])] });
  }
  return [...found.values()];
}

/** The field of an entry that gives no day of valid time. */
export const UNDATED = '';

interface Dated {
  readonly field: string;
  readonly earliest: Day;
  readonly latest: Day;
  /** 1 where nothing need have happened by then. */
  readonly forecast: number;
}

function datesOf(entry: Event): readonly Dated[] {
  const dates = fieldValuesOf(entry).flatMap(({ path: field, shape, value }) =>
    shape.kind === 'partialDate'
      ? [{ field, ...daysOf(value as string), forecast: Number(shape.forecast === true) }]
      : [],
  );
  return dates.length > 0 ? dates : [{ field: UNDATED, earliest: DAY_MIN, latest: DAY_MAX, forecast: 0 }];
}
