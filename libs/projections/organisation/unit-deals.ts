import { hullOf } from '#domain';
import type { DayRange, Money } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import type { Statements } from '../statements';
import { dealsOf } from './deals';
import type { Deal } from './deals';

/** Something that came, on one of some days; possibly where not all of these days had come by the asked one, or a source denies it. */
export interface Came {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly certainty: 'definitely' | 'possibly';
}

/** An acquisition in which a unit buys or is bought, as far as it had come by the asked day. */
export interface DealOfUnit {
  readonly dealId: string;
  /** Other ids that are declared to be this deal's. */
  readonly otherIds: readonly string[];
  readonly role: 'buyer' | 'target';
  /** Who buys whom; several where entries disagree. */
  readonly buyerIds: readonly string[];
  readonly companyIds: readonly string[];
  /** Prices as they were announced; empty where no source names one. */
  readonly prices: readonly Money[];
  readonly announced: Came;
  /** Null where it was not completed by then. One that entries also call off is only possibly completed. */
  readonly completed: Came | null;
  /** Null where it was not called off by then. */
  readonly calledOff: Came | null;
  readonly entries: readonly number[];
}

/** The acquisitions of a unit that may have been announced by the asked day, by their announcement. */
export function unitDeals(statements: Statements, unitId: string, asked: Asked): readonly DealOfUnit[] {
  const asBuyer = dealsOf(statements, 'buyer_id', unitId, asked).map((deal) => [deal, 'buyer'] as const);
  const asTarget = dealsOf(statements, 'company_id', unitId, asked).map((deal) => [deal, 'target'] as const);
  return [...asBuyer, ...asTarget]
    .map(([deal, role]) => ({ deal, role, days: hullOf(deal.announcements) }))
    .filter(({ days }) => days.earliest <= asked.on)
    .toSorted((a, b) => a.days.earliest - b.days.earliest)
    .map(({ deal, role }) => dealOfUnit(deal, role, asked));
}

function dealOfUnit(deal: Deal, role: DealOfUnit['role'], { on }: Asked): DealOfUnit {
  const { announcements, completions, callingsOff, sure } = deal;
  const isContradicted = completions.length > 0 && callingsOff.length > 0;
  const said = [...announcements, ...completions, ...callingsOff].filter(({ earliest }) => earliest <= on);
  const came = (days: readonly DayRange[], isSure: boolean): Came | null =>
    cameBy(days, on, isSure && !isContradicted);
  return {
    dealId: deal.dealId,
    otherIds: deal.otherIds,
    role,
    buyerIds: [...new Set(announcements.map(({ buyerId }) => buyerId))],
    companyIds: [...new Set(announcements.map(({ companyId }) => companyId))],
    prices: pricesIn(announcements),
    announced: {
      ...daysText(hullOf(announcements)),
      certainty: sure.announced ? certaintyBy(hullOf(announcements), on) : 'possibly',
    },
    completed: came(completions, sure.completed),
    calledOff: came(callingsOff, sure.calledOff),
    entries: [...new Set(said.map(({ entry }) => entry))].toSorted((a, b) => a - b),
  };
}

/** Each price once, though several claims name it. */
function pricesIn(announcements: Deal['announcements']): readonly Money[] {
  const prices = announcements.flatMap(({ price }) => price ?? []);
  return [...new Map(prices.map((price) => [JSON.stringify(price), price])).values()];
}

function cameBy(days: readonly DayRange[], on: number, isSure: boolean): Came | null {
  const hull = days.length === 0 ? undefined : hullOf(days);
  if (hull === undefined || hull.earliest > on) return null;
  return { ...daysText(hull), certainty: isSure ? certaintyBy(hull, on) : 'possibly' };
}

function certaintyBy({ latest }: DayRange, on: number): Came['certainty'] {
  return latest <= on ? 'definitely' : 'possibly';
}
