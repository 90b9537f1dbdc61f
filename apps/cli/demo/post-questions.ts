import { departureKinds } from './post-wording';
import type { Asked, Explanation, Holder, ReadModels, Tenure } from '#projections';
import { inLanguage, nameOf } from './asking';
import type { Question } from './asking';
import type { Wording } from './wording';

/** Who held a post of a unit on a day, whether it heads the unit or not. */
export const whoHeld = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { value, entries } = holdersOf(models, unitId, asked);
    const holders = value as readonly Holder[];
    const said = holders.map(({ tenure, certainty }) =>
      words[certainty](personName(models, tenure, asked, words), inLanguage(tenure.title, words)),
    );
    return {
      question: words.posts.whoHeld(nameOf(models, unitId, asked, words), on),
      answers: said.length === 0 ? [words.nothing] : said,
      restsOn: entries.map(({ position }) => position),
    };
  },
});

/** Who left a post of a unit, when, and how. */
export const whoLeft = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const left = models.tenures(unitId, asked).filter(({ end }) => end.basis === 'recorded');
    const said = left.map((tenure) =>
      words.posts.left(
        personName(models, tenure, asked, words),
        inLanguage(tenure.title, words),
        tenure.end,
        tenure.end.kinds.map((kind) => departureKinds[kind][words.language]).join(words.comma),
      ),
    );
    return {
      question: words.posts.whoLeft(nameOf(models, unitId, asked, words), on),
      answers: said.length === 0 ? [words.nothing] : said,
      restsOn: [...new Set(left.flatMap(({ entries }) => entries))].toSorted((a, b) => a - b),
    };
  },
});

function holdersOf(models: ReadModels, unitId: string, asked: Asked): Explanation {
  const counted = { metric: 'employees', scope: 'withSubUnits', below: true, by: 'announced' } as const;
  return models.explain({ unitId, figure: 'leadership.holders', year: 0, ...counted }, asked);
}

function personName(models: ReadModels, { personId }: Tenure, asked: Asked, words: Wording): string {
  return inLanguage(models.person(personId, asked)?.names ?? {}, words);
}
