import type { LedgerClient } from './ledger-client';

type Held = Pick<LedgerClient, 'close'>;

/** What this process has open. A signal comes to the process and not to a command, hence one list for all. */
const held = new Set<Held>();

/** Remembers what is open, so that an interrupt lets go of it too. @returns the same, forgotten once it is closed. */
export function holdOpen<Opened extends Held>(opened: Opened): Opened {
  const mine: Opened = {
    ...opened,
    close: async () => {
      held.delete(mine);
      await opened.close();
    },
  };
  held.add(mine);
  return mine;
}

/** Closes all that is open: finishes what was accepted, and leaves no lock behind. Never fails: the process is about to end. */
export async function letGoOfAll(): Promise<void> {
  await Promise.allSettled([...held].map((opened) => opened.close()));
}
