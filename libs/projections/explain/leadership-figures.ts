import type { LeaderAnswer, LeadershipChanges, Holder, Tenure } from '../leadership-history/answer';
import { leadershipChangesOf } from '../leadership-history/leadership-changes';
import { claimsInUnit } from '../leadership-history/leadership-history';
import { tenuresOf } from '../leadership-history/tenures';
import type { Reckoned } from '../leadership-history/tenures';
import { candidatesIn, holderOf, leaderOf, mayHold, restedOf } from '../leadership-history/who-led';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { groundsOf } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { FigureOf } from './figure';

/** Who led a unit. */
export const leader: FigureOf<Pick<LeaderAnswer, 'state' | 'holders' | 'above'>> = (
  statements,
  { unitId },
  asked,
) => {
  const { state, holders, above, restsOn } = leaderOf(statements, unitId, asked);
  return { value: { state, holders, ...(above && { above }) }, restsOn };
};

/** Who held any post of a unit, whether it heads the unit or not. */
export const leadershipHolders: FigureOf<readonly Holder[]> = (statements, { unitId }, asked) => {
  const all = tenuresOf(claimsInUnit(statements, unitId, asked));
  const holding = all.filter((tenure) => mayHold(tenure, asked.on));
  const left = all.filter(({ end }) => end.latest <= asked.on);
  return {
    value: holding.map((tenure) => holderOf(tenure, asked.on)),
    restsOn: tenuresRestOn(statements, { unitId, tenures: [...holding, ...left] }, asked),
  };
};

/** Every tenure in a unit's posts, whenever it was. */
export const leadershipTenures: FigureOf<readonly Tenure[]> = (statements, { unitId }, asked) => {
  const tenures = tenuresOf(claimsInUnit(statements, unitId, asked));
  return {
    value: tenures.map(({ tenure }) => tenure),
    restsOn: tenuresRestOn(statements, { unitId, tenures }, asked),
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
  readonly tenures: readonly Reckoned[];
}

function tenuresRestOn(statements: Statements, { unitId, tenures }: InUnit, asked: Asked): readonly number[] {
  const withdrawn = withdrawalsOf(statements, candidatesIn(unitId), asked);
  return groundsOf(statements, [...tenures.flatMap(restedOf), ...withdrawn], asked);
}
