import { INSTANT_MAX, latestInstantOf } from '#domain';
import type { Asked, CountedChange, Holder, ReadModels } from '#projections';
import { dayOf, inLanguage, nameOf } from './asking';
import type { Question } from './asking';
import { whatChanged, whatDisagrees, whatHappened, whatIsFound, whatWasLearned } from './history-questions';
import { whoHeld, whoLeft } from './post-questions';
import { whatDeclared, whatExpected } from './strategy-questions';
import { inWords } from './wording';
import type { Wording } from './wording';

const COUNTED = { metric: 'employees', scope: 'withSubUnits' } as const;

const whoLed = (unitId: string, on: string, afterChapter?: number): Question => ({
  on,
  ...(afterChapter === undefined ? {} : { afterChapter }),
  ask: (models, asked, words) => {
    const { state, holders, restsOn } = models.leader(unitId, asked);
    const said = holders.flatMap((holder) => holderInWords(models, asked, holder, words));
    const none = state === 'vacant' ? words.vacant : words.notRecorded;
    return {
      question: words.whoLed(nameOf(models, unitId, asked, words), on),
      answers: state === 'held' ? said : [none],
      restsOn,
    };
  },
});

const howMany = (unitId: string, on: string, since?: string, afterChapter?: number): Question => ({
  on,
  ...(afterChapter === undefined ? {} : { afterChapter }),
  ask: (models, asked, words) => {
    const from = since === undefined ? {} : { since: dayOf(since) };
    const { bounds, net, changes, restsOn } = models.headcount({ unitId, ...COUNTED, ...from }, asked);
    const fewer =
      net === undefined ? words.noChange : words.fewer(inWords(loss(net), words), net.since ?? '');
    return {
      question: words.howMany(nameOf(models, unitId, asked, words), on),
      answers: [
        bounds === undefined ? words.unknown : words.known(inWords(bounds, words)),
        fewer,
        ...changes.map((change) => changeInWords(models, asked, change, words)),
      ],
      restsOn,
    };
  },
});

const changesIn = (unitId: string, year: number): Question => ({
  on: `${year}-12-31`,
  ask: (models, asked, words) => {
    const all = models.leadershipChanges({ unitId, year }, asked);
    const heads = models.leadershipChanges({ unitId, year, heads: true }, asked);
    return {
      question: words.changes(nameOf(models, unitId, asked, words), year),
      answers: [words.ofHeads(inWords(all, words), inWords(heads, words))],
      restsOn: all.restsOn,
    };
  },
});

const largest = (unitId: string, on: string): Question => ({
  on,
  ask: (models, asked, words) => {
    const { largestKnown, definitely, possibly, restsOn } = models.largestLayoff(unitId, asked);
    const listed = (ids: readonly string[]): string => (ids.length === 0 ? words.nothing : ids.join(', '));
    return {
      question: words.largest(nameOf(models, unitId, asked, words), on),
      answers: [words.largestAnswer(listed(largestKnown), listed(definitely), listed(possibly))],
      restsOn,
    };
  },
});

const invested = (unitId: string, month: string, period: readonly [string, string]): Question => ({
  on: period[1],
  ask: (models, asked, words) => {
    const [from, to] = [dayOf(period[0]), dayOf(period[1])];
    const answer = models.investments({ unitId, below: true, by: 'announced', period: { from, to } }, asked);
    return {
      question: words.invested(nameOf(models, unitId, asked, words), month),
      answers: answer.items.map(({ startup, amount }) =>
        words.investment(inLanguage(startup, words), amount.wording, month),
      ),
      restsOn: answer.restsOn,
    };
  },
});

/** What the demo asks, in order. */
export const questions: readonly Question[] = [
  whoLed('amazon-mgm-studios', '2025-10-28'),
  whoLed('amazon-mgm-studios', '2020-01-01'),
  whoLed('prime-video', '2025-06-01', 2),
  whoLed('prime-video', '2025-06-01'),
  { ...whoLed('prime-video', '2025-06-01'), publishedBy: '2025-10-27' },
  whoLed('prime-video', '2025-11-01'),
  howMany('amazon', '2025-10-29', '2025-10-27'),
  howMany('prime-video', '2025-10-29', '2025-10-27'),
  howMany('amazon-mgm-studios', '2025-10-29', '2025-10-27', 2),
  howMany('amazon-mgm-studios', '2025-10-29', '2025-10-27'),
  howMany('amazon-mgm-studios', '2024-01-31'),
  changesIn('amazon-mgm-studios', 2025),
  changesIn('prime-video', 2025),
  largest('amazon-mgm-studios', '2024-01-31'),
  largest('amazon-mgm-studios', '2025-10-28'),
  invested('amazon', '2025-06', ['2025-06-01', '2025-07-01']),
  whatDeclared('amazon', '2025-10-28'),
  whatExpected('amazon', '2025-10-28'),
  whatChanged('prime-video', '2024-12-31', '2025-10-28'),
  whatWasLearned('amazon-mgm-studios', '2025-10-28', 15),
  whatDisagrees('amazon', '2025-10-28'),
  whatHappened('albert-cheng', '2025-10-28'),
  whatIsFound('امازون', '2025-10-28'),
  whoHeld('amazon-mgm-studios', '2025-06-01'),
  whoLeft('amazon-mgm-studios', '2025-10-28'),
  whoHeld('amazon', '2025-10-28'),
];

/** The point at which a question is asked. */
export function pointOf({ on, publishedBy }: Question, knownAt: number): Asked {
  const instant = publishedBy === undefined ? INSTANT_MAX - 1 : latestInstantOf(publishedBy);
  return { on: dayOf(on), knownAt, publishedBy: instant };
}

function holderInWords(
  models: ReadModels,
  asked: Asked,
  { tenure, certainty, mandates }: Holder,
  words: Wording,
): readonly string[] {
  const person = models.person(tenure.personId, asked);
  return [
    words[certainty](inLanguage(person?.names ?? {}, words), inLanguage(tenure.title, words)),
    ...mandates.map((one) => words.charged[one.certainty](inLanguage(one.mandate, words))),
  ];
}

function changeInWords(models: ReadModels, asked: Asked, told: CountedChange, words: Wording): string {
  const wording = told.wording ?? '';
  const name = (unitId: string): string => nameOf(models, unitId, asked, words);
  if (told.change === 'layoff') return words.share[told.share](told.layoffId, wording);
  if (told.change === 'hiring') return words.hired[told.share](name(told.unitId), wording);
  return told.change === 'transfer'
    ? words.transferred[told.share](name(told.fromUnitId), name(told.toUnitId), wording)
    : words.relocated(name(told.unitId));
}

/** A net loss, told as how many fewer. */
function loss({ min, max }: { readonly min: number | null; readonly max: number | null }): {
  min: number;
  max: number | null;
} {
  return { min: 0 - (max ?? 0), max: min === null ? null : 0 - min };
}
