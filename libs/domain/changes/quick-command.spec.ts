import * as fc from 'fast-check';
import { EXAMPLES } from '../../../test/http/examples';
import { malformed } from '../../../test/given';
import { LedgerError } from '../errors';
import { checkedCommand } from './parse-command';
import { quickCommand } from './quick-command';
import { changes } from './registry';

const classes = [...changes.values()].map(({ command }) => command);
const byPath = new Map(
  [...changes].map(([name, { command }]) => [
    name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
    command,
  ]),
);
const examples = EXAMPLES.flatMap(([path, json]) => {
  const type = byPath.get(path);
  return type === undefined ? [] : [{ path, type, json }];
});

/** What the thorough check makes of it; undefined where it refuses. */
function thorough(type: new () => object, json: unknown): object | undefined {
  try {
    return checkedCommand(type, json as object, '');
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

describe('the quick check of a command', () => {
  test.each(examples)('makes the very command that the thorough one makes: $path', ({ type, json }) => {
    const quick = quickCommand(type, json);
    expect(quick).toBeInstanceOf(type);
    expect(quick).toStrictEqual(thorough(type, json));
  });

  test('is held against an example of nearly every change', () => {
    expect(examples.length).toBeGreaterThan(0.9 * classes.length);
  });

  test.each(examples)('is sure of nothing in which a field is wrong: $path', ({ type, json }) => {
    const wrong = malformed(type, json as never).map(([, put]) => put);
    expect(wrong.length).toBeGreaterThan(3);
    for (const one of wrong)
      expect([one, quickCommand(type, one) === undefined]).toEqual([one, thorough(type, one) === undefined]);
  });

  test('accepts nothing that the thorough one refuses, and makes the same of what it accepts, whatever is put in', () => {
    const example = fc.constantFrom(...examples);
    const put = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(
        undefined,
        new Date(0),
        new Map(),
        [undefined],
        { en: undefined },
        Number.NaN,
        'none',
      ),
      fc.dictionary(
        fc.constantFrom('en', 'constructor', '__proto__', 'valueOf', 'min', 'toString'),
        fc.jsonValue(),
      ),
    );
    fc.assert(
      fc.property(example, fc.nat(), put, ({ type, json }, at, value) => {
        const keys = [...Object.keys(json), 'another', '__proto__'];
        const changed = Object.defineProperty({ ...json }, keys[at % keys.length] as string, {
          value,
          enumerable: true,
        });
        const quick = quickCommand(type, changed);
        expect(quick).toStrictEqual(quick === undefined ? undefined : thorough(type, changed));
      }),
      { numRuns: 2_000 },
    );
  });

  test('keeps a copy, which whoever sent the command cannot change afterwards', () => {
    const names = { en: 'Amazon' };
    const { command: type } = changes.get('RegisterCompany') ?? { command: Object };
    const { json } = examples.find(({ path }) => path === 'register-company') ?? { json: {} };
    const quick = quickCommand(type, { ...json, names }) as { readonly names: object };
    names.en = 'Another';
    expect(quick.names).toEqual({ en: 'Amazon' });
  });
});
