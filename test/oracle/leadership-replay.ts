import type { LeaveTurn, SeatedPost, Turn } from './tenures';
import type { Span } from './dates';
import { agree } from './tenures';
import type { Note } from './widenings';
import { ruleOut } from './worlds';
import type { DaysTried, Pick } from './worlds';

/** One or several claims of one start or one end, with the exact day that this world gives it. */
export interface Happening {
  readonly day: number;
  /** Each with the day that it gives in this world. */
  readonly turns: readonly DatedTurn[];
}

/** A person's time in a post in one world. */
export interface ExactTenure {
  readonly personId: string;
  /** Left out where only an end is recorded: any earlier day. */
  readonly start?: Happening;
  /** The recorded end; left out where none is. */
  readonly end?: Happening;
  /** The end that a successor implies: the first day no longer in office. */
  impliedEnd?: number;
  /** An end of all posts of the person, or of the post itself, unless the tenure was over by then. */
  generalEnd?: Happening;
  /** Where only an end is recorded: the first day on which it may have begun, since all was ended on it. */
  notBefore?: number;
}

/** From the first day on leave to the first day back; each side is open where nobody recorded it. */
export interface Leave {
  readonly from: number;
  readonly to: number;
  /** Whether only its end is recorded. */
  readonly implied: boolean;
}

/** How strained a reading is: what it must suppose beyond the recorded starts and ends, and how many tenures it makes of them. */
export interface Strain {
  supposed: number;
  tenures: number;
}

type Dated<Claim> = Claim & { readonly exactDay: number };

type DatedTurn = Dated<Turn>;

/** One world of a unit's leadership: every claimed start and end has an exact day. */
export class LeadershipReplay {
  readonly strain: Strain = { supposed: 0, tenures: 0 };
  readonly #pick: Pick;
  readonly #days: DaysTried;
  readonly #note: Note;

  constructor(pick: Pick, days: DaysTried, note: Note) {
    this.#pick = pick;
    this.#days = days;
    this.#note = note;
  }

  /** The tenures of a post, with the ends that successors imply. */
  tenures(post: SeatedPost): readonly ExactTenure[] {
    const persons = [...new Set(post.turns.map(({ personId }) => personId))];
    const tenures = persons.flatMap((personId) =>
      this.#paired(post.turns.filter((turn) => turn.personId === personId && turn.general !== true)),
    );
    this.strain.tenures += tenures.length;
    post.turns.filter(({ general }) => general === true).forEach((turn) => this.#endGenerally(turn, tenures));
    this.#seat(tenures, post);
    return tenures;
  }

  /** Whether a holder is on leave from a post at the end of a day: on one that began in that tenure, as far as is known. */
  onLeave(tenure: ExactTenure, post: SeatedPost, day: number): boolean {
    return this.#leavesOf(tenure.personId, post).some(
      ({ from, to, implied }) => from <= day && day < to && (implied || this.startOf(tenure) <= from),
    );
  }

  /** Notes how many leaves lie in no tenure of their post: who is on leave from a post holds it. */
  noteLeaves(tenures: readonly ExactTenure[], post: SeatedPost): void {
    const homeless = [...new Set(post.leaves.map(({ personId }) => personId))].flatMap((personId) => {
      const own = tenures.filter((tenure) => tenure.personId === personId);
      if (own.some(({ start }) => start === undefined)) this.#note('leaveTells');
      const begins = ({ from, to, implied }: Leave, tenure: ExactTenure): boolean =>
        from < (endOf(tenure) ?? Infinity) && this.startOf(tenure) <= (implied ? to : from);
      return this.#leavesOf(personId, post).filter((leave) => !own.some((tenure) => begins(leave, tenure)));
    });
    this.strain.supposed += homeless.length;
  }

  #leavesOf(personId: string, { leaves, postId }: SeatedPost): readonly Leave[] {
    return this.#leaves(
      leaves.filter((turn) => turn.personId === personId),
      postId,
    );
  }

  readonly #leavesFound = new Map<string, readonly Leave[]>();

  #leaves(turns: readonly LeaveTurn[], postId: string): readonly Leave[] {
    if (turns.length === 0) return [];
    const key = `${turns[0]!.personId} ${postId}`;
    const known = this.#leavesFound.get(key);
    if (known !== undefined) return known;
    const found: Leave[] = [];
    for (const run of runsOf(this.#dated(turns))) {
      const day = this.#leaveDay(run);
      if (run[0]!.kind === 'start') found.push({ from: day, to: Infinity, implied: false });
      else found.push({ ...(found.pop() ?? this.#unknownStart(run[0]!.entry, day)), to: day });
    }
    this.#leavesFound.set(key, found);
    return found;
  }

  #leaveDay(run: readonly Dated<LeaveTurn>[]): number {
    const days = run.map(({ exactDay }) => exactDay);
    if (run.length === 1) return days[0]!;
    this.#note('sameAgain');
    const what = `leave by ${run.map(({ entry }) => entry).join(' and ')}`;
    return this.#pick(what, this.#days({ earliest: Math.min(...days), latest: Math.max(...days) }));
  }

  #unknownStart(entry: number, end: number): Leave {
    this.strain.supposed += 1;
    const from = this.#pick(`leave before ${entry}`, this.#days({ earliest: -Infinity, latest: end - 1 }));
    return { from, to: end, implied: true };
  }

  /** Ends the person's tenures that began before and are not over; a later end of their own gives way to it. */
  #endGenerally(turn: Turn, tenures: readonly ExactTenure[]): void {
    const day = this.#pick(`day of ${turn.entry}`, this.#days(turn.day));
    this.#beginLater(turn, day, tenures);
    const own = tenures.filter(({ personId, start }) => personId === turn.personId && start !== undefined);
    const open = own.filter((tenure) => tenure.start!.day < day && (endOf(tenure) ?? Infinity) > day);
    for (const tenure of open) {
      if (day <= attestedUntil(tenure.start!)) ruleOut();
      if (tenure.end !== undefined) this.#note('sameAgain');
      tenure.generalEnd = { day, turns: [{ ...turn, exactDay: day }] };
    }
    // Who left everything "in 2025" and was appointed "in 2025" was appointed first.
    const later = own.some(
      ({ start }) => start!.turns.some((one) => overlap(one.day, turn.day)) && start!.day >= day,
    );
    if ((open.length === 0 && later) || own.some(({ start }) => isToldLater(start!, turn, day)))
      this.strain.supposed += 1;
  }

  /** A tenure of which only a later end is recorded began after all was ended, at the earliest on that day. */
  #beginLater(turn: Turn, day: number, tenures: readonly ExactTenure[]): void {
    const own = tenures.filter(({ personId, start }) => personId === turn.personId && start === undefined);
    for (const tenure of own.filter(({ end }) => end!.day > day)) {
      tenure.notBefore = Math.max(day, tenure.notBefore ?? day);
      // Who died, or whose post is no more, does not leave it again.
      if (turn.final === true) this.strain.supposed += 1;
    }
  }

  /** Whether a person is in office at the end of a day. */
  inOffice(tenure: ExactTenure, day: number): boolean {
    const end = endOf(tenure);
    return (end === undefined || day < end) && this.startOf(tenure) <= day;
  }

  /** The first day in office; where no start is recorded, any day before the end. */
  startOf({ start, end, personId, notBefore = -Infinity }: ExactTenure): number {
    if (start !== undefined) return start.day;
    const last = end!.day - 1;
    const entries = end!.turns.map(({ entry }) => entry);
    return this.#pick(
      `start of ${personId} before ${entries.join(' ')}`,
      this.#days({ earliest: notBefore, latest: last }),
    );
  }

  /** Pairs the starts and ends of one person in one post in the order of their days. */
  #paired(turns: readonly Turn[]): readonly ExactTenure[] {
    const tenures: ExactTenure[] = [];
    let start: Happening | undefined;
    for (const run of runsOf(this.#dated(turns))) {
      const happening = this.#together(run);
      const ends = run[0]!.kind === 'end';
      if (ends) tenures.push(this.#ended(run[0]!.personId, start, happening));
      start = ends ? undefined : happening;
    }
    if (start !== undefined) tenures.push({ personId: start.turns[0]!.personId, start });
    return tenures;
  }

  #ended(personId: string, start: Happening | undefined, end: Happening): ExactTenure {
    if (start === undefined) {
      this.strain.supposed += 1;
      return { personId, end };
    }
    if (end.day <= attestedUntil(start)) ruleOut();
    return { personId, start, end };
  }

  #dated<Claim extends LeaveTurn>(turns: readonly Claim[]): readonly Dated<Claim>[] {
    return turns.map((turn) => ({
      ...turn,
      exactDay: this.#pick(`day of ${turn.entry}`, this.#days(turn.day)),
    }));
  }

  /** Claims that agree are of one day; of claims that do not, one is right, and nobody knows which, nor the days between. */
  #together(run: readonly DatedTurn[]): Happening {
    if (run.length === 1) return { day: run[0]!.exactDay, turns: run };
    this.#note('sameAgain');
    const days = run.map(({ exactDay }) => exactDay);
    const [earliest, latest] = [Math.min(...days), Math.max(...days)];
    if (agree(run)) return earliest === latest ? { day: earliest, turns: run } : ruleOut();
    this.strain.supposed += 1;
    const entries = run.map(({ entry, kind }) => `${kind} ${entry}`);
    return {
      day: this.#pick(`day of ${entries.join(' and ')}`, this.#days({ earliest, latest })),
      turns: run,
    };
  }

  /** A start in a post whose seats are all taken ends the earliest-begun tenure that has no end of its own. */
  #seat(tenures: readonly ExactTenure[], post: SeatedPost): void {
    const begun = tenures.filter(({ start }) => start !== undefined);
    for (const successor of begun.toSorted((a, b) => a.start!.day - b.start!.day)) {
      const day = successor.start!.day;
      const others = tenures.filter((tenure) => tenure.personId !== successor.personId);
      const holding = others.filter((tenure) => this.inOffice(tenure, day) && this.startOf(tenure) < day);
      // Who is on leave is not counted: who acts meanwhile takes nobody's place.
      const counted = holding.filter((tenure) => !this.onLeave(tenure, post, day));
      if (counted.length >= post.seats) this.#replaceOne(counted, day);
    }
  }

  #replaceOne(holding: readonly ExactTenure[], day: number): void {
    const open = holding.filter(({ end, impliedEnd }) => end === undefined && impliedEnd === undefined);
    const earliestFirst = open.toSorted((a, b) => this.startOf(a) - this.startOf(b));
    const replaced = earliestFirst.find((tenure) => heldUntil(tenure) < day);
    if (open.length > 1) this.#note('severalSeats');
    if (replaced === undefined) {
      if (open.length > 0) this.strain.supposed += 1;
      return;
    }
    const what = `end of ${replaced.personId} from ${this.startOf(replaced)} by a successor on ${day}`;
    replaced.impliedEnd = this.#pick(what, this.#days({ earliest: heldUntil(replaced) + 1, latest: day }));
  }
}

/** Whether one of several claims of a start that do not agree dates it after an end that it may have come before. */
function isToldLater({ turns }: Happening, ending: Turn, day: number): boolean {
  return !agree(turns) && turns.some((one) => overlap(one.day, ending.day) && one.exactDay >= day);
}

/** The first day no longer in office, recorded or implied; undefined while still in office. */
export function endOf({ end, impliedEnd, generalEnd }: ExactTenure): number | undefined {
  return impliedEnd ?? generalEnd?.day ?? end?.day;
}

/** The end that somebody recorded; none where a successor implies it. */
export function recordedEnd({ end, impliedEnd, generalEnd }: ExactTenure): Happening | undefined {
  return impliedEnd === undefined ? (generalEnd ?? end) : undefined;
}

/** The last day on which the person is surely in office, since the tenure began or is attested then. */
function heldUntil({ start }: ExactTenure): number {
  return Math.max(start!.day, attestedUntil(start!));
}

function attestedUntil({ turns }: Happening): number {
  return Math.max(...turns.map(({ attested }) => attested ?? -Infinity));
}

/** The turns of one person in the order of their days, those of one kind without the other between together. */
function runsOf<Claim extends Dated<LeaveTurn>>(turns: readonly Claim[]): readonly (readonly Claim[])[] {
  const runs: Claim[][] = [];
  for (const turn of inOrder(turns)) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === turn.kind) last.push(turn);
    else runs.push([turn]);
  }
  return runs;
}

/** Whoever leaves and starts on one day leaves first: an end is the first day no longer in office. */
function inOrder<Claim extends Dated<LeaveTurn>>(turns: readonly Claim[]): readonly Claim[] {
  return turns.toSorted(
    (a, b) => a.exactDay - b.exactDay || Number(a.kind === 'start') - Number(b.kind === 'start'),
  );
}

function overlap(a: Span, b: Span): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}
