import { NEEDS } from '../reach';
import { sourcesOf } from '../source-list';
import type { SourceItem } from '../source-list';
import { byLanguage, dayCells, days, integer, languageCells, text, texts } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** What was cited, archived or withdrawn: a row for each source. */
export const sources: ExportModel = {
  needs: NEEDS.entries,
  columns: {
    source_id: text('The source.'),
    archived: text('`withText`, `withoutText` where only a hash is kept, or `no`.'),
    ...byLanguage('title', 'What it is called'),
    published_on: text('When it was published, as precise as it says.'),
    url: text('Where it is.'),
    sha256: text('SHA-256 of its archived text, hexadecimal.'),
    ...days('withdrawn', 'whoever published it took it back'),
    withdrawal_reason: text('Why.'),
    entries: integer('How many visible entries cite it.'),
    entry_ids: texts('Ids of the entries that archive it and take it back.'),
  },
  read: (reading, after) => {
    const { statements, asked } = reading;
    const { items, next } = sourcesOf(statements, after === undefined ? {} : { after }, asked);
    return { rows: items.map((item) => rowOf(reading, item)), next: next ?? undefined };
  },
};

function rowOf(reading: Reading, source: SourceItem): ExportedRow {
  const { withdrawn } = source;
  return {
    source_id: source.sourceId,
    archived: source.archived,
    ...languageCells('title', source.title),
    published_on: source.publishedOn,
    url: source.url,
    sha256: source.sha256,
    ...dayCells('withdrawn', withdrawn),
    withdrawal_reason: withdrawn?.reason ?? null,
    entries: source.entries,
    entry_ids: idsAt(
      reading,
      [source.entry, withdrawn?.entry].flatMap((entry) => entry ?? []),
    ),
  };
}
