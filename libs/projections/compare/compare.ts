import { DAY_MIN } from '#domain';
import type { Asked } from '../asked';
import { entriesAt } from '../entries/entries-query';
import type { Explained } from '../explain/figure';
import { FIGURE, FIGURES } from '../explain/figures';
import type { Figure, FigureValue } from '../explain/figures';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import type { ChangedFigure, Comparison, Difference } from './comparison';
import { changedGrounds, passing } from './grounds';

/** The two points of a comparison, and what both need. */
export interface ComparisonQuestion {
  readonly unitId: string;
  /** Not later than the asked point on any axis. */
  readonly from: Asked;
  /** Calendar year of the leadership changes that are compared. */
  readonly year: number;
}

/**
 * Compares all figures of a unit at two points: first the two days as the earlier point knows them, then the later day as both
 * points know it.
 */
export function compare(
  statements: Statements,
  { unitId, from, year }: ComparisonQuestion,
  to: Asked,
): Comparison {
  const between: Asked = { ...from, on: to.on };
  const [before, middle, after] = figuresAt(statements, { unitId, year }, [from, between, to]);
  const world = difference(statements, before, middle);
  const known = difference(statements, middle, after);
  const grounds = FIGURES.flatMap((figure) => after.figures[figure].restsOn);
  const recordedAndWithdrawn = passing(statements, grounds, { before: between, after: to });
  const named = [...world.changed, ...known.changed].flatMap(({ entries }) =>
    entries.map(({ entry }) => entry),
  );
  const passed = recordedAndWithdrawn.flatMap(({ entry, withdrawnBy }) => [entry, withdrawnBy]);
  const positions = [...new Set([...named, ...passed])].toSorted((a, b) => a - b);
  return {
    unitId,
    world,
    knowledge: { ...known, recordedAndWithdrawn },
    entries: entriesAt(statements, positions, to),
  };
}

/** All figures of a unit at one point. */
interface At {
  readonly asked: Asked;
  readonly figures: Readonly<Record<Figure, Explained<FigureValue>>>;
}

/** Figures at each of three points; points that are the same are asked once. */
function figuresAt(
  statements: Statements,
  unit: Pick<ComparisonQuestion, 'unitId' | 'year'>,
  points: readonly [Asked, Asked, Asked],
): readonly [At, At, At] {
  const known = new Map<string, At>();
  const at = (asked: Asked): At => {
    const key = `${asked.on} ${asked.knownAt} ${asked.publishedBy}`;
    // An id that the later point knows for another's may have stood for a unit of its own before, or been kept then.
    const unitId = identitiesOf(statements, 'unit', asked).canonical(unit.unitId);
    const found = known.get(key) ?? { asked, figures: allFigures(statements, { ...unit, unitId }, asked) };
    known.set(key, found);
    return found;
  };
  const [before, middle, after] = points;
  return [at(before), at(middle), at(after)];
}

/** What was announced by the day counts; what is announced for later is no part of the answer yet. */
function allFigures(
  statements: Statements,
  unit: Pick<ComparisonQuestion, 'unitId' | 'year'>,
  asked: Asked,
): At['figures'] {
  const period = { from: DAY_MIN, to: asked.on + 1 };
  const kind = { metric: 'employees', scope: 'withSubUnits', below: true, by: 'announced' } as const;
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, FIGURE[figure](statements, { ...unit, ...kind, period }, asked)]),
  ) as At['figures'];
}

function difference(statements: Statements, before: At, after: At): Difference {
  const differing = FIGURES.filter(
    (figure) => answered(before.figures[figure]) !== answered(after.figures[figure]),
  );
  return {
    changed: differing.map((figure) => changedFigure(statements, figure, before, after)),
    unchanged: FIGURES.filter((figure) => !differing.includes(figure)),
  };
}

function changedFigure(statements: Statements, figure: Figure, before: At, after: At): ChangedFigure {
  const [first, second] = [before.figures[figure], after.figures[figure]];
  return {
    figure,
    before: first.value,
    after: second.value,
    entries: changedGrounds(
      statements,
      { asked: before.asked, restsOn: first.restsOn },
      { asked: after.asked, restsOn: second.restsOn },
    ),
  };
}

/** Names of the fields that say on what an answer rests, and nothing of what it answers. */
const GROUNDS: ReadonlySet<string> = new Set(['entry', 'entries', 'restsOn']);

/** An answer without its grounds, as a text by which two are compared. */
function answered({ value }: Explained<FigureValue>): string {
  return JSON.stringify(value, (name, part: unknown) => (GROUNDS.has(name) ? undefined : part));
}
