import { CommandFailure, EXIT } from '../failure';
import type { Resolved, Session } from '../asking/session';
import { NO_BOUNDS, named } from '../output/cell';
import type { Row } from '../output/cell';
import { dayBefore, stepsByDay, stepsByPosition } from '../replaying/steps';
import type { ItemTold, Step } from '../replaying/steps';
import { changedBy, stateAt } from '../replaying/state';
import type { State, Subject } from '../replaying/state';
import { pointSaid, wordsOf } from './saying';
import { unitOrPerson } from './unit-or-person';
import { BELOW, PERIOD } from './verb';
import type { TypedWords, Verb } from './verb';

/** Most entries that one replay steps through; a longer history is replayed period by period. */
const ENTRIES_MAX = 5_000;

/** Steps through the history of a unit or a person, and shows what each step changed. */
export const replay: Verb = {
  name: 'replay',
  group: 'Ask',
  summary: 'Steps through the history of a unit or a person, entry by entry, and shows what each changed.',
  arguments: [['<unit or person>', 'Id of a unit or company, or id or handle of a person.']],
  options: [
    ...PERIOD,
    BELOW,
    {
      flags: '--by-knowledge',
      description:
        'In the order in which the ledger learned it, as of --on; by days of the world where it is left out.',
    },
  ],
  ask: async (session, { arguments: given, options }) => {
    const { subject, asked } = await subjectOf(session, given['unit or person'] ?? '');
    const told = await steppedThrough(session, { subject, asked, options });
    const counted = subject.kind === 'unit' ? ['headcountAfter', 'netAfter'] : [];
    return {
      body: { subject, asked, steps: told },
      says: [wordsOf(session.words, named(subject.names), pointSaid(asked, session.words))],
      rows: told.flatMap(({ step, before, after }) => rowsOf(step, before, after)),
      columns: ['at', 'entry', 'type', 'doing', 'changes', ...counted, 'leadersAfter'],
      restsOn: [],
    };
  },
};

interface Replayed {
  readonly subject: Subject;
  readonly asked: Resolved;
  readonly options: TypedWords['options'];
}

interface Stepped {
  readonly step: Step;
  readonly before: State;
  readonly after: State;
}

async function steppedThrough(
  session: Session,
  { subject, asked, options }: Replayed,
): Promise<readonly Stepped[]> {
  const { byKnowledge, below = 'true', ...period } = options;
  const items = await itemsOf(session, subject, { ...period, ...(subject.kind === 'unit' && { below }) });
  const steps = byKnowledge === undefined ? stepsByDay(items, period) : stepsByPosition(items);
  const stepped: Stepped[] = [];
  for (const step of steps) {
    const [before, after] =
      byKnowledge === undefined
        ? [
            { ...asked, on: dayBefore(step.at) },
            { ...asked, on: step.at },
          ]
        : [
            { ...asked, knownAt: `@${Number(step.at.slice(1)) - 1}` },
            { ...asked, knownAt: step.at },
          ];
    stepped.push({
      step,
      before: await stateAt(session, subject, before),
      after: await stateAt(session, subject, after),
    });
  }
  return stepped;
}

interface NamedTold {
  readonly personId?: string;
  readonly names: Subject['names'];
}

function subjectOf(
  session: Session,
  id: string,
): Promise<{ readonly asked: Resolved; readonly subject: Subject }> {
  const path = encodeURIComponent(id);
  const ofUnit = async () => {
    const { asked, answer } = await session.ask<NamedTold>(`/units/${path}`);
    return { asked, subject: { kind: 'unit', id, names: answer.names } as const };
  };
  const ofPerson = async () => {
    const { asked, answer } = await session.ask<NamedTold>(`/persons/${path}`);
    return { asked, subject: { kind: 'person', id: answer.personId ?? id, names: answer.names } as const };
  };
  return unitOrPerson<{ readonly asked: Resolved; readonly subject: Subject }>(id, ofUnit, ofPerson);
}

async function itemsOf(
  session: Session,
  { kind, id }: Subject,
  query: Readonly<Record<string, string>>,
): Promise<readonly ItemTold[]> {
  const items: ItemTold[] = [];
  const path = `/${kind}s/${encodeURIComponent(id)}/timeline`;
  for await (const item of session.pages<ItemTold>(path, { ...query, limit: '500' })) {
    if (items.length === ENTRIES_MAX) {
      throw new CommandFailure(
        {
          what: `the history has more than ${ENTRIES_MAX.toLocaleString('en-US')} entries`,
          next: 'replay a part of it with --from and --to',
        },
        EXIT.usage,
      );
    }
    if (!item.withdrawn) items.push(item);
  }
  return items;
}

/** One row an entry; what the step changed stands with each. */
function rowsOf({ at, brings }: Step, before: State, after: State): readonly Row[] {
  const leads = ({ leadership }: State): readonly string[] =>
    leadership.map(({ certainty, what }) => `${what} (${certainty})`);
  return brings.map(({ item, doing }) => ({
    at,
    changes: changedBy(item.entry.position, before, after),
    entry: `@${item.entry.position}`,
    type: item.type,
    doing,
    days: item.days,
    headcountBefore: before.headcount ?? NO_BOUNDS,
    headcountAfter: after.headcount ?? NO_BOUNDS,
    netBefore: before.net ?? NO_BOUNDS,
    netAfter: after.net ?? NO_BOUNDS,
    leadersBefore: leads(before),
    leadersAfter: leads(after),
    quote: item.entry.citation?.quote ?? null,
  }));
}
