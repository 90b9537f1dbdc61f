export {
  DEPTH_MAX,
  HEADER_BYTES_MAX,
  PAYLOAD_BYTES_MAX,
  CanonicalJsonError,
  canonicalJson,
} from './canonical-json';
export { copyLedger } from './copying/copy-ledger';
export type { CopiedLedger, CopyProgress } from './copying/copy-ledger';
export { handleCommand, handleTogether } from './command-handling';
export type { Command, Request } from './command-handling';
export { answersRequest, decodeEntry, encodeEntry, requestHash } from './entry-codec';
export type { Placement } from './entry-codec';
export { entryId } from './entry-id';
export { EventStore } from './event-store';
export type {
  Appended,
  AppendedTogether,
  KnownAt,
  Outcome,
  ResolvedKnownAt,
  StoreStatus,
  StoredEntry,
  Submission,
} from './event-store';
export { openCopyTarget, openEventStore } from './open';
export type { OpenOptions } from './open';
export { backUpLedger } from './sqlite/backup';
export { checkLedgerFile } from './sqlite/checking';
export type { CheckOptions, CheckedLedger } from './sqlite/checking';
export { openDatabase } from './sqlite/engine';
export type { Database, OpenDatabase, SqlValue, Statement } from './sqlite/engine';
export { writerOf } from './sqlite/lock';
export type { Holder } from './sqlite/lock';
export { probeEngine } from './sqlite/probe';
export type { EngineProbe } from './sqlite/probe';
export { readBackup, restoreLedger } from './sqlite/restore';
export { readStoredLines, storedForm } from './stored-line';
export type { EntryBytes } from './stored-line';
