import { LedgerError } from './errors';

/** Does something of which refusals point into a part of the command; they then point there from its top. */
export function pointedAt<Result>(at: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const errors = error.errors.map((fault) => ({ ...fault, pointer: at + fault.pointer }));
    throw new LedgerError(error.code, error.message, errors);
  }
}
