import { ImportError } from '../import-error';
import type { Row } from './row';

/** Longest record that is read, in UTF-16 code units; a quotation mark that is never closed ends here at the latest. */
export const RECORD_LENGTH_MAX = 1_048_576;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Where a record ends, and whether a quotation mark stands in it. */
interface End {
  /** Index of the line break, or the length of the text. */
  readonly at: number;
  readonly quoted: boolean;
  /** Whether the text ends inside a quoted cell. */
  readonly isOpen: boolean;
}

/**
 * Splits CSV text (RFC 4180) into rows as it comes. Line breaks are CR LF, LF or CR, also mixed; blank lines are counted and
 * passed over. A quotation mark opens a quoted cell only where the cell begins; anywhere else it is a character like others.
 */
export class CsvScanner {
  readonly #file: string;
  readonly #delimiter: string;
  readonly #comma: number;
  #pending = '';
  #line = 1;

  /** @param file its name, for errors. @param delimiter one character between cells. */
  constructor(file: string, delimiter = ',') {
    this.#file = file;
    this.#delimiter = delimiter;
    this.#comma = delimiter.charCodeAt(0);
  }

  /**
   * The rows that are complete once this text has come.
   * @throws ImportError unreadable_file
   */
  push(text: string): Row[] {
    this.#pending = this.#pending === '' ? text : this.#pending + text;
    return this.#rows(false);
  }

  /** The rows that remain at the end of the file. @throws ImportError unreadable_file */
  end(): Row[] {
    return this.#rows(true);
  }

  #rows(isLast: boolean): Row[] {
    const text = this.#pending;
    const rows: Row[] = [];
    let from = 0;
    for (
      let end = this.#endOf(text, from, isLast);
      end !== undefined;
      end = this.#endOf(text, from, isLast)
    ) {
      const raw = text.slice(from, end.at);
      const row = this.#rowOf(raw, end.quoted);
      if (row !== undefined) rows.push(row);
      from = end.at + (text.charCodeAt(end.at) === CR && text.charCodeAt(end.at + 1) === LF ? 2 : 1);
      this.#line += 1 + (end.quoted ? breaksIn(raw) : 0);
    }
    this.#pending = text.slice(from);
    if (this.#pending.length > RECORD_LENGTH_MAX) throw this.#tooLong();
    return rows;
  }

  /** Undefined where more text must come before the end is certain. */
  #endOf(text: string, from: number, isLast: boolean): End | undefined {
    if (from >= text.length) return undefined;
    const end = scanned(text, from, this.#comma);
    if (end.at < text.length && isWhole(text, end.at)) return end;
    if (!isLast) return undefined;
    if (end.isOpen) throw this.#neverClosed();
    return end;
  }

  #rowOf(raw: string, quoted: boolean): Row | undefined {
    if (raw.length > RECORD_LENGTH_MAX) throw this.#tooLong();
    if (!quoted) {
      if (raw.trim() === '') return undefined;
      return { line: this.#line, raw, cells: raw.split(this.#delimiter) };
    }
    return { line: this.#line, raw, ...cellsOf(raw, this.#comma) };
  }

  #neverClosed(): ImportError {
    return new ImportError('unreadable_file', {
      what: 'a quotation mark is opened and never closed',
      where: `${this.#file}, row at line ${this.#line}`,
      why: 'all that follows would be one cell, so no later row can be told',
      next: 'Close it, or double it where it stands for itself, and import again; nothing was recorded',
    });
  }

  #tooLong(): ImportError {
    return new ImportError('unreadable_file', {
      what: `a row is longer than ${RECORD_LENGTH_MAX} characters`,
      where: `${this.#file}, row at line ${this.#line}`,
      why: 'most likely a quotation mark is opened and never closed, or the file has no line breaks',
      next: 'Mend that line and import again; nothing was recorded',
    });
  }
}

/** Looks for the line break that ends a record. */
function scanned(text: string, from: number, comma: number): End {
  let at = breakOrOpening(text, from, { comma, mayOpen: true });
  let quoted = false;
  while (text.charCodeAt(at) === QUOTE) {
    quoted = true;
    const closed = closingQuote(text, at);
    if (closed === text.length) return { at: closed, quoted, isOpen: true };
    at = breakOrOpening(text, closed + 1, { comma, mayOpen: false });
  }
  return { at, quoted, isOpen: false };
}

/** Index of the next line break, or of the mark that opens a quoted cell; the text's length where there is neither. */
function breakOrOpening(
  text: string,
  from: number,
  { comma, mayOpen }: { readonly comma: number; readonly mayOpen: boolean },
): number {
  let isStart = mayOpen;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR || (isStart && code === QUOTE)) return at;
    isStart = code === comma;
  }
  return text.length;
}

/** A CR at the end of what has come so far may be the first half of CR LF. */
function isWhole(text: string, at: number): boolean {
  return at + 1 < text.length || text.charCodeAt(at) === LF;
}

function breaksIn(raw: string): number {
  return raw.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The cells of a record that has quoted ones. */
function cellsOf(raw: string, comma: number): Pick<Row, 'cells' | 'fault'> {
  const delimiter = String.fromCharCode(comma);
  const cells: string[] = [];
  let fault: string | undefined;
  for (let from = 0; from <= raw.length;) {
    const isQuoted = raw.charCodeAt(from) === QUOTE;
    const closed = isQuoted ? closingQuote(raw, from) : from;
    const next = raw.indexOf(delimiter, closed);
    const until = next < 0 ? raw.length : next;
    if (isQuoted && until > closed + 1) fault = 'a cell goes on after its closing quotation mark';
    cells.push(isQuoted ? raw.slice(from + 1, closed).replaceAll('""', '"') : raw.slice(from, until));
    from = until + 1;
  }
  return fault === undefined ? { cells } : { cells, fault };
}

/** Index of the mark that closes the cell opened at `from`. */
function closingQuote(raw: string, from: number): number {
  let at = raw.indexOf('"', from + 1);
  while (at >= 0 && raw.charCodeAt(at + 1) === QUOTE) at = raw.indexOf('"', at + 2);
  return at < 0 ? raw.length : at;
}
