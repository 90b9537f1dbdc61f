import type { LeaderAnswer, LeadershipChanges, Holder, Tenure } from '../leadership-history/answer';
import { leadershipChangesOf } from '../leadership-history/leadership-changes';
import { candidatesIn } from '../leadership-history/claims';
import { holderOf, mayHold, restedOf, startsOf } from '../leadership-history/holders';
import { saidInUnit } from '../leadership-history/said-in-unit';
import { tenuresOf } from '../leadership-history/tenures';
import { leaderOf } from '../leadership-history/who-led';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { FigureOf } from './figure';

/** Who led a unit. */
export const leader: FigureOf<Pick<LeaderAnswer, 'state' | 'abolished' | 'holders' | 'above'>> = (
  statements,
  { unitId },
  asked,
) => {
  const { restsOn, unitId: _unitId, ...value } = leaderOf(statements, unitId, asked);
  return { value, restsOn };
};

/** Who held any post of a unit, whether it heads the unit or not. */
export const leadershipHolders: FigureOf<readonly Holder[]> = (statements, { unitId }, asked) => {
  const all = tenuresOf(saidInUnit(statements, unitId, asked));
  const holding = all.filter((tenure) => mayHold(tenure, asked.on));
  const left = all.filter(({ end }) => end.latest <= asked.on);
  const told = [...holding, ...left].flatMap(restedOf);
  const coming = all
    .filter(({ start }) => start.earliest > asked.on)
    .flatMap((one) => startsOf(one, asked.on));
  return {
    value: holding.map((tenure) => holderOf(tenure, asked.on)),
    restsOn: tenuresRestOn(statements, { unitId, rested: [...told, ...coming] }, asked),
  };
};

/** Every tenure in a unit's posts, whenever it was. */
export const leadershipTenures: FigureOf<readonly Tenure[]> = (statements, { unitId }, asked) => {
  const tenures = tenuresOf(saidInUnit(statements, unitId, asked));
  return {
    value: tenures.map(({ tenure }) => tenure),
    restsOn: tenuresRestOn(statements, { unitId, rested: tenures.flatMap(restedOf) }, asked),
  };
};

/** How often leadership changed in a year. */
export const leadershipChanges: FigureOf<Pick<LeadershipChanges, 'year' | 'min' | 'max'>> = (
  statements,
  { unitId, year, heads },
  asked,
) => {
  const question = { unitId, year, ...(heads !== undefined && { heads }) };
  const { min, max, restsOn } = leadershipChangesOf(statements, question, asked);
  return { value: { year, min, max }, restsOn };
};

interface InUnit {
  readonly unitId: string;
  readonly rested: readonly Rested[];
}

function tenuresRestOn(statements: Statements, { unitId, rested }: InUnit, asked: Asked): readonly number[] {
  const withdrawn = candidatesIn(statements, unitId, asked).flatMap((claims) =>
    withdrawalsOf(statements, claims, asked),
  );
  const declared = declaredOf(statements, 'unit', unitId, asked);
  return groundsOf(statements, [...declared, ...rested, ...withdrawn], asked);
}
