import { hullOf } from '#domain';
import { daysText } from '../days';
import type { Find } from './discrepancy';
import { endsAndStarts } from './ends-and-starts';

/** A tenure whose end lies before its start since one of the two was restated: no single command says so. */
export const endBeforeStart: Find = (unitId, ledger) =>
  endsAndStarts(unitId, ledger).flatMap(({ reversed }) =>
    reversed.map(({ start, end, certainty }) => ({
      certainty,
      subject: { unitId, postId: end.post_id, personId: end.person_id },
      days: hullOf([start, end]),
      what: { startedOn: daysText(start), endedOn: daysText(end) },
      says: [end.entry],
      against: [start.entry],
    })),
  );
