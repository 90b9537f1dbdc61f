import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** The first bytes of an SQLite file that say what it is: https://sqlite.org/fileformat.html#the_database_header */
export interface RawHeader {
  /** Whether the file begins as SQLite files do. */
  readonly isSqlite: boolean;
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Size of the file in bytes as its header tells it; the file is longer only while pages are being copied in. */
  readonly bytesTold: number;
  readonly applicationId: number;
  readonly userVersion: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
/** A page of 65,536 bytes is written as 1, since two bytes hold no more. */
const PAGE_SIZE_LARGEST = 65_536;

/**
 * Reads them without SQLite, which might write to the file. Never call it while this process has the file open through
 * SQLite: closing any descriptor of a file frees the locks that the process holds on it.
 */
export function readRawHeader(path: string): RawHeader {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  const pageSize = header.readUInt16BE(PAGE_SIZE_AT);
  return {
    isSqlite: header.toString('latin1', 0, MAGIC.length) === MAGIC,
    bytes: statSync(path).size,
    bytesTold: header.readUInt32BE(PAGE_COUNT_AT) * (pageSize === 1 ? PAGE_SIZE_LARGEST : pageSize),
    applicationId: header.readInt32BE(APPLICATION_ID_AT),
    userVersion: header.readUInt32BE(USER_VERSION_AT),
  };
}
