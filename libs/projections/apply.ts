import type { Recorded } from '#domain';
import { alternativesOf } from './disputes';
import type { Projection } from './projection';
import { Rows } from './rows';
import { checkpointOf, isMoving } from './schema';
import type { Statements } from './statements';

type Handler = (rows: Rows, entry: Recorded) => void;

/** What became of a batch: how many entries were read, and why the next one could not be. */
interface Outcome {
  readonly read: readonly Recorded[];
  readonly failure?: { readonly at: number; readonly why: string };
}

/**
 * Applies a batch to the tables of one projection (those being built where `suffix` says so) and moves its checkpoint;
 * part of the caller's transaction. Where a handler throws, the entries before it stay applied and the projection stops.
 */
export function applyBatch(
  statements: Statements,
  projection: Projection,
  suffix: string,
  batch: readonly Recorded[],
): void {
  const checkpoint = checkpointOf(statements, projection.name, suffix);
  if (checkpoint === undefined || !isMoving(checkpoint, projection)) return;
  const unread = unreadOf(batch, checkpoint.position);
  if (unread.length === 0) return;
  const failure = tryAll(statements, projection, suffix, unread);
  const outcome = failure === undefined ? { read: unread } : oneByOne(statements, projection, suffix, unread);
  moveCheckpoint(statements, projection, suffix, outcome);
}

function moveCheckpoint(
  statements: Statements,
  projection: Projection,
  suffix: string,
  { read, failure }: Outcome,
): void {
  const applied = read.filter(({ type }) => handlerOf(projection, type) !== undefined).length;
  statements.run(
    'UPDATE projections SET position = position + ?, applied = applied + ?, ignored = ignored + ?, failed_at = ?, failure = ? WHERE name = ?',
    read.length,
    applied,
    read.length - applied,
    failure?.at ?? null,
    failure?.why ?? null,
    projection.name + suffix,
  );
}

/** What follows on the last entry that was read; nothing where entries between are missing, which must be read first. */
function unreadOf(batch: readonly Recorded[], position: number): readonly Recorded[] {
  const unread = batch.filter((entry) => entry.position > position);
  return unread[0]?.position === position + 1 ? unread : [];
}

/** Applies entries all or none; gives the reason where a handler throws. */
function tryAll(
  statements: Statements,
  projection: Projection,
  suffix: string,
  entries: readonly Recorded[],
): string | undefined {
  const rows = new Rows(statements, suffix);
  return attempt(statements, () => {
    for (const entry of entries) applyEntry(projection, rows, entry);
    rows.end();
  });
}

/** Applies entry by entry, to find the one whose handler throws. */
function oneByOne(
  statements: Statements,
  projection: Projection,
  suffix: string,
  entries: readonly Recorded[],
): Outcome {
  for (const [number, entry] of entries.entries()) {
    const failure = tryAll(statements, projection, suffix, [entry]);
    if (failure !== undefined)
      return { read: entries.slice(0, number), failure: { at: entry.position, why: failure } };
  }
  return { read: entries };
}

function applyEntry(projection: Projection, rows: Rows, entry: Recorded): void {
  const handler = handlerOf(projection, entry.type);
  if (handler !== undefined) handler(rows, entry);
  else if (!isIgnored(projection, entry.type)) {
    throw new Error(`${projection.name} neither handles nor ignores ${entry.type}`);
  }
  if (projection.disputes !== 'passedOver') applyAlternatives(projection, rows, entry);
}

/** Part of the entry that brings them, a dispute or a right entry: where a handler throws, the projection stops before that. */
function applyAlternatives(projection: Projection, rows: Rows, entry: Recorded): void {
  for (const { entry: claimed, dispute, denies } of alternativesOf(projection, rows, entry))
    handlerOf(projection, claimed.type)?.(rows.ofDispute(dispute, denies), claimed);
}

/** What each read model leaves out; asked of every entry. */
const IGNORED = new WeakMap<Projection, ReadonlySet<string>>();

function isIgnored(projection: Projection, type: string): boolean {
  const known = IGNORED.get(projection);
  if (known !== undefined) return known.has(type);
  const ignored: ReadonlySet<string> = new Set(projection.ignores);
  IGNORED.set(projection, ignored);
  return ignored.has(type);
}

function handlerOf(projection: Projection, type: string): Handler | undefined {
  return (projection.on as Readonly<Record<string, Handler>>)[type];
}

/** Does something whole or not at all; gives the reason where it threw. Throws it where SQLite gave up the whole transaction. */
function attempt(statements: Statements, work: () => void): string | undefined {
  statements.exec('SAVEPOINT attempt');
  try {
    work();
    statements.exec('RELEASE attempt');
    return undefined;
  } catch (error) {
    if (!undone(statements)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether there was still a transaction in which to undo the attempt. */
function undone(statements: Statements): boolean {
  try {
    statements.exec('ROLLBACK TO attempt');
    statements.exec('RELEASE attempt');
    return true;
  } catch {
    return false;
  }
}
