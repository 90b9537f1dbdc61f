import { DISCREPANCY_KINDS } from '#projections';
import type { DiscrepancyKind } from '#projections';
import { Asks } from './parameter';
import { FLAG, TEXT, oneOf } from './parameter-kinds';
import { PagedPoint } from './paging';

export class DiscrepanciesQuery extends PagedPoint {
  @Asks(TEXT, { description: 'The unit; every unit of the ledger where it is left out.' })
  readonly unit?: string;

  @Asks(FLAG, { description: 'Units below too.', fallback: 'true' })
  readonly below!: boolean;

  @Asks(oneOf(DISCREPANCY_KINDS), { description: 'Only discrepancies of this kind.' })
  readonly kind?: DiscrepancyKind;
}
