/** What a request's text must not hold. */
export type JsonRule =
  /** Not JSON (RFC 8259); with a byte order mark before it, it is no JSON either. */
  | 'not_json'
  /** More arrays and objects inside one another than the limit. */
  | 'too_deep'
  /**
   * As a key, however it is written: `__proto__`, `constructor` or `prototype`, which programs would take for
   * their own; or a text that JSON must escape, in whose place some engines read another key (V8 in Node 24
   * and 26, once they have parsed a key with a backslash: nodejs/node#63785).
   */
  | 'refused_key'
  /** The same key twice in one object: readers differ in which value they see. */
  | 'duplicate_key'
  /** Half a surrogate pair, raw or escaped: it is no character. */
  | 'lone_surrogate'
  /** U+0000, raw or escaped: databases cut texts there. */
  | 'nul_character'
  /** Numbers are whole, from -(2^53-1) to 2^53-1, without exponent and not -0; decimals are strings. */
  | 'not_safe_integer';

/** What is wrong at one place of a text. */
export interface TokenFault {
  /** Where in the text, in UTF-16 code units from 0. */
  readonly offset: number;
  readonly rule: JsonRule;
  /** The next step, in words. */
  readonly next: string;
}

const HIGH_HALF = String.raw`(?:[\ud800-\udbff]|\\u[dD][89abAB][\da-fA-F]{2})`;
const LOW_HALF = String.raw`(?:[\udc00-\udfff]|\\u[dD][c-fC-F][\da-fA-F]{2})`;
const PLAIN = String.raw`[^"\\\0-\x1f\ud800-\udfff]+`;
const ESCAPE = String.raw`\\(?:["\\/bfnrt]|u(?!0000|[dD][89a-fA-F])[\da-fA-F]{4})`;
/**
 * What may follow in a string: plain characters, both halves of a surrogate pair, or an escape that is
 * neither half.
 */
const PART = new RegExp(`${PLAIN}|${HIGH_HALF}${LOW_HALF}|${ESCAPE}`, 'y');
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHOLE = /^-?\d+$/;

/** What stops a string other than its closing quote; the first that matches is the reason. */
const STOPS: readonly (readonly [stop: RegExp, rule: JsonRule, next: string])[] = [
  [/\0|\\u0000/y, 'nul_character', 'remove U+0000 from the text'],
  [
    /[\ud800-\udfff]|\\u[dD][89a-fA-F][\da-fA-F]{2}/y,
    'lone_surrogate',
    'complete or remove half a surrogate pair',
  ],
  [/[\x01-\x1f]/y, 'not_json', 'escape the control character, such as \\n for a line break'],
  [/\\/y, 'not_json', 'write one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX'],
];

/**
 * Where the pattern ends when it stands at exactly this place; undefined where it does not. The pattern is
 * sticky.
 */
export function endOf(pattern: RegExp, json: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(json) ? pattern.lastIndex : undefined;
}

/**
 * Where the string ends that begins with the quote at `start`: behind its closing quote. Or what is wrong in
 * it.
 */
export function endOfString(json: string, start: number): number | TokenFault {
  let at = start + 1;
  for (let end = endOf(PART, json, at); end !== undefined; end = endOf(PART, json, at)) at = end;
  if (json[at] === '"') return at + 1;
  const stop = STOPS.find(([pattern]) => endOf(pattern, json, at) !== undefined);
  if (stop !== undefined) return { offset: at, rule: stop[1], next: stop[2] };
  return { offset: at, rule: 'not_json', next: 'close the string with a quotation mark' };
}

/** Where the number ends that begins at `start`. Or what is wrong with it. */
export function endOfNumber(json: string, start: number): number | TokenFault {
  const end = endOf(NUMBER, json, start);
  if (end === undefined)
    return { offset: start, rule: 'not_json', next: 'write a whole number such as 0 or -12' };
  const digits = json.slice(start, end);
  if (WHOLE.test(digits) && digits !== '-0' && Number.isSafeInteger(Number(digits))) return end;
  const next = 'write a whole number up to 2^53-1 without exponent, or a decimal as a string such as "1.5"';
  return { offset: start, rule: 'not_safe_integer', next };
}
