import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What of a process's calls is watched: data that it writes, also to sockets, and the syncing of files. */
const WATCHED = 'trace=write,writev,pwrite64,fsync,fdatasync';
/** Bytes of each call that are written down: a page of the file and its frame in the log. */
const BYTES_SHOWN = 8_192;

/**
 * The command that runs another and writes what it asks of the operating system into a folder, one file a thread. It watches from
 * aside, so that signals reach the other.
 */
export function watching(folder: string): readonly string[] {
  return [
    'strace',
    '-D',
    '-ff',
    '-qq',
    '-y',
    '-s',
    `${BYTES_SHOWN}`,
    '-e',
    WATCHED,
    '-o',
    join(folder, 'calls'),
  ];
}

/** The calls of the one thread that answers requests, in order. SQLite runs in that thread, so that order tells all. */
export function callsWritten(folder: string): readonly string[] {
  const threads = readdirSync(folder).filter((name) => name.startsWith('calls.'));
  const texts = threads.map((name) => readFileSync(join(folder, name), 'utf8'));
  const answering = texts.filter((text) => text.includes('HTTP/1.1 201'));
  if (answering.length !== 1) throw new Error(`${answering.length} threads answered requests, not 1`);
  return (answering[0] ?? '').split('\n');
}

const PAGES = /^pwrite64\(\d+<[^>]*ledger\.db-wal>/;
const SYNC = /^(?:fsync|fdatasync)\(\d+<[^>]*ledger\.db-wal>\)\s+= 0/;
const ANSWER = /^writev?\(\d+<(?:socket|TCP)[^>]*>.*HTTP\/1\.1 201/;

/**
 * Which of the marked commands were answered before the pages that hold them were synced. Each mark occurs in one command, and in
 * its answer.
 * @throws Error where a mark was never answered, or never written, since the watch would then prove nothing.
 */
export function answeredTooEarly(calls: readonly string[], marks: readonly string[]): readonly string[] {
  return marks.filter((mark) => {
    const answer = calls.findIndex((call) => ANSWER.test(call) && call.includes(mark));
    const before = calls.slice(0, answer);
    const written = before.findLastIndex((call) => PAGES.test(call) && call.includes(mark));
    if (answer < 0 || written < 0)
      throw new Error(`${mark} was ${answer < 0 ? 'never answered' : 'never written'}`);
    return !before.slice(written).some((call) => SYNC.test(call));
  });
}
