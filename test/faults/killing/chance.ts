import { createHash } from 'node:crypto';

/** A number from 0, inclusive, to 1, exclusive, that follows from a seed and a round alone, so that the round can be had again. */
export function chance(seed: number, round: number): number {
  return createHash('sha256').update(`${seed}/${round}`).digest().readUInt32BE() / 2 ** 32;
}
