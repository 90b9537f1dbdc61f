import { DAY_MIN } from '#domain';
import { daysText } from '../days';
import { groupBy } from '../leadership-history/claims';
import type { MandateRow, TurnRow } from '../leadership-history/claims';
import { pair } from '../leadership-history/pairing';
import type { Pairing } from '../leadership-history/pairing';
import { rowsOf, saidInUnit } from '../leadership-history/said-in-unit';
import { tenuresOf } from '../leadership-history/tenures';
import type { Reckoned } from '../leadership-history/tenures';
import { isSettled } from '../said';
import type { Said } from '../said';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/**
 * A leave or a mandate that began in no tenure of its person in its post: neither implies one, and it is told with none. Possibly where
 * days leave open whether the tenure had begun, or was over, or where sources differ on the leave or the mandate itself.
 */
export const spellWithoutTenure: Find = (unitId, { statements, asked }) => {
  const claims = saidInUnit(statements, unitId, asked);
  const tenures = tenuresOf(claims);
  const told = <Row extends TurnRow>(
    said: readonly Said<Row>[],
    spell: string,
    idOf: (row: Row) => string,
  ) => {
    const settled = new Set(said.filter(isSettled).map(({ entry }) => entry));
    return groupBy(rowsOf(said), (row) => `${row.post_id} ${row.person_id} ${idOf(row)}`).flatMap((ofOne) =>
      pair(ofOne)
        .map((one) => ({
          ...one,
          certain: one.certain && one.claims.every(({ entry }) => settled.has(entry)),
        }))
        .flatMap((pairing) => findingOf(pairing, spell, tenures)),
    );
  };
  return [
    ...told<TurnRow>(claims.leaves, 'leave', () => ''),
    ...told<MandateRow>(claims.mandates, 'mandate', ({ mandate_id: mandate }) => mandate),
  ];
};

function findingOf<Row extends TurnRow>(
  { claims, start, startIsRecorded, certain }: Pairing<Row>,
  spell: string,
  tenures: readonly Reckoned[],
): readonly Finding[] {
  const [claim] = claims;
  if (claim === undefined) return [];
  const inPost = tenures.filter(({ tenure }) => tenure.postId === claim.post_id);
  const own = inPost.filter(({ tenure }) => tenure.personId === claim.person_id);
  const homes = own.filter((one) => start.latest >= one.start.earliest && start.earliest < one.end.latest);
  const isSure = homes.some((home) => !startIsRecorded || beginsSurelyIn(start, home));
  if (isSure) return [];
  const { unit_id: unitId, post_id: postId, person_id: personId } = claim;
  return [
    {
      certainty: homes.length === 0 && certain ? 'definite' : 'possible',
      subject: { unitId, postId, personId },
      days: start,
      what: { spell, startedOn: daysText(start), tenures: own.length },
      says: positionsOf(claims.map(({ entry }) => entry)),
      against: positionsOf((own.length > 0 ? own : inPost).flatMap(({ tenure }) => tenure.entries)),
    },
  ];
}

/** An unknown start of a tenure claims no day. */
function beginsSurelyIn(start: Pairing['start'], home: Reckoned): boolean {
  const hasBegun = home.start.earliest === DAY_MIN || home.start.latest <= start.earliest;
  return home.certain && hasBegun && start.latest < home.end.earliest;
}
