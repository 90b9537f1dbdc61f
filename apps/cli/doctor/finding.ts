/** What one check came to. */
export interface Finding {
  /** Name of the check. */
  readonly check: string;
  readonly verdict: 'ok' | 'warning' | 'fault';
  /** What was found. */
  readonly what: string;
  readonly why: string | null;
  /** The next step; null where there is nothing to do. */
  readonly next: string | null;
  /** Whether it proves that stored bytes contradict each other. */
  readonly isProof: boolean;
}

type Parts = Partial<Pick<Finding, 'why' | 'next' | 'isProof'>>;

/** All is well. */
export const ok = (check: string, what: string, parts: Parts = {}): Finding =>
  finding('ok', check, { what, ...parts });

/** It works, but somebody should know. */
export const warning = (check: string, what: string, parts: Parts = {}): Finding =>
  finding('warning', check, { what, ...parts });

/** It does not work, or is not safe. */
export const fault = (check: string, what: string, parts: Parts = {}): Finding =>
  finding('fault', check, { what, ...parts });

function finding(
  verdict: Finding['verdict'],
  check: string,
  { what, why = null, next = null, isProof = false }: Parts & { readonly what: string },
): Finding {
  return { check, verdict, what, why, next, isProof };
}
