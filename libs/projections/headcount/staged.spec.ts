/**
 * The bounds of a layoff in stages against every world: each day of each range, each number at its ends, both orders of what is of
 * one day and one kind. Each world is replayed day by day, and shares nothing with the product.
 */
import * as fc from 'fast-check';
import { callingOff, company, completion, headcount, layoff, people, revision } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

const BASE = 1_000;
const LAST = 9;

type Range = readonly [first: number, last: number];

/** What a world draws: days and numbers. */
interface Stage {
  readonly what: 'announced' | 'revised' | 'completed' | 'calledOff';
  readonly days: Range;
  readonly number?: Range;
  readonly effective?: Range;
  readonly kind?: 'permanent' | 'temporary';
}

interface Story {
  readonly stages: readonly Stage[];
  readonly base: Range;
  readonly on: number;
}

const dateOf = (day: number): string => `2025-01-${String(day + 10).padStart(2, '0')}`;
const written = ([first, last]: Range): string =>
  first === last ? dateOf(first) : `${dateOf(first)}/${dateOf(last)}`;

const days: fc.Arbitrary<Range> = fc
  .tuple(fc.nat({ max: LAST }), fc.constantFrom(0, 0, 0, 1, 2))
  .map(([first, length]) => [first, Math.min(LAST, first + length)]);
const number: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 0, 7, 40))
  .map(([min, more]) => [min, min + more]);
const maybe = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined, freq: 2 });
const kind = fc.constantFrom('permanent' as const, 'temporary' as const);

const defined = (stage: object): Stage =>
  Object.fromEntries(Object.entries(stage).filter(([, value]) => value !== undefined)) as unknown as Stage;
const announced = fc
  .record({ days, number, effective: maybe(days), kind: fc.option(kind, { nil: undefined, freq: 1 }) })
  .map((stage) => defined({ what: 'announced', ...stage }));
const revised = fc
  .record({
    days,
    number: maybe(number),
    effective: maybe(days),
    kind: fc.option(kind, { nil: undefined, freq: 1 }),
  })
  .map((stage) => defined({ what: 'revised', ...stage }))
  .filter((stage) => 'number' in stage || 'effective' in stage || 'kind' in stage);
const ended = fc
  .record({ what: fc.constantFrom('completed' as const, 'calledOff' as const), days, number: maybe(number) })
  .map(defined);

const stories: fc.Arbitrary<Story> = fc
  .tuple(
    announced,
    fc.array(revised, { maxLength: 2 }),
    fc.array(ended, { maxLength: 2 }),
    days,
    fc.integer({ min: 3, max: LAST }),
  )
  .filter(([, revisions, ends]) => revisions.length + ends.length > 0 && revisions.length + ends.length < 4)
  .map(([first, revisions, ends, base, on]) => ({ stages: [first, ...revisions, ...ends], base, on }))
  // Where no stage may have come by the asked day it is a layoff of one version, of which the rule of the day of the report widens.
  .filter(
    ({ stages: some, base, on }) => base[0] <= on && some.slice(1).some((stage) => stage.days[0] <= on),
  );

const quantity = ([min, max]: Range) => people(min, max);

function told({ stages, base }: Story): readonly Past[] {
  const report = headcount('a', { count: people(BASE), countedOn: written(base) });
  return [company('a'), report, ...stages.map(pastOf)];
}

function pastOf({ what, days: on, number: size, effective, kind: named }: Stage): Past {
  const acting = effective === undefined ? {} : { effectiveOn: written(effective) };
  const sort = named === undefined ? {} : { kind: named };
  const sized = size === undefined ? {} : { positions: quantity(size) };
  if (what === 'announced')
    return layoff('l', 'a', { announcedOn: written(on), ...sized, ...acting, ...sort });
  if (what === 'revised') return revision('l', written(on), { ...sized, ...acting, ...sort });
  if (what === 'completed') return completion('l', written(on), sized);
  return callingOff('l', written(on), size === undefined ? {} : { alreadyLeft: quantity(size) });
}

/** One stage as it was in one world. */
interface Fact {
  readonly what: Stage['what'];
  readonly day: number;
  readonly number?: number;
  readonly effective?: number;
  readonly kind?: 'permanent' | 'temporary';
}

const daysIn = ([first, last]: Range): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, more) => first + more);
const ends = ([min, max]: Range): readonly number[] => (min === max ? [min] : [min, max]);

function factsOf({ what, days: on, number: size, effective, kind: named }: Stage): readonly Fact[] {
  return daysIn(on).flatMap((day) =>
    (size === undefined ? [undefined] : ends(size)).flatMap((count) =>
      (effective === undefined ? [undefined] : daysIn(effective)).map(
        (acts) => ({ what, day, number: count, effective: acts, kind: named }) as Fact,
      ),
    ),
  );
}

const product = <Item>(choices: readonly (readonly Item[])[]): readonly (readonly Item[])[] =>
  choices.reduce<readonly (readonly Item[])[]>(
    (all, choice) => all.flatMap((some) => choice.map((item) => [...some, item])),
    [[]],
  );

const ORDER = { announced: 0, revised: 1, completed: 2, calledOff: 2 };

/** The facts of a world in every order that their days leave open. */
function* ordersIn(world: readonly Fact[]): Generator<readonly Fact[]> {
  const sorted = world.toSorted((x, y) => x.day - y.day || ORDER[x.what] - ORDER[y.what]);
  const at = sorted.findIndex((fact, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.day === fact.day && ORDER[next.what] === ORDER[fact.what];
  });
  yield sorted;
  // Three of one day and one kind do not come up: there are two revisions and two ends at the most, and each pair is swapped alone.
  if (at < 0) return;
  const swapped = [...sorted];
  [swapped[at], swapped[at + 1]] = [sorted[at + 1]!, sorted[at]!];
  yield swapped;
}

/** What holds of the layoff in one world. */
interface Plan {
  readonly known: boolean;
  readonly planned: number;
  readonly acts: number | undefined;
  readonly kind: 'permanent' | 'temporary' | undefined;
  readonly left?: number | undefined;
  readonly done?: boolean;
}

function announce({ number: planned = 0, effective: acts, kind: named }: Fact): Plan {
  return { known: false, planned, acts, kind: named };
}

function afterFact(plan: Plan, fact: Fact): Plan {
  if (fact.what === 'announced') return { ...announce(fact), known: true };
  if (fact.what === 'calledOff') return { ...plan, left: fact.number ?? 0 };
  return {
    known: plan.known,
    planned: fact.number ?? plan.planned,
    acts: fact.effective ?? plan.acts,
    kind: fact.kind ?? plan.kind,
    left: fact.number === undefined ? plan.left : undefined,
    done: fact.what === 'completed',
  };
}

function goneBy({ known, planned, acts, kind: named, left, done }: Plan, day: number): number {
  if (named === 'temporary') return 0;
  if (left !== undefined) return left;
  return done === true || (acts === undefined ? known : acts <= day) ? planned : 0;
}

/** How many the layoff has taken by the end of each day of one world. */
function taken(order: readonly Fact[]): readonly number[] {
  let plan = announce(order.find(({ what }) => what === 'announced')!);
  return daysIn([0, LAST]).map((day) => {
    for (const fact of order.filter((one) => one.day === day))
      if (plan.done !== true) plan = afterFact(plan, fact);
    return goneBy(plan, day);
  });
}

/** The bounds of what every world comes to, by the people of the world's days. */
function everyWorld({ stages, base, on }: Story, came: (by: readonly number[], start: number) => number) {
  const results: number[] = [];
  for (const world of product(stages.map(factsOf)))
    for (const order of ordersIn(world)) {
      const by = taken(order);
      results.push(
        ...daysIn(base)
          .filter((start) => start <= on)
          .map((start) => came(by, start)),
      );
    }
  return {
    min: results.reduce((a, b) => Math.min(a, b)),
    max: results.reduce((a, b) => Math.max(a, b)),
  };
}

function answered(past: readonly Past[], on: number) {
  const ledger = readModels().after(...past);
  const question = { unitId: 'a', metric: 'employees', scope: 'withSubUnits' } as const;
  const { bounds, ifAlready } = ledger.models.headcount(question, ledger.at({ on: dateOf(on) }));
  return bounds ?? ifAlready;
}

test('a layoff in stages has the bounds of all its worlds, no wider and no narrower', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { on } = story;
      const expected = everyWorld(story, (by, start) => BASE - by[on]! + by[start]!);
      expect(answered(told(story), on)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('beside a percentage of another layoff its bounds hold every world', () => {
  fc.assert(
    fc.property(stories, days, (story, cutDays) => {
      const { on } = story;
      const tenth = { positions: undefined, percentage: { min: '10', max: '10', wording: 'a tenth' } };
      const cut = layoff('m', 'a', { announcedOn: written(cutDays), ...tenth });
      const { min, max } = answered([...told(story), cut], on)!;
      for (const day of daysIn(cutDays)) {
        const worlds = everyWorld(story, (by, start) => {
          let count = BASE;
          for (let now = start + 1; now <= on; now += 1)
            count = count - (now === day ? count / 10 : 0) - by[now]! + by[now - 1]!;
          return count;
        });
        expect(min).toBeLessThanOrEqual(worlds.min);
        expect(max).toBeGreaterThanOrEqual(worlds.max);
      }
    }),
    { numRuns: 150 },
  );
});
