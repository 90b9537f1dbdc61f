import type { Fresh } from '#domain';
import type { Random } from './security/secrets';

const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';
const PERSON_ID_LENGTH = 12;
const TIME_HEX_DIGITS = 12;

/** A UUIDv7 (RFC 9562): 48 bits of time, the rest random, so that ids made one after another lie side by side in an index. */
export function uuidV7(clock: () => number, random: Random): string {
  const bytes = Uint8Array.from(random(10));
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const hex = clock().toString(16).padStart(TIME_HEX_DIGITS, '0') + Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** New opaque ids from random bytes: `p` and 12 base32 characters for a person. */
export function freshIds(random: Random): Fresh {
  return {
    personId: () =>
      `p${[...random(PERSON_ID_LENGTH)].map((byte) => BASE_32[byte % BASE_32.length]).join('')}`,
  };
}
