import { createHash } from 'node:crypto';
import { LedgerError } from '#domain';
import type { Asked } from './asked';
import type { Figure } from './explain/figures';
import { builtVersionOf } from './projection';
import { projections } from './registry';
import type { Checkpoint } from './schema';
import type { Statements } from './statements';
import { LISTED, listOf } from './withdrawals';

/** What counts at a point, which ids are one, and which entries name them. */
const TOLD = ['visibility', 'identities', 'references'] as const;

/** The read models that the questions of each kind need. */
export const NEEDS = {
  units: [...TOLD, 'organisation'],
  headcount: [...TOLD, 'organisation', 'headcount', 'layoffs'],
  leadership: [...TOLD, 'organisation', 'leadershipHistory'],
  layoffs: [...TOLD, 'organisation', 'headcount', 'layoffs'],
  investments: [...TOLD, 'organisation', 'investments'],
  strategy: [...TOLD, 'organisation', 'strategy'],
  persons: [...TOLD, 'persons', 'leadershipHistory'],
  entries: ['visibility', 'entries', 'sources'],
  search: [...TOLD, 'search', 'entries', 'sources'],
  findPersons: [...TOLD, 'search', 'persons', 'leadershipHistory'],
  timeline: [...TOLD, 'organisation', 'timeline', 'entries', 'sources'],
  restOnIt: ['visibility', 'entries', 'references'],
  discrepancies: [
    ...TOLD,
    'entries',
    'sources',
    'organisation',
    'persons',
    'headcount',
    'leadershipHistory',
    'layoffs',
    'investments',
    'strategy',
  ],
  comparison: [
    ...TOLD,
    'entries',
    'sources',
    'organisation',
    'headcount',
    'leadershipHistory',
    'layoffs',
    'investments',
    'strategy',
    'validDays',
  ],
} as const satisfies Record<string, readonly string[]>;

/** The read models that a figure needs, with the entries that explain it. */
export function needsOf(figure: Figure): readonly string[] {
  const [topic = ''] = figure.split('.');
  const needs: Readonly<Record<string, readonly string[]>> = {
    ...NEEDS,
    leader: NEEDS.leadership,
    unit: NEEDS.units,
  };
  return [...(needs[topic] ?? []), ...NEEDS.entries];
}

const versions = new Map(projections.map((projection) => [projection.name, builtVersionOf(projection)]));

/** Stands for the versions of all read models: another where one of them is built in another way. 16 hexadecimal digits. */
export const MODELS_VERSION = createHash('sha256')
  .update([...versions].map(([name, version]) => `${name} ${version}`).join('\n'))
  .digest('hex')
  .slice(0, 16);

/**
 * Asks a question in one read transaction, in which the read models are seen at one position.
 * @throws LedgerError projection_behind
 */
export function inOneReading<Answer>(
  statements: Statements,
  needs: readonly string[],
  asked: Asked,
  question: (statements: Statements) => Answer,
): Answer {
  statements.exec('BEGIN');
  try {
    requireReached(statements, needs, asked.knownAt);
    return question(statements.forOneReading());
  } finally {
    statements.exec('COMMIT');
  }
}

/** As much of a checkpoint as an answer depends on. */
type Reached = Pick<Checkpoint, 'name' | 'version' | 'position' | 'failed_at' | 'failure'>;

const REACHED = `SELECT name, version, position, failed_at, failure FROM projections WHERE name IN ${LISTED}`;

/**
 * Checks, in the transaction of an answer, that every read model behind it has reached a position.
 * @throws LedgerError projection_behind, naming the read model and why it has not.
 */
function requireReached(statements: Statements, names: readonly string[], position: number): void {
  const reached = statements.all<Reached>(REACHED, listOf(names));
  for (const name of new Set(names)) {
    const checkpoint = reached.find((one) => one.name === name);
    const isCurrent = checkpoint?.version === versions.get(name);
    if (checkpoint !== undefined && isCurrent && checkpoint.position >= position) continue;
    throw new LedgerError(
      'projection_behind',
      `the read model ${name} ${whyBehind(checkpoint, isCurrent)}; the answer needs ${position}`,
    );
  }
}

function whyBehind(checkpoint: Reached | undefined, isCurrent: boolean): string {
  if (checkpoint === undefined || !isCurrent) return 'is being rebuilt';
  if (checkpoint.failed_at === null) return `has read up to ${checkpoint.position}`;
  return `stopped before entry ${checkpoint.failed_at} (${checkpoint.failure ?? 'no reason given'})`;
}
