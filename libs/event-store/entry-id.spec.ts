import * as fc from 'fast-check';
import { entryId } from './entry-id';

const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COMMAND_ID = '019a2b3c-4d5e-7f60-8a1b-2c3d4e5f6071';

describe('the id of an entry', () => {
  it('is what another program computes by the same rule', () => {
    expect(entryId(COMMAND_ID, 0)).toBe('019a2b3c-4d5e-82c7-84f3-db61161ee737');
    expect(entryId(COMMAND_ID, 1)).toBe('019a2b3c-4d5e-89dc-a664-f31a3dd2e3a1');
    expect(entryId('import:row-17', 0)).toBe('93d8c0eb-5484-82b9-baf4-42c6ee6115ed');
  });

  it('begins with the time of a command id that has one', () => {
    expect(entryId(COMMAND_ID, 5).slice(0, 13)).toBe(COMMAND_ID.slice(0, 13));
  });

  it('is a UUIDv8 for any command id, and never the same for two', () => {
    const commands = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 128 }), { maxLength: 20 });
    fc.assert(
      fc.property(commands, (ids) => {
        const made = ids.flatMap((id) => [0, 1, 2].map((index) => entryId(id, index)));
        expect(made.every((id) => UUID_V8.test(id))).toBe(true);
        expect(new Set(made).size).toBe(made.length);
      }),
    );
  });
});
