/** What makes a name part of a longer word: letters, digits, signs of a web address, and what joins or parts letters unseen. */
const INSIDE = String.raw`[\p{L}\p{M}\p{N}/_=&?#%@\u00AD\u200C\u200D-]`;
const GOES_BEFORE = new RegExp(String.raw`(?:${INSIDE}|\.)$`, 'u');
/** A full stop ends a word where nothing follows it directly. */
const GOES_ON = new RegExp(String.raw`^(?:${INSIDE}|\.[\p{L}\p{N}])`, 'u');
/** UTF-16 code units of the longest character, and of a full stop and a character. */
const [CHARACTER_UNITS, STOP_UNITS] = [2, 3];

/** Arabic letters in the shape that they take in a word, as typeset pages hold them. */
const SHAPED = /[\uFB50-\uFDFF\uFE70-\uFEFC]/g;

/**
 * A text in the one way of writing its letters by which names are compared: a letter and the sign on it as one, Arabic letters
 * without their shapes, one blank for several. Spellings stay apart: capitals, hamzas and whatever else people write differently.
 */
export function asLetters(text: string): string {
  return text
    .replaceAll(SHAPED, (shape) => shape.normalize('NFKC'))
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether a quote holds a name as words of its own. @param name as `asLetters` writes it. */
export function quotes(quote: string, name: string): boolean {
  const text = asLetters(quote);
  for (let from = text.indexOf(name); from !== -1; from = text.indexOf(name, from + 1)) {
    const to = from + name.length;
    const before = text.slice(Math.max(0, from - CHARACTER_UNITS), from);
    if (!GOES_BEFORE.test(before) && !GOES_ON.test(text.slice(to, to + STOP_UNITS))) return true;
  }
  return false;
}
