import { identitiesOf } from '../identities';
import type { Asked } from '../asked';
import { daysText } from '../days';
import type { Days } from '../leadership-history/answer';
import type { Statements } from '../statements';
import type { Finding } from './discrepancy';
import { introductionOf } from './introductions';
import { Inspected } from './inspected';
import { DISCREPANCY_KINDS, FINDS } from './kinds';
import type { DiscrepancyKind } from './kinds';

/** Units that are looked through for one page, at most: a page may end early, and still lead on to the next. */
export const UNITS_PER_PAGE_MAX = 200;
/** Discrepancies on one page, at most. */
export const DISCREPANCIES_PER_PAGE_MAX = 500;

/** Which discrepancies are asked for. */
export interface DiscrepanciesQuestion {
  /** Every unit of the ledger where it is left out. */
  readonly unitId?: string;
  /** Units below too. */
  readonly below: boolean;
  /** Every kind where it is left out. */
  readonly kind?: DiscrepancyKind;
  readonly after?: DiscrepancyCursor;
  /** At most DISCREPANCIES_PER_PAGE_MAX. */
  readonly limit?: number;
}

/** How far a walk has come: the unit it was in, and how many of that unit's discrepancies were shown. */
export interface DiscrepancyCursor {
  readonly unitId: string;
  readonly shown: number;
}

/** Entries that cannot all be right. */
export interface Discrepancy extends Omit<Finding, 'days' | 'alsoIn'> {
  readonly kind: DiscrepancyKind;
  /** First and last day on which it shows; null where it is open. */
  readonly days: Days;
}

export interface DiscrepanciesPage {
  readonly items: readonly Discrepancy[];
  /** What to ask next as `after`, as `<unit>:<number>`; null at the end. */
  readonly next: string | null;
}

/**
 * What visible entries disagree on by the asked day, unit by unit in the order of their ids. It costs as much as there are
 * entries of the units that one page looks through; a unit that is counted as the sum of its parts, as much as its headcount on
 * each day on which a layoff acts.
 */
export function discrepanciesOf(
  statements: Statements,
  question: DiscrepanciesQuestion,
  asked: Asked,
): DiscrepanciesPage {
  const ledger = new Inspected(statements, asked);
  const { after, limit = DISCREPANCIES_PER_PAGE_MAX } = question;
  const all = unitsIn(ledger, question);
  const walk = { question, all: new Set(all) };
  const left = all.filter((unitId) => after === undefined || unitId >= after.unitId);
  const items: Discrepancy[] = [];
  for (const [number, unitId] of left.entries()) {
    if (number === UNITS_PER_PAGE_MAX) return { items, next: `${unitId}:0` };
    const shown = after?.unitId === unitId ? after.shown : 0;
    const found = discrepanciesAt(unitId, ledger, walk).slice(shown);
    const room = Math.min(limit, DISCREPANCIES_PER_PAGE_MAX) - items.length;
    items.push(...found.slice(0, room));
    if (found.length > room) return { items, next: `${unitId}:${shown + room}` };
  }
  return { items, next: null };
}

interface Walk {
  readonly question: DiscrepanciesQuestion;
  /** Every unit of the walk. */
  readonly all: ReadonlySet<string>;
}

function discrepanciesAt(unitId: string, ledger: Inspected, { question, all }: Walk): readonly Discrepancy[] {
  const kinds = DISCREPANCY_KINDS.filter((kind) => question.kind === undefined || kind === question.kind);
  return kinds.flatMap((kind) =>
    FINDS[kind](unitId, ledger)
      .filter(({ days }) => days.earliest <= ledger.asked.on)
      .filter((finding) => isFirstIn(unitId, finding, all))
      .map(({ days, alsoIn: _alsoIn, ...finding }) => ({ kind, ...finding, days: daysText(days) })),
  );
}

/** Whether no other unit of the walk that it concerns comes before. */
function isFirstIn(unitId: string, { subject, alsoIn = [] }: Finding, all: ReadonlySet<string>): boolean {
  const [first] = [subject.unitId, ...alsoIn].filter((unit) => all.has(unit)).toSorted();
  return first === unitId;
}

/** The units of a walk, by the ids that are kept. */
function unitsIn(ledger: Inspected, { unitId, below }: DiscrepanciesQuestion): readonly string[] {
  if (unitId === undefined) {
    const sql = 'SELECT DISTINCT unit_id FROM unit WHERE entry <= ? ORDER BY unit_id';
    const rows = ledger.statements.all<{ unit_id: string }>(sql, ledger.asked.knownAt);
    const units = identitiesOf(ledger.statements, 'unit', ledger.asked).canonicals(
      rows.map((row) => row.unit_id),
    );
    return units.toSorted();
  }
  return below ? unitsBelow(unitId, ledger).toSorted() : [unitId];
}

/** A unit and all below it; those too that stood there until their introduction was withdrawn. */
function unitsBelow(unitId: string, { statements, asked, tree }: Inspected): readonly string[] {
  const units = new Set([unitId]);
  const same = identitiesOf(statements, 'unit', asked);
  for (const upper of units) {
    tree.children(upper).forEach((child) => units.add(child));
    const sql = 'SELECT DISTINCT unit_id FROM unit WHERE parent_id = ? AND entry <= ?';
    const rows = same.each(upper, (id) => statements.all<{ unit_id: string }>(sql, id, asked.knownAt));
    for (const id of same.canonicals(rows.map((row) => row.unit_id))) {
      if (!units.has(id) && introductionOf(statements, { kind: 'unit', id }, asked).isWithdrawn)
        units.add(id);
    }
  }
  return [...units];
}
