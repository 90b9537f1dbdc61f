import {
  citing,
  company,
  corroboration,
  denial,
  dispute,
  entryIdAt,
  headcount,
  people,
  withdrawal,
} from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

const counted = headcount('amazon');
/** Entry 2 is corroborated, disputed and denied; then 7 takes its place, and is corroborated itself. */
const told = readModels().after(
  company('amazon'),
  counted,
  corroboration(2),
  dispute(2, counted, { count: people(7) }, citing('2025-10-30')),
  denial(2, counted),
  withdrawal(2),
  { ...headcount('amazon', { countedOn: '2025-02' }), restates: entryIdAt(2) },
  corroboration(7),
);
const shown = (position: number, point: Parameters<typeof told.at>[0] = {}) => {
  const { corroboratedBy, ofTheEarlierWording, disputedBy, deniedBy } =
    told.models.entry(entryIdAt(position), told.at(point)) ?? {};
  return { corroboratedBy, ofTheEarlierWording, disputedBy, deniedBy };
};
const ids = (...positions: readonly number[]): readonly string[] => positions.map(entryIdAt);

describe('an entry', () => {
  test('shows which sources agree with it, dispute it and deny it', () => {
    const all = { corroboratedBy: ids(3), ofTheEarlierWording: [], disputedBy: ids(4), deniedBy: ids(5) };
    expect(shown(2, { knownAt: 5 })).toEqual(all);
    expect(shown(2, { knownAt: 5, publishedBy: '2025-10-29T12:00:00Z' })).toEqual({ ...all, disputedBy: [] });
    expect(shown(2, { knownAt: 2 })).toEqual({ ...all, corroboratedBy: [], disputedBy: [], deniedBy: [] });
    expect(shown(1)).toEqual({
      corroboratedBy: [],
      ofTheEarlierWording: [],
      disputedBy: [],
      deniedBy: [],
    });
  });

  test('that was restated takes its disputes along, and its corroborations only as of the earlier wording', () => {
    expect(shown(7)).toEqual({
      corroboratedBy: ids(8),
      ofTheEarlierWording: ids(3),
      disputedBy: ids(4),
      deniedBy: ids(5),
    });
  });

  test('shows nothing of what is withdrawn', () => {
    const without = readModels().after(
      counted,
      corroboration(1),
      denial(1, counted),
      withdrawal(2),
      withdrawal(3),
    );
    expect(without.models.entry(entryIdAt(1), without.at())).toMatchObject({
      corroboratedBy: [],
      deniedBy: [],
    });
  });
});
