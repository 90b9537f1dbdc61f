import { company, given, malformed } from '../../../../test/given';
import { sha256Hex } from '../../values/sha256';
import { ArchiveSource, archiveSource } from './archive-source';

const text = 'Café\nعنوان';
const command = {
  sourceId: 'gazette',
  title: { en: 'The Gazette' },
  publishedOn: '2025-10-28T09:30:00+03:00',
  sha256: sha256Hex(text),
};
const whole = { ...command, text, language: 'ar', url: 'https://example.org/28' };

describe('archiving a source', () => {
  test('records it, with its text or with the hash alone', () => {
    given(archiveSource)
      .when(whole)
      .thenRecorded([{ type: 'SourceArchived', data: whole }]);
    given(archiveSource)
      .when(command)
      .thenRecorded([{ type: 'SourceArchived', data: command }]);
    given(archiveSource).when(command).thenRecordedIn('source-gazette');
  });

  test.each(malformed(ArchiveSource, whole))('is refused with %s', (_what, json, pointer) => {
    given(archiveSource).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused with a hash that is not of the text as it was sent', () => {
    given(archiveSource)
      .when({ ...whole, text: `${text} ` })
      .thenRefused('hash_mismatch', '/sha256');
    given(archiveSource)
      .when({ ...whole, text: text.normalize('NFD') })
      .thenRefused('hash_mismatch', '/sha256');
  });

  test('is refused under the id of an archived source', () => {
    given(archiveSource)
      .after({ type: 'SourceArchived', data: command })
      .when(command)
      .thenRefused('id_taken', '/sourceId');
  });

  test('is recorded after the source was cited', () => {
    given(archiveSource).after(company('amazon')).when(whole).thenRecordedIn('source-gazette');
  });

  test('keeps texts up to 200,000 characters; longer ones by their hash alone', () => {
    const long = 'a'.repeat(200_000);
    given(archiveSource)
      .when({ ...whole, text: long, sha256: sha256Hex(long) })
      .thenRecordedIn('source-gazette');
    given(archiveSource)
      .when({ ...whole, text: `${long}a`, sha256: sha256Hex(`${long}a`) })
      .thenRefused('invalid_fields', '/text');
  });
});
