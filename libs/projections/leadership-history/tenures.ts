import { DAY_MAX } from '#domain';
import type { DayRange, Names, Statement } from '#domain';
import { dayText, daysText } from '../days';
import type { Leave, Mandate, Tenure } from './answer';
import { isActing } from './arrivals';
import { groupBy } from './claims';
import type { ClaimRow, MandateRow, TurnRow, UnitClaims } from './claims';
import { merged } from './merged';
import type { InReading } from './merged';
import { atAnyTime, pair } from './pairing';
import type { Pairing } from './pairing';
import { postsOf, readingsIn } from './said-in-unit';
import type { SaidInUnit } from './said-in-unit';
import { spellsOf } from './spells';
import type { Spell } from './spells';
import { endingsOf } from './succession';
import type { Ending } from './succession';

/** A tenure with its days as numbers, for reckoning. */
export interface Reckoned {
  readonly tenure: Tenure;
  readonly start: DayRange;
  /** Days that may be the first no longer in office; DAY_MAX where no end is known. */
  readonly end: DayRange;
  readonly pairing: Pairing;
  readonly ending: Ending;
  readonly leaves: readonly Spell[];
  readonly mandates: readonly Spell<MandateRow>[];
  /** Claims of the same post that decide who had a seat, where several may have one or some are on leave, or that are disputed. */
  readonly beside: readonly TurnRow[];
  /** Whether starts and ends pair up like this in whatever order they may have come. */
  readonly certain: boolean;
}

/** The tenures that the starts and ends in a unit's posts come to, by their start. */
export function tenuresOf(said: SaidInUnit): readonly Reckoned[] {
  const reckoned = postsOf(said).flatMap((post) => {
    const { readings, complete, disputed } = readingsIn(said, [post]);
    const found = merged(readings.map((claims) => inOnePost(claims, complete)));
    const beside = [...besideIn(readings), ...disputed];
    return found.map((one) => reckon(one, beside));
  });
  return reckoned.toSorted(
    (a, b) =>
      a.start.earliest - b.start.earliest || a.start.latest - b.start.latest || entryOf(a) - entryOf(b),
  );
}

/** The tenures in one post, by one reading of what is said of it; of all that is said at once where that is not complete. */
export function inOnePost(
  { tenures, leaves, mandates }: UnitClaims,
  complete: boolean,
): readonly InReading[] {
  const seats = tenures[0]?.seats ?? 1;
  const pairings = groupBy(tenures, ({ person_id: person }) => person).flatMap((ofPerson) =>
    complete ? [...pair(ofPerson)] : [atAnyTime(ofPerson)],
  );
  const away = spellsOf(pairings, leaves);
  const charged = groupBy(mandates, ({ mandate_id: mandate }) => mandate).map((ofMandate) =>
    spellsOf(pairings, ofMandate),
  );
  const sureOnly = <Row extends TurnRow>(spells: readonly Spell<Row>[]): readonly Spell<Row>[] =>
    complete ? spells : spells.map((spell) => ({ ...spell, certain: false }));
  return [...endingsOf({ pairings, seats, leaves: away })].map(([pairing, ending]) => ({
    pairing,
    ending,
    leaves: sureOnly(away.get(pairing) ?? []),
    mandates: sureOnly(charged.flatMap((spells) => spells.get(pairing) ?? [])),
  }));
}

/** Claims of a post that decide who had a seat, where several may have one, or some are on leave. */
function besideIn(readings: readonly UnitClaims[]): readonly TurnRow[] {
  return readings.flatMap(({ tenures, leaves }) => {
    const isAlone = new Set(tenures.map(({ person_id: person }) => person)).size === 1;
    const isOrdered = isAlone || (tenures[0]?.seats === 1 && leaves.length === 0);
    return isOrdered ? [] : [...tenures, ...leaves];
  });
}

function reckon({ pairing, ending, ...spells }: InReading, beside: readonly TurnRow[]): Reckoned {
  const { start, certain } = pairing;
  const { days: end, basis, because } = ending;
  const within = <Row extends TurnRow>(of: readonly Spell<Row>[]): readonly Spell<Row>[] =>
    of.filter((spell) => spell.pairing.start.earliest < end.latest);
  const [leaves, mandates] = [within(spells.leaves), within(spells.mandates)];
  const { unit_id: unitId, post_id: postId, heads, seats, ...newest } = newestOf(pairing);
  const title = JSON.parse(newest.title) as Names;
  const tenure: Tenure = {
    personId: pairing.personId,
    unitId,
    postId,
    title,
    possibleTitles: titlesInstead(pairing),
    heads: heads === 1,
    seats,
    acting: isActing(pairing) && !isContested(pairing),
    possiblyActing: isContested(pairing),
    start: { ...daysText(start), basis: pairing.startIsRecorded ? 'recorded' : 'implied' },
    end: { ...daysText(end), basis, kinds: kindsOf(pairing, ending) },
    attestedOn: [...new Set(pairing.attestedOn.flatMap((day) => dayText(day) ?? []))],
    leaves: leaves.map((spell) => leaveOf(spell, end)),
    mandates: mandates.map((spell) => mandateOf(spell, end)),
    entries: entriesOf([...pairing.claims, ...because]),
  };
  return { tenure, start, end, pairing, ending, leaves, mandates, beside, certain };
}

/** The claim of the newest entry about a tenure alone, as that entry words it. */
function newestOf({ claims }: Pairing): ClaimRow {
  const own = claims.filter(({ general }) => general !== true);
  return own.toSorted((a, b) => a.entry - b.entry || b.variant - a.variant).at(-1) as ClaimRow;
}

/** Whether sources differ on whether somebody only acts. */
function isContested({ claims }: Pairing): boolean {
  const starts = claims.filter(({ side }) => side === 'start');
  return starts.some(({ entry, acting }) =>
    starts.some((other) => other.entry === entry && other.acting !== acting),
  );
}

/** The titles that other sources give instead of that. */
function titlesInstead(pairing: Pairing): readonly Names[] {
  const newest = newestOf(pairing);
  const others = pairing.claims.filter(
    ({ entry, title }) => entry === newest.entry && title !== newest.title,
  );
  return [...new Set(others.map(({ title }) => title))].map((title) => JSON.parse(title) as Names);
}

/** What the sources call an end; nothing where a successor surely brought it about. */
function kindsOf({ claims }: Pairing, { because, replaced }: Ending): Tenure['end']['kinds'] {
  const ends = [...claims, ...(replaced === 'surely' ? [] : because)].filter(({ side }) => side === 'end');
  return [...new Set(ends.flatMap(({ kind }) => kind ?? []))].toSorted();
}

function leaveOf({ pairing }: Spell, tenureEnd: DayRange): Leave {
  const { start, end, startIsRecorded, claims } = pairing;
  return {
    start: { ...daysText(start), basis: startIsRecorded ? 'recorded' : 'implied' },
    end: endWithin(end, tenureEnd),
    entries: entriesOf(claims),
  };
}

/** The end of what lasts as long as the tenure at most. */
function endWithin(own: DayRange | undefined, tenure: DayRange): Leave['end'] {
  if (own === undefined)
    return { ...daysText(tenure), basis: tenure.earliest === DAY_MAX ? 'none' : 'tenure' };
  const days = {
    earliest: Math.min(own.earliest, tenure.earliest),
    latest: Math.min(own.latest, tenure.latest),
  };
  return { ...daysText(days), basis: tenure.latest < own.earliest ? 'tenure' : 'recorded' };
}

function mandateOf(spell: Spell<MandateRow>, tenureEnd: DayRange): Mandate {
  const { claims } = spell.pairing;
  return {
    mandateId: claims[0]?.mandate_id ?? '',
    mandate: wordingOf(claims),
    ...leaveOf(spell, tenureEnd),
  };
}

/** What a mandate is, as the newest entry of each language words it. */
export function wordingOf(claims: readonly MandateRow[]): Statement {
  const said = claims.toSorted((a, b) => a.entry - b.entry).flatMap(({ mandate }) => mandate ?? []);
  return Object.assign({}, ...said.map((text) => JSON.parse(text) as Statement)) as Statement;
}

function entriesOf(claims: readonly TurnRow[]): readonly number[] {
  return [...new Set(claims.map(({ entry }) => entry))].toSorted((a, b) => a - b);
}

function entryOf({ pairing }: Reckoned): number {
  return Math.min(...pairing.claims.map(({ entry }) => entry));
}
