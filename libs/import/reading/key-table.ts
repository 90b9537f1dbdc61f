import { hash } from 'node:crypto';

const WORDS_PER_SLOT = 4;
const SLOTS_MIN = 1_024;
/** Fullest a table gets before it grows. */
const LOAD_MAX = 0.8;
const GROWTH = 1.5;

/** Two whole numbers from 0 to 2^32-1. */
export type Pair = readonly [first: number, second: number];

/**
 * Two numbers by key, for as many keys as a file has rows: 16 bytes a slot, whatever the length of the keys. Keys are told apart
 * by 64 bits of their SHA-256, so that among a million keys two are taken for one with a chance below one in ten million.
 */
export class KeyTable {
  #slots = new Uint32Array(SLOTS_MIN * WORDS_PER_SLOT);
  #used = 0;

  get(key: string): Pair | undefined {
    const [high, low] = halves(key);
    const at = this.#find(this.#slots, high, low);
    return isFree(this.#slots, at) ? undefined : [this.#slots[at + 2] ?? 0, this.#slots[at + 3] ?? 0];
  }

  set(key: string, [first, second]: Pair): void {
    const [high, low] = halves(key);
    let at = this.#find(this.#slots, high, low);
    if (isFree(this.#slots, at)) {
      if ((this.#used += 1) > (this.#slots.length / WORDS_PER_SLOT) * LOAD_MAX) {
        this.#grow();
        at = this.#find(this.#slots, high, low);
      }
    }
    this.#slots.set([high, low, first, second], at);
  }

  /** The first number of every key, in no order. */
  *firsts(): Generator<number> {
    for (let at = 0; at < this.#slots.length; at += WORDS_PER_SLOT) {
      if (!isFree(this.#slots, at)) yield this.#slots[at + 2] ?? 0;
    }
  }

  /** Where a key stands, or would. */
  #find(slots: Uint32Array, high: number, low: number): number {
    const last = slots.length - WORDS_PER_SLOT;
    let at = (low % (slots.length / WORDS_PER_SLOT)) * WORDS_PER_SLOT;
    while (!isFree(slots, at) && (slots[at] !== high || slots[at + 1] !== low)) {
      at = at === last ? 0 : at + WORDS_PER_SLOT;
    }
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(Math.ceil((old.length / WORDS_PER_SLOT) * GROWTH) * WORDS_PER_SLOT);
    for (let at = 0; at < old.length; at += WORDS_PER_SLOT) {
      if (isFree(old, at)) continue;
      const to = this.#find(slots, old[at] ?? 0, old[at + 1] ?? 0);
      slots.set(old.subarray(at, at + WORDS_PER_SLOT), to);
    }
    this.#slots = slots;
  }
}

/** Both halves of a key's digest; never both 0, which marks a free slot. */
function halves(key: string): Pair {
  const digest = hash('sha256', key, 'hex');
  const low = Number.parseInt(digest.slice(8, 16), 16);
  return [Number.parseInt(digest.slice(0, 8), 16), low === 0 ? 1 : low];
}

function isFree(slots: Uint32Array, at: number): boolean {
  return slots[at] === 0 && slots[at + 1] === 0;
}
