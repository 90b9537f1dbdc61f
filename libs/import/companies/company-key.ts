import { sha256Hex } from '#domain';

/** Longest slug that is made of a name; ids of things of the company put more words behind it. */
const SLUG_LENGTH_MAX = 40;
const DIGEST_LENGTH = 6;

/**
 * What names of one company have in common: lower-case, without blanks and dots. Names of the same key are taken to be one
 * company, "On Deck" and "OnDeck", "Mr Yum" and "Mr. Yum"; whatever else differs is another company until somebody says otherwise.
 */
export function companyKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/[\s.]/g, '');
}

/**
 * The slug of a key. Where the key has more to it than the slug can hold, a digest of the key follows, so that two companies
 * never share a slug.
 */
export function slugOf(key: string): string {
  const plain = key
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9-]/g, '')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (plain === key && key.length <= SLUG_LENGTH_MAX) return plain;
  return otherSlugOf(key, plain);
}

/** A slug for a company whose plain one names something else in this ledger already. */
export function otherSlugOf(key: string, plain = slugOf(key)): string {
  const words = plain.slice(0, SLUG_LENGTH_MAX).replace(/-$/, '');
  return `${words === '' ? 'company' : words}-${sha256Hex(key).slice(0, DIGEST_LENGTH)}`;
}

/** A name as the ledger takes it: one line, composed, no control or bidi characters, single blanks inside and none around. */
export function cleanName(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}
