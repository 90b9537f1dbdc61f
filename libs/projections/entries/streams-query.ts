import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { PAGE_LIMIT_MAX } from './entries-query';

/** A stream as it stood at the asked position. */
export interface StreamItem {
  readonly stream: string;
  readonly category: string;
  readonly entries: number;
  readonly lastPosition: number;
}

/** Which streams are asked for. */
export interface StreamsQuestion {
  /** Only streams whose name comes after this one. */
  readonly after?: string;
  readonly category?: string;
  /** At most `PAGE_LIMIT_MAX`. */
  readonly limit?: number;
}

export interface StreamsPage {
  readonly items: readonly StreamItem[];
  /** What to ask next as `after`; null at the end. */
  readonly next: string | null;
}

/** Streams by name, up to the asked position. */
export function streamsOf(
  statements: Statements,
  question: StreamsQuestion,
  { knownAt }: Asked,
): StreamsPage {
  const { after = '', category, limit = PAGE_LIMIT_MAX } = question;
  const size = Math.min(limit, PAGE_LIMIT_MAX);
  const ofCategory = category === undefined ? '' : 'AND category = ?';
  const sql = `SELECT stream, category FROM stream WHERE stream > ? AND first_position <= ? ${ofCategory} ORDER BY stream LIMIT ${size + 1}`;
  const values = category === undefined ? [after, knownAt] : [after, knownAt, category];
  const rows = statements.all<Pick<StreamItem, 'stream' | 'category'>>(sql, ...values);
  const items = rows.slice(0, size).map((row) => ({ ...row, ...endOf(statements, row.stream, knownAt) }));
  return { items, next: rows.length > size ? (items.at(-1)?.stream ?? null) : null };
}

/** The newest entry of a stream at a position. */
function endOf(
  statements: Statements,
  stream: string,
  knownAt: number,
): Pick<StreamItem, 'entries' | 'lastPosition'> {
  const sql = `SELECT revision + 1 AS entries, position AS lastPosition FROM entry
    WHERE stream = ? AND position <= ? ORDER BY revision DESC LIMIT 1`;
  return (
    statements.get<Pick<StreamItem, 'entries' | 'lastPosition'>>(sql, stream, knownAt) ?? {
      entries: 0,
      lastPosition: 0,
    }
  );
}
