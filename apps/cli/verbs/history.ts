import { named } from '../output/cell';
import type { Days, Row } from '../output/cell';
import type { Session } from '../asking/session';
import { groundText } from '../output/ground';
import type { Ground } from '../output/ground';
import { pointSaid, wordsOf } from './saying';
import { unitOrPerson } from './unit-or-person';
import { LIST, PERIOD } from './verb';
import type { TypedWords, Verb } from './verb';

interface ItemTold {
  readonly type: string;
  readonly field: string | null;
  readonly days: Days;
  readonly happened: string;
  readonly withdrawn: boolean;
  readonly entry: Ground;
}

interface TimelineTold {
  readonly items: readonly ItemTold[];
  readonly next?: unknown;
}

const rowOf = ({ type, field, days, happened, withdrawn, entry }: ItemTold): Row => ({
  days,
  type,
  what: field,
  happened,
  withdrawn,
  entry: `@${entry.position}`,
  quote: entry.citation?.quote ?? null,
});

/** Every entry that names a unit or a person, by the days of which it speaks. */
export const timeline: Verb = {
  name: 'timeline',
  group: 'Ask',
  summary: 'Every entry that names a unit or a person, by the days of which it speaks.',
  arguments: [['<unit or person>', 'Id of a unit, or id or handle of a person.']],
  options: [...PERIOD, ...LIST],
  ask: async (session, typed) => {
    const { body, names } = await ofUnitOrPerson(session, typed);
    return {
      body,
      says: [wordsOf(session.words, names, pointSaid(body.asked, session.words))],
      rows: body.answer.items.map(rowOf),
      restsOn: [],
    };
  },
};

function ofUnitOrPerson(session: Session, { arguments: given, options }: TypedWords) {
  const id = given['unit or person'] ?? '';
  const path = encodeURIComponent(id);
  const ofUnit = async () => {
    const body = await session.ask<TimelineTold>(`/units/${path}/timeline`, options);
    return { body, names: named(await session.unitNames(id)) };
  };
  const ofPerson = async () => {
    const body = await session.ask<TimelineTold>(`/persons/${path}/timeline`, options);
    return { body, names: named(await session.personNames(id)) };
  };
  return unitOrPerson(id, ofUnit, ofPerson);
}

interface FigureChanged {
  readonly figure: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly entries: readonly { readonly entry: number; readonly how: string }[];
}

interface ComparisonTold {
  readonly world: { readonly changed: readonly FigureChanged[] };
  readonly knowledge: { readonly changed: readonly FigureChanged[] };
}

/** Q3: what changed in the world, and what changed in what is known. */
export const compare: Verb = {
  name: 'compare',
  group: 'Ask',
  summary:
    'What changed for a unit between two days, and in what is known between two times; and which entries did it.',
  arguments: [['<unit>', 'Id of the unit.']],
  options: [
    { flags: '--from <day>', description: 'The earlier day.' },
    { flags: '--to <day>', description: 'The later day; today where it is left out.' },
    { flags: '--known-from <time>', description: 'The earlier knowledge time, such as @120.' },
    { flags: '--known-to <time>', description: 'The later knowledge time; all where it is left out.' },
    { flags: '--published-from <time>', description: 'The earlier publication time.' },
    { flags: '--published-to <time>', description: 'The later publication time.' },
  ],
  ask: async (session, { arguments: { unit = '' }, options }) => {
    const body = await session.ask<ComparisonTold>('/compare', { unit, ...options });
    const rows = (topic: string, changed: readonly FigureChanged[]): readonly Row[] =>
      changed.map(({ figure, before, after, entries }) => ({
        topic,
        figure,
        before: inShort(before),
        after: inShort(after),
        entries: entries.map(({ entry, how }) => `@${entry} ${how}`),
      }));
    const { world, knowledge } = body.answer;
    const did = [...world.changed, ...knowledge.changed].flatMap(({ entries }) =>
      entries.map(({ entry }) => entry),
    );
    return {
      body,
      says: [
        wordsOf(session.words, named(await session.unitNames(unit)), pointSaid(body.asked, session.words)),
      ],
      rows: [...rows('world', world.changed), ...rows('knowledge', knowledge.changed)],
      restsOn: [...new Set(did)].toSorted((a, b) => a - b),
    };
  },
};

const SHORT_LENGTH_MAX = 60;

/** A figure's value on one line; `--output json` has the whole. */
function inShort(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= SHORT_LENGTH_MAX ? text : `${text.slice(0, SHORT_LENGTH_MAX - 1)}…`;
}

interface ExplanationTold {
  readonly figure: string;
  readonly value: unknown;
  readonly entries: readonly Ground[];
}

/** Q5: which entry and which quoted sentence a figure rests on. */
export const why: Verb = {
  name: 'why',
  group: 'Ask',
  summary: 'A figure of a unit, and every entry that it rests on with the quoted sentence.',
  arguments: [
    ['<unit>', 'Id of the unit.'],
    [
      '<figure>',
      'Such as headcount, headcount.net, leader, layoffs.total, layoffs.largest, leadership.changes, investments.total.',
    ],
  ],
  options: [
    ...PERIOD,
    { flags: '--since <day>', description: 'Of a net change: it counts from the end of this day.' },
    { flags: '--year <year>', description: 'Of leadership changes: the calendar year.' },
    {
      flags: '--heads <true or false>',
      description: 'Of leadership changes: only posts that head the unit, or only others.',
    },
    { flags: '--metric <metric>', description: 'Of a headcount: employees (default), fte or payroll.' },
  ],
  ask: async (session, { arguments: { unit = '', figure = '' }, options }) => {
    const body = await session.ask<ExplanationTold>('/explain', { unit, figure, ...options });
    const { value, entries } = body.answer;
    return {
      body,
      says: [
        wordsOf(session.words, named(await session.unitNames(unit)), pointSaid(body.asked, session.words)),
        `${figure}: ${JSON.stringify(value)}`,
        ...entries.map((entry) => groundText(entry)),
      ],
      rows: [],
      restsOn: [],
    };
  },
};
