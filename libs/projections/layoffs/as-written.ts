import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { boundsOf, sum } from '../interval';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { candidatesOf, countedAs } from './layoffs-query';
import type { LayoffsAnswer, LayoffsQuestion } from './layoffs-query';
import { asLetters, quotes } from './quoting';

/** Which layoffs are asked for by the name that their sources wrote. */
export interface AsWrittenQuestion extends Pick<LayoffsQuestion, 'period' | 'by'> {
  /** The name, compared letter by letter, whichever way each letter is written; runs of blanks are one blank. */
  readonly asWritten: string;
  /** Only layoffs of this unit; of all that bear the name where it is left out. */
  readonly unitId?: string;
}

/** Layoffs of which the quoted words name the unit exactly so. */
export interface LayoffsAsWritten extends Omit<LayoffsAnswer, 'unitId' | 'withoutAnnouncement'> {
  readonly asWritten: string;
  /** The units that bear the name, by id. */
  readonly unitIds: readonly string[];
}

/**
 * The layoffs of units that bear a name, of which some announcement quotes it exactly as it is written: spellings that name one
 * unit are told apart, as sources that list companies have them apart.
 */
export function layoffsAsWritten(
  statements: Statements,
  { asWritten, unitId, ...question }: AsWrittenQuestion,
  asked: Asked,
): LayoffsAsWritten {
  const name = asLetters(asWritten);
  const spellings = new Set([asWritten.normalize('NFC').trim(), name]);
  const named = [...new Set([...spellings].flatMap((one) => unitsNamed(statements, one, asked)))].toSorted();
  const unitIds = unitId === undefined ? named : named.filter((one) => one === unitId);
  const parts = unitIds.map((unit) => {
    const only = idsWritten(statements, unit, name, asked);
    return candidatesOf(statements, { ...question, unitId: unit, below: false, only }, asked);
  });
  const candidates = [
    ...new Map(parts.flatMap((part) => part.candidates).map((one) => [one.item.layoffId, one])).values(),
  ].toSorted((a, b) => a.days.earliest - b.days.earliest);
  return {
    asWritten,
    unitIds,
    items: candidates.map(({ item }) => item),
    total: boundsOf(sum(candidates.map(countedAs))),
    restsOn: [...new Set(parts.flatMap(({ restsOn }) => restsOn))],
  };
}

/** The units to which a visible entry gives a name, whenever they bore it, by the ids that are kept. */
function unitsNamed(statements: Statements, name: string, asked: Asked): readonly string[] {
  const bears = `instr(c.names, ?) > 0 AND EXISTS (SELECT 1 FROM json_each(c.names) n WHERE n.value = ?) AND ${VISIBLE}`;
  const sql = ['unit', 'unit_name', 'unit_alias']
    .map((table) => `SELECT unit_id FROM ${table} c WHERE ${bears}`)
    .join(' UNION ');
  const bound = [JSON.stringify(name), name, ...at(asked)];
  const ids = statements
    .all<{ readonly unit_id: string }>(sql, ...bound, ...bound, ...bound)
    .map(({ unit_id }) => unit_id);
  return identitiesOf(statements, 'unit', asked).canonicals(ids);
}

/** The layoffs of a unit of which a visible announcement quotes a name, by the ids that are kept. */
function idsWritten(statements: Statements, unitId: string, name: string, asked: Asked): ReadonlySet<string> {
  const sql = `SELECT c.layoff_id AS id, e.quote AS quote FROM layoff c JOIN entry e ON e.position = c.entry
    WHERE c.unit_id = ? AND ${VISIBLE}`;
  const ids = identitiesOf(statements, 'unit', asked).all(unitId);
  const rows = ids.flatMap((id) =>
    statements.all<{ readonly id: string; readonly quote: string | null }>(sql, id, ...at(asked)),
  );
  const quoting = rows.filter(({ quote }) => quotes(quote ?? '', name));
  return new Set(identitiesOf(statements, 'layoff', asked).canonicals(quoting.map(({ id }) => id)));
}
