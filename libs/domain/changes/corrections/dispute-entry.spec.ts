import {
  CITATION,
  citing,
  company,
  corroboration,
  denial,
  division,
  entryIdAt,
  given,
  headcount,
  layoff,
  malformed,
  people,
  person,
  share,
  withdrawal,
} from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { changeNamed } from '../parse-command';
import { changes, remembered } from '../registry';
import { DisputeEntry, disputeEntry as disputing } from './dispute-entry';

const disputeEntry = changeNamed(changes, 'DisputeEntry');

const cut = layoff('cut', 'amazon', { citation: citing('2025-10-28'), announcedOn: '2025-10-28' });
const past: readonly Past[] = [
  company('amazon'),
  division('mgm', 'amazon'),
  cut,
  share('cut', 'mgm', people(5)),
  headcount('amazon'),
  person('paaaaaaaaaaaa', 'albert-cheng'),
];
const change = given(disputeEntry).after(...past);
const OTHER = { ...citing('2025-10-29'), sourceId: 'herald' };
const giving = (position: number, instead: object): Readonly<Record<string, unknown>> => ({
  entryId: entryIdAt(position),
  instead,
  citation: OTHER,
});
const denying = (position: number): Readonly<Record<string, unknown>> => ({
  entryId: entryIdAt(position),
  denies: true,
  citation: OTHER,
});

describe('disputing an entry', () => {
  test('names the version in which it repeats the entry, save the first', () => {
    const announceLayoff = { ...changeNamed(changes, 'AnnounceLayoff'), versions: { LayoffAnnounced: 2 } };
    const later = disputing(new Map([...changes, ['AnnounceLayoff', announceLayoff]]), remembered);
    const instead = { positions: people(30_000) };
    const data = { ...cut.data, ...instead, citation: OTHER };
    const claim = { type: 'LayoffAnnounced', version: 2, position: 3, data };
    const event = {
      type: 'EntryDisputed',
      causationId: entryIdAt(3),
      data: { ...giving(3, instead), claim },
    };
    given(later)
      .after(...past)
      .when(giving(3, instead))
      .thenRecorded([event]);
  });

  test('records what the entry would say with what is given instead', () => {
    const instead = { positions: people(30_000) };
    const claim = {
      type: 'LayoffAnnounced',
      position: 3,
      data: { ...cut.data, ...instead, citation: OTHER },
    };
    const event = {
      type: 'EntryDisputed',
      causationId: entryIdAt(3),
      data: { ...giving(3, instead), claim },
    };
    change.when(giving(3, instead)).thenRecorded([event]);
    change.when(giving(3, instead)).thenRecordedIn('layoff-cut');
  });

  test('records a denial without a claim of its own', () => {
    const claim = { type: 'LayoffAnnounced', position: 3 };
    const event = { type: 'EntryDisputed', causationId: entryIdAt(3), data: { ...denying(3), claim } };
    change.when(denying(3)).thenRecorded([event]);
  });

  test.each([
    ...malformed(DisputeEntry, giving(3, { positions: people(30_000) })),
    ...malformed(DisputeEntry, denying(3)).filter(([, , pointer]) => !pointer.startsWith('/instead')),
  ])('is refused with %s', (what, json, pointer) => {
    // A denial beside something instead is refused for that alone, whatever else the field holds.
    if (pointer === '/denies' && 'instead' in json && json['denies'] === true) return;
    change.when(json).thenRefused('invalid_fields', pointer || what);
  });

  test('says either what is so instead, or that it is not so', () => {
    change
      .when({ ...denying(3), instead: { positions: people(1) } })
      .thenRefused('invalid_fields', '/denies');
    change.when({ entryId: entryIdAt(3), citation: OTHER }).thenRefused('invalid_fields', '');
    change.when({ ...denying(3), denies: false }).thenRefused('invalid_fields', '/denies');
  });

  test('is refused where no entry has the id', () => {
    change.when(denying(9)).thenRefused('unknown_entry', '/entryId');
  });

  test.each([
    ['a withdrawal', withdrawal(3)],
    ['a corroboration', corroboration(3)],
    ['a dispute', denial(3, cut)],
  ])('is refused of %s: the fact is to be named instead', (_what, entry: Past) => {
    given(disputeEntry)
      .after(...past, entry)
      .when(denying(7))
      .thenRefused('invalid_fields', '/entryId');
  });

  test('must quote the archived source, as every fact', () => {
    const data = { sourceId: 'herald', title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64) };
    const archived: Past = { type: 'SourceArchived', data: { ...data, text: 'no' } };
    given(disputeEntry)
      .after(...past, archived)
      .when(giving(3, { positions: people(1) }))
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

describe('what is given instead', () => {
  test('differs from what the entry says', () => {
    change.when(giving(3, {})).thenRefused('invalid_fields', '/instead');
    change.when(giving(3, { positions: people(10) })).thenRefused('invalid_fields', '/instead/positions');
    // The same number in other words is no other number.
    const spelt = { min: 10, max: 10, wording: 'ten' };
    change.when(giving(3, { positions: spelt })).thenRefused('invalid_fields', '/instead/positions');
    change
      .when(giving(3, { positions: people(11), announcedOn: '2025-10-28' }))
      .thenRefused('invalid_fields', '/instead/announcedOn');
  });

  test('has fields that the change has, of their form', () => {
    change.when(giving(3, { colour: 'blue' })).thenRefused('invalid_fields', '/instead/colour');
    change
      .when(giving(3, { positions: { min: -1, max: 1, wording: 'x' } }))
      .thenRefused('invalid_fields', '/instead/positions/min');
    change.when(giving(3, { positions: null })).thenRefused('invalid_fields', '/instead/positions');
  });

  test('is what a source gives: neither the citation of the entry nor a handle', () => {
    change.when(giving(3, { citation: CITATION })).thenRefused('invalid_fields', '/instead/citation');
    change.when(giving(6, { handle: 'albert-chen' })).thenRefused('invalid_fields', '/instead/handle');
  });

  test('is not wrong in itself', () => {
    change.when(giving(4, { unitId: 'twitch' })).thenRefused('unknown_unit', '/instead/unitId');
    change.when(giving(2, { parentId: 'mgm' })).thenRefused('unit_cycle', '/instead/parentId');
    // It is dated after the publication of the dispute, though not after that of the entry's own source.
    change
      .when({ ...giving(3, { announcedOn: '2025-10-28' }), citation: citing('2025-10-27') })
      .thenRefused('invalid_fields', '/instead/announcedOn');
    change
      .when({ ...giving(3, { announcedOn: '2025-10-30' }), citation: OTHER })
      .thenRefused('announced_after_publication', '/instead/announcedOn');
  });

  test('answers for no field that it does not give: a source may come out before the day that another tells', () => {
    const early = citing('2025-10-27');
    const instead = { positions: people(30_000) };
    const claim = {
      type: 'LayoffAnnounced',
      position: 3,
      data: { ...cut.data, ...instead, citation: early },
    };
    const command = { entryId: entryIdAt(3), instead, citation: early };
    const event = { type: 'EntryDisputed', causationId: entryIdAt(3), data: { ...command, claim } };
    change.when(command).thenRecorded([event]);
  });

  test('stays in the stream of the entry', () => {
    change.when(giving(5, { unitId: 'mgm' })).thenRefused('other_stream', '/instead');
    change.when(giving(3, { layoffId: 'other' })).thenRefused('other_stream', '/instead');
    change.when(giving(6, { personId: 'pbbbbbbbbbbbb' })).thenRefused('other_stream', '/instead');
    change.when(giving(4, { unitId: 'amazon' })).thenRecordedIn('layoff-cut');
  });

  test('is a place in the tree that must not come to stand below itself, in any reading', () => {
    const herald = division('mgm', 'amazon');
    const placed: readonly Past[] = [
      company('amazon'),
      company('holdings'),
      herald,
      division('games', 'holdings'),
    ];
    const [claimed] = remembered(
      {
        type: 'EntryDisputed',
        data: {
          ...giving(3, { parentId: 'games' }),
          claim: { type: 'DivisionEstablished', position: 3, data: { ...herald.data, parentId: 'games' } },
        },
      },
      'id',
    ).filter(({ kind }) => kind === 'parent');
    expect(claimed).toEqual({ kind: 'parent', key: 'mgm', value: 'games' });
    given(disputeEntry)
      .after(...placed)
      .when(giving(3, { parentId: 'games' }))
      .thenRecordedIn('unit-mgm');
  });

  test('takes no handle and no text', () => {
    const introduced = { personId: 'paaaaaaaaaaaa', handle: 'albert-cheng', names: { en: 'A' } };
    const claim = { type: 'PersonIntroduced', position: 6, data: { ...introduced, citation: OTHER } };
    const event = { type: 'EntryDisputed', data: { ...giving(6, { names: { en: 'A' } }), claim } };
    expect(remembered(event, 'id').map(({ kind }) => kind)).toEqual(['person']);
  });
});

describe('a dispute', () => {
  const restateEntry = changeNamed(changes, 'RestateEntry');
  const right = (position: number, command: object): object => ({
    entryId: entryIdAt(position),
    because: 'recordingError',
    reason: 'misread',
    right: { change: 'DisputeEntry', command },
  });
  const disputed: Past = denial(3, cut);

  test('may be restated by another, of the same entry', () => {
    given(restateEntry)
      .after(...past, disputed)
      .when(right(7, giving(3, { positions: people(30_000) })))
      .thenRecordedIn('layoff-cut', 2);
  });

  test('may not stand in the place of what it disputes', () => {
    change.when(denying(3)).thenRecordedIn('layoff-cut');
    given(restateEntry)
      .after(...past)
      .when(right(3, denying(3)))
      .thenRefused('invalid_fields', '/right/command/entryId');
  });
});
