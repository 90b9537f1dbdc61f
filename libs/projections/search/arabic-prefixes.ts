/** Particles that Arabic writes onto the next word: and, so; with, as, for; the. One of each row, in this order. */
const CONJUNCTIONS = ['', 'و', 'ف'];
const PREPOSITIONS = ['', 'ب', 'ك', 'ل'];
const ARTICLE = 'ال';
/** For and the, which are written together: للشركة. */
const FOR_THE = 'لل';

/** Shortest word that may follow an article, and another particle, in letters: shorter ones are more often a part of the word. */
const AFTER_ARTICLE_MIN = 2;
const AFTER_PARTICLE_MIN = 3;

interface Prefix {
  readonly letters: string;
  readonly restMin: number;
}

const PREFIXES: readonly Prefix[] = CONJUNCTIONS.flatMap((conjunction) => [
  { letters: conjunction + FOR_THE, restMin: AFTER_ARTICLE_MIN },
  ...PREPOSITIONS.flatMap((preposition) => [
    { letters: conjunction + preposition + ARTICLE, restMin: AFTER_ARTICLE_MIN },
    { letters: conjunction + preposition, restMin: AFTER_PARTICLE_MIN },
  ]),
]).filter(({ letters }) => letters !== '');

/** What every particle begins with: most words have none, and need no closer look. */
const FIRST_LETTERS: ReadonlySet<string> = new Set(PREFIXES.map(({ letters }) => letters.charAt(0)));

/**
 * A folded word and what remains of it without each particle that may be written onto it. Two words are the same where they have a
 * form in common, so that one with particles finds one without, and the other way round. Some particles are letters of the word
 * itself (كتاب is no "like تاب"); what is found by such a form only is a word too many, never one too few.
 */
export function formsOf(word: string): readonly string[] {
  if (!FIRST_LETTERS.has(word.charAt(0))) return [word];
  const rests = PREFIXES.flatMap(({ letters, restMin }) =>
    word.startsWith(letters) && word.length >= letters.length + restMin ? [word.slice(letters.length)] : [],
  );
  return [...new Set([word, ...rests])];
}
