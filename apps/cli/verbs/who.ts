import { NO_DAYS, named } from '../output/cell';
import type { ByLanguage, Days, Row } from '../output/cell';
import { pointSaid, wordsOf } from './saying';
import type { Verb } from './verb';

interface TenureTold {
  readonly personId: string;
  readonly postId: string;
  readonly title: ByLanguage;
  readonly acting: boolean;
  readonly start: Days;
  readonly end: Days & { readonly basis: string };
  readonly entries: readonly number[];
}

interface HolderTold {
  readonly tenure: TenureTold;
  readonly certainty: string;
  readonly onLeave?: string;
}

interface LeaderTold {
  readonly state: string;
  readonly holders: readonly HolderTold[];
  readonly above?: { readonly unitId: string; readonly holders: readonly HolderTold[] };
  readonly restsOn: readonly number[];
}

/** Q1: who led a unit on a day, as it was known. */
export const who: Verb = {
  name: 'who',
  group: 'Ask',
  summary: 'Who led a unit on a day: definitely, possibly, or nobody who is recorded.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [],
  ask: async (session, { arguments: { unit = '' } }) => {
    const body = await session.ask<LeaderTold>(`/units/${encodeURIComponent(unit)}/leadership`);
    const { state, holders, above, restsOn } = body.answer;
    const rowsOf = (held: readonly HolderTold[], aboveUnit: string | null): Promise<readonly Row[]> =>
      Promise.all(held.map((holder) => rowOf(holder, aboveUnit)));
    const rowOf = async (
      { tenure, certainty, onLeave }: HolderTold,
      aboveUnit: string | null,
    ): Promise<Row> => ({
      certainty,
      name: named(await session.personNames(tenure.personId)),
      title: named(tenure.title),
      acting: tenure.acting,
      onLeave: onLeave ?? null,
      start: tenure.start,
      end: tenure.end.basis === 'none' ? NO_DAYS : tenure.end,
      aboveUnit,
      post: tenure.postId,
      person: tenure.personId,
      entries: tenure.entries,
    });
    const rows = [
      ...(await rowsOf(holders, null)),
      ...(await rowsOf(above?.holders ?? [], above?.unitId ?? null)),
    ];
    return {
      body,
      says: [
        wordsOf(session.words, named(await session.unitNames(unit)), pointSaid(body.asked, session.words)),
        ...(state === 'held' ? [] : [session.words.value(state)]),
      ],
      rows,
      columns: ['certainty', 'name', 'title', 'acting', 'onLeave', 'start', 'end', 'aboveUnit'],
      restsOn,
    };
  },
};
