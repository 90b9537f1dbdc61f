import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { AnnounceRestructuring, announceRestructuring } from './announce-restructuring';

const command = {
  unitId: 'amazon',
  subject: { en: 'television production' },
  announcedOn: '../2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  subject: { en: 'television production', ar: 'الإنتاج التلفزيوني' },
  statement: { en: 'All of it is organised anew.' },
};
const past = [company('amazon'), division('prime-video', 'amazon')] as const;

describe('announcing a restructuring', () => {
  test('records it, with all that the source says or with the least', () => {
    const change = given(announceRestructuring).after(...past);
    change.when(command).thenRecorded([{ type: 'RestructuringAnnounced', data: command }]);
    change.when(whole).thenRecorded([{ type: 'RestructuringAnnounced', data: whole }]);
    change.when(whole).thenRecordedIn('unit-amazon');
  });

  test.each(malformed(AnnounceRestructuring, whole))('is refused with %s', (_what, json, pointer) => {
    given(announceRestructuring)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(announceRestructuring)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the unit is withdrawn, since ids outlive claims', () => {
    given(announceRestructuring)
      .after(...past, withdrawal(1))
      .when(command)
      .thenRecordedIn('unit-amazon');
  });

  test('is recorded though the same is recorded already', () => {
    given(announceRestructuring)
      .after(...past, { type: 'RestructuringAnnounced', data: command })
      .when(command)
      .thenRecordedIn('unit-amazon');
  });

  test('is refused where it is certain that it is dated after its own publication', () => {
    const change = given(announceRestructuring).after(...past);
    change
      .when({ ...command, announcedOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/announcedOn');
    change.when({ ...command, announcedOn: '2025-10/2025-11' }).thenRecordedIn('unit-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(announceRestructuring)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});
