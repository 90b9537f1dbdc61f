import type { DayRange, Names, Statement } from '#domain';
import type { Asked } from '../asked';
import { complementOf } from '../day-set';
import { declarationsOf } from '../declarations';
import { daysText } from '../days';
import type { Statements } from '../statements';
import { Tree, entriesOn, groundsOn, holdsOn } from '../tree';
import type { Membership } from '../tree';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { withdrawalsOfPlaces } from '../withdrawn-places';
import { readingsOf } from './readings';
import type { Reading } from './readings';
import { declarationsBy, visibleOf } from './strategy';
import type { DeclarationKind, DeclarationRow } from './strategy';

/** Whose declarations are asked for. */
export interface StrategyQuestion {
  readonly unitId: string;
  /** Units below too. */
  readonly below: boolean;
}

type Days = { readonly earliest: string | null; readonly latest: string | null };

/** What one entry declares; several entries about one thing stand beside each other, since sources differ. */
export interface Declaration<Kind extends DeclarationKind = Exclude<DeclarationKind, 'outlook'>> {
  readonly kind: Kind;
  /** The unit that declares it, makes it, or of which it is expected. */
  readonly unitId: string;
  /** What it turns to, reviews, restructures, releases or is expected to become, by language. */
  readonly wording: Names;
  /** What the source says of it beside, by language; null where it keeps silent. */
  readonly statement: Statement | null;
  /** When it was declared, announced, released or stated. */
  readonly datedOn: Days;
  /** Whether all of its days had come by the asked day, its unit stood below the asked one on all of them, and no source
   * gives another wording instead or denies it. */
  readonly certainty: 'definitely' | 'possibly';
  /** The entry that says it. */
  readonly entry: number;
  /** It, and the entries that decide whether its unit stands below the asked one on its days. */
  readonly entries: readonly number[];
  /** Positions of the visible disputes of the entry; what a source gives instead stands beside it. */
  readonly disputedBy: readonly number[];
  /** Of a title: what it is and where it came out; null of anything else. */
  readonly title: ReleasedTitle | null;
}

export interface ReleasedTitle {
  readonly titleId: string;
  readonly platformId: string;
  /** Null where the source does not say. */
  readonly exclusive: boolean | null;
  /** The offer in which customers get it; null where the source does not say. */
  readonly bundle: Names | null;
}

/** A forecast: that somebody expects it is recorded, whether it comes true is not. */
export interface Outlook extends Omit<Declaration<'outlook'>, 'statement' | 'title'> {
  /** By when, or in what time; null where the source does not say. */
  readonly horizon: Days | null;
}

/** What a unit, or it and all below, had declared by a day, in valid order. */
export interface StrategyAnswer {
  readonly unitId: string;
  /** Shifts of strategy, budget reviews, restructurings and released titles. */
  readonly facts: readonly Declaration[];
  /** What was only expected, apart from the facts. */
  readonly outlooks: readonly Outlook[];
  readonly restsOn: readonly number[];
}

/** @see StrategyAnswer */
export function strategyOf(
  statements: Statements,
  { unitId, below }: StrategyQuestion,
  asked: Asked,
): StrategyAnswer {
  const tree = new Tree(statements, asked);
  const under = [...(below ? tree.below(unitId) : [unitId])].flatMap((lower): readonly Under[] => {
    const membership = tree.membership(lower, unitId);
    return membership === undefined ? [] : [{ lower, membership }];
  });
  const places = under.flatMap(({ lower, membership }) =>
    membership.possible
      .filter(({ from }) => from <= asked.on)
      .map((period) => ({ membership, candidates: declarationsBy(tree.idsOf([lower]), period, asked) })),
  );
  const found = places.flatMap(({ membership, candidates }) =>
    visibleOf(statements, candidates, asked).map((row) => ({ row, memberships: [membership] })),
  );
  const readings = readingsOf(statements, found, { unitId, below, tree }, asked);
  const declared = readings.map((reading) => ({ ...reading, said: saidBy(reading, asked) }));
  const rested = declared.flatMap(({ row, said }) =>
    said.entries.map((entry) => ({ entry, day: row.earliest })),
  );
  const away = under.flatMap(({ lower, membership }) =>
    movedAway(statements, { ids: tree.idsOf([lower]), membership }, asked),
  );
  const moved = below
    ? withdrawalsOfPlaces(statements, tree, unitId, asked)
    : withdrawalsOf(statements, declarationsOf('unit', tree.idsOf([unitId])), asked);
  const asOne = declaredOf(statements, 'unit', unitId, asked);
  const withdrawn = places.flatMap(({ candidates }) => withdrawalsOf(statements, candidates, asked));
  return {
    unitId,
    facts: declared.flatMap(({ row, said }) => factOf(row, said)),
    outlooks: declared.flatMap(({ row, said }) => outlookOf(row, said)),
    restsOn: groundsOf(statements, [...asOne, ...rested, ...away, ...withdrawn, ...moved], asked),
  };
}

/** A unit, and on which days it stands below the asked one. */
interface Under {
  readonly lower: string;
  readonly membership: Membership;
}

/** The changes of place without which a declaration would be one of a unit below the asked one. */
function movedAway(
  statements: Statements,
  { ids, membership }: Pick<Under, 'membership'> & { readonly ids: readonly string[] },
  asked: Asked,
): readonly Rested[] {
  return complementOf(membership.possible)
    .flatMap((period) => visibleOf(statements, declarationsBy(ids, period, asked), asked))
    .map((row) => daysUntil(row, asked))
    .filter((days) => holdsOn(membership, days) === 'no')
    .flatMap((days) => groundsOn(membership, days));
}

/** The days of a declaration up to the asked one. */
function daysUntil({ earliest, latest }: DeclarationRow, { on }: Asked): DayRange {
  return { earliest, latest: Math.min(latest, on) };
}

type Said = Omit<Declaration, 'kind' | 'statement' | 'title'>;

function saidBy({ row, memberships, isAgreed, disputedBy }: Reading, asked: Asked): Said {
  const days = daysUntil(row, asked);
  const holds = memberships.some((membership) => holdsOn(membership, days) === 'definitely');
  const entries = new Set([row.entry, ...memberships.flatMap((membership) => entriesOn(membership, days))]);
  return {
    unitId: row.declared_by,
    wording: namesIn(row.wording),
    datedOn: daysText(row),
    certainty: holds && isAgreed && row.latest <= asked.on ? 'definitely' : 'possibly',
    entry: row.entry,
    entries: [...entries].toSorted((a, b) => a - b),
    disputedBy,
  };
}

function factOf(row: DeclarationRow, said: Said): readonly Declaration[] {
  const { kind, statement } = row;
  if (kind === 'outlook') return [];
  return [{ kind, ...said, statement: statement === null ? null : namesIn(statement), title: titleOf(row) }];
}

function titleOf({ title_id, platform_id, exclusive, bundle }: DeclarationRow): ReleasedTitle | null {
  if (title_id === null || platform_id === null) return null;
  return {
    titleId: title_id,
    platformId: platform_id,
    exclusive: exclusive === null ? null : exclusive === 1,
    bundle: bundle === null ? null : namesIn(bundle),
  };
}

function outlookOf(row: DeclarationRow, said: Said): readonly Outlook[] {
  const { kind, horizon_earliest: earliest, horizon_latest: latest } = row;
  if (kind !== 'outlook') return [];
  const horizon = earliest === null || latest === null ? null : daysText({ earliest, latest });
  return [{ kind, ...said, horizon }];
}

function namesIn(json: string): Names {
  return JSON.parse(json) as Names;
}
