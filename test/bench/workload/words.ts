import type { Dice } from './dice';

const BEGINNINGS = 'bar cor del fin gor hal jun kel lom mar nor ost per qua ran sol tav und ver wes'.split(
  ' ',
);
const MIDDLES = 'a e i o u an en in on ur'.split(' ');
const ENDS = 'da ket lin mos nar pel ris sun tor via'.split(' ');
const ARABIC = 'شركة تسريح موظف قسم إدارة أعلنت رئيس تنفيذي استثمار وحدة خفض مئات'.split(' ');

/** Made-up words, those at the front met most often, as in any language. */
const VOCABULARY: readonly string[] = BEGINNINGS.flatMap((beginning) =>
  MIDDLES.flatMap((middle) => ENDS.map((end) => beginning + middle + end)),
);
const WORDS_MIN = 9;
const WORDS_MAX = 18;
/** Part of all quotes that are in Arabic. */
const ARABIC_PART = 0.1;

/** Some words one after another, as a source would write them. */
export function sentence(dice: Dice): { readonly text: string; readonly language: string } {
  const isArabic = dice.happens(ARABIC_PART);
  const length = dice.between(WORDS_MIN, WORDS_MAX);
  const words = Array.from({ length }, () => (isArabic ? dice.of(ARABIC) : word(dice)));
  return { text: `${words.join(' ')} ${dice.below(1_000_000)}.`, language: isArabic ? 'ar' : 'en' };
}

/** A name of two words that many things may bear. */
export function nameOf(dice: Dice): string {
  return `${capital(word(dice))} ${capital(dice.of(VOCABULARY))}`;
}

/** Nearer to the front more often. */
function word(dice: Dice): string {
  return VOCABULARY[Math.floor(VOCABULARY.length * dice.next() ** 2)] as string;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
