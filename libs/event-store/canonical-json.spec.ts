import * as fc from 'fast-check';
import { CanonicalJsonError, DEPTH_MAX, canonicalJson } from './canonical-json';

/**
 * An independent canonicaliser, named by its file since the package lets only ES modules ask for it by name.
 */
const { default: canonicalize } = jest.requireActual<{ readonly default: (value: unknown) => string }>(
  '../../node_modules/canonicalize/lib/canonicalize.js',
);

/** Keys and texts over all of Unicode, with a liking for what sorts or escapes in a special way. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        '"',
        '\\',
        '/',
        '\n',
        '\u0001',
        '\u007f',
        '\u2028',
        'é',
        'ﬁ',
        '🎬',
        'ع',
      ),
    }),
  )
  .filter((candidate) => !candidate.includes('\0'));
const key = text.filter((candidate) => !/^(?:__proto__|\d+)$|["\\\x01-\x1f]/.test(candidate));
const { value: plainData } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    text,
    fc.maxSafeInteger().map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}));

const holes = (length: number): unknown[] => Object.assign([], { length });
const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);

function refusal(value: unknown): string {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    return error.message === '' ? 'no reason given' : `${error.rule} at "${error.pointer}"`;
  }
}

describe('canonical JSON', () => {
  test('is what an independent canonicaliser writes', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1_000 },
    );
  });

  test('parses to the same value, and is what JSON.stringify makes of that', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        const json = canonicalJson(value);
        expect(JSON.parse(json)).toEqual(value);
        expect(JSON.stringify(JSON.parse(json))).toBe(json);
      }),
    );
  });

  test('is the same for fields in any order', () => {
    const fields = fc.dictionary(key, plainData, { minKeys: 2 }).map((object) => Object.entries(object));
    fc.assert(
      fc.property(fields, (entries) => {
        expect(canonicalJson(Object.fromEntries(entries.toReversed()))).toBe(
          canonicalJson(Object.fromEntries(entries)),
        );
      }),
    );
  });

  test('orders keys by UTF-16 code units, as the example of RFC 8785 does', () => {
    const example = { '\u20ac': 1, '\ufb33': 3, '\ud83d\ude00': 4, '\u0080': 5, '\u00f6': 6, B: 7 };
    expect(canonicalJson(example)).toBe(
      '{"B":7,"\u0080":5,"\u00f6":6,"\u20ac":1,"\ud83d\ude00":4,"\ufb33":3}',
    );
  });

  test('writes strings as the example of RFC 8785 does', () => {
    expect(canonicalJson('€$\u000F\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  test('leaves out fields of a command class that were not given, and writes nested classes', () => {
    class Quantity {
      readonly min = 200;
      readonly max = null;
      readonly wording?: string;
    }
    class ReportLayoffShare {
      readonly unitId = 'amazon-mgm-studios';
      readonly percentage?: string;
      readonly positions = new Quantity();
      describe(): string {
        return this.unitId;
      }
    }
    expect(Object.keys(new ReportLayoffShare())).toContain('percentage');
    expect(canonicalJson(new ReportLayoffShare())).toBe(
      '{"positions":{"max":null,"min":200},"unitId":"amazon-mgm-studios"}',
    );
  });

  test('takes objects without a prototype, and data that names a field toJSON or constructor', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
    expect(canonicalJson({ toJSON: 'text', constructor: 'Hamza' })).toBe(
      '{"constructor":"Hamza","toJSON":"text"}',
    );
  });

  test('does not change what it is given', () => {
    const given = Object.freeze({ b: Object.freeze([2, 1]), a: undefined });
    expect(canonicalJson(given)).toBe('{"b":[2,1]}');
    expect(Object.keys(given)).toEqual(['b', 'a']);
  });

  test('writes a value that occurs twice, twice', () => {
    const wording = { en: 'hundreds' };
    expect(canonicalJson([wording, wording])).toBe('[{"en":"hundreds"},{"en":"hundreds"}]');
  });

  test('goes 32 levels deep and no further', () => {
    expect(canonicalJson(nested(DEPTH_MAX))).toBe(`${'['.repeat(32)}1${']'.repeat(32)}`);
    expect(refusal(nested(DEPTH_MAX + 1))).toBe(`too_deep at "${'/0'.repeat(32)}"`);
    expect(refusal(nested(9_000))).toBe(`too_deep at "${'/0'.repeat(32)}"`);
  });
});

describe('no canonical JSON', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  class Decided {
    readonly amount = 1;
    toJSON(): number {
      return this.amount;
    }
  }

  test.each<[string, unknown, string]>([
    ['undefined', undefined, 'unsupported_type at ""'],
    ['a function', { on: () => 1 }, 'unsupported_type at "/on"'],
    ['a symbol', { id: Symbol('id') }, 'unsupported_type at "/id"'],
    ['a symbol as key', { a: { [Symbol('id')]: 1 } }, 'unsupported_type at "/a"'],
    ['a bigint', [1n], 'unsupported_type at "/0"'],
    ['undefined in an array', [1, undefined], 'unsupported_type at "/1"'],
    ['a hole in an array', holes(3), 'unsupported_type at "/0"'],
    ['an array of nothing but holes', holes(1e9), 'unsupported_type at "/0"'],
    ['a Date', { on: new Date(0) }, 'unsupported_type at "/on"'],
    ['a Map', new Map([['a', 1]]), 'unsupported_type at ""'],
    ['a Set', { a: [new Set([1])] }, 'unsupported_type at "/a/0"'],
    ['a Buffer', Buffer.from('a'), 'unsupported_type at ""'],
    ['a typed array', new Uint8Array(1), 'unsupported_type at ""'],
    ['a RegExp', /a/, 'unsupported_type at ""'],
    ['an Error', new Error('a'), 'unsupported_type at ""'],
    ['a Promise', Promise.resolve(1), 'unsupported_type at ""'],
    ['a boxed text', Object('a'), 'unsupported_type at ""'],
    ['a URL', new URL('https://example.com'), 'unsupported_type at ""'],
    ['an object with a form of its own', { amount: new Decided() }, 'unsupported_type at "/amount"'],
    ['NaN', Number.NaN, 'not_safe_integer at ""'],
    ['Infinity', { max: Infinity }, 'not_safe_integer at "/max"'],
    ['a fraction', { stake: 0.5 }, 'not_safe_integer at "/stake"'],
    ['an unsafe integer', [2 ** 53], 'not_safe_integer at "/0"'],
    ['an unsafe negative integer', [-(2 ** 53)], 'not_safe_integer at "/0"'],
    ['minus zero', { min: -0 }, 'not_safe_integer at "/min"'],
    ['an integer-like key', { names: { 0: 'a' } }, 'refused_key at "/names/0"'],
    ['a long integer-like key', { '18446744073709551616': 1 }, 'refused_key at "/18446744073709551616"'],
    ['__proto__', JSON.parse('{"a":{"__proto__":1}}'), 'refused_key at "/a/__proto__"'],
    ['a key with a line break', { a: { 'b\n': 1 } }, 'refused_key at "/a/b\n"'],
    ['a key with a backslash', { '\\': 1 }, 'refused_key at "/\\"'],
    ['a key with a quotation mark', { 'a"': 1 }, 'refused_key at "/a""'],
    ['a lone high surrogate', { quote: 'a\ud83d' }, 'lone_surrogate at "/quote"'],
    ['a lone low surrogate', ['\udfac\ud83d'], 'lone_surrogate at "/0"'],
    ['a lone surrogate in a key', { 'a\ud83d': 1 }, 'lone_surrogate at "/a\ufffd"'],
    ['U+0000', { quote: 'a\u0000b' }, 'nul_character at "/quote"'],
    ['U+0000 in a key', { 'a\u0000': 1 }, 'nul_character at "/a\u0000"'],
    ['a cycle', cycle, `too_deep at "${'/self'.repeat(32)}"`],
    ['a fault after deeper values', [[[1, [2]], { a: [3] }], -0], 'not_safe_integer at "/1"'],
    [
      'a fault below keys that a pointer escapes',
      { 'a/b': { 'c~d': 0.1 } },
      'not_safe_integer at "/a~1b/c~0d"',
    ],
  ])('has %s', (_name, value, expected) => {
    expect(refusal(value)).toBe(expected);
  });

  test('has a key like 01 or -1, which engines leave in place', () => {
    expect(canonicalJson({ '1a': 1, '01': 2, '-1': 3, '1.5': 4 })).toBe('{"-1":3,"01":2,"1.5":4,"1a":1}');
  });

  test('is refused or written for anything at all, never lost', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withMap: true, withSparseArray: true, withBigInt: true }),
        (value) => {
          refusal(value);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
