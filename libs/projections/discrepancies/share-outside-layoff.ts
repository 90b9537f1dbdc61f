import { sharesOutside } from '../layoffs/shares-outside';
import { positionsOf } from './discrepancy';
import type { Find } from './discrepancy';

/** A share of a unit that does not stand below the unit that is cut. */
export const shareOutsideLayoff: Find = (unitId, ledger) =>
  ledger.layoffsAt(unitId).flatMap(({ programme }) =>
    sharesOutside(programme, ledger.tree).map(({ share, certainty }) => {
      const layoffUnits = [...new Set(programme.readings.map((reading) => reading.unitId))];
      return {
        certainty,
        subject: { unitId: share.unitId, layoffId: programme.layoffId },
        days: programme.days,
        what: { layoffUnits },
        says: positionsOf(share.entries),
        against: positionsOf(programme.entries),
        alsoIn: layoffUnits,
      };
    }),
  );
