import { INSTANT_MAX, startOfDay } from '#domain';
import { openDatabase } from '#event-store';
import type { Database } from '#event-store';
import { ReadModels } from '#projections';
import type { Asked } from '#projections';
import { percentile } from '../clock';
import type { Filled } from '../filled';
import { milliseconds, whole } from '../row';
import type { Row } from '../row';
import { Dice } from '../workload/dice';
import { DAYS } from '../workload/saying';
import { readModelsOf } from './rebuilding';

const SEED = 7;
/** Entries at or below a unit that counts as small. */
const SMALL_ENTRIES_MAX = 100;
/** Most questions of each kind, and entries to one question where there are few. */
const QUESTIONS = { small: 500, large: 100, entriesToOne: 10 } as const;
/** Part of the questions that is asked before, to warm up the code, and is not counted. */
const WARM_UP_PART = 0.1;
/** Pages kept in memory, in KiB, as the service keeps them. */
const CACHE_KIB = 64 * 1_024;
const SMALL_BAR_MS = 1;
const LARGE_BAR_MS = 20;

interface Subject {
  readonly what: string;
  readonly unitIds: readonly string[];
  readonly questions: number;
  readonly barMs: number;
}

/** Q1 and Q2 at random points of all three axes, for small units and for the largest company. */
export function asking({ path, store, workload }: Filled): readonly Row[] {
  const database = openDatabase(readModelsOf(path));
  database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  const small = smallUnits(
    database,
    workload.world.units.map(({ id }) => id),
  );
  const { largest } = workload.world;
  const size = `${largest.all.length} units`;
  const few = Math.ceil(store.head() / QUESTIONS.entriesToOne);
  const subjects: readonly Subject[] = [
    {
      what: `units with ≤ ${SMALL_ENTRIES_MAX} entries`,
      unitIds: small,
      questions: Math.min(QUESTIONS.small, few),
      barMs: SMALL_BAR_MS,
    },
    {
      what: `largest company (${size})`,
      unitIds: [largest.id],
      questions: Math.min(QUESTIONS.large, few),
      barMs: LARGE_BAR_MS,
    },
  ];
  const bare = bareReadMs(database, small);
  const rows = subjects.flatMap((subject) => rowsOf(new ReadModels(database), subject, store.head(), bare));
  database.close();
  return rows;
}

function rowsOf(models: ReadModels, subject: Subject, head: number, bareMs: number): readonly Row[] {
  const questions: readonly (readonly [string, (unitId: string, asked: Asked) => unknown])[] = [
    ['Q1 who led', (unitId, asked) => models.leader(unitId, asked)],
    [
      'Q2 how many',
      (unitId, asked) => models.headcount({ unitId, metric: 'employees', scope: 'withSubUnits' }, asked),
    ],
  ];
  return questions.map(([what, ask]) => {
    const took = timesOf(subject, head, ask);
    const p99 = percentile(took, 0.99);
    return {
      what: `${what}, ${subject.what}, ${whole(head)} entries`,
      measured: `p50 ${milliseconds(percentile(took, 0.5))}, p99 ${milliseconds(p99)}`,
      bar: `p99 < ${subject.barMs} ms`,
      holds: p99 < subject.barMs,
      bare: `one indexed row in a transaction: p50 ${(bareMs * 1_000).toFixed(0)} µs`,
    };
  });
}

/** Milliseconds of each question. */
function timesOf(
  { unitIds, questions }: Subject,
  head: number,
  ask: (unitId: string, asked: Asked) => unknown,
): readonly number[] {
  const dice = new Dice(SEED);
  const warmUp = Math.ceil(questions * WARM_UP_PART);
  const took = Array.from({ length: questions + warmUp }, () => {
    const unitId = dice.of(unitIds);
    const asked = somePoint(dice, head);
    const start = performance.now();
    try {
      ask(unitId, asked);
    } catch (error) {
      // A unit that was not recorded yet at the asked position is answered too: not found.
      if ((error as { readonly code?: unknown }).code !== 'not_found') throw error;
    }
    return performance.now() - start;
  });
  return took.slice(warmUp);
}

/** Any day, any position, and any instant of publication in which something came out. */
function somePoint(dice: Dice, head: number): Asked {
  const first = startOfDay(DAYS.first);
  return {
    on: dice.between(DAYS.first, DAYS.last),
    knownAt: dice.between(1, head),
    publishedBy: Math.min(INSTANT_MAX - 1, Math.round(first + dice.next() * (startOfDay(DAYS.last) - first))),
  };
}

function smallUnits(database: Database, unitIds: readonly string[]): readonly string[] {
  const count = database.prepare("SELECT count(*) AS n FROM reference WHERE kind = 'unit' AND id = ?");
  const below = database.prepare('SELECT count(*) AS n FROM unit WHERE parent_id = ?');
  const number = (statement: typeof count, id: string): number => (statement.get(id) as { n: number }).n;
  return unitIds.filter((id) => number(count, id) <= SMALL_ENTRIES_MAX && number(below, id) === 0);
}

/** The least that any question costs. */
function bareReadMs(database: Database, unitIds: readonly string[]): number {
  const statement = database.prepare('SELECT * FROM unit WHERE unit_id = ?');
  const dice = new Dice(SEED);
  const took = Array.from({ length: QUESTIONS.small }, () => {
    const start = performance.now();
    database.exec('BEGIN');
    statement.get(dice.of(unitIds));
    database.exec('COMMIT');
    return performance.now() - start;
  });
  return percentile(took, 0.5);
}
