import { ImportError } from '../import-error';

/** An object whose fields are not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gathers what is wrong with a mapping, so that one reading tells all of it. */
export class Faults {
  readonly #found: string[] = [];

  /** @param at RFC 6901 pointer into the mapping. @param fault ends a sentence begun with the pointer. */
  add(at: string, fault: string): void {
    this.#found.push(`${at === '' ? '/' : at} ${fault}`);
  }

  /** Whether a value is an object with these keys and no others; each fault is told. */
  keys(value: unknown, at: string, needed: readonly string[], possible: readonly string[]): value is Fields {
    if (!isRecord(value)) {
      this.add(at, 'must be an object');
      return false;
    }
    const missing = needed.filter((key) => !(key in value));
    const unknown = Object.keys(value).filter((key) => !needed.includes(key) && !possible.includes(key));
    for (const key of missing) this.add(`${at}/${key}`, 'is required');
    for (const key of unknown) {
      this.add(`${at}/${key}`, `is no field here; there are ${[...needed, ...possible].join(', ')}`);
    }
    return true;
  }

  /** Checks the text at the end of a pointer. */
  check(owner: Fields, at: string, pattern: RegExp, fault: string): void {
    const value = owner[at.slice(at.lastIndexOf('/') + 1)];
    if (value !== undefined && (typeof value !== 'string' || !pattern.test(value))) this.add(at, fault);
  }

  choice(value: unknown, at: string, of: readonly string[]): void {
    if (value !== undefined && !of.includes(value as string)) this.add(at, `must be one of ${of.join(', ')}`);
  }

  /** A list of texts, at least one. */
  texts(value: unknown, at: string): void {
    const isTexts =
      Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
    if (value !== undefined && !isTexts) this.add(at, 'must be a list of texts, at least one');
  }

  /** An object of texts. */
  record(value: unknown, at: string): void {
    const isTexts = isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
    if (!isTexts) this.add(at, 'must be an object of texts');
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.add(at, 'must be a list');
    return [];
  }

  /** @throws ImportError invalid_mapping where there is any fault. */
  throwIn(file: string): void {
    if (this.#found.length === 0) return;
    throw new ImportError('invalid_mapping', {
      what: this.#found.join('; '),
      where: file,
      why: 'a mapping says of every field of its change where it comes from, and nothing that is not read',
      next: 'Correct what is named and import again; nothing was recorded',
    });
  }
}
