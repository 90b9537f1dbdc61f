import { createHash, timingSafeEqual } from 'node:crypto';

/** Source of random bytes. */
export type Random = (size: number) => Uint8Array;

const SECRET_BYTES = 32;

/** A new secret of 256 bits, in base64url. */
export function newSecret(random: Random): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Compares a secret in constant time. */
export function isSecret(candidate: string, secret: string): boolean {
  return timingSafeEqual(digest(candidate), digest(secret));
}

interface Kept {
  readonly hash: Buffer;
  /** In milliseconds since 1970 UTC, exclusive. */
  readonly expiresAt: number;
}

/** How long secrets live and how many there are at once; the oldest gives way. */
export interface SecretLimits {
  readonly lifetimeMs: number;
  readonly countMax: number;
}

/** Secrets that were handed out, kept in memory as hashes until they expire. */
export class Secrets {
  readonly #limits: SecretLimits;
  readonly #random: Random;
  readonly #clock: () => number;
  #kept: readonly Kept[] = [];

  constructor(limits: SecretLimits, random: Random, clock: () => number) {
    this.#limits = limits;
    this.#random = random;
    this.#clock = clock;
  }

  /** Makes a secret and remembers its hash. */
  issue(): string {
    const secret = newSecret(this.#random);
    const { lifetimeMs, countMax } = this.#limits;
    this.#kept = [...this.#live(), { hash: digest(secret), expiresAt: this.#clock() + lifetimeMs }].slice(
      -countMax,
    );
    return secret;
  }

  /** Whether a secret was handed out and has not expired. */
  holds(secret: string): boolean {
    return this.#find(secret) !== undefined;
  }

  /** Whether a secret was handed out and has not expired; it does not work again. */
  redeem(secret: string): boolean {
    const found = this.#find(secret);
    this.#kept = this.#live().filter((kept) => kept !== found);
    return found !== undefined;
  }

  /** Looks at all of them, so that the time taken says nothing. */
  #find(secret: string): Kept | undefined {
    const hash = digest(secret);
    return this.#live().filter((kept) => timingSafeEqual(kept.hash, hash))[0];
  }

  #live(): readonly Kept[] {
    return this.#kept.filter(({ expiresAt }) => expiresAt > this.#clock());
  }
}
