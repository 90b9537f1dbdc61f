import type { LedgerErrorCode } from '#domain';

/** Refusals that only a transport can make; those of the ledger itself are `LedgerErrorCode`. */
export const API_ERROR_CODES = [
  'foreign_host',
  'foreign_origin',
  'unauthenticated',
  'ticket_refused',
  'not_permitted',
  'unknown_route',
  'not_stopped_there',
  'too_many_readers',
  'too_many_exports',
  'malformed_request',
  'headers_too_large',
  'malformed_body',
  'unsupported_media_type',
  'method_not_allowed',
  'not_acceptable',
  'too_many_requests',
  'cursor_outdated',
  'batch_refused',
  'not_recorded',
  'internal_error',
] as const;

export type ApiErrorCode = (typeof API_ERROR_CODES)[number];
export type ProblemCode = LedgerErrorCode | ApiErrorCode;

/** How a refusal is told over HTTP. */
export interface ProblemKind {
  readonly status: number;
  /** What whoever meets it can do. */
  readonly remedy: string;
  /** After how many seconds the same request may succeed. */
  readonly retryAfterSeconds?: number;
}

/** The status of every refusal. A code without one does not compile. */
export const PROBLEM_KINDS: Readonly<Record<ProblemCode, ProblemKind>> = {
  unknown_change: { status: 404, remedy: 'Take one of the changes that the answer lists, in kebab-case.' },
  invalid_fields: {
    status: 400,
    remedy: 'Correct each field that `errors` points at, and send the command again.',
  },
  too_large: { status: 413, remedy: 'Shorten the texts; archive a long source by its hash alone.' },
  atomic_unsupported: {
    status: 501,
    remedy: 'Send the batch without atomic=true, or its commands one by one.',
  },
  command_id_reused: { status: 409, remedy: 'Take a new Idempotency-Key for another request.' },
  revision_conflict: {
    status: 412,
    remedy: 'Read the stream again, decide anew, and send its revision in If-Match.',
  },
  unknown_entry: { status: 422, remedy: 'Look the entry up in the stream that holds it.' },
  unknown_unit: { status: 422, remedy: 'Register the company or establish the division first.' },
  unknown_person: { status: 422, remedy: 'Introduce the person first.' },
  unknown_layoff: { status: 422, remedy: 'Announce the layoff first.' },
  unknown_deal: { status: 422, remedy: 'Announce the acquisition first.' },
  unknown_investment: { status: 422, remedy: 'Record the investment first.' },
  id_taken: { status: 409, remedy: 'Take another id.' },
  handle_taken: { status: 409, remedy: 'Take another handle.' },
  quote_not_in_source: {
    status: 422,
    remedy: 'Copy the sentence exactly as it stands in the archived text.',
  },
  hash_mismatch: { status: 422, remedy: 'Hash the UTF-8 bytes of the text as sent.' },
  announced_after_publication: { status: 422, remedy: 'Correct one of the two dates.' },
  unit_cycle: { status: 422, remedy: 'Name a parent that does not stand below the unit.' },
  other_stream: { status: 422, remedy: 'Retract the wrong entry, and record the right one by itself.' },
  already_withdrawn: { status: 422, remedy: 'Nothing is left to do.' },
  withdrawal_chain_too_long: { status: 422, remedy: 'Record the fact anew instead.' },
  correction_before_original: { status: 422, remedy: 'Correct one of the two dates.' },
  position_beyond_head: { status: 422, remedy: 'Ask for a position that is recorded, or leave knownAt out.' },
  invalid_parameter: {
    status: 400,
    remedy: 'Write the parameter in one of the forms that the answer names.',
  },
  not_found: { status: 404, remedy: 'Check the id, and whether it was known at the time asked for.' },
  projection_behind: {
    status: 503,
    remedy: 'Ask again; /api/v1/projections shows how far each has read.',
    retryAfterSeconds: 1,
  },
  clock_behind: { status: 503, remedy: "Set the machine's clock right.", retryAfterSeconds: 60 },
  store_away: {
    status: 503,
    remedy:
      'Send the same request with the same Idempotency-Key again once the event store answers; it tells whether it was recorded.',
    retryAfterSeconds: 5,
  },
  store_closed: {
    status: 503,
    remedy: 'Send the same request again once the service is back.',
    retryAfterSeconds: 5,
  },
  store_locked: {
    status: 503,
    remedy: 'Stop the other process that writes this ledger.',
    retryAfterSeconds: 60,
  },
  store_damaged: { status: 503, remedy: 'Restore the ledger from its newest backup.', retryAfterSeconds: 60 },
  store_foreign: {
    status: 503,
    remedy: 'Start the service on a file that is a ledger.',
    retryAfterSeconds: 60,
  },
  commit_unknown: {
    status: 503,
    remedy:
      'Send the same request with the same Idempotency-Key once the service is back; it tells whether it was recorded.',
    retryAfterSeconds: 5,
  },
  foreign_host: { status: 403, remedy: 'Use the address that the service printed when it started.' },
  foreign_origin: {
    status: 403,
    remedy: "Send the request from the service's own pages, or with the token.",
  },
  unauthenticated: {
    status: 401,
    remedy: 'Send "Authorization: Bearer" and the token of the token file, or open the one-time link.',
  },
  ticket_refused: { status: 401, remedy: 'Open a new one-time link; each works once, and for ten minutes.' },
  not_permitted: { status: 403, remedy: 'Ask whoever runs the ledger for this permission.' },
  headers_too_large: { status: 431, remedy: 'Send fewer or shorter headers, 16 KiB in all at most.' },
  unknown_route: { status: 404, remedy: 'See /openapi.json for every route and method.' },
  not_stopped_there: {
    status: 409,
    remedy: 'Name the entry that `failedAt` of the read model shows.',
  },
  too_many_readers: {
    status: 503,
    remedy: 'Close readers that nobody looks at, or try again later.',
    retryAfterSeconds: 15,
  },
  too_many_exports: {
    status: 503,
    remedy: 'Wait until one of the exports has ended, and ask again.',
    retryAfterSeconds: 15,
  },
  malformed_request: { status: 400, remedy: 'Send a well-formed HTTP request.' },
  malformed_body: { status: 400, remedy: 'Send one JSON text in UTF-8, as `errors` says.' },
  unsupported_media_type: { status: 415, remedy: 'Send JSON as application/json.' },
  method_not_allowed: { status: 405, remedy: 'Use one of the methods that the Allow header names.' },
  not_acceptable: {
    status: 406,
    remedy: 'Accept application/json, or what /openapi.json names for the route.',
  },
  too_many_requests: {
    status: 429,
    remedy: 'Send fewer requests at a time, or fewer a second; what was refused was not looked at.',
    retryAfterSeconds: 1,
  },
  cursor_outdated: { status: 410, remedy: 'Begin again from the first page, without the cursor.' },
  batch_refused: {
    status: 422,
    remedy:
      'Correct the lines that `errors` points at, and send the batch again; nothing of it was recorded.',
  },
  not_recorded: { status: 424, remedy: 'Correct the other lines of the batch, and send it again.' },
  internal_error: { status: 500, remedy: 'Report it with its instance, under which the log has the cause.' },
};

/** A code as a title: `unknown_unit` is "Unknown unit". */
export function titleOf(code: ProblemCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Whether a text is the code of a refusal. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEM_KINDS, text);
}
