import { hash } from 'node:crypto';

const LEAF_PREFIX = Uint8Array.of(0x00);

/**
 * The RFC 6962 leaf hash of an entry: SHA-256(0x00 ‖ header bytes), 32 bytes. The header commits to the payload by its
 * hash, so a payload can be withheld without breaking any proof. Hash stored bytes, never bytes written anew.
 */
export function leafHash(header: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, header]), 'buffer');
}
