/** Random bytes in each payload, so that it cannot be guessed from its hash. */
const SALT_BYTES = 16;
/** Salts that are drawn at once: asking the system for each costs as much as encoding an entry. */
const SALTS_AT_ONCE = 256;

/** Gives every entry a salt of its own. */
export class Salts {
  readonly #random: (bytes: number) => Uint8Array;
  #drawn = Buffer.alloc(0);

  /** @param random answers as many random bytes as it is asked for. */
  constructor(random: (bytes: number) => Uint8Array) {
    this.#random = random;
  }

  /** The next salt, in base64url. */
  next(): string {
    if (this.#drawn.length === 0) this.#drawn = Buffer.from(this.#random(SALT_BYTES * SALTS_AT_ONCE));
    const salt = this.#drawn.toString('base64url', 0, SALT_BYTES);
    this.#drawn = this.#drawn.subarray(SALT_BYTES);
    return salt;
  }
}
