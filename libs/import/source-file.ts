import { PASSAGE_LENGTH_MAX, parsePublication } from '#domain';
import type { PlannedChange } from './command-id';
import { ImportError, shown } from './import-error';
import type { Fingerprint, ImportFile } from './reading/file-text';
import type { Row } from './reading/row';

/** Longest quote of a citation, in UTF-16 code units; longer records are cut, and say so. */
const QUOTE_LENGTH_MAX = PASSAGE_LENGTH_MAX / 2;
const DIGEST_LENGTH = 8;
const FILE_NAME_LENGTH_MAX = 200;

/** A file as the one source that all its rows cite. */
export interface SourceFile extends Fingerprint {
  readonly sourceId: string;
  readonly name: string;
  /** When the file came out: a partial date, or an instant with offset. */
  readonly publishedOn: string;
}

/** Where a fact was read, as commands carry it. */
export interface RowCitation {
  readonly sourceId: string;
  readonly publishedOn: string;
  readonly quote: string;
  readonly url?: string;
}

/**
 * The source that a file becomes. Its id follows from layout, publication and content, so the same file is one source.
 * @throws ImportError invalid_option where its publication is not known or not a publication time.
 */
export function sourceFileOf(
  layout: string,
  file: ImportFile,
  fingerprint: Fingerprint,
  publishedOn: string | undefined,
): SourceFile {
  const parsed = parsePublication(publishedOn);
  if (publishedOn === undefined || !parsed.ok) throw unknownPublication(file, publishedOn);
  const days = (publishedOn.match(/\d+/g) ?? []).slice(0, 3).join('-');
  const sourceId = [layout, days, fingerprint.sha256.slice(0, DIGEST_LENGTH)].join('-');
  return { ...fingerprint, name: file.name, publishedOn, sourceId };
}

/** The command that records the source: name, length and hash, without the text. */
export function archiveOf({ sourceId, name, length, publishedOn, sha256 }: SourceFile): PlannedChange {
  const bytes = `${String(length).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',')} bytes`;
  const title = { en: `${shown(name.slice(0, FILE_NAME_LENGTH_MAX))} (${bytes})` };
  return { name: 'ArchiveSource', json: { sourceId, title, publishedOn, sha256 } };
}

/**
 * Cites a row: the record as it stands in the file, with its line, vouched for by whoever imports.
 * @param publishedOn when the row came out; the file itself where it is left out.
 */
export function citationOf(
  source: SourceFile,
  row: Row,
  publishedOn: string = source.publishedOn,
): RowCitation {
  const quote = `line ${row.line}: ${row.raw.toWellFormed()}`;
  return { sourceId: source.sourceId, publishedOn, quote: cut(quote) };
}

function cut(quote: string): string {
  if (quote.length <= QUOTE_LENGTH_MAX) return quote;
  const note = ` … (${quote.length} characters)`;
  return quote.slice(0, QUOTE_LENGTH_MAX - note.length).toWellFormed() + note;
}

function unknownPublication(file: ImportFile, publishedOn: string | undefined): ImportError {
  return new ImportError('invalid_option', {
    what:
      publishedOn === undefined
        ? 'when the file came out is not known'
        : `"${shown(publishedOn)}" is no publication time`,
    where: file.name,
    why: 'every entry says when its source told the world, and no row of the file does',
    next: 'Give the day on which the file came out, such as 2025-05-28',
  });
}
