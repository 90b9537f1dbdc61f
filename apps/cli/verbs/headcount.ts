import { named } from '../output/cell';
import type { Bounds, Days } from '../output/cell';
import { boundsText } from '../output/cell-text';
import type { Words } from '../words/words';
import { pointSaid, wordsOf } from './saying';
import type { Verb } from './verb';

interface ChangeTold extends Bounds, Days {
  readonly change: string;
  readonly layoffId?: string;
  readonly unitId?: string;
  readonly fromUnitId?: string;
  readonly toUnitId?: string;
  readonly share: string;
  readonly wording: string | null;
  readonly entries: readonly number[];
}

interface HeadcountTold {
  readonly state: string;
  readonly bounds?: Bounds;
  readonly ifAlready?: Bounds;
  readonly base: {
    readonly certainty: string;
    readonly reports: readonly (Bounds & Days & { unitId: string; entry: number })[];
  };
  readonly net?: Bounds & { readonly since: string | null };
  readonly changes: readonly ChangeTold[];
  readonly flags: readonly { readonly flag: string; readonly certainty: string }[];
  readonly restsOn: readonly number[];
}

/** Q2: how many people worked in a unit on a day, between which bounds, and why. */
export const headcount: Verb = {
  name: 'headcount',
  group: 'Ask',
  summary: 'How many people worked in a unit on a day, between which bounds, and why.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [
    { flags: '--since <day>', description: 'The net change counts from the end of this day.' },
    { flags: '--metric <metric>', description: 'What is counted: employees (default), fte or payroll.' },
    { flags: '--scope <scope>', description: 'withSubUnits (default) or withoutSubUnits.' },
  ],
  ask: async (session, { arguments: { unit = '' }, options }) => {
    const body = await session.ask<HeadcountTold>(`/units/${encodeURIComponent(unit)}/headcount`, options);
    const { answer } = body;
    const { words } = session;
    return {
      body,
      says: [
        wordsOf(words, named(await session.unitNames(unit)), pointSaid(body.asked, words)),
        ...figureSaid(answer, words),
      ],
      rows: [
        ...answer.base.reports.map((report) => ({
          change: 'report',
          days: { earliest: report.earliest, latest: report.latest },
          bounds: { min: report.min, max: report.max },
          what: report.unitId,
          share: null,
          wording: null,
          entries: [report.entry],
        })),
        ...answer.changes.map((change) => ({
          change: change.change,
          days: { earliest: change.earliest, latest: change.latest },
          bounds: { min: change.min, max: change.max },
          what: subjectOf(change),
          share: change.share,
          wording: change.wording,
          entries: change.entries,
        })),
      ],
      restsOn: answer.restsOn,
    };
  },
};

function figureSaid(
  { state, bounds, ifAlready, net, flags }: HeadcountTold,
  words: Words,
): readonly string[] {
  const { counting } = words;
  return [
    bounds === undefined ? words.value(state) : counting.known(boundsText(bounds, words)),
    ...(ifAlready === undefined ? [] : [counting.ifAlready(boundsText(ifAlready, words))]),
    ...(net === undefined ? [] : [counting.net(netText(net, words), net.since ?? '..')]),
    ...flags.map(({ flag, certainty }) => `${words.value(certainty)}: ${words.value(flag)}`),
  ];
}

/** A net change: `−14,000`, `−14,000 to 0`, `+200`. */
function netText({ min, max }: Bounds, words: Words): string {
  const signed = (end: number | string | null): string =>
    end === null
      ? '..'
      : `${Number(end) > 0 ? '+' : ''}${Number(end).toLocaleString('en-US')}`.replace('-', '−');
  return min === max ? signed(min) : words.range(signed(min), signed(max));
}

function subjectOf({ layoffId, unitId, fromUnitId, toUnitId }: ChangeTold): string {
  return layoffId ?? (fromUnitId === undefined ? (unitId ?? '') : `${fromUnitId} → ${toUnitId ?? ''}`);
}
