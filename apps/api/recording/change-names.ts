import { LedgerError, changes } from '#domain';

/** A change as it stands in addresses: `AnnounceLayoff` is `announce-layoff`. */
export function pathNameOf(change: string): string {
  return change.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

const BY_PATH_NAME: ReadonlyMap<string, string> = new Map(
  [...changes.keys()].map((name) => [pathNameOf(name), name]),
);

/** The change that an address names. @throws LedgerError unknown_change, naming all that there are. */
export function changeOfPath(pathName: string): string {
  const name = BY_PATH_NAME.get(pathName);
  if (name !== undefined) return name;
  const shown = pathName.slice(0, 60).toWellFormed();
  throw new LedgerError(
    'unknown_change',
    `there is no change "${shown}"; the ledger knows ${[...BY_PATH_NAME.keys()].join(', ')}`,
  );
}
