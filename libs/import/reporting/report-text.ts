import { stringify } from 'csv-stringify/sync';
import type { ImportReport, RowReport } from './report';

/** The header of a report in CSV. */
export const REPORT_CSV_HEADER = 'line,outcome,flagged,remarks\n';

/** A row of the report as one line of text, without a line break. */
export function rowAsText({ line, outcome, remarks }: RowReport): string {
  const flagged = remarks.length > 0 && outcome !== 'refused' && outcome !== 'vanished' ? ', flagged' : '';
  return `line ${line}: ${outcome}${flagged}${remarks.length === 0 ? '' : `: ${remarks.join('; ')}`}`;
}

/** A row of the report as a record of CSV (RFC 4180, UTF-8), with its line break; no cell is read as a formula. */
export function rowAsCsv({ line, outcome, remarks }: RowReport): string {
  const flagged = remarks.length > 0 && outcome !== 'refused' && outcome !== 'vanished';
  return stringify([[String(line), outcome, flagged ? 'yes' : 'no', remarks.join('; ')]], {
    escape_formulas: true,
  });
}

/** The whole report in a few lines of text. */
export function reportAsText(report: ImportReport): string {
  const { source, rows, accepted, restated, unchanged, refused, flagged, vanished, entries, dryRun } = report;
  const did = dryRun ? 'would be' : 'were';
  return [
    `${source.name} (${report.layout}), published ${source.publishedOn}, source ${source.sourceId}`,
    `${rows} rows: ${accepted} accepted, ${restated} restated, ${unchanged} unchanged, ${refused} refused; ${flagged} flagged`,
    `${vanished} rows of earlier files have vanished; nothing is recorded of them`,
    `${entries} entries ${did} recorded`,
  ].join('\n');
}
