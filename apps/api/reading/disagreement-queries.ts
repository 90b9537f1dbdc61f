import { DISCREPANCY_KINDS } from '#projections';
import type { DiscrepancyCursor, DiscrepancyKind } from '#projections';
import { Asks } from './parameter';
import { AFTER_DISCREPANCY, FLAG, LIMIT, TEXT, oneOf } from './parameter-kinds';
import { Point } from './point';

export class DiscrepanciesQuery extends Point {
  @Asks(TEXT, { description: 'The unit; every unit of the ledger where it is left out.' })
  readonly unit?: string;

  @Asks(FLAG, { description: 'Units below too.', fallback: 'true' })
  readonly below!: boolean;

  @Asks(oneOf(DISCREPANCY_KINDS), { description: 'Only discrepancies of this kind.' })
  readonly kind?: DiscrepancyKind;

  @Asks(AFTER_DISCREPANCY, { description: 'Only discrepancies after this place.' })
  readonly after?: DiscrepancyCursor;

  @Asks(LIMIT, { description: 'How many discrepancies stand on a page, at most.', fallback: '100' })
  readonly limit!: number;
}
