/** Primary result codes of SQLite that mean more to us than "it failed". */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;

/** SQLite's primary result code of an error; undefined where it does not come from SQLite. */
function resultCode(error: unknown): number | undefined {
  const code: unknown = (error as { readonly errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** Whether SQLite found that the file's bytes cannot be right. */
export function isCorrupt(error: unknown): boolean {
  return resultCode(error) === CORRUPT;
}

/** Whether the file does not begin as SQLite's files do. */
export function isNoDatabase(error: unknown): boolean {
  return resultCode(error) === NOT_A_DATABASE;
}

/** Whether a COMMIT that failed so has certainly written nothing; any other failure leaves it open. */
export function leftNothingBehind(error: unknown): boolean {
  return [BUSY, LOCKED, CONSTRAINT].includes(resultCode(error) ?? 0);
}
