import { NAME_LENGTH_MAX, STATEMENT_LENGTH_MAX, faultInLine } from './text';

/** A name or title by language, at least one: `{"en": "Albert Cheng", "ar": "ألبرت تشينغ"}`. Keys are BCP 47 tags. */
export type Names = Readonly<Record<string, string>>;

/** A statement of a sentence or a few by language, at least one. Keys are BCP 47 tags. */
export type Statement = Readonly<Record<string, string>>;

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** Most languages in which one thing is named. */
export const LANGUAGES_MAX = 40;

/** Whether a text has the form of a BCP 47 language tag with a lower-case language, such as `ar` or `pt-BR`. */
export function isLanguageTag(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 35 && LANGUAGE_TAG.test(value);
}

/** Why a value cannot be names by language, or undefined where it can. */
export function faultInNames(value: unknown): string | undefined {
  return faultByLanguage(value, {
    lengthMax: NAME_LENGTH_MAX,
    expected: 'must be names by language, such as {"en": "Amazon", "ar": "أمازون"}',
    none: 'must give a name in at least one language',
  });
}

/** Why a value cannot be a statement by language, or undefined where it can: one line, written as names are, but longer. */
export function faultInStatement(value: unknown): string | undefined {
  return faultByLanguage(value, {
    lengthMax: STATEMENT_LENGTH_MAX,
    expected: 'must be a statement by language, such as {"en": "Work will change.", "ar": "سيتغير العمل."}',
    none: 'must give a statement in at least one language',
  });
}

interface Rule {
  readonly lengthMax: number;
  readonly expected: string;
  readonly none: string;
}

function faultByLanguage(value: unknown, { lengthMax, expected, none }: Rule): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return expected;
  const texts = Object.entries(value);
  if (texts.length === 0) return none;
  if (texts.length > LANGUAGES_MAX) return `has ${texts.length} languages; at most ${LANGUAGES_MAX} are kept`;
  return texts
    .map(([language, text]) => faultInLanguage(language, text, lengthMax))
    .find((fault) => fault !== undefined);
}

function faultInLanguage(language: string, text: unknown, lengthMax: number): string | undefined {
  if (!isLanguageTag(language))
    return `has the key "${language.slice(0, 40)}", which is no language tag; use en, ar, pt-BR`;
  const fault = faultInLine(text, lengthMax);
  return fault === undefined ? undefined : `in ${language} ${fault}`;
}
