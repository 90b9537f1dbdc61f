import { DAY_MIN, DAY_MAX } from '#domain';
import { sharesFor } from '../layoffs/layoffs';
import { boundsOf } from '../interval';
import type { Find } from './discrepancy';
import { introductionOf } from './introductions';

/** A share that counts nothing, since every announcement of its layoff is withdrawn. */
export const sharesOfWithdrawnLayoff: Find = (unitId, { statements, asked }) =>
  sharesFor(statements, unitId, asked).flatMap((share) => {
    const { isWithdrawn, entries } = introductionOf(
      statements,
      { kind: 'layoff', id: share.layoff_id },
      asked,
    );
    if (!isWithdrawn) return [];
    return [
      {
        certainty: 'definite' as const,
        subject: { unitId, layoffId: share.layoff_id },
        days: { earliest: DAY_MIN, latest: DAY_MAX },
        what: { share: boundsOf({ min: share.positions_min, max: share.positions_max ?? Infinity }) },
        says: [share.entry],
        against: entries,
      },
    ];
  });
