import type { Day } from '#domain';
import { Asks } from './parameter';
import { DAY } from './parameter-kinds';
import { Point } from './point';

/** Bounds of a period of days. */
export class PeriodQuery extends Point {
  @Asks(DAY, { description: 'First day of the period; from ever where it is left out.' })
  readonly from?: Day;

  @Asks(DAY, { description: 'First day after the period; for ever where it is left out.' })
  readonly to?: Day;
}
