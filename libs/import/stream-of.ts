import { Known, changeNamed, changes, parseCommand } from '#domain';
import type { PlannedChange } from './command-id';

/** Names persons by their opaque ids alone, and nothing else that a stream's name would have to be looked up by. */
const NOTHING_KNOWN = new Known({
  remembered: (kind, key) => (kind === 'person' ? [key] : []),
  entry: () => undefined,
  state: () => 'free',
});

/**
 * The stream that takes a change, as far as the command itself names it; persons must be given by their opaque ids.
 * @throws LedgerError invalid_fields where the command breaks a rule of its fields.
 */
export function streamOf({ name, json }: PlannedChange): string {
  const change = changeNamed(changes, name);
  return change.stream(parseCommand(change, json), NOTHING_KNOWN);
}
