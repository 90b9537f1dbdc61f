import { LedgerError } from '#domain';
import type { AppendedTogether, Outcome, Submission } from '../event-store';
import type { Recorder } from './recorder';
import type { Tip } from './tip';

/** Thrown at a turn so that its SAVEPOINT is undone; what was decided is told all the same. */
export class Undone extends Error {
  constructor(readonly together: AppendedTogether) {
    super('what was decided together is not recorded');
    this.name = 'Undone';
  }
}

/** What deciding together works with. */
interface Deciding {
  readonly recorder: Recorder;
  readonly tip: Tip;
  readonly dryRun: boolean;
}

/**
 * What several commands do at one turn. A refused one has written nothing, so that the next decides on what those before it did.
 * @throws Undone where one is refused, or in a dry run; whatever is thrown, the tip is where it was.
 */
export function decideEach(
  submissions: readonly Submission[],
  { recorder, tip, dryRun }: Deciding,
): AppendedTogether {
  const before = tip.pending;
  try {
    const outcomes = submissions.map((submission) => outcomeOf(submission, recorder));
    const recorded = !dryRun && outcomes.every((outcome) => 'appended' in outcome);
    if (recorded) return { recorded, outcomes };
    throw new Undone({ recorded, outcomes });
  } catch (error) {
    tip.advance(before);
    throw error;
  }
}

/** Only a refusal is an outcome; anything else is a fault, and ends the turn. */
function outcomeOf(submission: Submission, recorder: Recorder): Outcome {
  try {
    return { appended: recorder.append({ ...submission, dryRun: false }) };
  } catch (error) {
    if (error instanceof LedgerError) return { refused: error };
    throw error;
  }
}
