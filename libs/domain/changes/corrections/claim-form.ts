import type { Stored } from '../../decider';
import type { DisputedClaim } from './dispute-entry';

/** Reads stored data of an event in the newest form of its type. */
interface NewestForms {
  newest(type: string, version: number, data: object): object;
}

interface StoredDispute {
  readonly instead?: Stored;
  readonly claim: DisputedClaim;
}

/**
 * A dispute repeats what it disputes, in the form that was the newest then; both the claim and what is given instead are read
 * in the newest form of today.
 */
export function disputeInNewestForm(dispute: object, forms: NewestForms): object {
  const { instead, claim } = dispute as StoredDispute;
  const { version = 1, ...rest } = claim;
  if (claim.data === undefined) return dispute;
  const data = forms.newest(claim.type, version, claim.data);
  if (data === claim.data) return dispute;
  const given =
    instead === undefined ? {} : { instead: partInNewestForm(instead, { ...claim, version }, forms) };
  return { ...dispute, ...given, claim: { ...rest, data } };
}

/** What an upcast would say of nothing at all is none of the fields that the source gave. */
function partInNewestForm(
  instead: Stored,
  { type, version }: { readonly type: string; readonly version: number },
  forms: NewestForms,
): Stored {
  const ofNothing = forms.newest(type, version, {}) as Stored;
  const given = Object.entries(forms.newest(type, version, instead));
  return Object.fromEntries(
    given.filter(([field, value]) => value !== undefined && !isSame(value, ofNothing[field])),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
