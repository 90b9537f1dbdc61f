import * as fc from 'fast-check';
import { publication } from './history-days';

export { publication } from './history-days';

/** A command as a client would send it. */
export interface Sent {
  readonly name: string;
  readonly command: object;
}

const citation = publication.map((publishedOn) => ({ sourceId: 'source', publishedOn, quote: 'quote' }));
const count = fc.constantFrom(0, 10, 50, 100, 120, 500);

/** How many, as a source may put it: mostly exactly, else between bounds or without an upper one. */
export const quantity = fc.oneof(
  { weight: 3, arbitrary: count.map((exact) => ({ min: exact, max: exact, wording: 'exact' })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(count, count)
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b), wording: 'ranged' })),
  },
  { weight: 1, arbitrary: count.map((min) => ({ min, max: null, wording: 'at least' })) },
);

/** A part of the people. */
export const percentage = fc
  .tuple(fc.constantFrom('0', '7.5', '10', '50'), fc.constantFrom('50', '75', '100'))
  .map(([min, max]) => ({ min, max, wording: 'part' }));

/** A command of fields, with a citation. */
export function sent(
  name: string,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Sent> {
  return fc.record({ ...fields, citation }).map((command) => ({ name, command: withoutGaps(command) }));
}

/** Something, or as often nothing. */
export function maybe<Value>(arbitrary: fc.Arbitrary<Value>, freq = 2): fc.Arbitrary<Value | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq });
}

/** The fields that are there. */
export function withoutGaps(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
