import { addDays, faultInText, parseDay, parsePublication, startOfDay } from '#domain';
import type { Day } from '#domain';
import type { KnownAt } from '#event-store';
import { PAGE_LIMIT_MAX } from '#projections';
import type { ParameterKind } from './parameter';

const POSITION = /^@(0|[1-9]\d{0,15})$/;
const TIMED = /^\d{4}-\d{2}-\d{2}T/;
const TEXT_LENGTH_MAX = 200;
const CURSOR_LENGTH_MAX = 2_000;

/** A full day of valid time. */
export const DAY: ParameterKind<Day> = {
  forms: 'a full day such as 2025-10-28',
  schema: { format: 'date' },
  read: parseDay,
};

/** A knowledge time: a position, an instant, or a day, which means its last millisecond UTC. All are inclusive. */
export const KNOWN_AT: ParameterKind<KnownAt> = {
  forms:
    'a position such as @1234, an instant with offset such as 2025-10-28T09:30:00+03:00, or a day such as 2025-10-28',
  schema: {},
  read: (text) => {
    const position = Number(POSITION.exec(text)?.[1]);
    if (Number.isSafeInteger(position)) return { position };
    const day = parseDay(text);
    if (day !== undefined) return { instant: startOfDay(addDays(day, 1)) - 1 };
    const parsed = TIMED.test(text) ? parsePublication(text) : { ok: false as const };
    return parsed.ok ? { instant: parsed.latest } : undefined;
  },
};

/** A publication time, in milliseconds since 1970 UTC: the latest instant of what is written. */
export const PUBLISHED_BY: ParameterKind<number> = {
  forms:
    'an instant with offset such as 2025-10-28T09:30:00Z, or a partial date such as 2025, 2025-10 or 2025-10-28',
  schema: {},
  read: (text) => {
    const parsed = parsePublication(text);
    return parsed.ok ? parsed.latest : undefined;
  },
};

/** Free text: an id or a name, compared as it is. */
export const TEXT: ParameterKind<string> = {
  forms: `a text of 1 to ${TEXT_LENGTH_MAX} characters`,
  schema: { minLength: 1, maxLength: TEXT_LENGTH_MAX },
  read: (text) => (faultInText(text, TEXT_LENGTH_MAX) === undefined ? text : undefined),
};

/** Yes or no. */
export const FLAG: ParameterKind<boolean> = {
  forms: 'true or false',
  schema: { enum: ['true', 'false'] },
  read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

/** One word of a closed list. */
export function oneOf<Word extends string>(words: readonly Word[]): ParameterKind<Word> {
  return {
    forms: `one of ${words.join(', ')}`,
    schema: { enum: [...words] },
    read: (text) => words.find((word) => word === text),
  };
}

/** A calendar year. */
export const YEAR: ParameterKind<number> = {
  forms: 'a year of four digits such as 2025',
  schema: { pattern: '^\\d{4}$' },
  read: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
};

/** A position, as it stands in answers. */
export const AFTER_POSITION: ParameterKind<number> = {
  forms: 'a position such as 1234',
  schema: { pattern: '^\\d{1,15}$' },
  read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

/** Where a page of a list begins. */
export const CURSOR: ParameterKind<string> = {
  forms: 'a text taken from `next`',
  schema: { minLength: 1, maxLength: CURSOR_LENGTH_MAX },
  read: (text) => (text.length >= 1 && text.length <= CURSOR_LENGTH_MAX ? text : undefined),
};

/** An instant, in milliseconds since 1970 UTC. */
export const INSTANT: ParameterKind<number> = {
  forms:
    'an instant with offset such as 2025-10-28T09:30:00Z, or a day such as 2025-10-28, which means its first instant UTC',
  schema: {},
  read: (text) => {
    const day = parseDay(text);
    if (day !== undefined) return startOfDay(day);
    const parsed = TIMED.test(text) ? parsePublication(text) : { ok: false as const };
    return parsed.ok ? parsed.latest : undefined;
  },
};

/** How many levels of a tree. */
export const DEPTH: ParameterKind<number> = {
  forms: 'a whole number from 1 to 99',
  schema: { pattern: '^[1-9]\\d?$' },
  read: (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
};

/** How many items stand on a page. */
export const LIMIT: ParameterKind<number> = {
  forms: `a whole number from 1 to ${PAGE_LIMIT_MAX}`,
  schema: { pattern: '^\\d{1,3}$' },
  read: (text) => {
    const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    return limit >= 1 && limit <= PAGE_LIMIT_MAX ? limit : undefined;
  },
};
