import { CommandFailure, EXIT } from '../failure';
import type { ExitCode } from '../failure';

const EXIT_BY_CODE: Readonly<Record<string, ExitCode>> = {
  not_found: EXIT.notFound,
  store_foreign: EXIT.refused,
  store_locked: EXIT.refused,
  store_damaged: EXIT.inconsistent,
};

/**
 * Works on a file, and tells why that failed as a person needs it.
 * @param file what was to be written.
 * @throws CommandFailure
 */
export async function refusalOf<Answer>(file: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const { name, code, message } = error as Error & { readonly code?: string };
    if (name === 'LedgerError') {
      throw new CommandFailure({ what: withoutStop(message) }, EXIT_BY_CODE[code ?? ''] ?? EXIT.failure);
    }
    throw new CommandFailure({
      what: `${file} was not written, and nothing of it is kept`,
      why: message,
      next: 'mend that and run the same command again',
    });
  }
}

/** A sentence is ended once. */
function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
