import { LedgerError, hullOf } from '#domain';
import type { Names } from '#domain';
import type { Asked } from './asked';
import { daysText } from './days';
import { identitiesOf } from './identities';
import { wasRecorded } from './organisation/claims';
import type { UnitClaim } from './organisation/claims';
import { endedOn } from './organisation/ended';
import type { Ended } from './organisation/ended';
import { aliasesOf, firstNames, namesOn } from './organisation/names';
import type { NameLists } from './organisation/names';
import { unitDeals } from './organisation/unit-deals';
import type { DealOfUnit } from './organisation/unit-deals';
import type { Statements } from './statements';
import { claimsBy, placing } from './placed-units';
import type { PlacedUnit } from './placed-units';
import { Tree, entriesOn } from './tree';
import { deniedAt } from './valid-order';

/** A unit as its visible entries tell it, on the asked day. */
export interface UnitAnswer {
  readonly unitId: string;
  /** Other ids that are declared to be this unit's. */
  readonly otherIds: readonly string[];
  /** True where every entry that introduced it is withdrawn; its id stays. */
  readonly withdrawn: boolean;
  /** `possibly` where other sources deny every entry that introduces it. */
  readonly certainty: 'definitely' | 'possibly';
  /** What it is called on the asked day; where it is uncertain whether another name took its place by then, the one before. */
  readonly names: Names;
  /** Names that may have taken their place by then, by language. */
  readonly possibleNames: NameLists;
  /** Names that it bore before, by language, oldest first. */
  readonly formerNames: NameLists;
  /** True where a first name is taken to hold though no source says that the unit was there by then. */
  readonly namesPresumed: boolean;
  /** What it is also known as, on any day; the names under its other ids, where they differ, are among them. */
  readonly aliases: readonly Names[];
  /** What it may also be known as: a source denies it, or gives another name. */
  readonly possibleAliases: readonly Names[];
  /** What it is; several where entries disagree. */
  readonly kinds: readonly string[];
  /** Whether it was closed, merged away or split by the asked day. */
  readonly ended: Ended;
  /** Units directly above, on the asked day. */
  readonly parents: readonly PlacedUnit[];
  /** Units directly below, on the asked day. */
  readonly children: readonly PlacedUnit[];
  /** Acquisitions in which it buys or is bought, as far as they had come by the asked day. */
  readonly deals: readonly DealOfUnit[];
  /** Null where no source gives a start; the hull where several do. */
  readonly establishedOn: { readonly earliest: string | null; readonly latest: string | null } | null;
  /** Of a company: where it has its seat, and what it does; several where entries disagree. */
  readonly countries: readonly string[];
  readonly industries: readonly string[];
  /** Positions of the entries that introduced it, name it, put it where it stands on that day, and tell of its deals. */
  readonly entries: readonly number[];
}

/** A unit under the id that is kept, what stands directly above it and directly below. */
export function unitOf(statements: Statements, unitId: string, asked: Asked): UnitAnswer {
  const claiming = claimsBy(statements, asked);
  const claims = claiming(unitId);
  const tree = new Tree(statements, asked);
  const placed = placing(statements, tree, asked, claiming);
  const { renamings, ...named } = namesOn(statements, unitId, asked, claims);
  const aliases = aliasesOf(statements, unitId, asked);
  const deals = unitDeals(statements, unitId, asked);
  const ended = endedOn(tree, unitId, asked.on);
  const denied = deniedAt(statements, new Set(claims.map(({ entry }) => entry)), asked);
  const established = claims.flatMap((claim) => claim.established ?? []);
  const today = { earliest: asked.on, latest: asked.on };
  const same = identitiesOf(statements, 'unit', asked);
  const [, ...otherIds] = same.all(unitId);
  const entries = [
    ...same.entries(unitId),
    ...[...claims, ...aliases].map(({ entry }) => entry),
    ...renamings,
    ...tree.parents(unitId).flatMap((parent) => entriesOn(tree.direct(unitId, parent), today)),
    ...[...ended.by, ...deals].flatMap((one) => one.entries),
  ];
  return {
    unitId,
    otherIds,
    withdrawn: claims.length === 0,
    certainty:
      claims.length > 0 && claims.every(({ entry }) => denied.has(entry)) ? 'possibly' : 'definitely',
    ...named,
    aliases: [
      ...namesBeside(claims, unitId),
      ...aliases.filter(({ certain }) => certain).map(({ names }) => names),
    ],
    possibleAliases: aliases.filter(({ certain }) => !certain).map(({ names }) => names),
    kinds: [...new Set(claims.map(({ kind }) => kind))],
    ended,
    parents: tree.parents(unitId).flatMap((parent) => placed(parent, unitId, parent)),
    children: tree.children(unitId).flatMap((child) => placed(child, child, unitId)),
    deals,
    establishedOn: established.length === 0 ? null : daysText(hullOf(established)),
    countries: [...new Set(claims.flatMap(({ country }) => country ?? []))],
    industries: [...new Set(claims.flatMap(({ industry }) => industry ?? []))],
    entries: [...new Set(entries)].toSorted((a, b) => a - b),
  };
}

/** What introduces a unit under the ids that were given up calls it, where that differs from what the id that is kept is called. */
function namesBeside(claims: readonly UnitClaim[], kept: string): readonly Names[] {
  const first = firstNames(claims);
  return claims
    .filter(({ unitId }) => unitId !== kept)
    .flatMap(({ names }) => {
      const differing = Object.entries(names).filter(([language, name]) => first[language] !== name);
      return differing.length === 0 ? [] : [Object.fromEntries(differing)];
    });
}

/**
 * The id under which a unit is answered for, whichever of its ids is asked for.
 * @throws LedgerError not_found where no unit was recorded under the id by the asked position.
 */
export function keptUnit(statements: Statements, unitId: string, asked: Asked): string {
  const { knownAt } = asked;
  if (wasRecorded(statements, unitId, knownAt))
    return identitiesOf(statements, 'unit', asked).canonical(unitId);
  const detail = `no unit "${unitId.slice(0, 80)}" was recorded by position ${knownAt}; the list of companies shows where to start`;
  throw new LedgerError('not_found', detail);
}
