import * as fc from 'fast-check';
import { CITATION, people } from '../../../test/given';
import { LedgerError } from '../errors';
import type { FieldError } from '../errors';
import { AnnounceLayoff, announceLayoff } from './layoffs/announce-layoff';
import { changeNamed, parseCommand } from './parse-command';
import { registerCompany } from './organisation/register-company';
import { changes } from './registry';

const command = {
  layoffId: 'amazon-2025-10',
  unitId: 'amazon',
  positions: people(14_000),
  announcedOn: '2025-10-28',
  citation: CITATION,
};
const faultsOf = (work: () => unknown): readonly FieldError[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'invalid_fields') return error.errors;
    throw error;
  }
};
const unknownFields = (json: unknown): readonly string[] =>
  faultsOf(() => parseCommand(announceLayoff, json))
    .filter(({ code }) => code === 'unknown_field')
    .map(({ pointer }) => pointer);
/** A key of its own, whatever objects inherit under that name. */
const withKey = (json: object, key: string, value: unknown): unknown =>
  JSON.parse(JSON.stringify(json).replace('{', `{${JSON.stringify(key)}:${JSON.stringify(value)},`));

describe('a command', () => {
  test('comes out as an instance of its class that is written as it came', () => {
    const parsed = parseCommand(announceLayoff, command);
    expect(parsed).toBeInstanceOf(AnnounceLayoff);
    expect(JSON.parse(JSON.stringify(parsed))).toStrictEqual(command);
  });

  test.each([null, undefined, 'AnnounceLayoff', 7, [], [command]])('is a JSON object, not %j', (json) => {
    expect(() => parseCommand(announceLayoff, json)).toThrow('AnnounceLayoff must be a JSON object');
  });

  test('has every fault of it named at once', () => {
    const json = {
      layoffId: 'Amazon',
      positions: { min: -1, max: 2.5 },
      citation: { quote: '' },
      reason: 'x',
    };
    expect(
      faultsOf(() => parseCommand(announceLayoff, json)).map(({ pointer, code }) => `${pointer} ${code}`),
    ).toEqual([
      '/reason unknown_field',
      '/layoffId slug',
      '/unitId slug',
      '/positions/min count',
      '/positions/max countOrNull',
      '/positions/wording text',
      '/announcedOn partialDate',
      '/citation/sourceId slug',
      '/citation/publishedOn publication',
      '/citation/quote text',
    ]);
  });

  test('has its faults named by pointers into what the client sent', () => {
    const json = { ...command, positions: null };
    expect(faultsOf(() => parseCommand(announceLayoff, json, '/right/command'))[0]?.pointer).toBe(
      '/right/command/positions',
    );
  });

  test('has unknown fields refused, whatever they are called', () => {
    expect(unknownFields({ ...command, 'a/b~c': 1 })).toEqual(['/a~1b~0c']);
    expect(unknownFields({ ...command, citation: { ...CITATION, page: 3 } })).toEqual(['/citation/page']);
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))(
    'has a field refused that is named as every object has one: %s',
    (key) => {
      expect(unknownFields(withKey(command, key, 'closure'))).toEqual([`/${key}`]);
      const citation = withKey(CITATION, key, { kind: 'closure' });
      expect(unknownFields({ ...command, citation })).toEqual([`/citation/${key}`]);
    },
  );

  test('has names refused under such a key, instead of losing them', () => {
    const names = withKey({ en: 'Amazon' }, 'constructor', 'x');
    const faults = faultsOf(() =>
      parseCommand(registerCompany, { unitId: 'amazon', names, citation: CITATION }),
    );
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/names/constructor']);
  });

  test('is parsed or refused with reasons, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...changes.values()), fc.json(), (change, json) => {
        for (const fault of faultsOf(() => parseCommand(change, JSON.parse(json)))) {
          expect(fault.pointer === '' || fault.pointer.startsWith('/')).toBe(true);
          expect(fault.detail).not.toBe('');
        }
      }),
    );
  });

  test('with one field put wrong is parsed or refused with reasons', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(command)), fc.jsonValue(), (name, value) => {
        const faults = faultsOf(() => parseCommand(announceLayoff, { ...command, [name]: value }));
        expect(faults.every(({ pointer }) => pointer.startsWith(`/${name}`))).toBe(true);
      }),
    );
  });
});

describe('a change', () => {
  test('is found by the name of its command', () => {
    expect(changeNamed(changes, 'AnnounceLayoff')).toBe(announceLayoff);
  });

  test.each(['announceLayoff', 'EditLayoff', '', 'constructor'])('is unknown as %j', (name) => {
    expect(() => changeNamed(changes, name, '/change')).toThrow(
      expect.objectContaining({
        code: 'unknown_change',
        errors: [expect.objectContaining({ pointer: '/change' })],
      }) as Error,
    );
  });
});
