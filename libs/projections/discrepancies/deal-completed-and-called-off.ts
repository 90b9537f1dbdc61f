import { hullOf } from '#domain';
import { daysText } from '../days';
import { dealsOf } from '../organisation/deals';
import type { Deal } from '../organisation/deals';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/** A deal that some entries call completed and others called off; possibly where other sources deny the one or the other. */
export const dealCompletedAndCalledOff: Find = (unitId, { statements, asked }) => {
  const deals = (['company_id', 'buyer_id'] as const).flatMap((side) =>
    dealsOf(statements, side, unitId, asked),
  );
  return [...new Map(deals.map((deal) => [deal.dealId, deal])).values()].flatMap(contradiction);
};

function contradiction({ dealId, announcements, completions, callingsOff, sure }: Deal): readonly Finding[] {
  if (completions.length === 0 || callingsOff.length === 0) return [];
  const [completed, calledOff] = [hullOf(completions), hullOf(callingsOff)];
  const units = announcements.flatMap(({ companyId, buyerId }) => [companyId, buyerId]);
  const [unitId = '', ...alsoIn] = new Set(units);
  return [
    {
      certainty: sure.completed && sure.calledOff ? 'definite' : 'possible',
      subject: { unitId, dealId },
      days: {
        earliest: Math.max(completed.earliest, calledOff.earliest),
        latest: Math.max(completed.latest, calledOff.latest),
      },
      what: { completedOn: daysText(completed), calledOffOn: daysText(calledOff) },
      says: positionsOf(completions.map(({ entry }) => entry)),
      against: positionsOf(callingsOff.map(({ entry }) => entry)),
      alsoIn,
    },
  ];
}
