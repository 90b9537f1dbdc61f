import type { EntryCitation } from '../entries/entries-query';
import { text } from './column';
import type { Columns, ExportedRow } from './column';

/** What an entry cites. */
export const CITED: Columns = {
  source_id: text('The source that it cites.'),
  published_on: text('When that was published, as precise as it says.'),
  quote: text('The sentence that it quotes.'),
};

/** @see CITED */
export function citedCells(citation: EntryCitation | null): ExportedRow {
  return {
    source_id: citation?.source.sourceId ?? null,
    published_on: citation?.publishedOn ?? null,
    quote: citation?.quote ?? null,
  };
}
