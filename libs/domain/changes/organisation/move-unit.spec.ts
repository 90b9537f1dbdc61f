import {
  CITATION,
  acquisition,
  company,
  completed,
  division,
  given,
  malformed,
  moved,
  withdrawal,
} from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { MoveUnit, moveUnit } from './move-unit';

const command = { unitId: 'mgm', parentId: 'amazon', movedOn: '2018-02', citation: CITATION };
const past = [company('amazon'), division('video', 'amazon'), division('mgm', 'video')] as const;

describe('moving a unit', () => {
  test('records it', () => {
    const change = given(moveUnit).after(...past);
    change.when(command).thenRecorded([{ type: 'UnitMoved', data: command }]);
    change.when(command).thenRecordedIn('unit-mgm');
  });

  test.each(malformed(MoveUnit, command))('is refused with %s', (_what, json, pointer) => {
    given(moveUnit)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit in unitId that was never recorded', () => {
    given(moveUnit)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is refused for a unit in parentId that was never recorded', () => {
    given(moveUnit)
      .after(...past)
      .when({ ...command, parentId: 'netflix' })
      .thenRefused('unknown_unit', '/parentId');
  });

  test('is recorded though the unit is withdrawn, or the same is recorded already', () => {
    given(moveUnit)
      .after(...past, withdrawal(1), { type: 'UnitMoved', data: command })
      .when(command)
      .thenRecordedIn('unit-mgm');
  });

  test('is refused below itself, and below a unit that stands below it', () => {
    const change = given(moveUnit).after(...past);
    change.when({ ...command, parentId: 'mgm' }).thenRefused('unit_cycle', '/parentId');
    change.when({ ...command, unitId: 'amazon', parentId: 'mgm' }).thenRefused('unit_cycle', '/parentId');
  });

  test('is refused below a unit that once stood below it, by a move or by an acquisition, withdrawn or not', () => {
    const fund = company('fund');
    const below = { ...command, unitId: 'amazon', parentId: 'fund' };
    const refused = (...more: readonly Past[]): void =>
      given(moveUnit)
        .after(...past, fund, ...more)
        .when(below)
        .thenRefused('unit_cycle', '/parentId');
    refused(moved('fund', 'mgm', '2001'));
    refused(moved('fund', 'mgm', '2001'), withdrawal(5));
    refused(moved('fund', 'mgm', '2001'), moved('fund', 'video', '2002'));
    refused(acquisition('deal', 'mgm', 'fund'), completed('deal', '2001'), withdrawal(6));
    // A deal that was only announced puts nothing below anything.
    given(moveUnit)
      .after(...past, fund, acquisition('deal', 'mgm', 'fund'))
      .when(below)
      .thenRecordedIn('unit-amazon');
  });

  test('is refused where the tree, with all that stands below the unit, would be too deep', () => {
    const chain = (name: string, levels: number): readonly Past[] => [
      company(`${name}-1`),
      ...Array.from({ length: levels - 1 }, (_level, number) =>
        division(`${name}-${number + 2}`, `${name}-${number + 1}`),
      ),
    ];
    const change = given(moveUnit).after(...chain('upper', 40), ...chain('lower', 25));
    // 40 levels and 25 below them are 65; below the 39th level they are 64.
    change
      .when({ ...command, unitId: 'lower-1', parentId: 'upper-40' })
      .thenRefused('invalid_fields', '/parentId');
    change.when({ ...command, unitId: 'lower-1', parentId: 'upper-39' }).thenRecordedIn('unit-lower-1');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(moveUnit)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});
