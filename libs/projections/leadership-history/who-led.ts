import type { Day } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import { inValidOrder } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { Holder, LeaderAnswer } from './answer';
import { claimsInUnit } from './leadership-history';
import { tenuresOf } from './tenures';
import type { Reckoned } from './tenures';

/** Who led a unit on a day: every holder of a post that heads it. An end that was never recorded means still in office. */
export function leaderOf(statements: Statements, unitId: string, asked: Asked): LeaderAnswer {
  const heads = headsOf(statements, unitId, asked);
  const holding = heads.filter((tenure) => mayHold(tenure, asked.on));
  const left = heads.filter(({ end }) => end.latest <= asked.on);
  const withdrawn = withdrawalsOf(statements, candidatesIn(unitId), asked);
  if (holding.length > 0) {
    const restsOn = inValidOrder([...holding.flatMap(restedOf), ...withdrawn]);
    return { unitId, state: 'held', holders: holding.map((tenure) => holderOf(tenure, asked.on)), restsOn };
  }
  const above = nearestAbove(statements, unitId, asked);
  return {
    unitId,
    state: left.length > 0 ? 'vacant' : 'notRecorded',
    holders: [],
    ...(above === undefined ? {} : { above: above.answer }),
    restsOn: inValidOrder([...left.flatMap(restedOf), ...(above?.rested ?? []), ...withdrawn]),
  };
}

/** Rows that could speak of a unit's posts. */
export function candidatesIn(unitId: string): Parameters<typeof withdrawalsOf>[1] {
  return { table: 'tenure_claim', where: 'c.unit_id = ?', values: [unitId], day: 'c.earliest' };
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
  readonly answer: NonNullable<LeaderAnswer['above']>;
  readonly rested: readonly Rested[];
}

function nearestAbove(statements: Statements, unitId: string, asked: Asked): Above | undefined {
  const today = { earliest: asked.on, latest: asked.on };
  for (const [upper, membership] of new Tree(statements, asked).above(unitId)) {
    const holding = headsOf(statements, upper, asked).filter((tenure) => mayHold(tenure, asked.on));
    if (upper === unitId || holding.length === 0 || holdsOn(membership, today) === 'no') continue;
    return {
      answer: { unitId: upper, holders: holding.map((tenure) => holderOf(tenure, asked.on)) },
      rested: [
        ...membership.entries.map((entry) => ({ entry, day: membership.possibleFrom })),
        ...holding.flatMap(restedOf),
      ],
    };
  }
  return undefined;
}

function headsOf(statements: Statements, unitId: string, asked: Asked): readonly Reckoned[] {
  return tenuresOf(claimsInUnit(statements, unitId, asked)).filter(({ tenure }) => tenure.heads);
}

function mayHold({ start, end }: Reckoned, on: Day): boolean {
  return start.earliest <= on && on < end.latest;
}

function holderOf({ tenure, start, end, certain }: Reckoned, on: Day): Holder {
  return {
    tenure,
    certainty: certain && start.latest <= on && on < end.earliest ? 'definitely' : 'possibly',
  };
}
