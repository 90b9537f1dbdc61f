import { NO_BOUNDS, NO_DAYS, named } from '../output/cell';
import type { Bounds, ByLanguage, Days } from '../output/cell';
import { boundsText } from '../output/cell-text';
import { pointSaid, wordsOf } from './saying';
import { BELOW, PERIOD } from './verb';
import type { Verb } from './verb';

interface LayoffsTold {
  readonly items: readonly {
    readonly layoffId: string;
    readonly unitId: string;
    readonly status: readonly string[];
    readonly kind: string;
    readonly announcedOn: Days;
    readonly effectiveOn: Days | null;
    readonly positions: Bounds | null;
    readonly wordings: readonly string[];
    readonly inPeriod: string;
    readonly entries: readonly number[];
  }[];
  readonly total: Bounds;
  readonly restsOn: readonly number[];
}

/** Q4: layoffs of a unit and all below it in a period. */
export const layoffs: Verb = {
  name: 'layoffs',
  group: 'Ask',
  summary: 'Layoffs of a unit and all below it in a period, with their total as bounds.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [
    ...PERIOD,
    BELOW,
    { flags: '--by <day>', description: 'announced (default) or effective: the day that is in the period.' },
    {
      flags: '--shares <true or false>',
      description: 'Layoffs of units above too, where they have a share.',
    },
  ],
  ask: async (session, { arguments: { unit = '' }, options }) => {
    const body = await session.ask<LayoffsTold>('/layoffs', { unit, ...options });
    const { words } = session;
    return {
      body,
      says: [
        wordsOf(words, named(await session.unitNames(unit)), pointSaid(body.asked, words)),
        words.total(boundsText(body.answer.total, words)),
      ],
      rows: body.answer.items.map((item) => ({
        announced: item.announcedOn,
        effective: item.effectiveOn ?? NO_DAYS,
        unit: item.unitId,
        layoff: item.layoffId,
        kind: item.kind,
        positions: item.positions ?? NO_BOUNDS,
        wording: item.wordings,
        status: item.status,
        inPeriod: item.inPeriod,
        entries: item.entries,
      })),
      restsOn: body.answer.restsOn,
    };
  },
};

interface LargestTold {
  readonly largestKnown: readonly string[];
  readonly definitely: readonly string[];
  readonly possibly: readonly string[];
  readonly undisclosed: readonly string[];
  readonly restsOn: readonly number[];
}

/** Q4: the largest layoff so far on a day. */
export const largest: Verb = {
  name: 'largest',
  group: 'Ask',
  summary: 'The largest layoff of a unit and all below it so far on a day, and which may be it.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [],
  ask: async (session, { arguments: { unit = '' } }) => {
    const body = await session.ask<LargestTold>('/layoffs/largest', { unit });
    const { largestKnown, definitely, possibly, undisclosed, restsOn } = body.answer;
    const { words } = session;
    const ids = [...new Set([...largestKnown, ...definitely, ...possibly, ...undisclosed])];
    return {
      body,
      says: [wordsOf(words, named(await session.unitNames(unit)), pointSaid(body.asked, words))],
      rows: ids.map((layoff) => ({
        layoff,
        certainty: definitely.includes(layoff) ? 'definitely' : possibly.includes(layoff) ? 'possibly' : null,
        largestKnown: largestKnown.includes(layoff),
        undisclosed: undisclosed.includes(layoff),
      })),
      restsOn,
    };
  },
};

interface InvestmentsTold {
  readonly items: readonly {
    readonly investmentId: string;
    readonly investorId: string;
    readonly vehicleId: string | null;
    readonly startup: ByLanguage;
    readonly amount: Bounds & { readonly currency: string | null; readonly wording: string };
    readonly round: string | null;
    readonly datedOn: Days;
    readonly basis: string;
    readonly status: string;
    readonly inPeriod: string;
    readonly entries: readonly number[];
  }[];
  readonly count: Bounds;
  readonly restsOn: readonly number[];
}

/** Q4: investments of a unit and all below it in a period. */
export const investments: Verb = {
  name: 'investments',
  group: 'Ask',
  summary: 'Investments of a unit and all below it in a period.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [
    ...PERIOD,
    BELOW,
    { flags: '--by <day>', description: 'announced (default) or made: the day that is in the period.' },
  ],
  ask: async (session, { arguments: { unit = '' }, options }) => {
    const body = await session.ask<InvestmentsTold>('/investments', { unit, ...options });
    const { words } = session;
    return {
      body,
      says: [
        wordsOf(words, named(await session.unitNames(unit)), pointSaid(body.asked, words)),
        words.total(boundsText(body.answer.count, words)),
      ],
      rows: body.answer.items.map((item) => ({
        dated: item.datedOn,
        startup: named(item.startup),
        unit: item.investorId,
        vehicle: item.vehicleId,
        amount: { min: item.amount.min, max: item.amount.max },
        currency: item.amount.currency,
        wording: item.amount.wording,
        round: item.round,
        basis: item.basis,
        status: item.status,
        inPeriod: item.inPeriod,
        investment: item.investmentId,
        entries: item.entries,
      })),
      restsOn: body.answer.restsOn,
    };
  },
};
