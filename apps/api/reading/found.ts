import { LedgerError } from '#domain';

/** What was asked for. @throws LedgerError not_found where it is not recorded. */
export function found<Thing>(thing: Thing | undefined, kind: string, id: string): Thing {
  if (thing !== undefined) return thing;
  const shown = id.slice(0, 80).toWellFormed();
  throw new LedgerError(
    'not_found',
    `no ${kind} "${shown}" was recorded by the position asked for; check the id and knownAt`,
  );
}
