import * as fc from 'fast-check';
import type { Asked } from '#projections';
import { CHAPTERS, chapter, opinions } from './chapters';
import type { Chapter, Opinion } from './chapters';
import { anyDate, askedDay, askedInstant, exactDay, publication } from './history-days';
import { maybe, percentage, quantity, sent, withoutGaps } from './sent';
import type { Sent } from './sent';

/** What is done to an entry that was recorded before; which one, is known only while recording. */
export interface Correction {
  /** Counted back from the newest entry, from 0; beyond the first entry it starts anew. */
  readonly back: number;
  /** When the source corrected itself; left out for a recording error. */
  readonly correctedOn?: string;
  /** What is right: fields that stand in place of the wrong entry's. Left out where nothing is. */
  readonly right?: Right;
}

/** Each field is used where the entry has one like it. */
export interface Right {
  readonly publishedOn: string;
  readonly date: string;
  readonly quantity: object;
}

/** What happens to a ledger, in order. */
export interface History {
  readonly steps: readonly (Sent | Correction | Opinion)[];
}

/** A point of the three axes at which to ask, whatever the length of the history. */
export interface Asking {
  readonly on: number;
  /** How many of the newest entries are not known yet. */
  readonly back: number;
  readonly publishedBy?: number;
}

export const UNITS = ['u0', 'u1', 'u2', 'u3'] as const;
export const PERSONS = ['paaaaaaaaaaaa', 'pbbbbbbbbbbbb', 'pcccccccccccc'] as const;

/** No condition on publication, as the product's questions say it. */
const ANY_INSTANT = 8.64e15 - 1;

const CHAPTER_NAMES = Object.keys(CHAPTERS) as Chapter[];

const names = fc.constant({ en: 'Name' });

/** Where units change their place, there are enough of them to have places apart. */
const treeFor = (told: readonly Chapter[]) =>
  fc.integer({ min: told.includes('treeOverTime') ? 3 : 1, max: UNITS.length }).chain((size) => treeOf(size));

const treeOf = (size: number) =>
  fc.tuple(
    sent('RegisterCompany', { unitId: fc.constant('u0'), names }),
    ...UNITS.slice(1, size).map((unitId, at) =>
      sent('EstablishDivision', {
        unitId: fc.constant(unitId),
        kind: fc.constant('division'),
        parentId: fc.constantFrom(...UNITS.slice(0, Math.min(at + 1, 2))),
        names,
        // Most places are presumed: only every sixth begins on a day.
        establishedOn: fc.oneof(
          { weight: 5, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: anyDate },
        ),
      }),
    ),
  );

const persons = fc.constantFrom(2, 3).map((size) =>
  PERSONS.slice(0, size).map((personId): Sent => {
    const command = { personId, handle: `handle-${personId}`, names: { en: 'Name' } };
    return {
      name: 'IntroducePerson',
      command: { ...command, citation: { sourceId: 'source', publishedOn: '2024', quote: 'quote' } },
    };
  }),
);

const report = (units: fc.Arbitrary<string>): fc.Arbitrary<Sent> =>
  sent('ReportHeadcount', {
    unitId: units,
    metric: fc.constantFrom('employees', 'employees', 'employees', 'employees', 'fte', 'payroll'),
    scope: fc.constantFrom('withSubUnits', 'withSubUnits', 'withoutSubUnits'),
    count: quantity,
    countedOn: anyDate,
  });

/** Up to three; seldom none, since without a report there is little to say. */
const reports = (units: fc.Arbitrary<string>): fc.Arbitrary<readonly Sent[]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(report(units), { minLength: 1, maxLength: 3 }) },
  );

/** What acts: positions, a percentage, both, or the end of the unit. */
const size = fc.oneof(
  { weight: 5, arbitrary: fc.record({ positions: quantity }) },
  { weight: 1, arbitrary: fc.record({ positions: quantity, kind: fc.constant('temporary') }) },
  { weight: 2, arbitrary: fc.record({ percentage }) },
  { weight: 1, arbitrary: fc.record({ positions: quantity, percentage }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'closure' }) },
);

/** A layoff with up to two shares of it. */
const programme = (units: fc.Arbitrary<string>, layoffId: string): fc.Arbitrary<readonly Sent[]> => {
  const announced = fc
    .tuple(sent('AnnounceLayoff', { unitId: units, announcedOn: anyDate, effectiveOn: maybe(anyDate) }), size)
    .map(([{ name, command }, acts]): Sent => ({ name, command: { ...command, ...acts, layoffId } }));
  const share = sent('ReportLayoffShare', {
    layoffId: fc.constant(layoffId),
    unitId: units,
    positions: quantity,
  });
  return fc.tuple(announced, fc.array(share, { maxLength: 2 })).map(([first, shares]) => [first, ...shares]);
};

const posts = (units: fc.Arbitrary<string>): fc.Arbitrary<readonly object[]> =>
  fc.tuple(units, units, fc.boolean(), fc.constantFrom(1, 1, 2)).map(([first, second, heads, seats]) => [
    { unitId: first, postId: 'head', title: { en: 'Head' }, heads: true, seats },
    { unitId: second, postId: 'second', title: { en: 'Second' }, heads },
  ]);

/** From one of the two posts to the other, or to one beside those held. */
const reassigned = (
  personId: fc.Arbitrary<string>,
  held: readonly object[],
  out: 'none' | 'other',
): fc.Arbitrary<Sent> =>
  fc.constantFrom(...held).chain((to) => {
    const from = out === 'none' ? out : held.find((post) => post !== to);
    return sent('ReassignExecutive', {
      personId,
      from: fc.constant(from),
      to: fc.constant(to),
      movedOn: anyDate,
    });
  });

const move = (held: readonly object[], personIds: readonly string[]): fc.Arbitrary<Sent> => {
  const personId = fc.constantFrom(...personIds);
  const post = fc.constantFrom(...held);
  return fc.oneof(
    { weight: 4, arbitrary: sent('AppointExecutive', { personId, post, startedOn: anyDate }) },
    { weight: 3, arbitrary: sent('DismissExecutive', { personId, post, endedOn: anyDate }) },
    { weight: 1, arbitrary: reassigned(personId, held, 'none') },
    { weight: 1, arbitrary: reassigned(personId, held, 'other') },
  );
};

const correction: fc.Arbitrary<Correction> = fc
  .record({
    back: fc.nat({ max: 12 }),
    correctedOn: maybe(publication),
    right: maybe(fc.record({ publishedOn: publication, date: fc.oneof(anyDate, exactDay), quantity })),
  })
  .map((fields) => withoutGaps(fields) as Correction);

/** Histories on all three axes: a small tree, what is reported of it in any order, and corrections of corrections. */
export const histories: fc.Arbitrary<History> = historiesWith([]);

/** The same, with further chapters. */
export function historiesWith(told: readonly Chapter[]): fc.Arbitrary<History> {
  return fc.tuple(treeFor(told), persons).chain(([units, introduced]) => storiesOf(told, units, introduced));
}

function storiesOf(
  told: readonly Chapter[],
  units: readonly Sent[],
  introduced: readonly Sent[],
): fc.Arbitrary<History> {
  // The company and the unit below it have most of what happens, so that reports and layoffs meet.
  const unitIds = fc
    .constantFrom('u0', ...UNITS.slice(0, 2), ...UNITS.slice(0, units.length))
    .filter((unit) => UNITS.indexOf(unit) < units.length);
  const personIds = PERSONS.slice(0, introduced.length);
  const layoffIds = fc.integer({ min: 0, max: 3 }).map((number) => ['l0', 'l1', 'l2'].slice(0, number));
  return fc
    .tuple(reports(unitIds), layoffIds, posts(unitIds))
    .chain(([reported, layoffs, held]) => {
      const cast = { unitIds: UNITS.slice(0, units.length), personIds, layoffIds: layoffs, posts: held };
      return fc.tuple(
        fc.constant(reported),
        fc.tuple(...layoffs.map((layoffId) => programme(unitIds, layoffId))),
        fc.array(move(held, personIds), { maxLength: 5 }),
        fc.tuple(...CHAPTER_NAMES.map((name) => chapter(name, told, cast))),
      );
    })
    .chain(([reported, programmes, moved, chapters]) => {
      const stories = [...[...reported, ...moved].map((one) => [one]), ...programmes];
      // What goes on with a thing may be recorded only once the thing is.
      const further = chapters.flat().flat();
      return fc.tuple(
        fc.shuffledSubarray(stories, { minLength: stories.length }),
        fc.constant(further),
        fc.array(correction, { maxLength: 4 }),
        opinions(told),
      );
    })
    .map(([stories, further, corrections, said]) => ({
      steps: [...units, ...introduced, ...stories.flat(), ...further, ...said, ...corrections],
    }));
}

/** Points at which to ask: mostly with all that was recorded, and two in three without a condition on publication. */
export const askings: fc.Arbitrary<Asking> = fc
  .record({
    on: askedDay,
    back: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 10 }) }),
    publishedBy: fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: askedInstant },
    ),
  })
  .map((fields) => withoutGaps(fields) as Asking);

/** An asking in the product's words, for a ledger of so many entries. */
export function askedAt({ on, back, publishedBy }: Asking, head: number): Asked {
  return { on, knownAt: Math.max(0, head - back), publishedBy: publishedBy ?? ANY_INSTANT };
}
