import { DAY_MAX, hullOf } from '#domain';
import type { DayRange } from '#domain';
import { groupBy } from './claims';
import type { MandateRow, TurnRow } from './claims';
import { keyOf } from './pairing';
import type { Pairing } from './pairing';
import type { Spell } from './spells';
import type { Ending } from './succession';

/** A tenure in one reading of the claims in its post. */
export interface InReading {
  readonly pairing: Pairing;
  readonly ending: Ending;
  readonly leaves: readonly Spell[];
  readonly mandates: readonly Spell<MandateRow>[];
}

/**
 * The tenures of all readings, where sources differ. What begins by the same entries in each is one tenure: its start and its end lie
 * in the hull of all readings, and it is certain where each has it for certain.
 */
export function merged(readings: readonly (readonly InReading[])[]): readonly InReading[] {
  const [only] = readings;
  if (only !== undefined && readings.length === 1) return only;
  return groupedOver(readings, ({ pairing }) => identityOf(pairing), exactly).map((same) => ({
    pairing: { ...joinedPairing(same.map(({ pairing }) => pairing)), certain: isCertain(same, readings) },
    ending: joinedEnding(same.map(({ ending }) => ending)),
    leaves: mergedSpells(same.map(({ leaves }) => leaves)),
    mandates: mergedSpells(same.map(({ mandates }) => mandates)),
  }));
}

function isCertain(same: readonly InReading[], readings: readonly unknown[]): boolean {
  return same.length === readings.length && same.every(({ pairing }) => pairing.certain);
}

function exactly({ pairing, ending }: InReading): string {
  return `${keyOf(pairing)} ${JSON.stringify(ending.days)}`;
}

/** What is the same in all readings; apart where one reading has it several times, since its days are uncertain there. */
function groupedOver<One>(
  readings: readonly (readonly One[])[],
  alike: (one: One) => string,
  equal: (one: One) => string,
): readonly (readonly One[])[] {
  const all = readings.flatMap((reading, number) => reading.map((one) => ({ one, number })));
  return groupBy(all, ({ one }) => alike(one)).flatMap((group) => {
    const isOnceEach = new Set(group.map(({ number }) => number)).size === group.length;
    const groups = isOnceEach ? [group] : groupBy(group, ({ one }) => equal(one));
    return groups.map((some) => some.map(({ one }) => one));
  });
}

/** By what a time in a post is the same, whatever its days: the entries of its start, of its end where no start is recorded. */
function identityOf({ personId, claims }: Pairing<TurnRow>): string {
  const starts = claims.filter(({ side }) => side === 'start');
  const told = starts.length > 0 ? starts : claims;
  const entries = [...new Set(told.map(({ entry }) => entry))].toSorted((a, b) => a - b);
  const heads = 'heads' in (claims[0] ?? {}) ? (claims[0] as { heads?: number }).heads : undefined;
  return JSON.stringify([personId, starts.length > 0, entries, heads]);
}

const NEVER: DayRange = { earliest: DAY_MAX, latest: DAY_MAX };

function joinedPairing<Row extends TurnRow>(pairings: readonly Pairing<Row>[]): Pairing<Row> {
  const [first] = pairings as readonly [Pairing<Row>, ...Pairing<Row>[]];
  const { end: _end, lastly: _lastly, confirmed: _confirmed, ...rest } = first;
  const ends = pairings.map(({ end }) => end);
  const claims = pairings.flatMap((one) => one.claims);
  return {
    ...rest,
    start: hullOf(pairings.map(({ start }) => start)),
    ...(ends.some((end) => end !== undefined) ? { end: hullOf(ends.map((end) => end ?? NEVER)) } : {}),
    attestedOn: [...new Set(pairings.flatMap(({ attestedOn }) => attestedOn))].toSorted((a, b) => a - b),
    claims: [...new Map(claims.map((claim) => [JSON.stringify(claim), claim])).values()],
    certain: pairings.every(({ certain }) => certain),
  };
}

/** From what speaks most of an end to what speaks least. */
const BASES: readonly Ending['basis'][] = ['recorded', 'abolished', 'implied', 'none'];

function joinedEnding(endings: readonly Ending[]): Ending {
  const replaced = new Set(endings.map((ending) => ending.replaced));
  const [onlyWay = 'maybe'] = replaced;
  return {
    days: hullOf(endings.map(({ days }) => days)),
    basis: BASES.find((basis) => endings.some((ending) => ending.basis === basis)) ?? 'none',
    because: [...new Set(endings.flatMap(({ because }) => because))],
    replaced: replaced.size === 1 ? onlyWay : 'maybe',
  };
}

/** The leaves or mandates of one tenure; one that not every reading of the tenure has is only possible. */
function mergedSpells<Row extends TurnRow>(
  readings: readonly (readonly Spell<Row>[])[],
): readonly Spell<Row>[] {
  const alike = ({ pairing }: Spell<Row>): string => identityOf(pairing) + wordsOf(pairing);
  return groupedOver(readings, alike, ({ pairing }) => keyOf(pairing)).map((same) => ({
    pairing: joinedPairing(same.map(({ pairing }) => pairing)),
    certain: same.length === readings.length && same.every(({ certain }) => certain),
  }));
}

/** What a mandate is: words have no hull. */
function wordsOf<Row extends TurnRow>({ claims }: Pairing<Row>): string {
  const said = claims.filter(({ side }) => side === 'start');
  return said.map((claim) => ('mandate' in claim ? String(claim.mandate) : '')).join(' ');
}
