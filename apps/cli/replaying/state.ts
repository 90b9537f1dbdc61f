import { CommandFailure, EXIT } from '../failure';
import type { Session } from '../asking/session';
import type { Bounds, ByLanguage } from '../output/cell';

/** Whose history is replayed. */
export interface Subject {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  readonly names: ByLanguage;
}

/** A point on the axes along which history is replayed. */
export interface ReplayPoint {
  readonly on: string;
  readonly knownAt: string;
}

/** Who holds what, definitely or possibly. */
export interface Holding {
  readonly certainty: string;
  /** Of a unit: the person who leads it; of a person: the unit and post that they hold. */
  readonly what: string;
}

/** The figures that a replay follows. */
export const FOLLOWED = ['headcount', 'net', 'leadership'] as const;

export type Followed = (typeof FOLLOWED)[number];

/** How things stand at a point. */
export interface State {
  /** Of a unit: how many people, where a source tells; null where it is unknown or not asked for. */
  readonly headcount: Bounds | null;
  /** Of a unit: the net change so far; null where none is recorded. */
  readonly net: Bounds | null;
  readonly leadership: readonly Holding[];
  /** Positions of the entries that each figure rests on. */
  readonly restsOn: Readonly<Record<Followed, readonly number[]>>;
}

interface HeadcountTold {
  readonly bounds?: Bounds;
  readonly net?: Bounds;
  readonly netRestsOn?: readonly number[];
  readonly restsOn: readonly number[];
}

interface LeaderTold {
  readonly restsOn: readonly number[];
  readonly holders: readonly { readonly certainty: string; readonly tenure: { readonly personId: string } }[];
}

interface PersonTold {
  readonly posts: readonly {
    readonly certainty: string;
    readonly tenure: {
      readonly unitId: string;
      readonly postId: string;
      readonly entries: readonly number[];
    };
  }[];
}

const NOTHING: State = {
  headcount: null,
  net: null,
  leadership: [],
  restsOn: { headcount: [], net: [], leadership: [] },
};

/** How things stood with a unit or a person at a point; nothing where nothing was known of it then. */
export async function stateAt(
  session: Session,
  subject: Subject,
  { on, knownAt }: ReplayPoint,
): Promise<State> {
  try {
    return subject.kind === 'unit'
      ? await ofUnit(session, subject.id, { on, knownAt })
      : await ofPerson(session, subject.id, { on, knownAt });
  } catch (error) {
    if (error instanceof CommandFailure && error.exitCode === EXIT.notFound) return NOTHING;
    throw error;
  }
}

async function ofUnit(session: Session, unitId: string, point: ReplayPoint): Promise<State> {
  const path = `/units/${encodeURIComponent(unitId)}`;
  const { answer: counted } = await session.ask<HeadcountTold>(`${path}/headcount`, { ...point });
  const { answer: led } = await session.ask<LeaderTold>(`${path}/leadership`, { ...point });
  return {
    headcount: counted.bounds ?? null,
    net: counted.net === undefined ? null : { min: counted.net.min, max: counted.net.max },
    leadership: led.holders.map(({ certainty, tenure }) => ({ certainty, what: tenure.personId })),
    restsOn: { headcount: counted.restsOn, net: counted.netRestsOn ?? [], leadership: led.restsOn },
  };
}

async function ofPerson(session: Session, personId: string, point: ReplayPoint): Promise<State> {
  const { answer } = await session.ask<PersonTold>(`/persons/${encodeURIComponent(personId)}`, { ...point });
  return {
    ...NOTHING,
    leadership: answer.posts.map(({ certainty, tenure }) => ({
      certainty,
      what: `${tenure.unitId}/${tenure.postId}`,
    })),
    restsOn: { ...NOTHING.restsOn, leadership: answer.posts.flatMap(({ tenure }) => tenure.entries) },
  };
}

/** The figures that differ between two points, and rest at one of them on an entry: what that entry changed. */
export function changedBy(position: number, before: State, after: State): readonly Followed[] {
  return FOLLOWED.filter(
    (figure) =>
      JSON.stringify(before[figure]) !== JSON.stringify(after[figure]) &&
      (before.restsOn[figure].includes(position) || after.restsOn[figure].includes(position)),
  );
}
