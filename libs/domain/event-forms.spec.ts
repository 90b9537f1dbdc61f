import { changeNamed } from './changes/parse-command';
import type { Change, Upcast } from './decider';
import { EventForms } from './event-forms';

const doubled: Upcast = ({ count, ...rest }) => ({
  ...rest,
  ...(count === undefined ? {} : { twice: 2 * (count as number) }),
});
const withPlace: Upcast = ({ place = 'nowhere', ...rest }) => ({ ...rest, place });

const counting: Change = {
  command: class Count {},
  versions: { Counted: 3, Named: 1 },
  upcasts: { Counted: { 1: doubled, 2: withPlace } },
  initialState: 'free',
  stream: () => 'count-a',
  decide: () => [],
  evolve: {},
};
const forms = new EventForms([counting]);

describe('the forms of event types', () => {
  test('are read step by step up to the newest', () => {
    expect(forms.versionOf('Counted')).toBe(3);
    expect(forms.newest('Counted', 1, { count: 4 })).toEqual({ twice: 8, place: 'nowhere' });
    expect(forms.newest('Counted', 2, { twice: 8, place: 'here' })).toEqual({ twice: 8, place: 'here' });
  });

  test('leave what is of the newest form as it is', () => {
    const data = { twice: 8, place: 'here' };
    expect(forms.newest('Counted', 3, data)).toBe(data);
    expect(forms.newest('NeverHeardOf', 1, data)).toBe(data);
  });

  test('of a later version are refused, and what is no version is an error', () => {
    expect(() => forms.newest('Counted', 4, {})).toThrow(expect.objectContaining({ code: 'store_foreign' }));
    expect(() => forms.newest('NeverHeardOf', 2, {})).toThrow('versions up to 1; install that');
    for (const version of [0, -1, 1.5, Number.NaN, undefined as unknown as number])
      expect(() => forms.newest('Counted', version, {})).toThrow(TypeError);
  });

  test('without an upcast between two versions are an error, never a guess', () => {
    const { upcasts: _upcasts, ...gap } = counting;
    expect(() => new EventForms([gap]).newest('Counted', 1, {})).toThrow('no upcast from version 1');
  });

  test('change the version of whatever is built from them, and of nothing else', () => {
    const older = new EventForms([{ ...counting, versions: { Counted: 1, Named: 1 } }]);
    expect(older.builtFrom(['Counted', 'Named'], 7)).toBe(7);
    expect(forms.builtFrom(['Named'], 7)).toBe(7);
    expect(forms.builtFrom(['Counted', 'Named'], 7)).not.toBe(7);
    expect(forms.builtFrom(['Counted'], 7)).not.toBe(forms.builtFrom(['Counted'], 8));
  });
});

describe('a dispute of an entry in an older form', () => {
  const dispute = (version?: number) => ({
    entryId: 'e',
    instead: { count: 5 },
    claim: {
      type: 'Counted',
      position: 1,
      ...(version === undefined ? {} : { version }),
      data: { count: 5 },
    },
  });

  test('is read in the newest form, the first version being that which none names', () => {
    const newest = { type: 'Counted', position: 1, data: { twice: 10, place: 'nowhere' } };
    expect(forms.newest('EntryDisputed', 1, dispute())).toMatchObject({ claim: newest });
    expect(forms.newest('EntryDisputed', 1, { ...dispute(2), instead: { place: 'here' } })).toMatchObject({
      instead: { place: 'here' },
    });
  });

  test('gives instead only what the source gave', () => {
    const { instead } = forms.newest('EntryDisputed', 1, dispute()) as { readonly instead: object };
    expect(instead).toEqual({ twice: 10 });
  });

  test('stays a denial where it is one', () => {
    const denial = { entryId: 'e', denies: true, claim: { type: 'Counted', position: 1 } };
    expect(forms.newest('EntryDisputed', 1, denial)).toBe(denial);
  });
});

test('a change that is closed takes no commands, and says what to send instead', () => {
  const closed = new Map([['Count', { ...counting, closed: 'send CountAgain, which knows the place' }]]);
  expect(() => changeNamed(closed, 'Count')).toThrow(
    expect.objectContaining({
      code: 'unknown_change',
      message: 'Count takes no commands any more: send CountAgain, which knows the place',
    }),
  );
});
