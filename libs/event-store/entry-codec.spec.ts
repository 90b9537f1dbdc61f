import { createHash } from 'node:crypto';
import { leafHash } from '#log';
import { answersRequest, decodeEntry, encodeEntry, requestHash } from './entry-codec';
import type { Placement } from './entry-codec';

/** An independent canonicaliser, named by its file since the package lets only ES modules ask for it by name. */
const { default: canonicalize } = jest.requireActual<{ readonly default: (value: unknown) => string }>(
  '../../node_modules/canonicalize/lib/canonicalize.js',
);

const SALT = 'AAECAwQFBgcICQoLDA0ODw';
const REQUEST = '{"change":"AnnounceLayoff","command":{"layoffId":"amazon-2025-10"}}';

const EVENT = {
  type: 'LayoffAnnounced',
  causationId: '0199f0aa-1111-8222-8333-444455556666',
  data: {
    layoffId: 'amazon-2025-10',
    unitId: 'amazon',
    positions: { min: 14_000, max: 14_000, wording: '14,000' },
    announcedOn: '2025-10-28',
    effectiveOn: undefined,
    citation: {
      sourceId: 'seed-article',
      publishedOn: '2025-10-28',
      quote: 'تُقلص «أمازون» 14 ألف وظيفة',
      language: 'ar',
    },
  },
};

const PLACEMENT: Placement = {
  id: '019a2b3c-4d5e-82c7-84f3-db61161ee737',
  stream: 'layoff-amazon-2025-10',
  revision: 3,
  position: 17,
  recordedAt: Date.UTC(2026, 0, 15, 12, 0, 0, 7),
  actor: 'tester',
  commandId: '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071',
  correlationId: 'import-7',
  salt: SALT,
  request: requestHash(SALT, REQUEST),
};

/** The golden vector: computed by a program in another language. It never changes, since what is recorded never does. */
const PAYLOAD =
  '{"data":{"announcedOn":"2025-10-28","citation":{"language":"ar","publishedOn":"2025-10-28","quote":"تُقلص «أمازون» 14 ألف وظيفة","sourceId":"seed-article"},"layoffId":"amazon-2025-10","positions":{"max":14000,"min":14000,"wording":"14,000"},"unitId":"amazon"},"request":"bc1b685fe1f61d7f4945a9945e1eb4724ab9efe0537382bc0287af8727aab474","salt":"AAECAwQFBgcICQoLDA0ODw"}';
const HEADER =
  '{"$causationId":"0199f0aa-1111-8222-8333-444455556666","$correlationId":"import-7","actor":"tester","command":"019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071","id":"019a2b3c-4d5e-82c7-84f3-db61161ee737","payload":{"len":390,"sha256":"62ec2701e04fbd0421afe641a1227b7e5c05453f31ac8931addb5b4234468eef"},"recordedAt":"2026-01-15T12:00:00.007Z","rev":3,"stream":"layoff-amazon-2025-10","tv":1,"type":"LayoffAnnounced","v":1}';
const LEAF = '4328a9937a7246131d563fabc4f49d2e96d314a19358477025b5e40d6e000ef8';

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

describe('the stored form of an entry', () => {
  const stored = encodeEntry(EVENT, PLACEMENT);

  it('is the golden vector, byte for byte', () => {
    expect(textOf(stored.payload)).toBe(PAYLOAD);
    expect(textOf(stored.header)).toBe(HEADER);
    expect(leafHash(stored.header).toString('hex')).toBe(LEAF);
  });

  it('is what an independent canonicaliser writes', () => {
    expect(canonicalize(JSON.parse(HEADER))).toBe(textOf(stored.header));
    expect(canonicalize(JSON.parse(PAYLOAD))).toBe(textOf(stored.payload));
  });

  it('commits in its header to the payload', () => {
    const { payload } = JSON.parse(HEADER) as { payload: { len: number; sha256: string } };
    expect(payload.len).toBe(stored.payload.length);
    expect(payload.sha256).toBe(createHash('sha256').update(stored.payload).digest('hex'));
  });

  it('reads back as the entry that it was', () => {
    const { effectiveOn: _absent, ...data } = EVENT.data;
    const { id, stream, revision, position, recordedAt, actor, commandId, correlationId } = PLACEMENT;
    expect(stored.entry).toEqual({
      id,
      stream,
      revision,
      position,
      recordedAt,
      actor,
      commandId,
      correlationId,
      type: EVENT.type,
      causationId: EVENT.causationId,
      data,
    });
    expect(decodeEntry(17, stored.header, stored.payload)).toEqual(stored.entry);
  });

  it('leaves out what an entry does not have', () => {
    const { correlationId: _correlation, request: _request, ...placement } = PLACEMENT;
    const bare = encodeEntry({ type: 'Noted', data: {} }, placement);
    expect(textOf(bare.payload)).toBe(`{"data":{},"salt":"${SALT}"}`);
    expect(textOf(bare.header)).not.toContain('$');
    expect(Object.keys(bare.entry)).not.toContain('correlationId');
    expect(Object.keys(bare.entry)).not.toContain('causationId');
  });

  it('keeps in the payload which entry it replaces', () => {
    const restated = encodeEntry({ ...EVENT, restates: EVENT.causationId }, PLACEMENT);
    expect(restated.entry.restates).toBe(EVENT.causationId);
    expect(textOf(restated.payload)).toContain(`"restates":"${EVENT.causationId}","salt"`);
  });

  it('is refused where it is too large', () => {
    const large = (length: number) =>
      encodeEntry({ type: 'Noted', data: { text: 'x'.repeat(length) } }, PLACEMENT);
    const rest = large(0).payload.length;
    expect(large(256 * 1_024 - rest).payload).toHaveLength(256 * 1_024);
    expect(() => large(256 * 1_024 - rest + 1)).toThrow(
      expect.objectContaining({ code: 'too_large', message: expect.stringContaining('262145 bytes') }),
    );
    expect(() => encodeEntry(EVENT, { ...PLACEMENT, stream: `unit-${'x'.repeat(4_096)}` })).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    );
  });
});

describe('a request', () => {
  const { payload } = encodeEntry(EVENT, PLACEMENT);

  it('is recognised by its hash under the salt of its first entry', () => {
    expect(answersRequest(payload, REQUEST)).toBe(true);
    expect(answersRequest(payload, REQUEST.replace('10"', '11"'))).toBe(false);
  });

  it('has another hash under another salt', () => {
    expect(requestHash(SALT, REQUEST)).not.toBe(requestHash('BAECAwQFBgcICQoLDA0ODw', REQUEST));
  });
});
