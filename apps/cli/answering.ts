import type { GlobalOptions } from './global-options';
import { printed } from './output/print';
import type { Shown } from './output/shown';
import type { Surroundings } from './surroundings';
import { wordsIn } from './words/words';
import { write } from './write';

/** Prints an answer that rests on no entries, in the form that was asked for. */
export async function tellShown(
  shown: Omit<Shown, 'restsOn'>,
  { output: form, lang }: Pick<GlobalOptions, 'output' | 'lang'>,
  { output }: Pick<Surroundings, 'output'>,
): Promise<void> {
  const reader = { output: form, words: wordsIn(lang), isTerminal: output.isTTY === true };
  await write(output, printed({ ...shown, restsOn: [] }, [], reader));
}
