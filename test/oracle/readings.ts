import type { Recorded } from '#domain';
import { dateOf, hull, spanOf } from './dates';
import type { Span } from './dates';
import { visibleEntries } from './visible';
import type { KnownPoint } from './visible';

type Fields = Readonly<Record<string, unknown>>;

/** What may be declared to be one. */
export type Kind = 'unit' | 'person' | 'layoff' | 'deal' | 'investment';

/** One way to read the visible entries in which nothing is disputed any more. */
export interface ReadFacts {
  readonly facts: readonly Recorded[];
  /** The id under which a thing is kept that was declared to be the same as another. */
  readonly kept: (kind: Kind, id: string) => string;
}

/** More ways than this to read the entries are not replayed. */
const READINGS_MAX = 32;

const ID_FIELDS: Readonly<Record<string, Kind>> = {
  unitId: 'unit',
  parentId: 'unit',
  fromUnitId: 'unit',
  toUnitId: 'unit',
  unitIds: 'unit',
  intoId: 'unit',
  intoIds: 'unit',
  buyerId: 'unit',
  companyId: 'unit',
  investorId: 'unit',
  vehicleId: 'unit',
  personId: 'person',
  layoffId: 'layoff',
  dealId: 'deal',
  investmentId: 'investment',
};

/**
 * Every way to read what is visible at a point. A denied entry is one that was and one that was not; of fields that are neither
 * quantities nor days each claim is possible; quantities and days are the hull of all visible claims.
 */
export function readingsOf(
  entries: readonly Recorded[],
  point: KnownPoint,
): readonly ReadFacts[] | 'tooMany' {
  const visible = visibleEntries(entries, point);
  const found: ReadFacts[] = [];
  for (const facts of withAndWithoutDenied(visible, entries)) {
    const kept = keptIds(facts);
    for (const settled of settledFacts(facts, entries)) {
      if (found.push({ facts: settled.map((fact) => renamed(fact, kept)), kept }) > READINGS_MAX)
        return 'tooMany';
    }
  }
  return found;
}

interface Dispute {
  readonly entryId: string;
  readonly instead?: Fields;
  readonly denies?: true;
}

const disputeOf = (entry: Recorded): Dispute | undefined =>
  entry.type === 'EntryDisputed' ? (entry.data as Dispute) : undefined;

/** Whether an entry is the one of an id, or stands for it by one restatement or several; what it replaced need not be visible. */
function standsFor(entry: Recorded, entryId: string, all: readonly Recorded[]): boolean {
  if (entry.id === entryId || entry.restates === entryId) return true;
  const replaced = all.find(({ id }) => id === entry.restates);
  return replaced !== undefined && standsFor(replaced, entryId, all);
}

function withAndWithoutDenied(
  visible: readonly Recorded[],
  entries: readonly Recorded[],
): readonly (readonly Recorded[])[] {
  const denied = new Set(
    visible.flatMap((entry) => {
      const dispute = disputeOf(entry);
      return dispute?.denies === true ? [dispute.entryId] : [];
    }),
  );
  return [...denied].reduce<readonly (readonly Recorded[])[]>(
    (ways, entryId) =>
      ways.flatMap((facts) => {
        const without = facts.filter((fact) => !standsFor(fact, entryId, entries));
        return without.length === facts.length ? [facts] : [facts, without];
      }),
    [visible],
  );
}

function keptIds(facts: readonly Recorded[]): ReadFacts['kept'] {
  const keep = new Map<string, string>();
  for (const { type, data } of facts) {
    const same = data as { kind: Kind; id: string; keep: string };
    if (type === 'SamenessDeclared') keep.set(`${same.kind} ${same.id}`, same.keep);
  }
  return (kind, id) => {
    const seen = new Set([id]);
    for (const name of seen) seen.add(keep.get(`${kind} ${name}`) ?? name);
    return [...seen].at(-1)!;
  };
}

/** The facts with each dispute settled in one of the ways that its claims allow; one whose entry is not visible says nothing. */
function settledFacts(
  facts: readonly Recorded[],
  entries: readonly Recorded[],
): readonly (readonly Recorded[])[] {
  const disputes = facts.filter((fact) => disputeOf(fact)?.instead !== undefined);
  const plain = facts.filter((fact) => disputeOf(fact) === undefined);
  return plain.reduce<readonly (readonly Recorded[])[]>(
    (ways, fact) => {
      const against = disputes.filter((one) => standsFor(fact, disputeOf(one)!.entryId, entries));
      const variants = against.length === 0 ? [[fact]] : variantsOf(fact, against);
      return ways
        .flatMap((way) => variants.map((variant) => [...way, ...variant]))
        .slice(0, READINGS_MAX + 1);
    },
    [[]],
  );
}

/** Announcements of a layoff are claims of one programme already, and are hulled as such. */
function variantsOf(fact: Recorded, against: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const claimed = against.map((one) => ({ ...fact, position: one.position, data: insteadOf(fact, one) }));
  if (fact.type === 'LayoffAnnounced') return [[fact, ...claimed]];
  const all = [fact, ...claimed].map(({ data }) => data as Fields);
  const hulled = all.map((data) =>
    Object.fromEntries(Object.entries(data).map(([field, value]) => [field, hullOf(field, all, value)])),
  );
  const distinct = new Map(hulled.map((data) => [JSON.stringify({ ...data, citation: undefined }), data]));
  return [...distinct.values()].map((data) => [{ ...fact, data }]);
}

function insteadOf(fact: Recorded, dispute: Recorded): object {
  return { ...(fact.data as Fields), ...disputeOf(dispute)?.instead };
}

interface Bounds {
  readonly min: number | string;
  readonly max: number | string | null;
}

/** The hull of claims of one field where it is a day or a quantity; another field stays as it is. */
function hullOf(field: string, claims: readonly Fields[], value: unknown): unknown {
  const given = claims.map((claim) => claim[field]).filter((claim) => claim !== undefined);
  if (field.endsWith('On')) return writtenHull(given.map((day) => spanOf(day as string)));
  if (!isBounds(value)) return value;
  const bounds = given.filter(isBounds);
  const least = bounds.reduce((a, b) => (Number(b.min) < Number(a.min) ? b : a));
  const open = (max: Bounds['max']): number => (max === null ? Infinity : Number(max));
  const most = bounds.reduce((a, b) => (open(b.max) > open(a.max) ? b : a));
  return { ...value, min: least.min, max: most.max };
}

function isBounds(value: unknown): value is Bounds {
  return typeof value === 'object' && value !== null && 'min' in value && 'max' in value;
}

/** Before all that anybody tells. */
const LONG_AGO = '0001-01-01';

/** An open beginning is what sources say who saw somebody in office; where another gives a first day, it is but a very early one. */
function writtenHull(spans: readonly Span[]): string {
  const { earliest, latest } = hull(spans);
  const seen = spans.every((span) => span.earliest === -Infinity);
  const first = seen ? '..' : LONG_AGO;
  const from = Number.isFinite(earliest) ? dateOf(earliest) : first;
  return `${from}/${Number.isFinite(latest) ? dateOf(latest) : '..'}`;
}

function renamed(fact: Recorded, kept: ReadFacts['kept']): Recorded {
  return { ...fact, data: renamedIn(fact.data, kept) as object };
}

function renamedIn(value: unknown, kept: ReadFacts['kept'], kind?: Kind): unknown {
  if (typeof value === 'string') return kind === undefined ? value : kept(kind, value);
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, kept, kind));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, renamedIn(inner, kept, ID_FIELDS[field])]),
  );
}
