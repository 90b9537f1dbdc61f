const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/u;

/** Longest name, title or wording, in UTF-16 code units. */
export const NAME_LENGTH_MAX = 300;
/** Longest statement by language, in UTF-16 code units. */
export const STATEMENT_LENGTH_MAX = 2_000;
/** Longest quotation or explanation, in UTF-16 code units. */
export const PASSAGE_LENGTH_MAX = 8_000;

/**
 * Why a text cannot be stored as it is, or undefined where it can. Stored texts are well-formed Unicode without U+0000:
 * a lone surrogate or a NUL would come back changed from the database.
 */
export function faultInText(value: unknown, lengthMax: number): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length === 0) return 'must not be empty';
  if (value.length > lengthMax) return `has ${value.length} characters; at most ${lengthMax} are kept`;
  if (!value.isWellFormed()) return 'holds half a surrogate pair; send whole characters';
  if (value.includes('\u0000')) return 'holds U+0000; remove it';
  return undefined;
}

/**
 * Why a name cannot stand as it is. A name is one line, in Unicode NFC, without spaces around it and without bidi controls,
 * which can make one name look like another; ZWJ and ZWNJ stay, since Persian and Indic names need them.
 */
export function faultInName(value: unknown): string | undefined {
  return faultInLine(value, NAME_LENGTH_MAX);
}

/** Why a text cannot stand as one line, by the rules of a name. @param lengthMax in UTF-16 code units. */
export function faultInLine(value: unknown, lengthMax: number): string | undefined {
  const fault = faultInText(value, lengthMax);
  if (fault !== undefined) return fault;
  const name = value as string;
  if (BIDI_CONTROLS.test(name)) return 'holds a bidi control character; remove it';
  if (CONTROLS.test(name)) return 'holds a control character or line break; write it on one line';
  if (name.trim() !== name) return 'has spaces around it; remove them';
  if (name.normalize('NFC') !== name) return 'is not in Unicode NFC; send it composed';
  return undefined;
}
