import type { Change, Event, Recorded } from '../../decider';
import { LedgerError } from '../../errors';
import { Choice, EntryReference, Passage } from '../../field-kinds';
import { Check, Nested, Optional } from '../../fields';
import type { Known } from '../../known';
import { pointedAt } from '../../pointing';
import { Citation } from '../../values/citation';
import { changeNamed, parseCommand } from '../parse-command';
import type { Catalogue } from '../parse-command';
import { REASONS, streamOfWithdrawn, withdraw } from './withdrawal';
import type { Withdrawal } from './withdrawal';

/** A change by name with its command, to be recorded in the place of a wrong entry. */
export class RightChange {
  /** Name of the change, such as `AnnounceLayoff`. */
  @Check({ kind: 'name' }, (value) =>
    typeof value === 'string' ? undefined : 'must be the name of a change',
  )
  readonly change!: string;
  /** The command of that change, whole. */
  @Check({ kind: 'object' }, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'must be the whole command',
  )
  readonly command!: object;
}

/** Withdraws an entry and records the right one in the same append. */
export class RestateEntry implements Withdrawal {
  /** The entry to replace. */
  @EntryReference() readonly entryId!: string;
  /** `recordingError`: the source never said so. `sourceCorrection`: the source corrected itself, as the citation shows. */
  @Choice(REASONS) readonly because!: Withdrawal['because'];
  /** What was wrong, in words. */
  @Passage() readonly reason!: string;
  /** The correcting publication; required for `sourceCorrection`, left out for `recordingError`. */
  @Optional() @Nested(() => Citation) readonly citation?: Citation;
  /** What is right: a change of the same stream. It keeps the id of what it replaces. */
  @Nested(() => RightChange) readonly right!: RightChange;
}

/** @param facts every change that may stand in the place of a wrong entry. */
export function restateEntry(facts: Catalogue): Change<RestateEntry> {
  return {
    command: RestateEntry,
    versions: {},
    initialState: 'free',
    stream: streamOfWithdrawn,
    decide: (command, _state, known) => {
      const wrong = known.requireEntry(command.entryId);
      const right = decideRight(command, wrong, facts, known);
      const { retracted } = withdraw(command, known);
      const linked = right.map((event) => ({ ...event, causationId: wrong.id, restates: wrong.id }));
      return [retracted, ...linked];
    },
    evolve: {},
  };
}

/** The id that a wrong introduction gave is free for the right introduction, and for nothing else. */
function decideRight(
  { right }: RestateEntry,
  wrong: Recorded,
  facts: Catalogue,
  known: Known,
): readonly Event[] {
  const change = changeNamed(facts, right.change, '/right/change');
  const parsed = parseCommand(change, right.command, '/right/command');
  const command =
    change.complete?.(parsed, { personId: () => wrong.stream.slice('person-'.length) }) ?? parsed;
  if (pointedAt('/right/command', () => change.stream(command, known)) !== wrong.stream) {
    const detail = `the right entry must stay in stream ${wrong.stream}; retract this one and record anew instead`;
    throw new LedgerError('other_stream', detail, '/right/command');
  }
  requireAnother(command, wrong);
  const introduced = [...facts.values()].some(
    ({ mints, versions }) => mints === true && wrong.type in versions,
  );
  const state = change.mints === true && introduced ? 'free' : 'taken';
  return pointedAt('/right/command', () => change.decide(command, state, known));
}

/** A corroboration or dispute may stand in the place of an entry that was one itself, but must not name what it replaces. */
function requireAnother(command: { readonly entryId?: string }, wrong: Recorded): void {
  if (command.entryId !== wrong.id) return;
  const detail = `entry ${wrong.id} is withdrawn by this restatement; name another, or corroborate or dispute it instead`;
  throw new LedgerError('invalid_fields', detail, '/right/command/entryId');
}
