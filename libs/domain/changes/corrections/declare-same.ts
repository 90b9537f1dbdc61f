import type { Change, Event, Recorded } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import type { LedgerErrorCode } from '../../errors';
import { Choice, Passage, ThingId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import type { Known } from '../../known';
import { Citation } from '../../values/citation';

/** What may have been recorded under two ids. */
export const SAME_KINDS = ['unit', 'person', 'layoff', 'deal', 'investment'] as const;

export type SameKind = (typeof SAME_KINDS)[number];

const REASONS_OF_SAMENESS = ['recordingError', 'sourceReport'] as const;

/** Records that what two ids stand for is one. Both ids stay valid; retracting the declaration separates them again. */
export class DeclareSame {
  /** What both are. */
  @Choice(SAME_KINDS) readonly kind!: SameKind;
  /** The id that is given up: answers about it come under the other. A person by id or handle. */
  @ThingId('kind') readonly id!: string;
  /** The id that is kept. A person by id or handle. */
  @ThingId('kind') readonly keep!: string;
  /** `recordingError`: we gave one thing two ids. `sourceReport`: a source says that they are one, as the citation shows. */
  @Choice(REASONS_OF_SAMENESS) readonly because!: (typeof REASONS_OF_SAMENESS)[number];
  /** How it is known, in words. */
  @Passage() readonly reason!: string;
  /** Where the source says so; required for `sourceReport`, left out for `recordingError`. */
  @Optional() @Nested(() => Citation) readonly citation?: Citation;
}

export type SamenessDeclared = Event<'SamenessDeclared', DeclareSame>;

/** What is said where no thing of a kind has the id. */
const UNKNOWN: Readonly<Record<SameKind, LedgerErrorCode>> = {
  unit: 'unknown_unit',
  person: 'unknown_person',
  layoff: 'unknown_layoff',
  deal: 'unknown_deal',
  investment: 'unknown_investment',
};

/** Two figures that both ids report are never added silently: they become claims of one thing. */
export const declareSame: Change<DeclareSame, SamenessDeclared> = {
  command: DeclareSame,
  versions: { SamenessDeclared: 1 },
  initialState: 'free',
  stream: (command, known) => {
    requireCitationWhereDue(command);
    return streamOf(command.kind, idOf(command, 'keep', known));
  },
  decide: (command, _state, known) => {
    const { kind } = command;
    const [id, keep] = [idOf(command, 'id', known), idOf(command, 'keep', known)];
    requireApart(kind, { id, keep }, known);
    if (command.citation !== undefined) requireQuoted(command.citation, known);
    return [{ type: 'SamenessDeclared', data: { ...command, id, keep } }];
  },
  evolve: {},
  remember: ({ data }, entryId) => [{ kind: 'same', key: streamOf(data.kind, data.id), value: entryId }],
};

function streamOf(kind: SameKind, id: string): string {
  return `${kind}-${id}`;
}

/** The id that a field names, a person's handle resolved. */
function idOf({ kind, ...ids }: DeclareSame, field: 'id' | 'keep', known: Known): string {
  const id = kind === 'person' ? known.requirePerson(ids[field], `/${field}`) : ids[field];
  if (known.isMinted(streamOf(kind, id))) return id;
  const detail = `${kind} "${id}" was never recorded; declare the same only what both ids were given to`;
  throw new LedgerError(UNKNOWN[kind], detail, `/${field}`);
}

function requireCitationWhereDue({ because, citation }: DeclareSame): void {
  if ((because === 'sourceReport') === (citation !== undefined)) return;
  const detail =
    citation === undefined
      ? 'citation is required: quote the source that says so'
      : 'citation must be left out: a recording error is ours; use sourceReport where a source says so';
  throw new LedgerError('invalid_fields', detail, '/citation');
}

/** What is kept must not be given up for the other id already, over however many declarations that anybody still sees. */
function requireApart(kind: SameKind, { id, keep }: { id: string; keep: string }, known: Known): void {
  const reached = new Set([keep]);
  for (const one of reached) {
    if (one === id) {
      const what = id === keep ? 'both ids are one' : `${kind} "${keep}" is declared to be "${id}" already`;
      throw new LedgerError('invalid_fields', `${what}; name two ids that stand apart`, '/keep');
    }
    keptInPlaceOf(streamOf(kind, one), known).forEach((further) => reached.add(further));
  }
}

function keptInPlaceOf(stream: string, known: Known): readonly string[] {
  const declared: readonly Recorded[] = known.samenessOf(stream);
  return declared
    .filter((entry) => known.visibleAt(entry).length > 0)
    .map(({ data }) => (data as DeclareSame).keep);
}
