/** Chance that comes out the same in every run: a seeded generator (mulberry32), good enough to spread keys and days. */
export class Dice {
  #state: number;

  /** @param seed a whole number; the same one gives the same throws. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below an end. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number between two inclusive bounds. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** Whether something happens that happens in this part of all cases. */
  happens(part: number): boolean {
    return this.next() < part;
  }

  /** One of a list that is not empty. */
  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }
}
