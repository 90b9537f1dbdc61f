import { faultInName } from './text';

/** A name or title by language, at least one: `{"en": "Albert Cheng", "ar": "ألبرت تشينغ"}`. Keys are BCP 47 tags. */
export type Names = Readonly<Record<string, string>>;

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** Most languages in which one thing is named. */
export const LANGUAGES_MAX = 40;

/** Whether a text has the form of a BCP 47 language tag with a lower-case language, such as `ar` or `pt-BR`. */
export function isLanguageTag(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 35 && LANGUAGE_TAG.test(value);
}

/** Why a value cannot be names by language, or undefined where it can. */
export function faultInNames(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be names by language, such as {"en": "Amazon", "ar": "أمازون"}';
  }
  const names = Object.entries(value);
  if (names.length === 0) return 'must give a name in at least one language';
  if (names.length > LANGUAGES_MAX) return `has ${names.length} languages; at most ${LANGUAGES_MAX} are kept`;
  return names.map(([language, name]) => faultInNameOf(language, name)).find((fault) => fault !== undefined);
}

function faultInNameOf(language: string, name: unknown): string | undefined {
  if (!isLanguageTag(language))
    return `has the key "${language.slice(0, 40)}", which is no language tag; use en, ar, pt-BR`;
  const fault = faultInName(name);
  return fault === undefined ? undefined : `in ${language} ${fault}`;
}
