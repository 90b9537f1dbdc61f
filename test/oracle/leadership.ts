import type { Recorded } from '#domain';
import { common, dayNumber } from './dates';
import type { Span } from './dates';
import { LeadershipReplay, endOf } from './leadership-replay';
import type { ExactTenure, Happening, Strain } from './leadership-replay';
import { agree, postsOf } from './tenures';
import type { SeatedPost, Turn } from './tenures';
import { visibleEntries } from './visible';
import type { KnownPoint } from './visible';
import type { Widening } from './widenings';
import { daysTried, explore } from './worlds';

/**
 * How claims are read whose order is open. `simplest` keeps the worlds that suppose least beside the recorded starts and ends (no
 * tenure of unknown start where a recorded start may have come before, no claim that is wrong), and of those the ones with the
 * fewest tenures: who is appointed and dismissed "in 2025" was appointed first. `any` keeps every order.
 */
export type Reading = 'simplest' | 'any';

interface UnitQuestion extends KnownPoint {
  readonly unitId: string;
  /** `simplest` where it is left out. */
  readonly reading?: Reading;
}

export interface LeaderQuestion extends UnitQuestion {
  readonly on: number;
}

export interface ChangesQuestion extends UnitQuestion {
  readonly year: number;
  /** Only posts that head the unit. */
  readonly heads?: true;
}

/** Who led in all worlds, and who in some. `contradictory` and `tooMany` as for headcounts. */
export interface LeaderHull {
  readonly state: 'held' | 'vacant' | 'notRecorded' | 'contradictory' | 'tooMany';
  readonly definitely: readonly string[];
  readonly possibly: readonly string[];
  readonly worlds: number;
  readonly widened: readonly Widening[];
}

/** How often leadership changed: bounds, both inclusive. */
export interface ChangesHull {
  readonly state: 'known' | 'contradictory' | 'tooMany';
  readonly min: number;
  readonly max: number;
  readonly worlds: number;
  readonly widened: readonly Widening[];
}

interface Outcome<Answer> {
  readonly answer: Answer;
  readonly strain: Strain;
}

interface Explored<Answer> {
  readonly answers: readonly Answer[] | 'tooMany';
  readonly worlds: number;
  readonly widened: readonly Widening[];
}

/** Who held a post that heads the unit at the end of a day, by replaying every world. */
export function whoLed(entries: readonly Recorded[], question: LeaderQuestion): LeaderHull {
  const posts = postsOf(visibleEntries(entries, question), question.unitId).filter(({ heads }) => heads);
  const { on, reading } = question;
  const asked = { earliest: on, latest: on };
  const explored = answersOf({ posts, asked, reading }, (replay) => {
    const tenures = posts.flatMap((post) => replay.tenures(post));
    const holders = tenures.filter((tenure) => replay.inOffice(tenure, on)).map(({ personId }) => personId);
    return { holders: new Set(holders), ended: tenures.some((tenure) => (endOf(tenure) ?? Infinity) <= on) };
  });
  const { answers, worlds, widened } = explored;
  if (answers === 'tooMany' || answers.length === 0) {
    return {
      state: answers === 'tooMany' ? answers : 'contradictory',
      definitely: [],
      possibly: [],
      worlds,
      widened,
    };
  }
  const persons = [...new Set(answers.flatMap(({ holders }) => [...holders]))].toSorted();
  const definitely = persons.filter((person) => answers.every(({ holders }) => holders.has(person)));
  const possibly = persons.filter((person) => !definitely.includes(person));
  const nobody = answers.some(({ ended }) => ended) ? 'vacant' : 'notRecorded';
  return { state: persons.length > 0 ? 'held' : nobody, definitely, possibly, worlds, widened };
}

/** How many recorded starts and ends of tenures in any post of a unit fell into a year, by replaying every world. */
export function leadershipChanges(entries: readonly Recorded[], question: ChangesQuestion): ChangesHull {
  const all = postsOf(visibleEntries(entries, question), question.unitId);
  const posts = all.filter(({ heads }) => heads || question.heads !== true);
  const asked = {
    earliest: dayNumber(`${question.year}-01-01`),
    latest: dayNumber(`${question.year + 1}-01-01`) - 1,
  };
  const explored = answersOf({ posts, asked, reading: question.reading }, (replay) => {
    const tenures = posts.flatMap((post) => replay.tenures(post));
    return changesWithin(tenures, asked);
  });
  const { answers, worlds, widened } = explored;
  if (answers === 'tooMany' || answers.length === 0) {
    return { state: answers === 'tooMany' ? answers : 'contradictory', min: 0, max: 0, worlds, widened };
  }
  return { state: 'known', min: Math.min(...answers), max: Math.max(...answers), worlds, widened };
}

/**
 * A reassignment within the unit is one change, though it ends one tenure and starts another; so are claims of the same one. That a
 * person is in office on a day is no start: when it was, nobody recorded. Where the other claims of one side of a reassignment
 * disagree with it, the change is dated by the side that nobody disputes; where both do, by the end.
 */
function changesWithin(tenures: readonly ExactTenure[], asked: Span): number {
  const happenings = tenures.flatMap(({ start, end }) => [start, end]).filter((one) => one !== undefined);
  const disagreeing = ({ turns }: Happening): number => Number(!agree(turns));
  const starting = ({ turns }: Happening): number => Number(turns.some(({ kind }) => kind === 'start'));
  let changes: readonly Happening[] = [];
  for (const happening of happenings.toSorted(
    (a, b) => disagreeing(a) - disagreeing(b) || starting(a) - starting(b),
  )) {
    const same = changes.filter(({ turns }) =>
      turns.some(({ entry }) => happening.turns.some((turn) => turn.entry === entry)),
    );
    const turns = [...same, happening].flatMap((one) => one.turns);
    changes = [
      ...changes.filter((one) => !same.includes(one)),
      { day: same[0]?.day ?? happening.day, turns },
    ];
  }
  const recorded = changes.filter(({ turns }) => turns.some(({ attested }) => attested === undefined));
  return recorded.filter(({ day }) => day >= asked.earliest && day <= asked.latest).length;
}

interface Setting {
  readonly posts: readonly SeatedPost[];
  readonly asked: Span;
  readonly reading: Reading | undefined;
}

function answersOf<Answer>(
  { posts, asked, reading }: Setting,
  ask: (replay: LeadershipReplay) => Answer,
): Explored<Answer> {
  const turns = posts.flatMap((post) => post.turns);
  const met = new Set<Widening>(notesOn(posts));
  const attested = turns.flatMap((turn) =>
    turn.attested === undefined ? [] : [{ earliest: turn.attested, latest: turn.attested }],
  );
  const days = daysTried([asked, ...attested, ...turns.map(({ day }) => day)]);
  const outcomes: Outcome<Answer>[] = [];
  const explored = explore((pick) => {
    const replay = new LeadershipReplay(pick, days, (widening) => met.add(widening));
    outcomes.push({ answer: ask(replay), strain: replay.strain });
  });
  if (explored === 'tooMany') return { answers: 'tooMany', worlds: 0, widened: [...met] };
  const kept = reading === 'any' ? outcomes : simplest(outcomes);
  return { answers: kept.map(({ answer }) => answer), worlds: explored.worlds, widened: [...met] };
}

function simplest<Answer>(outcomes: readonly Outcome<Answer>[]): readonly Outcome<Answer>[] {
  const supposed = Math.min(...outcomes.map(({ strain }) => strain.supposed));
  const least = outcomes.filter(({ strain }) => strain.supposed === supposed);
  const tenures = Math.min(...least.map(({ strain }) => strain.tenures));
  return least.filter(({ strain }) => strain.tenures === tenures);
}

/** What the claims alone show that the rules widen on purpose. */
function notesOn(posts: readonly SeatedPost[]): readonly Widening[] {
  const turns = posts.flatMap((post) => post.turns);
  const pairs = turns.flatMap((a) => turns.map((b) => [a, b] as const)).filter(([a, b]) => a !== b);
  const open = pairs.filter(([a, b]) => a.postId === b.postId && common([a.day, b.day]) !== undefined);
  const starts = (a: Turn, b: Turn): boolean => a.kind === 'start' && b.kind === 'start';
  const notes: readonly (readonly [Widening, boolean])[] = [
    ['orderOpen', open.some(([a, b]) => a.personId === b.personId && a.kind !== b.kind)],
    ['successionOpen', open.some(([a, b]) => a.personId !== b.personId && starts(a, b))],
    [
      'severalTenures',
      pairs.some(([a, b]) => a.personId === b.personId && (a.postId !== b.postId || a.kind === b.kind)),
    ],
    [
      'attested',
      turns.some(({ attested }) => attested !== undefined) && turns.some(({ kind }) => kind === 'end'),
    ],
  ];
  return notes.filter(([, met]) => met).map(([widening]) => widening);
}
