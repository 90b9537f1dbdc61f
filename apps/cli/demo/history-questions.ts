import type { Asked, ReadModels } from '#projections';
import { dayOf, inLanguage, nameOf } from './asking';
import type { Question } from './asking';
import type { Wording } from './wording';

/** Positions that the demo names of a search, at most: the others are counted. */
const FOUND_MAX = 3;

/** What changed for a unit from one day to another, by the figures that did and the entries that made them. */
export const whatChanged = (unitId: string, from: string, to: string): Question => ({
  on: to,
  ask: (models, asked, words) => {
    const earlier = { ...asked, on: dayOf(from) };
    const { world } = models.compare({ unitId, from: earlier, year: yearOf(to) }, asked);
    return {
      question: words.history.whatChanged(nameOf(models, unitId, asked, words), from, to),
      ...told(world.changed, words),
    };
  },
});

/** What is known of a unit on a day that was not known at an earlier position. */
export const whatWasLearned = (unitId: string, on: string, knownAt: number): Question => ({
  on,
  ask: (models, asked, words) => {
    const { knowledge } = models.compare({ unitId, from: { ...asked, knownAt }, year: yearOf(on) }, asked);
    return {
      question: words.history.whatWasLearned(nameOf(models, unitId, asked, words), on, `@${knownAt}`),
      ...told(knowledge.changed, words),
    };
  },
});

/** What sources disagree on about a unit and all below it. */
export const whatDisagrees = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { items } = models.discrepancies({ unitId, below: true }, asked);
    const said = items.map(({ kind, certainty }) =>
      words.history.certainly[certainty](words.history.disagrees[kind]),
    );
    return {
      question: words.history.whatDisagrees(nameOf(models, unitId, asked, words), on),
      answers: said.length === 0 ? [words.nothing] : said,
      restsOn: inOrder(items.flatMap(({ says, against }) => [...says, ...against])),
    };
  },
});

/** Every day of which an entry speaks that names a person. */
export const whatHappened = (handle: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const person = personNamed(models, handle, asked);
    const question = { kind: 'person', id: person.personId, below: false, withdrawn: false } as const;
    const { items, restsOn } = models.finding.timeline(question, asked);
    const dated = items.filter(({ field }) => field !== null);
    return {
      question: words.history.whatHappened(inLanguage(person.names, words), on),
      answers: dated.map(({ days, type }) => words.history.between(days.earliest, days.latest, type)),
      restsOn,
    };
  },
});

/** What is found under some words, however they are spelt. */
export const whatIsFound = (q: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { things, passages } = models.finding.search({ q, withdrawn: false }, asked);
    const named = things.map(({ names }) => inLanguage(names, words));
    const positions = inOrder(passages.map(({ entry }) => entry.position));
    return {
      question: words.history.whatIsFound(q),
      answers: [...named, words.history.allOfThem(positions.length)],
      restsOn: positions.slice(0, FOUND_MAX),
    };
  },
});

interface ChangedFigure {
  readonly figure: keyof Wording['history']['figures'];
  readonly entries: readonly { readonly entry: number }[];
}

function told(
  changed: readonly ChangedFigure[],
  words: Wording,
): { readonly answers: readonly string[]; readonly restsOn: readonly number[] } {
  const said = changed.map(({ figure, entries }) => {
    const positions = inOrder(entries.map(({ entry }) => entry)).map((entry) => `@${entry}`);
    return [words.history.figures[figure], ...positions].join(' ');
  });
  return {
    answers: said.length === 0 ? [words.nothing] : said,
    restsOn: inOrder(changed.flatMap(({ entries }) => entries.map(({ entry }) => entry))),
  };
}

function inOrder(positions: readonly number[]): readonly number[] {
  return [...new Set(positions)].toSorted((a, b) => a - b);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function personNamed(models: ReadModels, handle: string, asked: Asked) {
  const person = models.person(handle, asked);
  if (person === undefined) throw new RangeError(`the story introduces no "${handle}"`);
  return person;
}
