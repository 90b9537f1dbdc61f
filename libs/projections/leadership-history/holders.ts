import type { Day, DayRange } from '#domain';
import type { Rested } from '../valid-order';
import type { Holder, MandateInForce } from './answer';
import type { TurnRow } from './claims';
import { anyCoverOf, coverOf } from './spells';
import type { Certainty } from './spells';
import { wordingOf } from './tenures';
import type { Reckoned } from './tenures';

/** Whether a tenure may hold at the end of a day. */
export function mayHold({ start, end }: Reckoned, on: Day): boolean {
  return start.earliest <= on && on < end.latest;
}

/** Whether the holder is on leave at the end of a day; who definitely is, does not lead. */
export function absenceOf({ leaves }: Reckoned, on: Day): Certainty {
  return anyCoverOf(leaves, dayOf(on));
}

/** A tenure on a day on which it may hold. */
export function holderOf(reckoned: Reckoned, on: Day): Holder {
  const { tenure, start, end, certain } = reckoned;
  const certainty = certain && start.latest <= on && on < end.earliest ? 'definitely' : 'possibly';
  const onLeave = absenceOf(reckoned, on);
  return {
    tenure,
    certainty,
    ...(onLeave === 'no' ? {} : { onLeave }),
    mandates: mandatesOn(reckoned, on, certainty),
  };
}

/** The mandates in force on a day; none is more certain than the tenure. */
function mandatesOn(
  { mandates }: Reckoned,
  on: Day,
  certainty: Holder['certainty'],
): readonly MandateInForce[] {
  return mandates.flatMap((spell) => {
    const covered = coverOf(spell, dayOf(on));
    if (covered === 'no') return [];
    const { claims } = spell.pairing;
    const mandate = { mandateId: claims[0]?.mandate_id ?? '', mandate: wordingOf(claims) };
    return [{ ...mandate, certainty: certainty === 'definitely' ? covered : 'possibly' }];
  });
}

/** What a tenure rests on, with the days of its claims. */
export function restedOf({ pairing, ending, leaves, mandates, beside }: Reckoned): readonly Rested[] {
  const spells = [...leaves, ...mandates].flatMap((spell): readonly TurnRow[] => spell.pairing.claims);
  const all = [...pairing.claims, ...ending.because, ...beside, ...spells];
  return all.map(({ entry, earliest }) => ({ entry, day: earliest }));
}

/**
 * What keeps a tenure that is still to come from having begun by a day: without it, the end alone, or another start, would tell of
 * an earlier one.
 */
export function startsOf({ pairing: { claims, end } }: Reckoned, on: Day): readonly Rested[] {
  const mayBegin = end !== undefined || claims.some(({ earliest }) => earliest <= on);
  const agreed = claims.filter(({ side, general }) => side === 'end' && !general).length > 1;
  const starts = claims.filter(({ side, general }) => mayBegin && (agreed || side === 'start' || general));
  return starts.map(({ entry, earliest }) => ({ entry, day: earliest }));
}

function dayOf(on: Day): DayRange {
  return { earliest: on, latest: on };
}
