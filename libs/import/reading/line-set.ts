const BYTES_MIN = 1_024;

/** A set of lines of a file, at one bit for each line up to the last of them. */
export class LineSet {
  #bits = new Uint8Array(BYTES_MIN);

  /** @param lines numbers from 1. */
  constructor(lines: Iterable<number>) {
    for (const line of lines) this.#add(line);
  }

  has(line: number): boolean {
    return ((this.#bits[line >>> 3] ?? 0) & (1 << (line & 7))) !== 0;
  }

  #add(line: number): void {
    const at = line >>> 3;
    if (at >= this.#bits.length) {
      const bits = new Uint8Array(Math.max(at + 1, this.#bits.length * 2));
      bits.set(this.#bits);
      this.#bits = bits;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (line & 7));
  }
}
