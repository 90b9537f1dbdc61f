import * as fc from 'fast-check';
import type { Asked } from '#projections';
import { anyDate, askedDay, askedInstant, exactDay, publication } from './history-days';

/** A command as a client would send it. */
export interface Sent {
  readonly name: string;
  readonly command: object;
}

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
  readonly steps: readonly (Sent | Correction)[];
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

const citation = publication.map((publishedOn) => ({ sourceId: 'source', publishedOn, quote: 'quote' }));
const count = fc.constantFrom(0, 10, 50, 100, 120, 500);

const quantity = fc.oneof(
  { weight: 3, arbitrary: count.map((exact) => ({ min: exact, max: exact, wording: 'exact' })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(count, count)
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b), wording: 'ranged' })),
  },
  { weight: 1, arbitrary: count.map((min) => ({ min, max: null, wording: 'at least' })) },
);

const percentage = fc
  .tuple(fc.constantFrom('0', '7.5', '10', '50'), fc.constantFrom('50', '75', '100'))
  .map(([min, max]) => ({ min, max, wording: 'part' }));

const sent = (name: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Sent> =>
  fc.record({ ...fields, citation }).map((command) => ({ name, command: withoutGaps(command) }));

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 2): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq });

const names = fc.constant({ en: 'Name' });

const tree = fc.integer({ min: 1, max: UNITS.length }).chain((size) =>
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
export const histories: fc.Arbitrary<History> = fc.tuple(tree, persons).chain(([units, introduced]) => {
  // The company and the unit below it have most of what happens, so that reports and layoffs meet.
  const unitIds = fc
    .constantFrom('u0', ...UNITS.slice(0, 2), ...UNITS.slice(0, units.length))
    .filter((unit) => UNITS.indexOf(unit) < units.length);
  const personIds = PERSONS.slice(0, introduced.length);
  const layoffs = fc.integer({ min: 0, max: 3 }).chain((number) => {
    return fc.tuple(...['l0', 'l1', 'l2'].slice(0, number).map((layoffId) => programme(unitIds, layoffId)));
  });
  const moves = posts(unitIds).chain((held) => fc.array(move(held, personIds), { maxLength: 5 }));
  return fc
    .tuple(reports(unitIds), layoffs, moves)
    .chain(([reported, programmes, moved]) => {
      const stories = [...reported, ...moved].map((one) => [one]);
      return fc.tuple(
        fc.shuffledSubarray([...stories, ...programmes], { minLength: stories.length + programmes.length }),
        fc.array(correction, { maxLength: 4 }),
      );
    })
    .map(([told, corrections]) => ({ steps: [...units, ...introduced, ...told.flat(), ...corrections] }));
});

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

function withoutGaps(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
