import type { Asked } from './asked';
import { PAGE_LIMIT_MAX } from './entries/entries-query';
import { sourceOf } from './sources';
import type { SourceAnswer } from './sources';
import type { Statements } from './statements';
import { at, isVisible } from './visibility';

/** A source with what rests on it. */
export interface SourceItem extends SourceAnswer {
  /** How many visible entries cite it. */
  readonly entries: number;
}

/** Which sources are asked for. */
export interface SourcesQuestion {
  /** Only sources whose id comes after this one. */
  readonly after?: string;
  /** At most `PAGE_LIMIT_MAX`. */
  readonly limit?: number;
}

export interface SourcesPage {
  readonly items: readonly SourceItem[];
  /** What to ask next as `after`; null at the end. */
  readonly next: string | null;
}

/** Every source that was cited, archived or withdrawn by the asked position, by id. */
export function sourcesOf(statements: Statements, question: SourcesQuestion, asked: Asked): SourcesPage {
  const limit = Math.min(question.limit ?? PAGE_LIMIT_MAX, PAGE_LIMIT_MAX);
  const ids: string[] = [];
  let after = question.after ?? '';
  for (let next = nextAfter(statements, after); next !== null && ids.length <= limit;) {
    if (wasMentioned(statements, next, asked)) ids.push(next);
    after = next;
    next = nextAfter(statements, after);
  }
  const shown = ids.slice(0, limit);
  return {
    items: shown.map((id) => sourceItemOf(statements, id, asked)),
    next: ids.length > limit ? (shown.at(-1) ?? null) : null,
  };
}

/** A source and how much rests on it; undefined where nothing was recorded of it by the asked position. */
export function sourceWithEntries(
  statements: Statements,
  sourceId: string,
  asked: Asked,
): SourceItem | undefined {
  return wasMentioned(statements, sourceId, asked) ? sourceItemOf(statements, sourceId, asked) : undefined;
}

function sourceItemOf(statements: Statements, sourceId: string, asked: Asked): SourceItem {
  const sql = `SELECT count(*) AS n FROM entry WHERE source_id = ? AND ${isVisible('position')}`;
  const entries = statements.get<{ n: number }>(sql, sourceId, ...at(asked))?.n ?? 0;
  return { ...sourceOf(statements, sourceId, asked), entries };
}

const TABLES = ['entry', 'source', 'source_withdrawal'];
/** The next id is found by one step in each index, however many entries cite a source. */
const NEXT = `SELECT min(id) AS id FROM (${TABLES.map(
  (table) => `SELECT min(source_id) AS id FROM ${table} WHERE source_id > ?1`,
).join(' UNION ALL ')})`;
const MENTIONED = `SELECT 1 WHERE EXISTS (SELECT 1 FROM entry WHERE source_id = ?1 AND position <= ?2)
  OR EXISTS (SELECT 1 FROM source WHERE source_id = ?1 AND entry <= ?2)
  OR EXISTS (SELECT 1 FROM source_withdrawal WHERE source_id = ?1 AND entry <= ?2)`;

function nextAfter(statements: Statements, after: string): string | null {
  return statements.get<{ id: string | null }>(NEXT, after)?.id ?? null;
}

function wasMentioned(statements: Statements, sourceId: string, { knownAt }: Asked): boolean {
  return statements.get(MENTIONED, sourceId, knownAt) !== undefined;
}
