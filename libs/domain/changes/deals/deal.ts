import type { Minted } from '../../decider';
import { LedgerError } from '../../errors';

/** @throws LedgerError unknown_deal where no acquisition was ever announced under the id. */
export function requireAnnounced(dealId: string, minted: Minted): void {
  if (minted === 'taken') return;
  throw new LedgerError(
    'unknown_deal',
    `deal "${dealId}" was never announced; announce the acquisition first`,
    '/dealId',
  );
}
