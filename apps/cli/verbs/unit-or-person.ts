import { CommandFailure, EXIT } from '../failure';

/**
 * Asks of a unit, and where there is none, of a person: a handle may be a unit's id as well, and the unit goes first.
 * @throws CommandFailure where neither was recorded.
 */
export async function unitOrPerson<Answer>(
  id: string,
  ofUnit: () => Promise<Answer>,
  ofPerson: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ofUnit().catch((error: unknown) => {
      if (isNotFound(error)) return ofPerson();
      throw error;
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new CommandFailure(
      {
        what: `no unit or person "${id.slice(0, 80)}" was recorded by then`,
        next: 'look for it with ledger search, or ask as known at a later time',
      },
      EXIT.notFound,
    );
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof CommandFailure && error.exitCode === EXIT.notFound;
}
