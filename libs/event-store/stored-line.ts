import { LedgerError } from '#domain';

/** The bytes of an entry, as they are stored and hashed. */
export interface EntryBytes {
  readonly position: number;
  /** Canonical JSON, UTF-8. */
  readonly header: Uint8Array;
  /** Canonical JSON, UTF-8. */
  readonly payload: Uint8Array;
}

/**
 * An entry as an export of stored bytes tells it: header and payload are canonical JSON in UTF-8, so that whoever writes the texts
 * back in UTF-8 has the very bytes that were hashed.
 * @throws Error where the bytes are no UTF-8, and would not come back as they are.
 */
export function storedForm({ position, header, payload }: EntryBytes): object {
  return { position, header: textOf(header), payload: textOf(payload) };
}

/** The same as the line that such an export has of it, line feed included. */
export function storedLine(bytes: EntryBytes): string {
  return `${JSON.stringify(storedForm(bytes))}\n`;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * Reads an export of stored bytes, one entry a line.
 * @param chunks the file, in pieces of any size.
 * @throws LedgerError store_damaged naming the line, where it is none of such an export.
 */
export async function* readStoredLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<EntryBytes> {
  let number = 0;
  for await (const line of linesIn(chunks)) {
    number += 1;
    yield entryIn(line, number);
  }
}

const LINE_END = 0x0a;

/** Only line feeds part lines: JSON may hold any other line end within its texts. */
async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  if (begun.length > 0) yield Buffer.concat(begun).toString('utf8');
}

function entryIn(line: string, number: number): EntryBytes {
  const { position, header, payload } = parsed(line);
  if (typeof position === 'number' && typeof header === 'string' && typeof payload === 'string') {
    return { position, header: Buffer.from(header, 'utf8'), payload: Buffer.from(payload, 'utf8') };
  }
  throw new LedgerError(
    'store_damaged',
    `line ${number} is no stored entry; export entries as NDJSON in the form "stored", and restore that whole`,
  );
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
