import type { Change, Event, Remembered } from '../../decider';
import { requireQuoted } from '../../citing';
import { EntryReference } from '../../field-kinds';
import { Check, Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Catalogue } from '../parse-command';
import { changeOf, decideClaim, requireOneClaim } from './claim';
import { requireFact } from './fact';

/** Records that another source contradicts an entry: that it gives something differently, or denies it altogether. */
export class DisputeEntry {
  /** The entry that the source contradicts: a fact, not a correction. */
  @EntryReference() readonly entryId!: string;
  /** The fields that the source gives differently, each whole; left out where it denies the entry. */
  @Optional()
  @Check({ kind: 'object' }, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'must be an object of the fields that the source gives differently',
  )
  readonly instead?: object;
  /** True where the source says that it is not so; left out where it gives something instead. */
  @Optional()
  @Check({ kind: 'flag' }, (value) => (value === true ? undefined : 'must be true; leave it out for instead'))
  readonly denies?: true;
  @Nested(() => Citation) readonly citation!: Citation;
}

/** What a dispute says beside the entry that it names. */
export interface DisputedClaim {
  /** Type and position of the disputed entry. */
  readonly type: string;
  readonly position: number;
  /** Version of that type in which `data` is stored; left out of the first, and wherever data is read in the newest form. */
  readonly version?: number;
  /** What the disputed entry would say with what is given instead; left out of a denial. */
  readonly data?: object;
}

export type EntryDisputed = Event<'EntryDisputed', DisputeEntry & { readonly claim: DisputedClaim }>;

/** What later commands may look up once an event is recorded. */
type Remember = (event: Event, entryId: string) => readonly Remembered[];

/** A handle or a text is not taken by being disputed; a place above a unit is, since trees have no cycle in any reading. */
const KEPT_BY_FACTS: ReadonlySet<Remembered['kind']> = new Set(['handle', 'source']);

/** @param facts every change by which a disputed entry may have been recorded. */
export function disputeEntry(facts: Catalogue, remembered: Remember): Change<DisputeEntry, EntryDisputed> {
  return {
    command: DisputeEntry,
    versions: { EntryDisputed: 1 },
    initialState: 'free',
    stream: (command, known) => {
      requireOneClaim(command);
      return known.requireEntry(command.entryId).stream;
    },
    decide: (command, _state, known) => {
      const disputed = requireFact(command.entryId, known, 'disputed');
      requireQuoted(command.citation, known);
      const data = decideClaim(command, disputed, facts, known);
      const { type, position } = disputed;
      const version = changeOf(type, facts)?.versions[type] ?? 1;
      const stored = version === 1 ? {} : { version };
      const claim = { type, position, ...(data === undefined ? {} : { ...stored, data }) };
      return [{ type: 'EntryDisputed', data: { ...command, claim }, causationId: disputed.id }];
    },
    evolve: {},
    remember: ({ data: { claim } }, entryId) =>
      claim.data === undefined
        ? []
        : remembered({ type: claim.type, data: claim.data }, entryId).filter(
            ({ kind }) => !KEPT_BY_FACTS.has(kind),
          ),
  };
}
