import type { Event } from './decider';
import { fieldValuesOf } from './field-values';
import type { FieldValue } from './field-values';
import { THING_KINDS } from './fields';
import type { IdShape, ThingKind } from './fields';

/** A thing of which an event speaks, and as what. */
export interface Reference {
  readonly kind: ThingKind;
  /** Its id; where that is unique only within another thing, the other's id stands before it: `studios/head`. */
  readonly id: string;
  /** The field that names it: `unitId`, `from.unitId`, `buyerId`. */
  readonly role: string;
}

/** Every thing that an event names by its id, in the order of the fields. */
export function referencesOf(event: Event): readonly Reference[] {
  const known = REFERENCES.get(event);
  if (known !== undefined) return known;
  const references = fieldValuesOf(event).flatMap((field) => {
    const reference = 'reference' in field.shape ? field.shape.reference : undefined;
    return reference === undefined ? [] : [referenceIn(field, reference)];
  });
  REFERENCES.set(event, references);
  return references;
}

/** What each event names, as long as somebody has the event: several read models ask it of every entry. */
const REFERENCES = new WeakMap<Event, readonly Reference[]>();

function referenceIn({ path, value, owner }: FieldValue, { refersTo, within }: IdShape): Reference {
  const beside = (name: string): string => String((owner as Readonly<Record<string, unknown>>)[name]);
  const kind = typeof refersTo === 'string' ? refersTo : (beside(refersTo.kindIn) as ThingKind);
  const id = within === undefined ? String(value) : `${beside(within)}/${String(value)}`;
  return { kind, id, role: path };
}

/** The thing to which a change that mints an id gave one, told by the stream: `layoff-cut` is the layoff `cut`. */
export function thingOfStream(stream: string): Pick<Reference, 'kind' | 'id'> | undefined {
  const dash = stream.indexOf('-');
  const kind = THING_KINDS.find((one) => one === stream.slice(0, dash));
  return kind === undefined ? undefined : { kind, id: stream.slice(dash + 1) };
}
