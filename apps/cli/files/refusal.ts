import { CommandFailure, EXIT } from '../failure';
import type { ExitCode, Told } from '../failure';

const EXIT_BY_CODE: Readonly<Record<string, ExitCode>> = {
  not_found: EXIT.notFound,
  store_foreign: EXIT.refused,
  store_locked: EXIT.refused,
  store_damaged: EXIT.inconsistent,
};

/**
 * Works on a file or a store, and tells why that failed as a person needs it.
 * @param file what was to be written.
 * @param broken what is told where something outside the ledger failed.
 * @throws CommandFailure
 */
export async function refusalOf<Answer>(
  file: string,
  work: () => Answer | Promise<Answer>,
  broken: Told = {
    what: `${file} was not written, and nothing of it is kept`,
    next: 'mend that and run the same command again',
  },
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const { name, code, message } = error as Error & { readonly code?: string };
    if (name === 'LedgerError') {
      throw new CommandFailure({ what: withoutStop(message) }, EXIT_BY_CODE[code ?? ''] ?? EXIT.failure);
    }
    throw new CommandFailure({ ...broken, why: message });
  }
}

/** A sentence is ended once. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
