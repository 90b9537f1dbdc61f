import { DAY_MAX, DAY_MIN } from '#domain';
import { identitiesOf } from '../identities';
import { setAside } from '../organisation/set-aside';
import type { Find } from './discrepancy';

/**
 * What was said of a place of a unit that lies below that unit, or is that unit, once two of its ids are declared to be one: it says
 * nothing then.
 */
export const belowItself: Find = (unitId, { statements, asked }) =>
  setAside(statements, unitId, asked).map((entry) => ({
    certainty: 'definite',
    subject: { unitId },
    days: { earliest: DAY_MIN, latest: DAY_MAX },
    what: { ids: identitiesOf(statements, 'unit', asked).all(unitId) },
    says: [entry],
    against: identitiesOf(statements, 'unit', asked).entries(unitId),
  }));
