import * as fc from 'fast-check';
import { POINTER_LENGTH_MAX, REQUEST_DEPTH_MAX, scanJson } from './json-scan';

/** What was found, in one line: `rule at "pointer" (offset)`, or `nothing`. */
function found(text: string): string {
  const fault = scanJson(text);
  return fault === undefined ? 'nothing' : `${fault.rule} at "${fault.pointer}" (${fault.offset})`;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const text = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', '"', '\\', '/', '\n', '🎬', 'ع') }),
  )
  .filter((candidate) => !candidate.includes('\0'));
const refusedKey = /^(?:__proto__|constructor|prototype)$|["\\\x01-\x1f]/;
const key = text.filter((candidate) => !refusedKey.test(candidate));
const { value: plainData } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}));

/** Texts of the characters that matter, and true JSON with one piece taken out, put in or repeated. */
const pieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\\u0000',
  '\\ud83d',
  '\\uDFAC',
  'null',
  '-',
  '0',
  '1.5',
  'e9',
  ' ',
  '\ud83d',
  '\t',
];
const scraps = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 });
const damaged = fc
  .tuple(plainData, fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...pieces))
  .map(([value, place, cut, piece]) => {
    const json = JSON.stringify(value);
    const at = place % json.length;
    return json.slice(0, at) + piece + json.slice(at + cut);
  });

interface Contents {
  readonly depth: number;
  readonly keys: readonly string[];
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/** Every key, string and number of parsed JSON, and how deep it is. */
function contents(value: unknown): Contents {
  const none: Contents = { depth: 0, keys: [], texts: [], numbers: [] };
  if (typeof value === 'string') return { ...none, texts: [value] };
  if (typeof value === 'number') return { ...none, numbers: [value] };
  if (typeof value !== 'object' || value === null) return none;
  const inner = Object.values(value).map(contents);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    keys: [...(Array.isArray(value) ? [] : Object.keys(value)), ...inner.flatMap(({ keys }) => keys)],
    texts: inner.flatMap(({ texts }) => texts),
    numbers: inner.flatMap(({ numbers }) => numbers),
  };
}

describe('a request that is safe to parse', () => {
  test('is any JSON of well-formed texts and whole numbers', () => {
    fc.assert(
      fc.property(plainData, fc.constantFrom('', ' ', '\t'), (value, indent) => {
        expect(found(JSON.stringify(value, null, indent))).toBe('nothing');
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    'null',
    ' [ ] ',
    '\r\n{\t}\n',
    '{"":""}',
    '{"a":[{"a":1},{"a":2}],"b":{"a":3}}',
    '"\\u00e9\\/\\b\\f\\n\\r\\t\\"\\\\"',
    '"\\ud83c\\udfac 🎬 \\uD83C\\uDFAC"',
    '"\\\\u0000 \\\\ud83d"',
    '[9007199254740991,-9007199254740991,0]',
    '{"toString":1,"proto":2,"Constructor":3}',
    '"\u2028\u007f"',
    '{"0":1,"01":2}',
  ])('is %j', (json) => {
    expect(found(json)).toBe('nothing');
    expect(parses(json)).toBe(true);
  });

  test('reaches the depth limit', () => {
    expect(found('['.repeat(REQUEST_DEPTH_MAX) + ']'.repeat(REQUEST_DEPTH_MAX))).toBe('nothing');
    expect(found('{"a":'.repeat(REQUEST_DEPTH_MAX) + '1' + '}'.repeat(REQUEST_DEPTH_MAX))).toBe('nothing');
  });
});

describe('a request with a fault', () => {
  test.each([
    ['{"a":{"__proto__":1}}', 'refused_key at "/a/__proto__" (6)'],
    ['{"constructor":1}', 'refused_key at "/constructor" (1)'],
    ['[{"prototype":1}]', 'refused_key at "/0/prototype" (2)'],
    ['{"\\u005f_proto\\u005f_":1}', 'refused_key at "/__proto__" (1)'],
    ['{"\\\\":1}', 'refused_key at "/\\" (1)'],
    ['{"a\\n":1}', 'refused_key at "/a\n" (1)'],
    ['{"a":1,"\\u0022":1}', 'refused_key at "/"" (7)'],
    ['{"a":1,"b":2,"a":3}', 'duplicate_key at "/a" (13)'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key at "/a" (7)'],
    ['[1,{"x":{"a":1,"a":1}}]', 'duplicate_key at "/1/x/a" (15)'],
    ['{"a":"\ud83d"}', 'lone_surrogate at "/a" (6)'],
    ['{"a":"\udfac\ud83d"}', 'lone_surrogate at "/a" (6)'],
    ['{"a":"x\\ud83d"}', 'lone_surrogate at "/a" (7)'],
    ['{"a":"\\uDFAC"}', 'lone_surrogate at "/a" (6)'],
    ['{"a":"\\ud83d\\ud83d\\udfac"}', 'lone_surrogate at "/a" (6)'],
    ['{"a":"\\ud83d x"}', 'lone_surrogate at "/a" (6)'],
    ['{"a":1,"b\ud83d":2}', 'lone_surrogate at "" (9)'],
    ['{"a":"\u0000"}', 'nul_character at "/a" (6)'],
    ['["",{"a":"x\\u0000"}]', 'nul_character at "/1/a" (11)'],
    ['{"\\u0000":1}', 'nul_character at "" (2)'],
    ['{"a":1.5}', 'not_safe_integer at "/a" (5)'],
    ['{"a":1.0}', 'not_safe_integer at "/a" (5)'],
    ['{"a":1e3}', 'not_safe_integer at "/a" (5)'],
    ['[0,-0]', 'not_safe_integer at "/1" (3)'],
    ['9007199254740992', 'not_safe_integer at "" (0)'],
    ['-9007199254740992', 'not_safe_integer at "" (0)'],
    ['9007199254740993', 'not_safe_integer at "" (0)'],
    ['{"a/b":{"c~d":[1,0.1]}}', 'not_safe_integer at "/a~1b/c~0d/1" (17)'],
    ['{"a":[1,2],"b":0.1}', 'not_safe_integer at "/b" (15)'],
    ['\ufeff{}', 'not_json at "" (0)'],
    ['{}\ufeff', 'not_json at "" (2)'],
    ['', 'not_json at "" (0)'],
    ['  ', 'not_json at "" (2)'],
    ['{"a":1}x', 'not_json at "" (7)'],
    ['{} {}', 'not_json at "" (3)'],
    ['{"a":1,}', 'not_json at "" (7)'],
    ['[1,]', 'not_json at "/1" (3)'],
    ['[1 2]', 'not_json at "" (3)'],
    ['[,1]', 'not_json at "/0" (1)'],
    ['{"a" 1}', 'not_json at "/a" (5)'],
    ['{"a":}', 'not_json at "/a" (5)'],
    ['{a:1}', 'not_json at "" (1)'],
    ["{'a':1}", 'not_json at "" (1)'],
    ['{"a":undefined}', 'not_json at "/a" (5)'],
    ['[NaN]', 'not_json at "/0" (1)'],
    ['[+1]', 'not_json at "/0" (1)'],
    ['[-]', 'not_json at "/0" (1)'],
    ['[.5]', 'not_json at "/0" (1)'],
    ['[01]', 'not_json at "" (2)'],
    ['[1.]', 'not_json at "" (2)'],
    ['[0x10]', 'not_json at "" (2)'],
    ['[truely]', 'not_json at "" (5)'],
    ['["a]', 'not_json at "/0" (4)'],
    ['["\t"]', 'not_json at "/0" (2)'],
    ['["\\x41"]', 'not_json at "/0" (2)'],
    ['["\\u12g4"]', 'not_json at "/0" (2)'],
    ['["\\', 'not_json at "/0" (2)'],
    ['[', 'not_json at "/0" (1)'],
    [']', 'not_json at "" (0)'],
    ['[1}', 'not_json at "" (2)'],
    ['{"a":1]', 'not_json at "" (6)'],
    ['/* why */ {}', 'not_json at "" (0)'],
    ['\u00a0{}', 'not_json at "" (0)'],
  ])('%j: %s', (json, expected) => {
    expect(found(json)).toBe(expected);
    expect(scanJson(json)?.next).toMatch(/^[a-z].+[^.]$/);
  });

  test('says what to do about a byte order mark and an empty text', () => {
    expect(scanJson('\ufeff{}')?.next).toBe('remove the byte order mark before the JSON text');
    expect(scanJson('')?.next).toBe('send a JSON text; this one is empty');
  });

  test('names the value that is one level too deep', () => {
    const arrays = '['.repeat(REQUEST_DEPTH_MAX + 1) + ']'.repeat(REQUEST_DEPTH_MAX + 1);
    expect(found(arrays)).toBe(`too_deep at "${'/0'.repeat(REQUEST_DEPTH_MAX)}" (${REQUEST_DEPTH_MAX})`);
    expect(found(`[${'{"a":'.repeat(REQUEST_DEPTH_MAX)}1`)).toMatch(/^too_deep at "\/0(\/a){31}"/);
  });

  test('names the nearest value around it where the pointer would be too long', () => {
    const long = 'k'.repeat(POINTER_LENGTH_MAX);
    expect(found(`{"a":{"${long}":{"b":0.1}}}`)).toBe('not_safe_integer at "/a" (214)');
    expect(found(`{"${long.slice(1)}":0.1}`)).toBe(`not_safe_integer at "/${long.slice(1)}" (203)`);
  });

  test('is found in every text that does not parse, and called "not JSON" in no other', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, damaged, fc.string({ unit: 'binary' })), (candidate) => {
        const rule = scanJson(candidate)?.rule ?? 'none';
        expect(rule === 'none' && !parses(candidate)).toBe(false);
        expect(rule === 'not_json' && parses(candidate)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is found wherever what parses holds something refused, and nowhere else', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constant(2 ** 53),
    );
    const risky = fc
      .tuple(fc.jsonValue({ noUnicodeString: false }), fc.integer({ min: 0, max: REQUEST_DEPTH_MAX + 2 }))
      .map(([value, levels]) => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], value));
    const halves = fc.string({ unit: fc.constantFrom('a', '\ud83c', '\udfac', '\0') });
    fc.assert(
      fc.property(fc.oneof(number, risky, halves, fc.array(fc.oneof(number, halves, risky))), (value) => {
        const json = JSON.stringify(value);
        const { depth, keys, texts, numbers } = contents(JSON.parse(json));
        const refused =
          depth > REQUEST_DEPTH_MAX ||
          keys.some((each) => refusedKey.test(each)) ||
          [...keys, ...texts].some((each) => !each.isWellFormed() || each.includes('\0')) ||
          numbers.some((each) => !Number.isSafeInteger(each) || Object.is(each, -0));
        expect(scanJson(json) !== undefined).toBe(refused);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a request that was made to do harm', () => {
  const million = 1_000_000;

  test.each([
    ['an array 45,000 deep', '['.repeat(45_000) + ']'.repeat(45_000), 'too_deep'],
    ['an object 9,000 deep', '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000), 'too_deep'],
    ['an array that never ends', '['.repeat(million), 'too_deep'],
    ['a string that never ends', `"${'a'.repeat(million)}`, 'not_json'],
    ['a number of a million digits', '9'.repeat(million), 'not_safe_integer'],
    ['a fraction of a million digits', `0.${'9'.repeat(million)}`, 'not_safe_integer'],
    ['a million backslashes and a half', `"${'\\'.repeat(million + 1)}"`, 'not_json'],
    ['a million lone surrogates', `"${'\\ud83d'.repeat(million)}"`, 'lone_surrogate'],
    ['a million spaces', ' '.repeat(million), 'not_json'],
    [
      'a key of a million characters, twice',
      `{"${'k'.repeat(million)}":1,"${'k'.repeat(million)}":2}`,
      'duplicate_key',
    ],
  ])('is refused: %s', (_name, json, rule) => {
    const fault = scanJson(json);
    expect(fault?.rule).toBe(rule);
    expect(fault?.pointer.length).toBeLessThanOrEqual(POINTER_LENGTH_MAX);
  });

  test.each([
    ['a long string', JSON.stringify('ع'.repeat(8 * million))],
    ['a string of escapes', `"${'\\n'.repeat(million)}"`],
    ['a string of escaped pairs', `"${'\\ud83c\\udfac'.repeat(million)}"`],
    [
      'an object of many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at]))),
    ],
    ['an array of many objects', `[${'{"a":[{}]},'.repeat(100_000)}0]`],
    ['an array spaced widely', `[${' '.repeat(million)}1${'\n'.repeat(million)}]`],
  ])('only by its size is read to the end: %s', (_name, json) => {
    expect(found(json)).toBe('nothing');
  });

  test('is answered whatever a megabyte holds', () => {
    const megabyte = fc
      .array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 30 })), { minLength: 20, maxLength: 40 })
      .map((parts) =>
        `[${parts.map((part) => JSON.stringify(part)).join()}`.padEnd(million, parts.join('') + ','),
      );
    fc.assert(
      fc.property(megabyte, (candidate) => {
        expect(scanJson(candidate)).toBeDefined();
      }),
      { numRuns: 20 },
    );
  });
});
