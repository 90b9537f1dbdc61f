import { createHmac } from 'node:crypto';
import { SLUG_LENGTH_MAX, sha256Hex } from '#domain';
import { companyKey } from '../companies/company-key';
import { ImportError } from '../import-error';

const SECRET_LENGTH_MIN = 16;
const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 12;
const NAME_LENGTH_MAX = 32;
const DIGEST_LENGTH = 6;

/**
 * Opaque ids of persons, derived from what is written of them with a secret of the ledger: the same person of the same file gets the
 * same id each time, and nobody without the secret can tell from an id whom it stands for.
 */
export class PersonIds {
  readonly #secret: string;

  /** @throws ImportError invalid_option */
  constructor(secret: string | undefined, layout: string) {
    if (secret === undefined || secret.length < SECRET_LENGTH_MIN) throw withoutSecret(layout);
    this.#secret = secret;
  }

  /** @param within what tells persons of one name apart, such as the company. */
  idOf(name: string, within: string): string {
    const digest = createHmac('sha256', this.#secret)
      .update(`${within}\n${companyKey(name)}`)
      .digest();
    return `p${Array.from(digest.subarray(0, ID_LENGTH), (byte) => BASE_32.charAt(byte % 32)).join('')}`;
  }
}

/**
 * A readable handle for a person of a company. Where the name has more to it than words of a slug, a digest follows, so that two
 * names of one company never share a handle.
 */
export function handleOf(name: string, unitId: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const isWhole = /^[A-Za-z0-9 .]+$/.test(name) && plain.length <= NAME_LENGTH_MAX;
  const words = plain.slice(0, NAME_LENGTH_MAX - DIGEST_LENGTH - 1).replace(/-$/, '');
  const digest = sha256Hex(companyKey(name)).slice(0, DIGEST_LENGTH);
  const person = isWhole ? plain : [words, digest].filter((part) => part !== '').join('-');
  return `${person}-${unitId}`.slice(0, SLUG_LENGTH_MAX).replace(/-$/, '');
}

function withoutSecret(layout: string): ImportError {
  return new ImportError('invalid_option', {
    what: `a secret of at least ${SECRET_LENGTH_MIN} characters is missing`,
    where: `layout ${layout}, option personSecret`,
    why: 'ids of persons stand in the log for ever, so they are derived with a secret that tells nothing of the name',
    next: 'Give the secret of this ledger, the same at every import',
  });
}
