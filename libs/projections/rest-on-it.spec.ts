import {
  CITATION,
  citing,
  company,
  corroboration,
  denial,
  dispute,
  division,
  entryIdAt,
  headcount,
  layoff,
  people,
  sameness,
  share,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';

const cut = layoff('cut', 'amazon');
/** Entries 1 to 6. */
const past: readonly Past[] = [
  company('amazon'),
  division('mgm', 'amazon'),
  cut,
  share('cut', 'mgm', people(5)),
  headcount('mgm'),
  company('netflix'),
];
const resting = (more: readonly Past[], position: number, knownAt?: number): readonly number[] => {
  const told = readModels().after(...past, ...more);
  const { entries, total } = told.models.citations.restingOn(
    entryIdAt(position),
    told.at(knownAt === undefined ? {} : { knownAt }),
  );
  expect(total).toBe(entries.length);
  return entries.map((entry) => entry.position);
};

describe('what rests on an entry', () => {
  test('is whatever names the thing that it introduced, in any field', () => {
    // amazon is the parent of mgm and the unit of the layoff; mgm has the share and the headcount.
    expect(resting([], 1)).toEqual([2, 3]);
    expect(resting([], 2)).toEqual([4, 5]);
    expect(resting([], 3)).toEqual([4]);
    expect(resting([sameness('unit', 'netflix', 'amazon')], 1)).toEqual([2, 3, 7]);
  });

  test('is nothing where it introduced nothing and nobody names it', () => {
    expect([4, 5, 6].map((position) => resting([], position))).toEqual([[], [], []]);
  });

  test('is what agrees with it, disputes it or withdraws it', () => {
    const more = [corroboration(4), denial(4, past[3] as Past), withdrawal(4, citing('2025-10-30'))];
    expect(resting(more, 4)).toEqual([7, 8, 9]);
  });

  test('is a dispute that names the thing instead', () => {
    expect(resting([dispute(3, cut, { unitId: 'netflix' })], 6)).toEqual([7]);
  });

  test('is only what is visible, as of the position', () => {
    expect(resting([withdrawal(4)], 3)).toEqual([]);
    expect(resting([withdrawal(4)], 3, 6)).toEqual([4]);
    expect(resting([], 3, 3)).toEqual([]);
    expect(resting([], 99)).toEqual([]);
  });

  test('is, of an archived source, what cites it', () => {
    const data = { sourceId: 'memo', title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64) };
    const cited = headcount('mgm', { citation: { ...CITATION, sourceId: 'memo' } });
    expect(resting([{ type: 'SourceArchived', data }, cited], 7)).toEqual([8]);
  });

  test('is the same of the right entry that took its place', () => {
    expect(resting([withdrawal(3), { ...cut, restates: entryIdAt(3) }], 8)).toEqual([4]);
  });
});
