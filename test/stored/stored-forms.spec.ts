import { createHash } from 'node:crypto';
import { changeOf, changes, eventForms, eventTypes, parseCommand } from '#domain';
import { decodeEntry, encodeEntry } from '#event-store';
import type { Placement } from '#event-store';
import { leafHash } from '#log';
import { fileOf, formOf, storedForms, versionIn } from './stored-form';
import type { StoredForm } from './stored-form';

const forms = storedForms();
const decoded = ({ header, payload }: StoredForm) =>
  decodeEntry(1, Buffer.from(header, 'utf8'), Buffer.from(payload, 'utf8'));

describe('the stored examples of entries', () => {
  test('are there for every version of every event type that was ever written, and for nothing that is unknown', () => {
    const everyForm = eventTypes.flatMap((type) =>
      Array.from({ length: eventForms.versionOf(type) }, (_, at) => fileOf(type, at + 1)),
    );
    expect([...forms.keys()]).toEqual(everyForm.toSorted());
  });

  test.each([...forms])('%s still has the bytes that were hashed', (_file, form) => {
    const { payload } = JSON.parse(form.header) as {
      readonly payload: { readonly len: number; readonly sha256: string };
    };
    expect(leafHash(Buffer.from(form.header, 'utf8')).toString('hex')).toBe(form.leafHash);
    expect(createHash('sha256').update(form.payload, 'utf8').digest('hex')).toBe(payload.sha256);
    expect(Buffer.byteLength(form.payload)).toBe(payload.len);
  });

  test.each([...forms])('%s reads as what the program accepts today', (file, form) => {
    const { type, data } = decoded(form);
    expect(file).toBe(fileOf(type, versionIn({ header: Buffer.from(form.header, 'utf8') })));
    const { claim: _claim, ...said } = data as { readonly claim?: object };
    const change = changeOf(type, changes);
    expect(() => parseCommand(change!, said)).not.toThrow();
  });

  test.each([...forms])(
    '%s is written again byte for byte, where its version is the newest',
    (_file, form) => {
      const { type, data, causationId, restates, ...entry } = decoded(form);
      const bytes = { header: Buffer.from(form.header, 'utf8') };
      const { salt, request } = JSON.parse(form.payload) as Pick<Placement, 'salt' | 'request'>;
      const placement = { ...entry, salt, ...(request === undefined ? {} : { request }) };
      const links = {
        ...(causationId === undefined ? {} : { causationId }),
        ...(restates === undefined ? {} : { restates }),
      };
      if (versionIn(bytes) < eventForms.versionOf(type)) return;
      expect(formOf(encodeEntry({ type, data, ...links }, placement))).toEqual(form);
    },
  );
});

test('an entry whose version is later than the program knows is refused, never guessed', () => {
  const placement: Placement = {
    id: 'id',
    stream: 'unit-acme',
    revision: 0,
    position: 1,
    recordedAt: 0,
    actor: 'tester',
    commandId: 'command',
    salt: 'AAAA',
  };
  const { header, payload } = encodeEntry({ type: 'UnitMoved', data: {} }, placement);
  const altered = (from: string, to: string) =>
    Buffer.from(Buffer.from(header).toString('utf8').replace(from, to));
  expect(() => decodeEntry(1, altered('"tv":1', '"tv":2'), payload)).toThrow(
    expect.objectContaining({
      code: 'store_foreign',
      message:
        'the ledger was written by a later version: it holds UnitMoved in version 2, and this program knows versions up to 1; install that',
    }),
  );
  expect(() => decodeEntry(1, altered('"v":1', '"v":2'), payload)).toThrow(
    expect.objectContaining({
      code: 'store_foreign',
      message: expect.stringContaining('headers of version 2'),
    }),
  );
  expect(() => decodeEntry(1, altered('"tv":1', '"tv":0'), payload)).toThrow(TypeError);
});
