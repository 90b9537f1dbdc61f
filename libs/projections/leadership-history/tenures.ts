import { DAY_MAX } from '#domain';
import type { DayRange, Names, Statement } from '#domain';
import { dayText, daysText } from '../days';
import type { Leave, Mandate, Tenure } from './answer';
import { isActing } from './arrivals';
import { groupBy } from './claims';
import type { ClaimRow, MandateRow, TurnRow, UnitClaims } from './claims';
import { pair } from './pairing';
import type { Pairing } from './pairing';
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
  /** Claims of the same post that decide who had a seat, where several may have one, or some are on leave. */
  readonly beside: readonly TurnRow[];
  /** Whether starts and ends pair up like this in whatever order they may have come. */
  readonly certain: boolean;
}

/** The tenures that the starts and ends in a unit's posts come to, by their start. */
export function tenuresOf(claims: UnitClaims): readonly Reckoned[] {
  const reckoned = groupBy(claims.tenures, ({ post_id: post }) => post).flatMap((inPost) =>
    inOnePost(inPost, claims),
  );
  return reckoned.toSorted(
    (a, b) =>
      a.start.earliest - b.start.earliest || a.start.latest - b.start.latest || entryOf(a) - entryOf(b),
  );
}

function inOnePost(inPost: readonly ClaimRow[], { leaves, mandates }: UnitClaims): readonly Reckoned[] {
  const [{ post_id: postId, seats } = { post_id: '', seats: 1 }] = inPost;
  const ofPost = <Row extends TurnRow>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ post_id: post }) => post === postId);
  const pairings = groupBy(inPost, ({ person_id: person }) => person).flatMap((ofPerson) => [
    ...pair(ofPerson),
  ]);
  const away = spellsOf(pairings, ofPost(leaves));
  const charged = groupBy(ofPost(mandates), ({ mandate_id: mandate }) => mandate).map((ofMandate) =>
    spellsOf(pairings, ofMandate),
  );
  const onLeave = ofPost(leaves);
  const isAlone = new Set(inPost.map(({ person_id: person }) => person)).size === 1;
  const isOrdered = isAlone || (seats === 1 && onLeave.length === 0);
  const beside = isOrdered ? [] : [...inPost, ...onLeave];
  return [...endingsOf({ pairings, seats, leaves: away })].map(([pairing, ending]) =>
    reckon(pairing, ending, {
      beside,
      leaves: away.get(pairing) ?? [],
      mandates: charged.flatMap((spells) => spells.get(pairing) ?? []),
    }),
  );
}

function reckon(
  pairing: Pairing,
  ending: Ending,
  spells: Pick<Reckoned, 'leaves' | 'mandates' | 'beside'>,
): Reckoned {
  const { start, certain } = pairing;
  const { days: end, basis, because } = ending;
  const within = <Row extends TurnRow>(of: readonly Spell<Row>[]): readonly Spell<Row>[] =>
    of.filter((spell) => spell.pairing.start.earliest < end.latest);
  const own = pairing.claims.filter(({ general }) => general !== true);
  const newest = own.toSorted((a, b) => a.entry - b.entry).at(-1) as ClaimRow;
  const [leaves, mandates] = [within(spells.leaves), within(spells.mandates)];
  const tenure: Tenure = {
    personId: pairing.personId,
    unitId: newest.unit_id,
    postId: newest.post_id,
    title: JSON.parse(newest.title) as Names,
    heads: newest.heads === 1,
    seats: newest.seats,
    acting: isActing(pairing),
    start: { ...daysText(start), basis: pairing.startIsRecorded ? 'recorded' : 'implied' },
    end: { ...daysText(end), basis, kinds: kindsOf(pairing, ending) },
    attestedOn: [...new Set(pairing.attestedOn.flatMap((day) => dayText(day) ?? []))],
    leaves: leaves.map((spell) => leaveOf(spell, end)),
    mandates: mandates.map((spell) => mandateOf(spell, end)),
    entries: entriesOf([...pairing.claims, ...because]),
  };
  return { tenure, start, end, pairing, ending, leaves, mandates, beside: spells.beside, certain };
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
