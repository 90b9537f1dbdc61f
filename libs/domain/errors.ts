/**
 * Every way in which the ledger says no, in order of precedence: where several apply, only the first is reported.
 * The list is closed; a transport maps each code to its own status and does not compile when one is missing.
 */
export const LEDGER_ERROR_CODES = [
  /** The named change is not in the catalogue. */
  'unknown_change',
  /** One or more fields are missing, misspelt or out of their rule; `errors` lists each. */
  'invalid_fields',
  /** The command, once written out, is larger than an entry may be. */
  'too_large',
  /** This store cannot record several commands together or not at all. */
  'atomic_unsupported',
  /** The command id was used before, for another request. */
  'command_id_reused',
  /** The stream is not at the revision that the caller expected. */
  'revision_conflict',
  /** No entry has this id. */
  'unknown_entry',
  /** No person was ever introduced under this id or handle. */
  'unknown_person',
  /** No unit was ever recorded under this id. */
  'unknown_unit',
  /** No layoff was ever announced under this id. */
  'unknown_layoff',
  /** No acquisition was ever announced under this id. */
  'unknown_deal',
  /** No investment was ever recorded under this id. */
  'unknown_investment',
  /** The id names another thing already; ids are never given twice. */
  'id_taken',
  /** The handle belongs to another person already. */
  'handle_taken',
  /** The quoted words do not occur in the archived text of the source. */
  'quote_not_in_source',
  /** The source's text does not have the SHA-256 that was given with it. */
  'hash_mismatch',
  /** The fact is dated after the publication that is said to report it. */
  'announced_after_publication',
  /** The unit would stand below itself. */
  'unit_cycle',
  /** A restatement must stay in the stream of the entry that it replaces. */
  'other_stream',
  /** The withdrawal would withdraw nothing that is not withdrawn already. */
  'already_withdrawn',
  /** Withdrawals of withdrawals go eight deep at most. */
  'withdrawal_chain_too_long',
  /** The correction was published before what it corrects. */
  'correction_before_original',
  /** The position asked for is not recorded yet. */
  'position_beyond_head',
  /** The asked parameter is not of the form that it must have. */
  'invalid_parameter',
  /** Nothing is recorded under the asked id. */
  'not_found',
  /** A read model has not yet reached the position that the answer needs, or has stopped. */
  'projection_behind',
  /** The machine's clock is more than a minute behind the newest entry. */
  'clock_behind',
  /** The server of the event store cannot be reached, or does not answer in time. */
  'store_away',
  /** The store is closing or closed. */
  'store_closed',
  /** Another process writes this ledger. */
  'store_locked',
  /** The file is a ledger, but damaged. */
  'store_damaged',
  /** The file is not a ledger, or of a format that this version does not know. */
  'store_foreign',
  /** The commit failed in a way that leaves open whether it is on disk; the command id decides after a restart. */
  'commit_unknown',
] as const;

export type LedgerErrorCode = (typeof LEDGER_ERROR_CODES)[number];

/** One field that is refused. */
export interface FieldError {
  /** RFC 6901 pointer into the command, such as `/positions/min`. */
  readonly pointer: string;
  /** The rule's short name, such as `quantity` or `required`. */
  readonly code: string;
  /** What is wrong and what to write instead, in a sentence. */
  readonly detail: string;
}

/** A refusal or failure with a code of the closed list, the reason in words and, where one field is to blame, its pointer. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly errors: readonly FieldError[];

  /**
   * @param message what is wrong and the next step, in words.
   * @param where pointer of the one field to blame, or the list of all refused fields.
   */
  constructor(code: LedgerErrorCode, message: string, where: string | readonly FieldError[] = []) {
    super(message);
    this.name = 'LedgerError';
    this.code = code;
    this.errors = typeof where === 'string' ? [{ pointer: where, code, detail: message }] : where;
  }
}
