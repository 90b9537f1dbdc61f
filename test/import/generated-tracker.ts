/** Files of the tracker of any length, made up row by row and the same each time. */
import type { ImportFile } from '#import';

const HEADER =
  'company,location,total_laid_off,date,percentage_laid_off,industry,source,stage,funds_raised,country,date_added\n';
const LINES_PER_CHUNK = 512;
/** Rows of one company: it comes again after so many others. */
const ROWS_PER_COMPANY = 4;

/** A file of so many rows, the newest first as in real ones; every company has four of them. */
export function generatedTracker(rows: number, name = 'generated.csv'): ImportFile {
  return { name, open: () => chunksOf(rows) };
}

function* chunksOf(rows: number): Generator<Uint8Array> {
  yield Buffer.from(HEADER);
  for (let from = 0; from < rows; from += LINES_PER_CHUNK) {
    const length = Math.min(LINES_PER_CHUNK, rows - from);
    yield Buffer.from(Array.from({ length }, (_, at) => lineOf(from + at, rows)).join(''));
  }
}

function lineOf(row: number, rows: number): string {
  const company = row % Math.max(1, Math.floor(rows / ROWS_PER_COMPANY));
  const date = new Date(Date.UTC(2024, 11, 28) - Math.floor(row / 800) * 86_400_000);
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  const count = row % 3 === 0 ? '' : `${(row % 900) + 1}.0`;
  const percent = row % 4 === 0 ? `${(row % 100) + 1}%` : '';
  const place = row % 2 === 0 ? '"Bonn,Non-U.S."' : `Site ${row % 7}`;
  return `Company ${company},${place},${count},${day},${percent},Travel,https://news.example/${row},Seed,$${row % 99},Germany,${day}\n`;
}
