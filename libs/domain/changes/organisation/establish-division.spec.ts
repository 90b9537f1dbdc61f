import { CITATION, company, division, entryIdAt, given, malformed, withdrawal } from '../../../../test/given';
import { changeNamed } from '../parse-command';
import { changes } from '../registry';
import { DIVISION_KINDS, EstablishDivision, establishDivision } from './establish-division';

const command = {
  unitId: 'mgm',
  kind: 'division',
  parentId: 'amazon',
  names: { en: 'MGM' },
  citation: CITATION,
};
const whole = { ...command, establishedOn: '2022-03-17' };

describe('establishing a division', () => {
  test('records it, with and without its start', () => {
    const change = given(establishDivision).after(company('amazon'));
    change.when(command).thenRecorded([{ type: 'DivisionEstablished', data: command }]);
    change.when(whole).thenRecorded([{ type: 'DivisionEstablished', data: whole }]);
    change.when(whole).thenRecordedIn('unit-mgm');
  });

  test.each(DIVISION_KINDS)('may be a %s', (kind) => {
    given(establishDivision)
      .after(company('amazon'))
      .when({ ...command, kind })
      .thenRecordedIn('unit-mgm');
  });

  test.each(malformed(EstablishDivision, whole))('is refused with %s', (_what, json, pointer) => {
    given(establishDivision).after(company('amazon')).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused below a unit that was never recorded, itself included', () => {
    given(establishDivision).when(command).thenRefused('unknown_unit', '/parentId');
    given(establishDivision)
      .after(company('amazon'))
      .when({ ...command, parentId: 'mgm' })
      .thenRefused('unknown_unit', '/parentId');
  });

  test('is recorded below a unit that is withdrawn, since ids outlive claims', () => {
    given(establishDivision).after(company('amazon'), withdrawal(1)).when(command).thenRecordedIn('unit-mgm');
  });

  test('is refused under the id of another unit', () => {
    given(establishDivision)
      .after(company('amazon'), division('mgm', 'amazon'))
      .when(command)
      .thenRefused('id_taken', '/unitId');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(establishDivision)
      .after(company('amazon'), { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

describe('restating the place of a division', () => {
  const restated = (unitId: string, parentId: string, position: number): object => ({
    entryId: entryIdAt(position),
    because: 'recordingError',
    reason: 'the wrong place',
    right: { change: 'EstablishDivision', command: { ...command, unitId, parentId } },
  });
  const restating = given(changeNamed(changes, 'RestateEntry')).after(
    company('amazon'),
    division('studios', 'amazon'),
    division('mgm', 'studios'),
    division('film', 'mgm'),
  );

  test('is refused deeper than a tree may grow', () => {
    const levels = Array.from({ length: 63 }, (_level, number) =>
      division(`level-${number + 1}`, number === 0 ? 'amazon' : `level-${number}`),
    );
    const below = (parentId: string) => ({ ...command, unitId: 'deepest', parentId });
    given(establishDivision)
      .after(company('amazon'), ...levels)
      .when(below('level-63'))
      .thenRefused('invalid_fields', '/parentId');
    given(establishDivision)
      .after(company('amazon'), ...levels)
      .when(below('level-62'))
      .thenRecorded([{ type: 'DivisionEstablished', data: below('level-62') }]);
  });

  test.each([
    ['itself', 'mgm', 'mgm', 3],
    ['a unit directly below it', 'studios', 'mgm', 2],
    ['a unit far below it', 'studios', 'film', 2],
  ])('is refused below %s', (_what, unitId, parentId, position) => {
    restating.when(restated(unitId, parentId, position)).thenRefused('unit_cycle', '/right/command/parentId');
  });

  test('is recorded below a unit that stands elsewhere', () => {
    restating.when(restated('film', 'amazon', 4)).thenRecordedIn('unit-film', 2);
  });

  test('is refused below a unit that ever stood below it, so that no earlier point of knowledge shows a cycle', () => {
    given(changeNamed(changes, 'RestateEntry'))
      .after(
        company('amazon'),
        division('mgm', 'amazon'),
        division('film', 'mgm'),
        withdrawal(3),
        division('film', 'amazon'),
      )
      .when(restated('mgm', 'film', 2))
      .thenRefused('unit_cycle', '/right/command/parentId');
  });
});
