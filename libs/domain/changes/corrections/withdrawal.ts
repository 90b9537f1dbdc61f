import type { Event, Recorded } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import type { Known } from '../../known';
import type { Citation } from '../../values/citation';
import { INSTANT_MAX, INSTANT_MIN, definitelyPublishedBefore, publicationOf } from '../../values/publication';
import { WITHDRAWAL_DEPTH_MAX, publishedOnOf } from '../../visibility';

/** Why an entry is withdrawn: the source never said so, or the source corrected itself. */
export const REASONS = ['recordingError', 'sourceCorrection'] as const;

/** What every withdrawal says, whether something right takes the entry's place or nothing. */
export interface Withdrawal {
  readonly entryId: string;
  readonly because: (typeof REASONS)[number];
  readonly reason: string;
  readonly citation?: Citation;
}

export type EntryRetracted = Event<'EntryRetracted', Withdrawal>;

/** The entry that withdraws another, and the one that it withdraws. */
export interface Withdrawn {
  readonly wrong: Recorded;
  readonly retracted: EntryRetracted;
}

/**
 * The stream of a withdrawal: that of what it withdraws.
 * @throws LedgerError invalid_fields, unknown_entry
 */
export function streamOfWithdrawn(command: Withdrawal, known: Known): string {
  requireCitationWhereDue(command);
  return known.requireEntry(command.entryId).stream;
}

/**
 * Decides a withdrawal.
 * @throws LedgerError unknown_entry, quote_not_in_source, already_withdrawn, withdrawal_chain_too_long,
 * correction_before_original
 */
export function withdraw(command: Withdrawal, known: Known): Withdrawn {
  const wrong = known.requireEntry(command.entryId);
  if (command.citation !== undefined) requireQuoted(command.citation, known);
  requireWithdrawsMore(command, wrong, known);
  requireDepth(wrong, known);
  if (command.citation !== undefined) requireAfterOriginal(command.citation, wrong);
  const { entryId, because, reason, citation } = command;
  const data = { entryId, because, reason, ...(citation === undefined ? {} : { citation }) };
  return { wrong, retracted: { type: 'EntryRetracted', causationId: entryId, data } };
}

function requireCitationWhereDue({ because, citation }: Withdrawal): void {
  if (because === 'sourceCorrection' && citation === undefined) {
    throw new LedgerError(
      'invalid_fields',
      'citation is required: quote the correction that the source published',
      '/citation',
    );
  }
  if (because === 'recordingError' && citation !== undefined) {
    const detail =
      'citation must be left out: a recording error is ours; use sourceCorrection where the source corrects itself';
    throw new LedgerError('invalid_fields', detail, '/citation');
  }
}

function requireAfterOriginal({ publishedOn }: Citation, wrong: Recorded): void {
  const original = publishedOnOf(wrong);
  if (original === undefined) return;
  if (!definitelyPublishedBefore(publicationOf(publishedOn), publicationOf(original))) return;
  throw new LedgerError(
    'correction_before_original',
    `the correction of ${publishedOn} came out before what it corrects (${original}); one of the two dates is wrong`,
    '/citation/publishedOn',
  );
}

/** A publication whose latest day lies ahead, or is open, counts from its recording: it still withdraws what is visible now. */
function requireWithdrawsMore({ citation }: Withdrawal, wrong: Recorded, known: Known): void {
  const latest = citation === undefined ? INSTANT_MIN : publicationOf(citation.publishedOn).latest;
  const from = Math.min(latest, INSTANT_MAX - 1);
  if (known.visibleAt(wrong).some((period) => period.to > from)) return;
  throw new LedgerError(
    'already_withdrawn',
    `entry ${wrong.id} is withdrawn already for every reader whom this would reach`,
    '/entryId',
  );
}

function requireDepth(wrong: Recorded, known: Known): void {
  let depth = 1;
  let entry = wrong;
  while (entry.type === 'EntryRetracted') {
    entry = known.requireEntry((entry.data as Withdrawal).entryId);
    depth += 1;
  }
  if (depth <= WITHDRAWAL_DEPTH_MAX) return;
  const detail = `this would be withdrawal ${depth} on top of one another; record the fact anew instead`;
  throw new LedgerError('withdrawal_chain_too_long', detail, '/entryId');
}
