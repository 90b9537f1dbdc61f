import { createHash } from 'node:crypto';
import { ImportError } from '../import-error';

/** A file to import. It is read more than once, so what comes through a pipe is to be kept somewhere first. */
export interface ImportFile {
  /** Its name, without folders: it stands in the ledger for ever. */
  readonly name: string;
  /** Its bytes from the first on, each time anew. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What tells a file from every other. */
export interface Fingerprint {
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** In bytes. */
  readonly length: number;
}

/** How bytes stand for characters. */
export type Encoding = 'utf-8' | 'windows-1252';

const UTF_16_MARKS: readonly (readonly [number, number])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * Reads a file as text, piece by piece. Bytes that stand for no character become U+FFFD; a byte order mark is left out.
 * @returns the fingerprint of all that was read.
 * @throws ImportError empty_file, unreadable_file
 */
export async function* textOf(file: ImportFile, encoding: Encoding): AsyncGenerator<string, Fingerprint> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder(encoding);
  let length = 0;
  for await (const bytes of file.open()) {
    if (length === 0) refuseUtf16(file, bytes);
    hash.update(bytes);
    length += bytes.length;
    yield mended(decoder.decode(bytes, { stream: true }), encoding);
  }
  if (length === 0) throw emptyFile(file);
  yield mended(decoder.decode(), encoding);
  return { sha256: hash.digest('hex'), length };
}

/** The five bytes that windows-1252 gives to no character are decoded as C1 controls, which no text means. */
function mended(text: string, encoding: Encoding): string {
  return encoding === 'windows-1252' ? text.replaceAll(/[\u0080-\u009f]/g, '\u{FFFD}') : text;
}

function refuseUtf16(file: ImportFile, bytes: Uint8Array): void {
  if (!UTF_16_MARKS.some(([first, second]) => bytes[0] === first && bytes[1] === second)) return;
  throw new ImportError('unreadable_file', {
    what: 'the file is UTF-16',
    where: `${file.name}, first two bytes`,
    why: 'layouts are read as UTF-8 or windows-1252',
    next: 'Save it as UTF-8 and import again',
  });
}

function emptyFile(file: ImportFile): ImportError {
  return new ImportError('empty_file', {
    what: 'the file is empty',
    where: file.name,
    why: 'not even a header says what it was to hold',
    next: 'Check how it was saved, and import it again',
  });
}
