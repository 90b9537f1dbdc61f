import { citing, company, layoff, sameness, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { recordedInOrder } from '../../test/given';
import { day, inMemoryDatabase } from '../../test/projection-harness';
import { identities, identitiesOf } from './identities';
import { ProjectionRunner } from './runner';
import { Statements } from './statements';
import { visibility } from './visibility';

/** Entries 1 to 5. */
const units = ['a', 'b', 'c', 'd'].map((unitId) => company(unitId));
const past: readonly Past[] = [...units, layoff('a', 'a')];

const known = (
  more: readonly Past[],
  publishedBy = '2026-01-01T00:00:00Z',
  kind: 'unit' | 'layoff' = 'unit',
) => {
  const database = inMemoryDatabase();
  const all = [...past, ...more];
  new ProjectionRunner(database, [visibility, identities]).apply(recordedInOrder(all));
  const asked = { on: day('2026-01-01'), knownAt: all.length, publishedBy: Date.parse(publishedBy) };
  return identitiesOf(new Statements(database), kind, asked);
};

describe('what ids stand for', () => {
  test('is each a thing of its own where nothing is declared', () => {
    const same = known([]);
    expect([same.canonical('a'), same.all('a'), same.entries('a')]).toEqual(['a', ['a'], []]);
    expect(same.canonical('nobody')).toBe('nobody');
  });

  test('is one thing under the id that is kept in the end, over several declarations', () => {
    const same = known([sameness('unit', 'd', 'c'), sameness('unit', 'c', 'b'), sameness('unit', 'a', 'b')]);
    expect(['a', 'b', 'c', 'd'].map((id) => same.canonical(id))).toEqual(['b', 'b', 'b', 'b']);
    expect(same.all('d')).toEqual(['b', 'a', 'c', 'd']);
    expect(same.entries('a')).toEqual([6, 7, 8]);
    // The newest declaration keeps c, which is given up for b.
    expect(known([sameness('unit', 'c', 'b'), sameness('unit', 'd', 'c')]).canonical('d')).toBe('b');
  });

  test('is told apart by kind', () => {
    const declared = [sameness('unit', 'b', 'a')];
    expect(known(declared).all('a')).toEqual(['a', 'b']);
    expect(known(declared, undefined, 'layoff').all('a')).toEqual(['a']);
  });

  test('is separate again once the declaration is withdrawn', () => {
    const declared = [sameness('unit', 'c', 'b'), sameness('unit', 'b', 'a')];
    expect(known([...declared, withdrawal(7)]).all('c')).toEqual(['b', 'c']);
    expect(known([...declared, withdrawal(7)]).canonical('a')).toBe('a');
  });

  test('is one from the publication of the source on, or at any time where we erred', () => {
    const declared = [sameness('unit', 'b', 'a', citing('2025-10-28')), sameness('unit', 'd', 'c')];
    const before = known(declared, '2025-10-28T12:00:00Z');
    expect([before.all('a'), before.all('c')]).toEqual([['a'], ['c', 'd']]);
    expect(known(declared, '2025-10-29T12:00:00Z').all('a')).toEqual(['a', 'b']);
  });

  test('comes under what the newest declaration keeps where two are kept, or none', () => {
    expect(known([sameness('unit', 'a', 'b'), sameness('unit', 'a', 'c')]).canonical('b')).toBe('c');
    expect(known([sameness('unit', 'a', 'c'), sameness('unit', 'a', 'b')]).canonical('c')).toBe('b');
    // A circle, as corrections of declarations may leave one.
    const circle = [sameness('unit', 'a', 'b'), sameness('unit', 'b', 'a')];
    expect(['a', 'b'].map((id) => known(circle).canonical(id))).toEqual(['a', 'a']);
    expect(known(circle).all('b')).toEqual(['a', 'b']);
  });
});
