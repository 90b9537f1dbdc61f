import type { Event } from './decider';

/** What the ledger gives ids to, and what else an entry may name. */
export const THING_KINDS = ['unit', 'person', 'layoff', 'deal', 'investment', 'source'] as const;

export type ThingKind = (typeof THING_KINDS)[number];

/** One mention of a thing, or of an entry, by an entry. */
export interface Reference {
  readonly kind: ThingKind | 'entry';
  readonly id: string;
  /** The field that holds the id, such as `parentId`, `from.unitId` or `instead.unitId`. */
  readonly role: string;
}

/** What each field that holds an id, or a list of ids, names: the same word means the same in every change. */
export const NAMED_BY: Readonly<Record<string, Reference['kind']>> = {
  unitId: 'unit',
  unitIds: 'unit',
  parentId: 'unit',
  intoId: 'unit',
  intoIds: 'unit',
  fromUnitId: 'unit',
  toUnitId: 'unit',
  platformId: 'unit',
  investorId: 'unit',
  vehicleId: 'unit',
  buyerId: 'unit',
  companyId: 'unit',
  personId: 'person',
  layoffId: 'layoff',
  dealId: 'deal',
  investmentId: 'investment',
  sourceId: 'source',
  entryId: 'entry',
};

/** Left out: what is cited is found by its source, and the claim of a dispute repeats what is disputed. */
const PASSED_OVER: ReadonlySet<string> = new Set(['citation', 'claim']);

type Json = Readonly<Record<string, unknown>>;

/** Every thing and entry that an event names, in the order of its fields; what is cited aside. */
export function referencesOf({ type, data }: Event): readonly Reference[] {
  if (type === 'SamenessDeclared') return referencesOfSameness(data as Json);
  return referencesIn(data as Json, '');
}

function referencesIn(fact: Json, within: string): readonly Reference[] {
  const found: Reference[] = [];
  for (const field of Object.keys(fact)) {
    const value = fact[field];
    const kind = Object.hasOwn(NAMED_BY, field) ? NAMED_BY[field] : undefined;
    if (kind !== undefined) for (const id of idsIn(value)) found.push({ kind, id, role: within + field });
    else if (isObject(value) && !PASSED_OVER.has(field))
      found.push(...referencesIn(value, `${within}${field}.`));
  }
  return found;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === 'string'))] : [];
}

function referencesOfSameness(fact: Json): readonly Reference[] {
  const kind = fact['kind'] as ThingKind;
  return ['id', 'keep'].map((role) => ({ kind, id: String(fact[role]), role }));
}

/** The thing to which a change that mints an id gave one, told by the stream: `layoff-cut` is the layoff `cut`. */
export function thingOfStream(stream: string): Pick<Reference, 'kind' | 'id'> | undefined {
  const dash = stream.indexOf('-');
  const kind = THING_KINDS.find((one) => one === stream.slice(0, dash));
  return kind === undefined ? undefined : { kind, id: stream.slice(dash + 1) };
}
