import type { Day } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import { groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';
import type { Holder, LeaderAnswer } from './answer';
import { claimsInUnit } from './leadership-history';
import { tenuresOf } from './tenures';
import type { Reckoned } from './tenures';

/** Who led a unit on a day: every holder of a post that heads it. An end that was never recorded means still in office. */
export function leaderOf(statements: Statements, unitId: string, asked: Asked): LeaderAnswer {
  const { holding, left, rested } = headsOn(statements, unitId, asked);
  if (holding.length > 0) {
    const holders = holding.map((tenure) => holderOf(tenure, asked.on));
    return { unitId, state: 'held', holders, restsOn: groundsOf(statements, rested, asked) };
  }
  const above = nearestAbove(statements, unitId, asked);
  return {
    unitId,
    state: left.length > 0 ? 'vacant' : 'notRecorded',
    holders: [],
    ...(above.answer === undefined ? {} : { above: above.answer }),
    restsOn: groundsOf(statements, [...rested, ...above.rested], asked),
  };
}

/** Rows that could speak of a unit's posts. */
export function candidatesIn(unitId: string): Candidates {
  return { table: 'tenure_claim', where: 'c.unit_id = ?', values: [unitId], day: 'c.earliest' };
}

/** The heads of a unit: who may be in office, who certainly left, and what all of that rests on. */
interface Heads {
  readonly holding: readonly Reckoned[];
  readonly left: readonly Reckoned[];
  readonly rested: readonly Rested[];
}

function headsOn(statements: Statements, unitId: string, asked: Asked): Heads {
  const heads = tenuresOf(claimsInUnit(statements, unitId, asked)).filter(({ tenure }) => tenure.heads);
  const holding = heads.filter((tenure) => mayHold(tenure, asked.on));
  const left = heads.filter(({ end }) => end.latest <= asked.on);
  const withdrawn = withdrawalsOf(statements, candidatesIn(unitId), asked);
  return { holding, left, rested: [...holding, ...left].flatMap(restedOf).concat(withdrawn) };
}

/** What a tenure rests on, with the days of its claims. */
export function restedOf({ claims, tenure, start }: Reckoned): readonly Rested[] {
  const implying = tenure.entries.filter((entry) => !claims.some((claim) => claim.entry === entry));
  return [
    ...claims.map(({ entry, earliest }) => ({ entry, day: earliest })),
    ...implying.map((entry) => ({ entry, day: start.latest })),
  ];
}

interface Above {
  readonly answer?: NonNullable<LeaderAnswer['above']>;
  /** What it rests on that there is a head there, and none further below. */
  readonly rested: readonly Rested[];
}

function nearestAbove(statements: Statements, unitId: string, asked: Asked): Above {
  const today = { earliest: asked.on, latest: asked.on };
  const passed: Rested[] = [];
  for (const [upper, membership] of new Tree(statements, asked).above(unitId)) {
    if (upper === unitId || holdsOn(membership, today) === 'no') continue;
    const { holding, rested } = headsOn(statements, upper, asked);
    const placed = membership.entries.map((entry) => ({ entry, day: membership.possibleFrom }));
    if (holding.length > 0) {
      const holders = holding.map((tenure) => holderOf(tenure, asked.on));
      return { answer: { unitId: upper, holders }, rested: [...passed, ...placed, ...rested] };
    }
    passed.push(...rested);
  }
  return { rested: passed };
}

/** Whether somebody may be in office at the end of a day. */
export function mayHold({ start, end }: Reckoned, on: Day): boolean {
  return start.earliest <= on && on < end.latest;
}

/** A holder of a post on a day, definitely or possibly. */
export function holderOf({ tenure, start, end, certain }: Reckoned, on: Day): Holder {
  return {
    tenure,
    certainty: certain && start.latest <= on && on < end.earliest ? 'definitely' : 'possibly',
  };
}
