import { SAME_KINDS } from '#domain';
import type { Asked } from '../asked';
import { declarationsOf } from '../declarations';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import { Tree, entriesOn, holdsOn } from '../tree';
import type { Membership } from '../tree';
import type { Candidates } from '../withdrawals';
import type { Key } from './cursor';
import { candidatesUnder, rowsOf, tiesOf } from './timeline-rows';
import type { Place, TimelineRow, Wanted } from './timeline-rows';

/** Whose timeline is asked for, and what of it. */
export interface TimelineQuestion extends Wanted {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  /** Of a unit: what names units below it too. */
  readonly below: boolean;
  /** What is withdrawn too, marked as such. */
  readonly withdrawn: boolean;
  /** Only what comes after this cursor, taken from `next`. */
  readonly after?: string;
  /** At most `PAGE_LIMIT_MAX`. */
  readonly limit?: number;
}

/** One day of which one entry speaks, with all that it names of what is asked for. */
export interface Found extends Key {
  readonly type: string;
  readonly forecast: boolean;
  readonly counts: boolean;
  /** Whether something that it names stood below the asked unit on all of its days. */
  readonly holds: 'definitely' | 'possibly';
  readonly names: readonly { readonly kind: string; readonly id: string; readonly role: string }[];
  /** It, and the entries that put what it names below the asked unit or tie it to them. */
  readonly entries: readonly number[];
}

/** A thing under which to look, and why. */
interface Looked {
  readonly place: Place;
  /** Left out of persons, who stand in no tree. */
  readonly membership?: Membership;
  /** Entries that tie it to a unit or person. */
  readonly tiedBy: readonly number[];
}

/** What stands in a timeline, in no order, and the rows that could have stood there. */
export function foundFor(
  statements: Statements,
  question: TimelineQuestion,
  asked: Asked,
): { readonly items: readonly Found[]; readonly candidates: readonly Candidates[] } {
  const looked = subjectsOf(statements, question, asked).flatMap((subject) => [
    subject,
    ...tiedTo(statements, subject, asked),
  ]);
  const places = looked.flatMap((one) => {
    const { kind, id } = one.place;
    const ids = identitiesOf(statements, kind, asked).all(id);
    return ids.map((each) => ({ one, under: candidatesUnder({ kind, id: each }, question) }));
  });
  const found = places.flatMap(({ one, under }) =>
    rowsOf(statements, under, { withdrawn: question.withdrawn, asked }).flatMap((row) => foundIn(row, one)),
  );
  const declared = SAME_KINDS.map((kind) =>
    declarationsOf(
      kind,
      looked.flatMap(({ place }) => (place.kind === kind ? [place.id] : [])),
    ),
  );
  return { items: merged(found), candidates: [...places.map(({ under }) => under), ...declared] };
}

function subjectsOf(
  statements: Statements,
  { kind, id, below }: TimelineQuestion,
  asked: Asked,
): readonly Looked[] {
  if (kind === 'person') return [{ place: { kind, id }, tiedBy: [] }];
  const tree = new Tree(statements, asked);
  return [...(below ? tree.below(id) : [id])].flatMap((unit) => {
    const membership = tree.membership(unit, id);
    return membership === undefined ? [] : [{ place: { kind, id: unit }, membership, tiedBy: [] }];
  });
}

function tiedTo(statements: Statements, subject: Looked, asked: Asked): readonly Looked[] {
  return tiesOf(statements, subject.place, asked).map(({ kind, id, entries }) => ({
    ...subject,
    place: { kind, id },
    tiedBy: entries,
  }));
}

function foundIn(row: TimelineRow, { place, membership, tiedBy }: Looked): readonly Found[] {
  const holds = membership === undefined ? 'definitely' : holdsOn(membership, row);
  if (holds === 'no') return [];
  const { kind, id } = place;
  const names = (JSON.parse(row.roles) as readonly string[]).map((role) => ({ kind, id, role }));
  const entries = [row.entry, ...tiedBy, ...(membership === undefined ? [] : entriesOn(membership, row))];
  return [{ ...row, forecast: row.forecast === 1, counts: row.counts === 1, holds, names, entries }];
}

/** Each day of each entry once, though the entry stands under several things. */
function merged(found: readonly Found[]): readonly Found[] {
  const items = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.entry} ${one.field}`;
    const before = items.get(key);
    const names = [...(before?.names ?? []), ...one.names];
    items.set(key, {
      ...one,
      holds: before?.holds === 'definitely' ? 'definitely' : one.holds,
      names: [...new Map(names.map((name) => [`${name.kind} ${name.id} ${name.role}`, name])).values()],
      entries: [...new Set([...(before?.entries ?? []), ...one.entries])].toSorted((a, b) => a - b),
    });
  }
  return [...items.values()];
}
