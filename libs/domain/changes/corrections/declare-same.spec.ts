import {
  CITATION,
  company,
  entryIdAt,
  given,
  layoff,
  malformed,
  person,
  sameness,
  withdrawal,
} from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { changeNamed } from '../parse-command';
import { changes } from '../registry';
import { DeclareSame, declareSame } from './declare-same';

const past: readonly Past[] = [
  company('amazon'),
  company('amazon-inc'),
  company('amazon-com'),
  layoff('cut', 'amazon'),
  layoff('cut-2', 'amazon'),
  person('paaaaaaaaaaaa', 'albert-cheng'),
  person('pbbbbbbbbbbbb', 'a-cheng'),
];
const change = given(declareSame).after(...past);
const same = (kind: string, id: string, keep: string): Readonly<Record<string, unknown>> => ({
  kind,
  id,
  keep,
  because: 'recordingError',
  reason: 'one thing, two ids',
});
const reported = (kind: string, id: string, keep: string): Readonly<Record<string, unknown>> => ({
  ...same(kind, id, keep),
  because: 'sourceReport',
  citation: CITATION,
});

describe('declaring two ids the same', () => {
  test('is recorded in the stream of the id that is kept', () => {
    const command = reported('unit', 'amazon-inc', 'amazon');
    change.when(command).thenRecorded([{ type: 'SamenessDeclared', data: command }]);
    change.when(command).thenRecordedIn('unit-amazon');
    change.when(same('layoff', 'cut-2', 'cut')).thenRecordedIn('layoff-cut');
  });

  test('takes persons by handle, and keeps their ids', () => {
    const command = same('person', 'a-cheng', 'albert-cheng');
    const data = { ...command, id: 'pbbbbbbbbbbbb', keep: 'paaaaaaaaaaaa' };
    change.when(command).thenRecorded([{ type: 'SamenessDeclared', data }]);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(DeclareSame, reported('unit', 'amazon-inc', 'amazon')))(
    'is refused with %s',
    (_what, json, pointer) => {
      change.when(json).thenRefused('invalid_fields', pointer);
    },
  );

  test('cites a source where one says so, and nothing where we erred', () => {
    const { citation: _citation, ...uncited } = reported('unit', 'amazon-inc', 'amazon');
    change.when(uncited).thenRefused('invalid_fields', '/citation');
    change
      .when({ ...same('unit', 'amazon-inc', 'amazon'), citation: CITATION })
      .thenRefused('invalid_fields', '/citation');
  });

  test.each([
    ['unit', 'unknown_unit'],
    ['layoff', 'unknown_layoff'],
    ['person', 'unknown_person'],
    ['deal', 'unknown_deal'],
    ['investment', 'unknown_investment'],
  ] as const)('is refused where either id of a %s was never given', (kind, code) => {
    const known = { unit: 'amazon', layoff: 'cut', person: 'albert-cheng' }[kind as string] ?? 'nothing';
    change.when(same(kind, known, 'nobody')).thenRefused(code, '/keep');
    if (known !== 'nothing') change.when(same(kind, 'nobody', known)).thenRefused(code, '/id');
    change.when(same('layoff', 'amazon', 'cut')).thenRefused('unknown_layoff', '/id');
  });

  test('is refused of one id with itself', () => {
    change.when(same('unit', 'amazon', 'amazon')).thenRefused('invalid_fields', '/keep');
    change.when(same('person', 'albert-cheng', 'paaaaaaaaaaaa')).thenRefused('invalid_fields', '/keep');
  });

  test('is refused where the kept id is declared to be the other already, over others too', () => {
    const declared = [...past, sameness('unit', 'amazon-inc', 'amazon')];
    given(declareSame)
      .after(...declared)
      .when(same('unit', 'amazon', 'amazon-inc'))
      .thenRefused('invalid_fields', '/keep');
    given(declareSame)
      .after(...declared, sameness('unit', 'amazon', 'amazon-com'))
      .when(same('unit', 'amazon-com', 'amazon-inc'))
      .thenRefused('invalid_fields', '/keep');
    given(declareSame)
      .after(...declared, withdrawal(8))
      .when(same('unit', 'amazon', 'amazon-inc'))
      .thenRecordedIn('unit-amazon-inc');
  });

  test('must quote the archived source', () => {
    const data = { sourceId: 'gazette', title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64) };
    given(declareSame)
      .after(...past, { type: 'SourceArchived', data: { ...data, text: 'no' } })
      .when(reported('unit', 'amazon-inc', 'amazon'))
      .thenRefused('quote_not_in_source', '/citation/quote');
  });

  test('may be withdrawn and restated like any other entry', () => {
    const wrong = { entryId: entryIdAt(8), because: 'recordingError', reason: 'two companies' };
    const declared = [...past, sameness('unit', 'amazon-inc', 'amazon')];
    given(changeNamed(changes, 'RetractEntry'))
      .after(...declared)
      .when(wrong)
      .thenRecordedIn('unit-amazon');
    const right = { change: 'DeclareSame', command: same('unit', 'amazon-com', 'amazon') };
    given(changeNamed(changes, 'RestateEntry'))
      .after(...declared)
      .when({ ...wrong, right })
      .thenRecordedIn('unit-amazon', 2);
  });
});
