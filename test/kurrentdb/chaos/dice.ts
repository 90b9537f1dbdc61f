import { chance } from '../../faults/killing/chance';

/** Draws that follow from a seed, one after the other. */
export class Dice {
  readonly #seed: number;
  #draws = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A whole number from 0, inclusive, to `below`, exclusive. */
  below(below: number): number {
    this.#draws += 1;
    return Math.floor(chance(this.#seed, this.#draws) * below);
  }

  /** True once in so many draws. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of them. */
  of<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('there is nothing to draw from');
    return value;
  }
}
