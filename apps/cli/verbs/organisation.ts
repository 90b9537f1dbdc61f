import { NO_DAYS, named } from '../output/cell';
import type { ByLanguage, Days } from '../output/cell';
import { pointSaid, wordsOf } from './saying';
import { BELOW } from './verb';
import type { Verb } from './verb';

interface DeclarationTold {
  readonly kind: string;
  readonly unitId: string;
  readonly wording: ByLanguage;
  readonly datedOn: Days;
  readonly certainty: string;
  readonly entries: readonly number[];
}

interface StrategyTold {
  readonly facts: readonly DeclarationTold[];
  readonly outlooks: readonly DeclarationTold[];
  readonly restsOn: readonly number[];
}

/** What a unit had declared by a day; forecasts stand apart. */
export const strategy: Verb = {
  name: 'strategy',
  group: 'Ask',
  summary: 'What a unit and all below it had declared by a day; forecasts are told apart.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [BELOW],
  ask: async (session, { arguments: { unit = '' }, options }) => {
    const body = await session.ask<StrategyTold>(`/units/${encodeURIComponent(unit)}/strategy`, options);
    const { facts, outlooks, restsOn } = body.answer;
    return {
      body,
      says: [
        wordsOf(session.words, named(await session.unitNames(unit)), pointSaid(body.asked, session.words)),
      ],
      rows: [...facts, ...outlooks].map((told) => ({
        certainty: told.certainty,
        unit: told.unitId,
        kind: told.kind,
        text: named(told.wording),
        dated: told.datedOn,
        entries: told.entries,
      })),
      restsOn,
    };
  },
};

interface TenureTold {
  readonly personId: string;
  readonly unitId: string;
  readonly postId: string;
  readonly title: ByLanguage;
  readonly heads: boolean;
  readonly acting: boolean;
  readonly start: Days & { readonly basis: string };
  readonly end: Days & { readonly basis: string; readonly kinds: readonly string[] };
  readonly entries: readonly number[];
}

/** Every tenure in the posts of a unit. */
export const leadership: Verb = {
  name: 'leadership',
  group: 'Ask',
  summary: 'Every tenure in the posts of a unit, by its start.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [],
  ask: async (session, { arguments: { unit = '' } }) => {
    const body = await session.ask<{ readonly items: readonly TenureTold[] }>(
      `/units/${encodeURIComponent(unit)}/leadership/tenures`,
    );
    return {
      body,
      says: [
        wordsOf(session.words, named(await session.unitNames(unit)), pointSaid(body.asked, session.words)),
      ],
      rows: await Promise.all(
        body.answer.items.map(async (tenure) => ({
          name: named(await session.personNames(tenure.personId)),
          title: named(tenure.title),
          heads: tenure.heads,
          acting: tenure.acting,
          start: tenure.start,
          end: tenure.end.basis === 'none' ? NO_DAYS : tenure.end,
          ending: tenure.end.kinds,
          basis: tenure.start.basis,
          person: tenure.personId,
          post: tenure.postId,
          entries: tenure.entries,
        })),
      ),
      columns: ['name', 'title', 'heads', 'acting', 'start', 'end', 'ending', 'basis'],
      restsOn: [...new Set(body.answer.items.flatMap(({ entries }) => entries))],
    };
  },
};
