import type { Asked, Declaration, ReadModels } from '#projections';
import { inLanguage, nameOf } from './asking';
import type { Question } from './asking';
import type { Wording } from './wording';

/** What a unit and all below it had declared by a day. */
export const whatDeclared = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { facts, restsOn } = models.strategy({ unitId, below: true }, asked);
    return {
      question: words.whatDeclared(nameOf(models, unitId, asked, words), on),
      answers:
        facts.length === 0 ? [words.nothing] : facts.map((fact) => inWords(models, asked, fact, words)),
      restsOn: behind(facts, restsOn),
    };
  },
});

/** What was only expected of a unit and all below it on a day. */
export const whatExpected = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { outlooks, restsOn } = models.strategy({ unitId, below: true }, asked);
    const said = outlooks.map((outlook) =>
      words.expected(nameOf(models, outlook.unitId, asked, words), inLanguage(outlook.wording, words)),
    );
    return {
      question: words.whatExpected(nameOf(models, unitId, asked, words), on),
      answers: said.length === 0 ? [words.nothing] : said,
      restsOn: behind(outlooks, restsOn),
    };
  },
});

function inWords(models: ReadModels, asked: Asked, fact: Declaration, words: Wording): string {
  const unit = nameOf(models, fact.unitId, asked, words);
  const said = words.declared[fact.kind](unit, inLanguage(fact.wording, words));
  return words.certainty[fact.certainty](
    [said, ...whereInWords(models, asked, fact, words)].join(words.comma),
  );
}

/** Where a title comes out; nothing of anything else. */
function whereInWords(
  models: ReadModels,
  asked: Asked,
  { title }: Declaration,
  words: Wording,
): readonly string[] {
  if (title === null) return [];
  const { platformId, exclusive, bundle } = title;
  const where = words[exclusive === true ? 'shownOnlyOn' : 'shownOn'](
    nameOf(models, platformId, asked, words),
  );
  return bundle === null ? [where] : [where, words.partOf(inLanguage(bundle, words))];
}

/** What this half of an answer rests on, in the order of the whole. */
function behind(
  declared: readonly { readonly entries: readonly number[] }[],
  restsOn: readonly number[],
): readonly number[] {
  const entries = new Set(declared.flatMap((one) => one.entries));
  return restsOn.filter((entry) => entries.has(entry));
}
