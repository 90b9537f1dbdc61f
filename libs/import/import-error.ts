/** Why a whole import cannot go on; what concerns one row only is in the report instead. */
export type ImportErrorCode =
  /** There is no layout of that name. */
  | 'unknown_layout'
  /** The file has nothing in it. */
  | 'empty_file'
  /** The file is no text that can be split into rows, or has a row beyond all bounds. */
  | 'unreadable_file'
  /** The columns are not those of the layout. */
  | 'wrong_layout'
  /** The file was another one when it was read again. */
  | 'changed_file'
  /** The mapping breaks a rule of mappings. */
  | 'invalid_mapping'
  /** An option that this layout or file needs is missing or not understood. */
  | 'invalid_option';

/** The four parts of an error: each a sentence or clause without a full stop. */
export interface ErrorParts {
  readonly what: string;
  /** File, line, column or field. */
  readonly where: string;
  readonly why: string;
  /** What the reader does next. */
  readonly next: string;
}

/** An import that cannot begin or go on. What was recorded before stays, and the same import can be run again. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly parts: ErrorParts;

  constructor(code: ImportErrorCode, parts: ErrorParts) {
    super(`${parts.where}: ${parts.what} (${parts.why}). ${parts.next}.`);
    this.name = 'ImportError';
    this.code = code;
    this.parts = parts;
  }
}

const SHOWN_MAX = 60;

/** A text of the file as it may be shown in a sentence: cut, and without characters that move a terminal's cursor. */
export function shown(text: string): string {
  const visible = text.replaceAll(/\p{Cc}|\p{Cf}/gu, '\u{FFFD}');
  return visible.length > SHOWN_MAX ? `${visible.slice(0, SHOWN_MAX).toWellFormed()}…` : visible;
}
