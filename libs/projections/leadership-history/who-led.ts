import type { Day } from '#domain';
import type { Asked } from '../asked';
import { isSettled } from '../said';
import type { Statements } from '../statements';
import { Tree, groundsOn, holdsOn } from '../tree';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { LeaderAnswer } from './answer';
import { candidatesIn } from './claims';
import type { AbolitionRow } from './claims';
import { absenceOf, holderOf, mayHold, restedOf, startsOf } from './holders';
import { rowsOf, saidInUnit } from './said-in-unit';
import { tenuresOf } from './tenures';
import type { Reckoned } from './tenures';

/**
 * Who led a unit on a day: every holder of a post that heads it. An end that was never recorded means still in office. Who is
 * definitely on leave is listed, and leads no more than nobody does; who acts leads.
 */
export function leaderOf(statements: Statements, unitId: string, asked: Asked): LeaderAnswer {
  const heads = headsOn(statements, unitId, asked);
  const { holding, left, abolished, rested } = heads;
  const holders = holding.map((tenure) => holderOf(tenure, asked.on));
  if (isLed(heads, asked.on))
    return { unitId, state: 'held', holders, restsOn: groundsOf(statements, rested, asked) };
  const above = nearestAbove(statements, unitId, asked);
  const isVacant = holding.length + left.length + abolished.length > 0;
  return {
    unitId,
    state: isVacant ? 'vacant' : 'notRecorded',
    ...(hasNoPost(heads) ? { abolished: true } : {}),
    holders,
    ...(above.answer === undefined ? {} : { above: above.answer }),
    restsOn: groundsOf(statements, [...rested, ...above.rested], asked),
  };
}

/** The heads of a unit: who may be in office, who certainly left, and what all of that rests on. */
interface Heads {
  readonly holding: readonly Reckoned[];
  readonly left: readonly Reckoned[];
  /** Posts that had been abolished for certain. */
  readonly abolished: readonly AbolitionRow[];
  readonly rested: readonly Rested[];
}

function headsOn(statements: Statements, unitId: string, asked: Asked): Heads {
  const said = saidInUnit(statements, unitId, asked);
  const heads = tenuresOf(said).filter(({ tenure }) => tenure.heads);
  const holding = heads.filter((tenure) => mayHold(tenure, asked.on));
  const left = heads.filter(({ end }) => end.latest <= asked.on);
  const abolished = rowsOf(said.abolitions.filter(isSettled)).filter(
    (post) => post.heads === 1 && post.latest <= asked.on,
  );
  const withdrawn = candidatesIn(statements, unitId, asked).flatMap((table) =>
    withdrawalsOf(statements, table, asked),
  );
  const gone = holding.length > 0 ? [] : abolished.map(({ entry, earliest }) => ({ entry, day: earliest }));
  const coming = heads
    .filter(({ start }) => start.earliest > asked.on)
    .flatMap((one) => startsOf(one, asked.on));
  const told = [...holding, ...left].flatMap(restedOf);
  const declared = declaredOf(statements, 'unit', unitId, asked);
  const rested = [...declared, ...told, ...coming, ...gone, ...withdrawn];
  return { holding, left, abolished, rested };
}

/** Whether somebody in office is not definitely on leave. */
function isLed({ holding }: Heads, on: Day): boolean {
  return holding.some((tenure) => absenceOf(tenure, on) !== 'definitely');
}

/** Whether each post that headed the unit was abolished, and not taken since. */
function hasNoPost({ holding, left, abolished }: Heads): boolean {
  if (holding.length > 0 || abolished.length === 0) return false;
  return left.every(({ tenure, start }) =>
    abolished.some((post) => post.post_id === tenure.postId && start.earliest <= post.latest),
  );
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
    const heads = headsOn(statements, upper, asked);
    const placed = groundsOn(membership, today);
    if (isLed(heads, asked.on)) {
      const holders = heads.holding.map((tenure) => holderOf(tenure, asked.on));
      return { answer: { unitId: upper, holders }, rested: [...passed, ...placed, ...heads.rested] };
    }
    passed.push(...heads.rested);
  }
  return { rested: passed };
}
