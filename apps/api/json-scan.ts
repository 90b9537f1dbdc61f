import { endOf, endOfNumber, endOfString } from './json-tokens';
import type { JsonRule, TokenFault } from './json-tokens';

/** Most arrays and objects inside one another in a request, inclusive; `[[]]` is two levels deep. */
export const REQUEST_DEPTH_MAX = 32;
/**
 * Longest pointer that a fault gives, in UTF-16 code units; of a longer one, only the keys that fit are
 * named.
 */
export const POINTER_LENGTH_MAX = 200;

/** The first thing wrong with the text of a request. */
export interface JsonFault extends TokenFault {
  /** RFC 6901 pointer to the value or key at fault, or to the nearest value around it that can be named. */
  readonly pointer: string;
}

/** An array or object whose end is not read yet. */
interface Level {
  readonly closer: ']' | '}';
  /** Keys read so far; none in an array. */
  readonly keys: Set<string>;
  /** Number of members begun. */
  count: number;
  /** Key or index of the member at hand; undefined before it is known. */
  place: string | number | undefined;
}

const REFUSED_KEY = /^(?:__proto__|constructor|prototype)$|["\\\x01-\x1f]/;
const SPACE = /[ \t\n\r]*/y;
const WORD = /true|false|null/y;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Looks over the text of a request before anything parses it, and finds what parsers crash on, alter in
 * silence or read in two ways. Takes time in proportion to the text, and no recursion: the text comes from
 * strangers.
 * @returns the first fault, or undefined for JSON that is safe to parse.
 */
export function scanJson(text: string): JsonFault | undefined {
  return new Scan(text).firstFault();
}

class Scan {
  readonly #json: string;
  readonly #open: Level[] = [];
  #at = 0;

  constructor(json: string) {
    this.#json = json;
  }

  firstFault(): JsonFault | undefined {
    let fault = this.#start() ?? this.#value();
    for (
      let level = this.#open.at(-1);
      fault === undefined && level !== undefined;
      level = this.#open.at(-1)
    ) {
      fault = this.#memberOrEnd(level);
    }
    fault ??= this.#end();
    return fault === undefined ? undefined : { pointer: this.#pointer(), ...fault };
  }

  #start(): TokenFault | undefined {
    if (this.#json.startsWith(BYTE_ORDER_MARK))
      return this.#fault('remove the byte order mark before the JSON text');
    return this.#peek() === '' ? this.#fault('send a JSON text; this one is empty') : undefined;
  }

  #end(): TokenFault | undefined {
    return this.#peek() === '' ? undefined : this.#fault('send one JSON value and nothing after it');
  }

  #memberOrEnd(level: Level): TokenFault | undefined {
    level.place = undefined;
    if (this.#peek() === level.closer) {
      this.#at += 1;
      this.#open.pop();
      return undefined;
    }
    const fault = level.count === 0 ? undefined : this.#take(',', `write , or ${level.closer} here`);
    if (fault !== undefined) return fault;
    level.count += 1;
    if (level.closer === '}')
      return this.#key(level) ?? this.#take(':', 'write : after the key') ?? this.#value();
    level.place = level.count - 1;
    return this.#value();
  }

  #key(level: Level): TokenFault | undefined {
    if (this.#peek() !== '"') return this.#fault('write a key in quotation marks here');
    const start = this.#at;
    const fault = this.#token(endOfString(this.#json, start));
    if (fault !== undefined) return fault;
    const written = this.#json.slice(start, this.#at);
    const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
    level.place = key;
    if (REFUSED_KEY.test(key))
      return { offset: start, rule: 'refused_key', next: 'remove this key; no field is named so' };
    if (level.keys.has(key))
      return { offset: start, rule: 'duplicate_key', next: 'give each key of an object once' };
    level.keys.add(key);
    return undefined;
  }

  #value(): TokenFault | undefined {
    const first = this.#peek();
    if (first === '{') return this.#enter('}');
    if (first === '[') return this.#enter(']');
    if (first === '"') return this.#token(endOfString(this.#json, this.#at));
    if (first === '-' || (first >= '0' && first <= '9'))
      return this.#token(endOfNumber(this.#json, this.#at));
    const end = endOf(WORD, this.#json, this.#at);
    return end === undefined ? this.#fault('write a JSON value here') : this.#token(end);
  }

  #enter(closer: Level['closer']): TokenFault | undefined {
    if (this.#open.length === REQUEST_DEPTH_MAX) {
      return this.#fault(`nest at most ${REQUEST_DEPTH_MAX} arrays and objects`, 'too_deep');
    }
    this.#open.push({ closer, keys: new Set(), count: 0, place: undefined });
    this.#at += 1;
    return undefined;
  }

  #take(mark: string, next: string): TokenFault | undefined {
    if (this.#peek() !== mark) return this.#fault(next);
    this.#at += 1;
    return undefined;
  }

  #token(end: number | TokenFault): TokenFault | undefined {
    if (typeof end !== 'number') return end;
    this.#at = end;
    return undefined;
  }

  /** The first character that is no space; empty at the end of the text. */
  #peek(): string {
    this.#at = endOf(SPACE, this.#json, this.#at) ?? this.#at;
    return this.#json.charAt(this.#at);
  }

  #fault(next: string, rule: JsonRule = 'not_json'): TokenFault {
    return { offset: this.#at, rule, next };
  }

  #pointer(): string {
    let pointer = '';
    for (const { place } of this.#open) {
      if (place === undefined) return pointer;
      const longer = `${pointer}/${String(place).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (longer.length > POINTER_LENGTH_MAX) return pointer;
      pointer = longer;
    }
    return pointer;
  }
}
