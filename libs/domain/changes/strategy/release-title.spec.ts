import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { ReleaseTitle, releaseTitle } from './release-title';

const command = {
  unitId: 'amazon',
  titleId: 'reacher',
  names: { en: 'Reacher' },
  platformId: 'prime-video',
  releasedOn: '../2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  names: { en: 'Reacher', ar: 'ريتشر' },
  exclusive: true,
  bundle: { en: 'Amazon Prime' },
};
const past = [company('amazon'), division('prime-video', 'amazon')] as const;

describe('releasing a title', () => {
  test('records it, with all that the source says or with the least', () => {
    const change = given(releaseTitle).after(...past);
    change.when(command).thenRecorded([{ type: 'TitleReleased', data: command }]);
    change.when(whole).thenRecorded([{ type: 'TitleReleased', data: whole }]);
    change.when(whole).thenRecordedIn('strategy-amazon');
  });

  test.each(malformed(ReleaseTitle, whole))('is refused with %s', (_what, json, pointer) => {
    given(releaseTitle)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a maker or a platform that was never recorded', () => {
    const change = given(releaseTitle).after(...past);
    change.when({ ...command, unitId: 'netflix' }).thenRefused('unknown_unit', '/unitId');
    change.when({ ...command, platformId: 'netflix' }).thenRefused('unknown_unit', '/platformId');
  });

  test('is recorded for a day after its publication, since titles are told of before they come out', () => {
    given(releaseTitle)
      .after(...past)
      .when({ ...command, releasedOn: '2026-02' })
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though another unit makes a title of the same id', () => {
    given(releaseTitle)
      .after(...past, { type: 'TitleReleased', data: { ...command, unitId: 'prime-video' } })
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though the unit is withdrawn, since ids outlive claims', () => {
    given(releaseTitle)
      .after(...past, withdrawal(1))
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though the same is recorded already', () => {
    given(releaseTitle)
      .after(...past, { type: 'TitleReleased', data: command })
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(releaseTitle)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});
