import { daysOf, topics } from '#domain';
import type { DayRange, Names } from '#domain';
import type { Asked } from './asked';
import { daysText } from './days';
import type { Projection } from './projection';
import type { Statements } from './statements';
import { VISIBLE, at } from './visibility';

/** Sources that were archived or withdrawn: titles, hashes, and whether quotes can be checked in their text. */
export const sources: Projection = {
  name: 'sources',
  version: 2,
  tables: {
    source: {
      columns: `source_id TEXT NOT NULL, entry INTEGER NOT NULL, title TEXT NOT NULL, published_on TEXT NOT NULL, language TEXT,
        url TEXT, sha256 TEXT NOT NULL, has_text INTEGER NOT NULL`,
      key: 'source_id, entry',
    },
    source_withdrawal: {
      columns: `source_id TEXT NOT NULL, entry INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL,
        reason TEXT NOT NULL`,
      key: 'source_id, entry',
    },
  },
  on: {
    SourceArchived: (rows, { data, position }) =>
      rows.insert('source', {
        source_id: data.sourceId,
        entry: position,
        title: JSON.stringify(data.title),
        published_on: data.publishedOn,
        language: data.language,
        url: data.url,
        sha256: data.sha256,
        has_text: data.text === undefined ? 0 : 1,
      }),
    SourceWithdrawn: (rows, { data, position }) => {
      const { sourceId, withdrawnOn, reason } = data;
      rows.insert('source_withdrawal', {
        source_id: sourceId,
        entry: position,
        ...daysOf(withdrawnOn),
        reason,
      });
    },
  },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.corrections,
  ],
  disputes: 'passedOver',
};

/** What is known of a cited document. */
export interface SourceAnswer {
  readonly sourceId: string;
  /** `withText`: quotes are checked; `withoutText`: only a hash is kept; `no`: the document is known from citations alone. */
  readonly archived: 'withText' | 'withoutText' | 'no';
  readonly title: Names;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly sha256: string | null;
  readonly entry: number | null;
  /** Null where nobody withdrew it. What rests on a withdrawn source still counts. */
  readonly withdrawn: WithdrawnSource | null;
}

/** That whoever published a document withdrew it, as the newest visible notice says. */
export interface WithdrawnSource {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly reason: string;
  readonly entry: number;
}

interface SourceRow {
  readonly source_id: string;
  readonly entry: number;
  readonly title: string;
  readonly published_on: string;
  readonly url: string | null;
  readonly sha256: string;
  readonly has_text: number;
}

const NOT_ARCHIVED = {
  archived: 'no',
  title: {},
  publishedOn: null,
  url: null,
  sha256: null,
  entry: null,
} as const;

/** What the newest visible archiving says of a source, and whether it was withdrawn. */
export function sourceOf(statements: Statements, sourceId: string, asked: Asked): SourceAnswer {
  const sql = `SELECT * FROM source c WHERE source_id = ? AND ${VISIBLE} ORDER BY entry DESC`;
  const row = statements.get<SourceRow>(sql, sourceId, ...at(asked));
  const withdrawn = withdrawnBy(statements, sourceId, asked);
  if (row === undefined) return { sourceId, ...NOT_ARCHIVED, withdrawn };
  return {
    sourceId,
    withdrawn,
    archived: row.has_text === 1 ? 'withText' : 'withoutText',
    title: JSON.parse(row.title) as Names,
    publishedOn: row.published_on,
    url: row.url,
    sha256: row.sha256,
    entry: row.entry,
  };
}

function withdrawnBy(statements: Statements, sourceId: string, asked: Asked): WithdrawnSource | null {
  const sql = `SELECT * FROM source_withdrawal c WHERE source_id = ? AND ${VISIBLE} ORDER BY entry DESC`;
  const row = statements.get<DayRange & Omit<WithdrawnSource, 'earliest' | 'latest'>>(
    sql,
    sourceId,
    ...at(asked),
  );
  return row === undefined ? null : { ...daysText(row), reason: row.reason, entry: row.entry };
}
