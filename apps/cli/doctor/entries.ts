import type { CheckedLedger } from '#event-store';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

/** How far the clock may be behind the newest entry before commands are refused, in milliseconds. */
const BEHIND_MS_MAX = 60_000;

/** What the stored entries prove. */
export interface Entries {
  readonly finding: Finding;
  /** Undefined where they could not be read. */
  readonly checked: CheckedLedger | undefined;
}

/** Whether stored entries are what their headers commit to. @param check proves them. */
export function storedEntries(check: () => CheckedLedger): Entries {
  try {
    const checked = check();
    const { entries, position } = checked;
    const which = entries === position ? 'all' : `the newest ${entries.toLocaleString('en-US')} of`;
    const what = `${which} ${position.toLocaleString('en-US')} entries are what their headers commit to`;
    return { checked, finding: ok('entries', what) };
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string };
    const isProof = code === 'store_damaged';
    const next = isProof ? 'keep the file as it is, and restore a backup under another name' : null;
    return { checked: undefined, finding: fault('entries', message, { next, isProof }) };
  }
}

/** Whether the machine's clock fits the newest entry. @param now in milliseconds since 1970 UTC. */
export function clockAgainst(recordedAt: number | null, now: number): Finding {
  const told = new Date(now).toISOString();
  const behind = (recordedAt ?? now) - now;
  if (behind <= 0) return ok('clock', `it is ${told}, after the newest entry`);
  const parts = {
    why: `the newest entry was recorded at ${new Date(recordedAt ?? now).toISOString()}`,
    next: "set the machine's clock right",
  };
  if (behind <= BEHIND_MS_MAX)
    return warning('clock', `the clock says ${told}, before the newest entry`, parts);
  return fault('clock', `the clock says ${told}, so that every command is refused`, parts);
}
