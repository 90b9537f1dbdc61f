/** Largest payload of an entry, in bytes of canonical JSON in UTF-8, inclusive: 256 KiB. */
export const PAYLOAD_BYTES_MAX = 256 * 1_024;
/** Largest header of an entry, in bytes of canonical JSON in UTF-8, inclusive: 4 KiB. */
export const HEADER_BYTES_MAX = 4 * 1_024;
/** Most arrays and objects inside one another, inclusive; `[[]]` is two levels deep. */
export const DEPTH_MAX = 32;

/**
 * The rules of stored data, which keep `JSON.stringify`, the database and every other reader in agreement
 * about its bytes.
 */
export type CanonicalJsonRule =
  /**
   * A function, symbol, bigint, undefined in an array, or an object that is more than its fields, such as a
   * Date or a Map.
   */
  | 'unsupported_type'
  /** Numbers are safe integers and never -0; decimals are strings. */
  | 'not_safe_integer'
  /** Half a surrogate pair, which UTF-8 cannot hold. */
  | 'lone_surrogate'
  /** U+0000, at which the database would cut the text. */
  | 'nul_character'
  /**
   * `__proto__`; keys like `0` or `12`, which engines move before all others; and keys that JSON must escape,
   * in whose place some engines read another key (V8 in Node 24 and 26: nodejs/node#63785).
   */
  | 'refused_key'
  /** Deeper than the limit, or an object that contains itself. */
  | 'too_deep';

/**
 * A value that has no canonical form here: where it is, which rule it breaks, and in the message what to do.
 */
export class CanonicalJsonError extends Error {
  constructor(
    /**
     * RFC 6901 pointer to the value or key at fault, from the value that was to be written; empty for that
     * value itself.
     */
    readonly pointer: string,
    readonly rule: CanonicalJsonRule,
    message: string,
  ) {
    super(message);
    this.name = 'CanonicalJsonError';
  }
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys on the way to the value at hand. Entries beyond its depth are left over from earlier values. */
type Path = (string | number)[];

const REFUSED_KEY = /^(?:__proto__|0|[1-9]\d*)$|["\\\x01-\x1f]/;
const BROKEN_TEXT = /[\0\ud800-\udfff]/u;

/**
 * The canonical JSON (RFC 8785) of plain data: no spaces, keys in order of their UTF-16 code units. Objects
 * may be instances of classes with plain fields; fields that are undefined count as absent. What is written
 * parses to an equal value, and `JSON.stringify` of that value is the same text again.
 * @throws CanonicalJsonError for what JSON would drop, alter or write in two ways.
 */
export function canonicalJson(value: unknown): string {
  return canonicalForm(value).text;
}

/** The canonical JSON of plain data together with what it parses to, which saves parsing it. @throws CanonicalJsonError */
export function canonicalForm(value: unknown): { readonly text: string; readonly parsed: unknown } {
  const parsed = inOrder(value, [], 0);
  return { text: JSON.stringify(parsed), parsed };
}

/**
 * A copy whose keys are in order: one native `stringify` of it is faster than joining the text piece by
 * piece.
 */
function inOrder(value: unknown, path: Path, depth: number): Json {
  if (typeof value === 'string') return checkedText(value, path, depth);
  if (typeof value === 'number') return checkedNumber(value, path, depth);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return refuseType(typeof value, path, depth);
  if (depth === DEPTH_MAX) {
    const message = `nested deeper than ${DEPTH_MAX} levels, or contained in itself; flatten it`;
    return refuse('too_deep', message, path, depth);
  }
  if (Array.isArray(value)) return itemsInOrder(value, path, depth);
  return fieldsInOrder(value as Readonly<Record<string, unknown>>, path, depth);
}

function itemsInOrder(items: readonly unknown[], path: Path, depth: number): Json {
  const copy: Json[] = [];
  for (let at = 0; at < items.length; at++) {
    path[depth] = at;
    copy.push(inOrder(items[at], path, depth + 1));
  }
  return copy;
}

function fieldsInOrder(fields: Readonly<Record<string, unknown>>, path: Path, depth: number): Json {
  if (!hasOnlyFields(fields)) return refuseType(nameOfType(fields), path, depth);
  const copy: Record<string, Json> = {};
  for (const key of sorted(Object.keys(fields))) {
    const value = fields[key];
    if (value === undefined) continue;
    path[depth] = key;
    copy[checkedKey(key, path, depth + 1)] = inOrder(value, path, depth + 1);
  }
  return copy;
}

/** Without a comparator, strings are compared by UTF-16 code units: the order of RFC 8785. */
function sorted(keys: readonly string[]): readonly string[] {
  for (let at = 1; at < keys.length; at++) {
    if ((keys[at - 1] as string) > (keys[at] as string)) return keys.toSorted();
  }
  return keys;
}

/**
 * Built-in objects, which hold more than fields, are known by their tag; others by a form of their own or
 * symbols as keys.
 */
function hasOnlyFields(value: object): boolean {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  if (typeof (value as { readonly toJSON?: unknown }).toJSON === 'function') return false;
  return Object.getOwnPropertySymbols(value).length === 0;
}

function checkedText(text: string, path: Path, depth: number): string {
  if (!BROKEN_TEXT.test(text)) return text;
  if (text.includes('\0')) return refuse('nul_character', 'text holds U+0000; remove it', path, depth);
  return refuse('lone_surrogate', 'text holds half a surrogate pair; send whole characters', path, depth);
}

function checkedNumber(number: number, path: Path, depth: number): number {
  if (Number.isSafeInteger(number) && !Object.is(number, -0)) return number;
  const shown = number === 0 ? '-0' : String(number);
  const message = `${shown} is no whole number up to 2^53-1; write decimals as text`;
  return refuse('not_safe_integer', message, path, depth);
}

function checkedKey(key: string, path: Path, depth: number): string {
  if (!REFUSED_KEY.test(key)) return checkedText(key, path, depth);
  const message = `"${key.slice(0, 40)}" cannot be a key; choose a plain name that is no number`;
  return refuse('refused_key', message, path, depth);
}

function nameOfType(value: object): string {
  const name: unknown = (value.constructor as { readonly name?: unknown } | undefined)?.name;
  return typeof name === 'string' && name !== '' ? name : 'object';
}

function refuseType(type: string, path: Path, depth: number): never {
  const message = `${type} cannot be stored; use text, whole numbers, booleans, null, arrays and objects`;
  return refuse('unsupported_type', message, path, depth);
}

function refuse(rule: CanonicalJsonRule, message: string, path: Path, depth: number): never {
  const keys = path.slice(0, depth).map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  const pointer = keys.map((key) => `/${key}`).join('');
  throw new CanonicalJsonError(pointer.toWellFormed(), rule, message);
}
