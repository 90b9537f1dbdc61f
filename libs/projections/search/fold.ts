/**
 * One spelling for all ways of writing a word, so that a question finds it however it was typed. Pure, and the same for texts and
 * for questions.
 *
 * Letters are decomposed (NFKD) and stripped of diacritics, Arabic vowel signs, Quranic signs, tatweel and whatever shows nothing,
 * such as bidi controls. Hamza on or under a letter goes with the signs: أ إ آ ٱ become ا, ؤ becomes و and ئ becomes ي, as many
 * people type them. A ء of its own is dropped, since it is what such spellings leave out: شيء, شئ and شي are one word. Case is
 * folded, and Arabic and Persian digits become ASCII; separators of thousands between digits are left out.
 */

/** A word of a text, folded, and where it stands in the text as it is. */
export interface Word {
  readonly folded: string;
  /** UTF-16 offset of its first character. */
  readonly from: number;
  /** UTF-16 offset after its last character and the signs on it. */
  readonly to: number;
}

/** Diacritics; Arabic vowel and Quranic signs, hamza as a sign, tatweel, signs that stand alone; whatever shows nothing. */
const SIGNS =
  /[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF\uFC5E-\uFC63\uFE70-\uFE7F]|[\uFE00-\uFE0F]|\p{Cf}/gu;

/** Letters that stay apart after decomposition, each with what stands for it. */
const SAME: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
  ک: 'ك',
  گ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ڤ: 'ف',
  ء: '',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
};

/** How much of a word is told apart, in characters; of longer ones the beginning counts. */
const WORD_LENGTH_MAX = 64;
/** First digits of the Arabic and the Persian row. */
const ZEROS = [0x06_60, 0x06_f0];
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Text whose characters, once they are small, are folded already, and the words of such a text. */
const PLAIN = /^[\x00-\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;
const SEPARATOR = ' ';
/** What may stand between a digit and three more: 14,000, ١٤٬٠٠٠ and 14 000 with a space that does not break are 14000. */
const THOUSANDS = /(?<=\p{Nd})[,\u066C\u00A0\u202F](?=\p{Nd}{3}(?!\p{Nd}))/gu;

/** The words of a text, in order. A character that stands for several words, such as ﷺ, is where each of them stands. */
export function wordsOf(text: string): readonly Word[] {
  const { folded, from, to } = lettersOf(text);
  return Array.from(folded.matchAll(WORD), ({ 0: word, index }) => ({
    folded: beginningOf(word),
    from: from[index] ?? 0,
    to: to[index + word.length - 1] ?? 0,
  }));
}

function beginningOf(word: string): string {
  return word.length <= WORD_LENGTH_MAX ? word : Array.from(word).slice(0, WORD_LENGTH_MAX).join('');
}

/** The words of a text without where they stand, in a small part of the time: whatever is recorded is folded once. */
export function foldedWordsOf(text: string): readonly string[] {
  const whole = text.replaceAll(THOUSANDS, '');
  const words = PLAIN.test(whole)
    ? whole.toLowerCase().match(PLAIN_WORD)
    : Array.from(whole, foldedCharacter).join('').match(WORD);
  return (words ?? []).map(beginningOf);
}

/** A text as its folded words with one space between them. */
export function fold(text: string): string {
  return foldedWordsOf(text).join(SEPARATOR);
}

/** A folded text, and for each of its UTF-16 units where the character that it comes from begins, and ends with the signs on it. */
interface Letters {
  readonly folded: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function lettersOf(text: string): Letters {
  const thousands = new Set(Array.from(text.matchAll(THOUSANDS), ({ index }) => index));
  const begins: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const letters = thousands.has(from) ? '' : foldedCharacter(character);
    if (letters === '' && ends.length > 0) ends[ends.length - 1] = to;
    for (let unit = 0; unit < letters.length; unit += 1) {
      begins.push(from);
      ends.push(to);
    }
    folded += letters;
    from = to;
  }
  return { folded, from: begins, to: ends };
}

/** What characters become, worked out once for each that is met: most texts are written with few. */
const FOLDED = new Map<string, string>();

/** What a character becomes: nothing, one letter, or several. */
function foldedCharacter(character: string): string {
  const known = FOLDED.get(character);
  if (known !== undefined) return known;
  // Capitals alone tell that ß is ss; ẞ becomes ß first.
  const letters = stripped(stripped(character).toLowerCase().toUpperCase().toLowerCase());
  const folded = Array.from(letters, (letter) => SAME[letter] ?? asciiDigit(letter)).join('');
  if (character.length === 1) FOLDED.set(character, folded);
  return folded;
}

function stripped(text: string): string {
  return text.replaceAll(SIGNS, '').normalize('NFKD').replaceAll(SIGNS, '');
}

function asciiDigit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? letter : String(code - zero);
}
