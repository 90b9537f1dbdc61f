import type { Recorded } from '#domain';
import { common, dayNumber } from './dates';
import type { Span } from './dates';
import { LeadershipReplay, endOf, recordedEnd } from './leadership-replay';
import type { ExactTenure, Happening, Strain } from './leadership-replay';
import { agree, postsOf } from './tenures';
import type { SeatedPost, Turn } from './tenures';
import { readingsOf } from './readings';
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
  /** Those of both who are on leave in some world: they are listed, and not counted. */
  readonly onLeave: readonly string[];
  /** Those of them who are on leave in every world. */
  readonly surelyOnLeave: readonly string[];
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

interface Led {
  readonly holders: ReadonlySet<string>;
  readonly away: ReadonlySet<string>;
  readonly ended: boolean;
}

/** Who held a post that heads the unit at the end of a day, by replaying every world. */
export function whoLed(entries: readonly Recorded[], question: LeaderQuestion): LeaderHull {
  const { on, reading } = question;
  const explored = answersOfAll(entries, question, (visible, unitId) => {
    const posts = postsOf(visible, unitId).filter(({ heads }) => heads);
    const asked = { earliest: on, latest: on };
    return answersOf<Led>({ posts, asked, reading }, (replay) => ledOn(replay, posts, on));
  });
  const { answers, worlds, widened } = explored;
  const nobody = { definitely: [], possibly: [], onLeave: [], surelyOnLeave: [], worlds, widened };
  if (answers === 'tooMany' || answers.length === 0) {
    return { ...nobody, state: answers === 'tooMany' ? answers : 'contradictory' };
  }
  const inSome = (of: (led: Led) => ReadonlySet<string>): readonly string[] =>
    [...new Set(answers.flatMap((led) => [...of(led)]))].toSorted();
  const inAll = (of: (led: Led) => ReadonlySet<string>): readonly string[] =>
    inSome(of).filter((person) => answers.every((led) => of(led).has(person)));
  const [persons, definitely] = [inSome(({ holders }) => holders), inAll(({ holders }) => holders)];
  // Who is on leave is listed, not counted.
  const leads = answers.some(({ holders, away }) => [...holders].some((person) => !away.has(person)));
  const empty = persons.length > 0 || answers.some(({ ended }) => ended) ? 'vacant' : 'notRecorded';
  return {
    state: leads ? 'held' : empty,
    definitely,
    possibly: persons.filter((person) => !definitely.includes(person)),
    onLeave: inSome(({ away }) => away),
    surelyOnLeave: inAll(({ away }) => away),
    worlds,
    widened,
  };
}

function ledOn(replay: LeadershipReplay, posts: readonly SeatedPost[], on: number): Led {
  const all = posts.flatMap((post) => {
    const tenures = replay.tenures(post);
    replay.noteLeaves(tenures, post);
    return tenures.map((tenure) => ({ post, tenure }));
  });
  const held = all.filter(({ tenure }) => replay.inOffice(tenure, on));
  const away = held.filter(({ post, tenure }) => replay.onLeave(tenure, post, on));
  const gone = posts.some(({ abolished }) => abolished.some(({ latest }) => latest <= on));
  return {
    holders: new Set(held.map(({ tenure }) => tenure.personId)),
    away: new Set(away.map(({ tenure }) => tenure.personId)),
    ended: gone || all.some(({ tenure }) => (endOf(tenure) ?? Infinity) <= on),
  };
}

/** How many recorded starts and ends of tenures in any post of a unit fell into a year, by replaying every world. */
export function leadershipChanges(entries: readonly Recorded[], question: ChangesQuestion): ChangesHull {
  const asked = {
    earliest: dayNumber(`${question.year}-01-01`),
    latest: dayNumber(`${question.year + 1}-01-01`) - 1,
  };
  const explored = answersOfAll(entries, question, (visible, unitId) => {
    const posts = postsOf(visible, unitId).filter(({ heads }) => heads || question.heads !== true);
    const found = answersOf({ posts, asked, reading: question.reading }, (replay) => {
      const tenures = posts.flatMap((post) => replay.tenures(post));
      return changesWithin(tenures, asked);
    });
    const open = posts.some((post) => successorOrEnd(post, asked));
    return open ? { ...found, widened: [...found.widened, 'successorOrEnd' as const] } : found;
  });
  const { answers, worlds, widened } = explored;
  if (answers === 'tooMany' || answers.length === 0) {
    return { state: answers === 'tooMany' ? answers : 'contradictory', min: 0, max: 0, worlds, widened };
  }
  return { state: 'known', min: Math.min(...answers), max: Math.max(...answers), worlds, widened };
}

/** Whether an end of more than one tenure counts only where another's start, which may lie in another year, did not come before. */
function successorOrEnd({ turns }: SeatedPost, asked: Span): boolean {
  const general = turns.filter((turn) => turn.general === true);
  const starts = turns.filter(({ kind, day }) => {
    const within = day.earliest >= asked.earliest && day.latest <= asked.latest;
    return kind === 'start' && !within;
  });
  return general.some((end) =>
    starts.some((start) => start.personId !== end.personId && common([start.day, end.day]) !== undefined),
  );
}

/** The answers of all worlds of all ways to read the visible entries. */
function answersOfAll<Answer>(
  entries: readonly Recorded[],
  question: UnitQuestion,
  ask: (visible: readonly Recorded[], unitId: string) => Explored<Answer>,
): Explored<Answer> {
  const readings = readingsOf(entries, question);
  if (readings === 'tooMany') return { answers: 'tooMany', worlds: 0, widened: [] };
  const all = readings.map(({ facts, kept }) => ask(facts, kept('unit', question.unitId)));
  const tooMany = all.some(({ answers }) => answers === 'tooMany');
  const widened = new Set(all.flatMap((one) => one.widened));
  if (all.length > 2) widened.add('severalReadings');
  return {
    answers: tooMany ? 'tooMany' : all.flatMap(({ answers }) => (answers === 'tooMany' ? [] : answers)),
    worlds: all.reduce((total, { worlds }) => total + worlds, 0),
    widened: [...widened],
  };
}

/**
 * A reassignment within the unit is one change, though it ends one tenure and starts another; so are claims of the same one. Who
 * leaves all posts, or dies, ends each tenure. That a
 * person is in office on a day is no start: when it was, nobody recorded. Where the other claims of one side of a reassignment
 * disagree with it, the change is dated by the side that nobody disputes; where both do, by the end.
 */
function changesWithin(tenures: readonly ExactTenure[], asked: Span): number {
  const happenings = tenures
    .flatMap((tenure) => [tenure.start, recordedEnd(tenure)])
    .filter((one) => one !== undefined);
  const disagreeing = ({ turns }: Happening): number => Number(!agree(turns));
  const starting = ({ turns }: Happening): number => Number(turns.some(({ kind }) => kind === 'start'));
  let changes: readonly Happening[] = [];
  for (const happening of happenings.toSorted(
    (a, b) => disagreeing(a) - disagreeing(b) || starting(a) - starting(b),
  )) {
    const same = changes.filter(({ turns }) =>
      turns.some(({ entry, general }) =>
        happening.turns.some((turn) => turn.entry === entry && general !== true),
      ),
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
  const leaves = posts.flatMap((post) => post.leaves.map(({ day }) => day));
  const days = daysTried([asked, ...attested, ...turns.map(({ day }) => day), ...leaves]);
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
    [
      'sameAgain',
      pairs.some(([a, b]) => a.personId === b.personId && a.general === true && b.kind === 'end'),
    ],
    ['leaveOpen', posts.some(leaveOpen)],
  ];
  return notes.filter(([, met]) => met).map(([widening]) => widening);
}

/** Whether leaves may have come before or after what they are compared with: one another, and starts and ends of tenures. */
function leaveOpen({ leaves, turns }: SeatedPost): boolean {
  const others = [...leaves, ...turns];
  return leaves.some((leave) =>
    others.some((other) => other !== leave && common([leave.day, other.day]) !== undefined),
  );
}
