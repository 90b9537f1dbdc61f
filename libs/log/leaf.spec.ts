import { createHash } from 'node:crypto';
import { leafHash } from './leaf';

describe('the leaf hash of an entry', () => {
  it.each([
    // RFC 9162, section 2.1.1: the leaf of an empty entry.
    ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    // The leaves of the test tree that Certificate Transparency programs share.
    ['00', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
    ['10', '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7'],
    ['2021', '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7'],
  ])('of the bytes "%s" is the one that everybody computes', (bytes, hash) => {
    expect(leafHash(Buffer.from(bytes, 'hex')).toString('hex')).toBe(hash);
  });

  it('is never that of an inner node over the same bytes', () => {
    const children = Buffer.alloc(64, 0xa5);
    const inner = createHash('sha256').update(Buffer.of(0x01)).update(children).digest();
    expect(leafHash(children).equals(inner)).toBe(false);
  });

  it('follows every bit of the header', () => {
    const header = Buffer.from('{"v":1}');
    const flipped = Buffer.from(header);
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    expect(leafHash(flipped).equals(leafHash(header))).toBe(false);
  });
});
