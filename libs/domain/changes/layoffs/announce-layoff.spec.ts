import { CITATION, citing, company, given, layoff, malformed, people } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { AnnounceLayoff, announceLayoff } from './announce-layoff';

const command = {
  layoffId: 'amazon-2025-10',
  unitId: 'amazon',
  positions: people(14_000),
  announcedOn: '2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  percentage: { min: '4', max: '4.5', wording: 'about 4%' },
  kind: 'closure',
  effectiveOn: '2026-01/2026-03',
};
const article = (text: string): Past => ({
  type: 'SourceArchived',
  data: {
    sourceId: CITATION.sourceId,
    title: { en: 'x' },
    publishedOn: '2025',
    sha256: '0'.repeat(64),
    text,
  },
});

describe('announcing a layoff', () => {
  test('records it as the source tells it', () => {
    given(announceLayoff)
      .after(company('amazon'))
      .when(command)
      .thenRecorded([{ type: 'LayoffAnnounced', data: command }]);
    given(announceLayoff)
      .after(company('amazon'))
      .when(whole)
      .thenRecorded([{ type: 'LayoffAnnounced', data: whole }]);
    given(announceLayoff).after(company('amazon')).when(command).thenRecordedIn('layoff-amazon-2025-10');
  });

  test.each(malformed(AnnounceLayoff, whole))('is refused with %s', (_what, json, pointer) => {
    given(announceLayoff).after(company('amazon')).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused with fewer people at most than at least', () => {
    const positions = { min: 999, max: 200, wording: 'hundreds' };
    given(announceLayoff)
      .after(company('amazon'))
      .when({ ...command, positions })
      .thenRefusedSaying('/positions/max', 'must not be below min; swap them');
  });

  test('needs a number, a percentage or a closure; that nothing is disclosed is written down', () => {
    const { positions, ...silent } = command;
    const change = given(announceLayoff).after(company('amazon'));
    change.when(silent).thenRefusedSaying('/positions', 'where the source gives neither');
    change.when({ ...silent, kind: 'temporary' }).thenRefused('invalid_fields', '/positions');
    change.when({ ...silent, kind: 'closure' }).thenRecordedIn('layoff-amazon-2025-10');
    change.when({ ...silent, percentage: whole.percentage }).thenRecordedIn('layoff-amazon-2025-10');
    change.when({ ...silent, positions: people(0, null) }).thenRecordedIn('layoff-amazon-2025-10');
    change.when({ ...silent, positions }).thenRecordedIn('layoff-amazon-2025-10');
  });

  test('is refused for a unit that was never recorded', () => {
    given(announceLayoff).when(command).thenRefused('unknown_unit', '/unitId');
  });

  test('is refused under the id of another programme', () => {
    given(announceLayoff)
      .after(company('amazon'), layoff('amazon-2025-10', 'amazon'))
      .when(command)
      .thenRefused('id_taken', '/layoffId');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const change = given(announceLayoff);
    change
      .after(company('amazon'), article('Nothing of it.'))
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
    change
      .after(company('amazon'), article(`“${CITATION.quote}”`))
      .when(command)
      .thenRecordedIn('layoff-amazon-2025-10');
  });

  test('is refused where it is certain that it was announced after its own publication', () => {
    const change = given(announceLayoff).after(company('amazon'));
    change
      .when({ ...command, announcedOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/announcedOn');
    change.when({ ...command, announcedOn: '2025-10/2025-11' }).thenRecordedIn('layoff-amazon-2025-10');
  });

  test('is recorded though it contradicts: effective before it is announced, or repeats another', () => {
    given(announceLayoff)
      .after(
        company('amazon'),
        layoff('other', 'amazon', { announcedOn: '2025-10-28', positions: people(14_000) }),
      )
      .when({ ...command, effectiveOn: '2024', citation: citing('2025-10-28') })
      .thenRecordedIn('layoff-amazon-2025-10');
  });

  test('is refused for one reason at a time, the first of the list', () => {
    const change = given(announceLayoff).after(article('Nothing of it.'), layoff('amazon-2025-10', 'amazon'));
    const late = { ...command, announcedOn: '2026' };
    change.when({ ...late, positions: null }).thenRefused('invalid_fields');
    change.when(late).thenRefused('unknown_unit');
    given(announceLayoff)
      .after(company('amazon'), article('Nothing of it.'), layoff('amazon-2025-10', 'amazon'))
      .when(late)
      .thenRefused('id_taken');
    given(announceLayoff)
      .after(company('amazon'), article('Nothing of it.'))
      .when(late)
      .thenRefused('quote_not_in_source');
  });
});
