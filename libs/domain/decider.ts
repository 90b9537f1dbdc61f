import type { Known } from './known';

/** What happened, as a source reports it: past tense, object first. */
export interface Event<Type extends string = string, Fact extends object = object> {
  readonly type: Type;
  readonly data: Fact;
  /** The entry that this one answers: retracts or restates. */
  readonly causationId?: string;
  /** The entry in whose place this one stands; only the right entry of a restatement has it. */
  readonly restates?: string;
}

/** An event once recorded: an entry of the ledger. */
export interface Recorded<E extends Event = Event> {
  readonly id: string;
  readonly stream: string;
  /** Number in its stream, from 0. */
  readonly revision: number;
  /** Number in the whole ledger, from 1, without gaps. */
  readonly position: number;
  /** When the ledger recorded it, in milliseconds since 1970 UTC; set by the store alone, never decreasing. */
  readonly recordedAt: number;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly causationId?: string;
  readonly correlationId?: string;
  readonly restates?: string;
  /** Who recorded it: an opaque id. */
  readonly actor: string;
  /** The command that brought it. */
  readonly commandId: string;
}

/** An event's data as it was stored once, by field; of which fields depends on its version. */
export type Stored = Readonly<Record<string, unknown>>;

/**
 * Turns stored data of one version into the next. Pure, total, and field by field: a dispute has a part of the fields only, and
 * what is given of that part is read in the same way. It adds no fact.
 */
export type Upcast = (data: Stored) => Stored;

/** What a stream's decider needs to know of its own past: whether its id is given to a thing yet. */
export type Minted = 'free' | 'taken';

/** Something that later commands on other streams must be able to look up: `unit amazon -> company`. */
export interface Remembered {
  readonly kind:
    | 'unit'
    | 'parent'
    | 'child'
    | 'person'
    | 'handle'
    | 'source'
    | 'withdrawal'
    | 'deal'
    | 'buyer'
    | 'target'
    | 'completion'
    | 'corroboration'
    | 'same';
  readonly key: string;
  readonly value: string;
}

/**
 * One change that the ledger accepts: the command class, which stream it goes to, and its decider.
 * `decide` and `evolve` are pure: no clock, no randomness, no input or output.
 */
export interface Change<Command extends object = object, E extends Event = Event> {
  /** Type, validator and schema of the command at once. */
  readonly command: new () => Command;
  /** Newest version of each event type that this change writes. */
  readonly versions: { readonly [Type in E['type']]: number };
  /** How each older version of an event type becomes the next: `{ UnitMoved: { 1: (data) => … } }` where UnitMoved has version 2. */
  readonly upcasts?: { readonly [Type in E['type']]?: Readonly<Record<number, Upcast>> };
  /** What to send instead, where no command is taken any more. An event type is never removed: its entries stay. */
  readonly closed?: string;
  /** What a decider starts from: the state of a stream without entries. */
  readonly initialState: Minted;
  /** Whether this change gives the stream's id to a thing. */
  readonly mints?: true;
  /** The one stream that takes the entries, `<category>-<id>`. */
  stream(command: Command, known: Known): string;
  /** What the ledger fills in where the client left it out. */
  complete?(command: Command, fresh: Fresh): Command;
  /** @throws LedgerError where the command is wrong in itself; what merely contradicts other entries is recorded. */
  decide(command: Command, state: Minted, known: Known): readonly E[];
  /** How the stream's state follows from an entry; event types that are not named leave it as it is. */
  readonly evolve: { readonly [Type in E['type']]?: (state: Minted) => Minted };
  /** What later commands on other streams may look up once the event is recorded. */
  remember?(event: E, entryId: string): readonly Remembered[];
}

/** Source of new opaque ids, handed in so that the domain stays free of randomness. */
export interface Fresh {
  readonly personId: () => string;
}
