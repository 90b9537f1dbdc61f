import { identitiesOf } from '../identities';
import type { ExportedRow } from './column';
import type { ExportModel, Reading } from './model';

/** Units that are read at a stretch. */
const UNITS_AT_A_STRETCH = 16;

const UNITS = `SELECT DISTINCT unit_id AS id FROM unit WHERE entry <= ? AND unit_id > ?
  ORDER BY unit_id LIMIT ${UNITS_AT_A_STRETCH}`;

/** Reads rows unit by unit, in the order of the ids that are kept; units whose introduction is withdrawn too. */
export function byUnit(
  rowsOf: (reading: Reading, unitId: string) => readonly ExportedRow[],
): ExportModel['read'] {
  return (reading, after = '') => {
    const { statements, asked } = reading;
    const units = statements.all<{ readonly id: string }>(UNITS, asked.knownAt, after);
    const same = identitiesOf(statements, 'unit', asked);
    const kept = units.filter(({ id }) => same.canonical(id) === id);
    return { rows: kept.flatMap(({ id }) => rowsOf(reading, id)), next: units.at(-1)?.id };
  };
}
