import type { EngineProbe } from '#event-store';
import { fault, ok } from './finding';
import type { Finding } from './finding';

/** Oldest versions of Node that the ledger runs on, by their first number; later ones run. */
const OLDEST: Readonly<Record<number, number>> = { 20: 19, 22: 12 };
const OLDEST_MAJOR = 20;
const NEWEST_WITH_LIMIT = 22;
/** The value of `PRAGMA synchronous` with which a commit waits for the disk. */
const FULL = 2;

/** @param version as `process.versions.node` has it. */
export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isKnown = major > NEWEST_WITH_LIMIT || (major % 2 === 0 && minor >= (OLDEST[major] ?? 0));
  if (major >= OLDEST_MAJOR && isKnown) return ok('node', `Node ${version}`);
  return fault('node', `Node ${version} is not supported`, {
    why: 'the ledger is tested on Node 20.19, 22.12 and 24, and later versions of each',
    next: 'install one of them',
  });
}

/** What became of a ledger's settings when a new ledger was written. @param probe tries it. */
export function engineSettings(probe: () => EngineProbe): readonly Finding[] {
  const { version, isBuiltIn, journalMode, synchronous, trustedSchema } = probe();
  const engine = ok('engine', `SQLite ${version} ${isBuiltIn ? 'of this Node' : 'of the package'}`);
  return [
    engine,
    setting('journal', journalMode === 'wal', {
      good: 'a write-ahead log can be kept here',
      bad: `a write-ahead log cannot be kept here (journal mode ${String(journalMode)})`,
      next: 'move the ledger to a local disk',
    }),
    setting('durability', synchronous === FULL, {
      good: 'a commit waits for the disk (synchronous FULL)',
      bad: `a commit does not wait for the disk (synchronous ${String(synchronous)})`,
      next: 'use another Node, whose SQLite takes the setting',
    }),
    setting('schema', trustedSchema === 0, {
      good: 'a file cannot bring functions into a question (trusted_schema OFF)',
      bad: `a file can bring functions into a question (trusted_schema ${String(trustedSchema)})`,
      next: 'use another Node, whose SQLite takes the setting',
    }),
  ];
}

function setting(
  check: string,
  isGood: boolean,
  { good, bad, next }: { readonly good: string; readonly bad: string; readonly next: string },
): Finding {
  return isGood ? ok(check, good) : fault(check, bad, { next });
}
