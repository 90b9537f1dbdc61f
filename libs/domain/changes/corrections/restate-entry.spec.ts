import {
  CITATION,
  citing,
  company,
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
import { changes } from '../registry';
import { RestateEntry } from './restate-entry';

const restateEntry = changeNamed(changes, 'RestateEntry');

/** The entry at a position, to be replaced by the right one. */
const restating = (position: number, change: string, command: object): Readonly<Record<string, unknown>> => ({
  entryId: entryIdAt(position),
  because: 'recordingError',
  reason: 'misread the table',
  right: { change, command },
});
const retracted = (position: number): object => ({
  type: 'EntryRetracted',
  causationId: entryIdAt(position),
  data: { entryId: entryIdAt(position), because: 'recordingError', reason: 'misread the table' },
});
/** What a restatement records in the place of the entry at a position. */
const right = (position: number, type: string, data: object): object => ({
  type,
  data,
  causationId: entryIdAt(position),
  restates: entryIdAt(position),
});

const announced = {
  layoffId: 'cut',
  unitId: 'amazon',
  positions: people(14_000),
  announcedOn: '2025-10-28',
  citation: CITATION,
};
const shared = { layoffId: 'cut', unitId: 'mgm', positions: people(500), citation: CITATION };
const counted = {
  unitId: 'amazon',
  metric: 'employees',
  scope: 'withSubUnits',
  count: people(7),
  countedOn: '2025',
  citation: CITATION,
};
const introduced = { handle: 'albert-cheng', names: { en: 'Albert Cheng' }, citation: CITATION };

const past: readonly Past[] = [
  company('amazon'),
  division('mgm', 'amazon'),
  layoff('cut', 'amazon'),
  share('cut', 'mgm', people(5)),
  headcount('amazon'),
  person('paaaaaaaaaaaa', 'albert-chen'),
];
const change = given(restateEntry).after(...past);

describe('restating an entry', () => {
  test('records its withdrawal and the right entry, which names what it stands for', () => {
    const events = [retracted(5), right(5, 'HeadcountReported', counted)] as never[];
    change.when(restating(5, 'ReportHeadcount', counted)).thenRecorded(events);
    change.when(restating(5, 'ReportHeadcount', counted)).thenRecordedIn('headcount-amazon', 2);
  });

  test('carries the correction of the source on the withdrawal', () => {
    const corrected = { because: 'sourceCorrection', citation: citing('2025-10-30') };
    const command = { ...restating(5, 'ReportHeadcount', counted), ...corrected };
    const { right: _right, ...withdrawn } = command as Readonly<Record<string, unknown>>;
    const events = [
      { type: 'EntryRetracted', causationId: entryIdAt(5), data: withdrawn },
      right(5, 'HeadcountReported', counted),
    ] as never[];
    change.when(command).thenRecorded(events);
  });

  test('is refused with a malformed withdrawal', () => {
    const command = restating(5, 'ReportHeadcount', counted);
    // Any text is the name of a change: what is not in the catalogue is refused as such.
    const texts = (pointer: string): boolean => pointer === '/right/change';
    for (const [, json, pointer] of malformed(RestateEntry, command).filter(([, , at]) => !texts(at))) {
      change.when(json).thenRefused('invalid_fields', pointer);
    }
  });

  test('asks for a citation as a retraction does', () => {
    const command = restating(5, 'ReportHeadcount', counted);
    change.when({ ...command, citation: CITATION }).thenRefused('invalid_fields', '/citation');
    change.when({ ...command, because: 'sourceCorrection' }).thenRefused('invalid_fields', '/citation');
  });

  test('is refused where a retraction would be', () => {
    const correction = { because: 'sourceCorrection', citation: citing('2025-10-01') };
    const command = restating(5, 'ReportHeadcount', counted);
    change.when(restating(9, 'ReportHeadcount', counted)).thenRefused('unknown_entry', '/entryId');
    change
      .when({ ...command, ...correction })
      .thenRefused('correction_before_original', '/citation/publishedOn');
    given(restateEntry)
      .after(...past, withdrawal(5))
      .when(command)
      .thenRefused('already_withdrawn', '/entryId');
  });
});

describe('the right entry', () => {
  test.each([
    ['the name of no change', 'EditHeadcount'],
    ['a retraction', 'RetractEntry'],
    ['a restatement', 'RestateEntry'],
  ])('is a fact of the catalogue, not %s', (_what, name) => {
    change.when(restating(5, name, counted)).thenRefused('unknown_change', '/right/change');
  });

  test('has its faults named by pointers from the top of the command', () => {
    change
      .when(restating(5, 'ReportHeadcount', { ...counted, count: { min: -1, max: 1, wording: 'x' } }))
      .thenRefused('invalid_fields', '/right/command/count/min');
    change
      .when(restating(5, 'ReportHeadcount', { ...counted, surplus: 1 }))
      .thenRefused('invalid_fields', '/right/command/surplus');
    change
      .when(restating(4, 'ReportLayoffShare', { ...shared, unitId: 'twitch' }))
      .thenRefused('unknown_unit', '/right/command/unitId');
    change
      .when(restating(3, 'AnnounceLayoff', { ...announced, announcedOn: '2026' }))
      .thenRefused('announced_after_publication', '/right/command/announcedOn');
    change
      .when(
        restating(6, 'DismissExecutive', {
          personId: 'nobody',
          post: { unitId: 'mgm', postId: 'head', title: { en: 'Head' }, heads: true },
          endedOn: '2025',
          citation: CITATION,
        }),
      )
      .thenRefused('unknown_person', '/right/command/personId');
  });

  test('must quote the archived source, as every fact', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(restateEntry)
      .after(...past, { type: 'SourceArchived', data })
      .when(restating(5, 'ReportHeadcount', counted))
      .thenRefused('quote_not_in_source', '/right/command/citation/quote');
  });

  test('stays in the stream of what it replaces', () => {
    const elsewhere: readonly (readonly [number, string, object])[] = [
      [5, 'ReportHeadcount', { ...counted, unitId: 'mgm' }],
      [5, 'AnnounceLayoff', announced],
      [3, 'AnnounceLayoff', { ...announced, layoffId: 'other' }],
      [6, 'IntroducePerson', { ...introduced, personId: 'pbbbbbbbbbbbb' }],
      [5, 'IntroducePerson', introduced],
    ];
    for (const [position, name, command] of elsewhere) {
      change.when(restating(position, name, command)).thenRefused('other_stream', '/right/command');
    }
  });

  test('keeps the id that a wrong introduction gave', () => {
    change.when(restating(3, 'AnnounceLayoff', announced)).thenRecordedIn('layoff-cut', 2);
    const born = { unitId: 'amazon', names: { en: 'Amazon' }, citation: CITATION };
    change.when(restating(1, 'RegisterCompany', born)).thenRecordedIn('unit-amazon', 2);
    const placed = { ...born, unitId: 'mgm', kind: 'subsidiary', parentId: 'amazon' };
    change.when(restating(2, 'EstablishDivision', placed)).thenRecordedIn('unit-mgm', 2);
  });

  test('may turn a division into a company', () => {
    const command = { unitId: 'mgm', names: { en: 'MGM' }, citation: CITATION };
    change
      .when(restating(2, 'RegisterCompany', command))
      .thenRecorded([retracted(2), right(2, 'CompanyRegistered', command)] as never[]);
  });

  test('keeps the opaque id of a person where none is given', () => {
    change
      .when(restating(6, 'IntroducePerson', introduced))
      .thenRecorded([
        retracted(6),
        right(6, 'PersonIntroduced', { ...introduced, personId: 'paaaaaaaaaaaa' }),
      ] as never[]);
    const again = { ...introduced, handle: 'albert-chen' };
    change.when(restating(6, 'IntroducePerson', again)).thenRecordedIn('person-paaaaaaaaaaaa', 2);
  });

  test("may not take another person's handle", () => {
    given(restateEntry)
      .after(...past, person('pbbbbbbbbbbbb', 'albert-cheng'))
      .when(restating(6, 'IntroducePerson', introduced))
      .thenRefused('handle_taken', '/right/command/handle');
  });

  test('of a share is a share, not an announcement under its id', () => {
    change.when(restating(4, 'ReportLayoffShare', shared)).thenRecordedIn('layoff-cut', 2);
    change.when(restating(4, 'AnnounceLayoff', announced)).thenRefused('id_taken', '/right/command/layoffId');
  });

  test('of a withdrawal is no second introduction', () => {
    given(restateEntry)
      .after(...past, withdrawal(3))
      .when(restating(7, 'AnnounceLayoff', announced))
      .thenRefused('id_taken', '/right/command/layoffId');
  });
});

describe('restating twice', () => {
  const once: readonly Past[] = [
    ...past,
    withdrawal(3),
    { ...layoff('cut', 'amazon'), restates: entryIdAt(3) },
  ];

  test('replaces the right entry, which is one like any other', () => {
    given(restateEntry)
      .after(...once)
      .when(restating(8, 'AnnounceLayoff', announced))
      .thenRecorded([retracted(8), right(8, 'LayoffAnnounced', announced)] as never[]);
  });

  test('does not replace the first entry again', () => {
    given(restateEntry)
      .after(...once)
      .when(restating(3, 'AnnounceLayoff', announced))
      .thenRefused('already_withdrawn', '/entryId');
  });

  test('is not a chain of withdrawals, so there is no end to it', () => {
    // Positions 1 and 2 are amazon and the first announcement; each further pair withdraws and restates the newest.
    const many = Array.from({ length: 20 }, (_, time) => [withdrawal(2 + time * 2), layoff('cut', 'amazon')]);
    given(restateEntry)
      .after(company('amazon'), layoff('cut', 'amazon'), ...many.flat())
      .when(restating(42, 'AnnounceLayoff', announced))
      .thenRecordedIn('layoff-cut', 2);
  });
});
