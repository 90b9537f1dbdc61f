import { CITATION, Ledger, citing, recordedInOrder, withdrawal } from '../../test/given';
import { requireAnnouncedByPublication, requireQuoted } from './citing';
import { LedgerError } from './errors';
import { Known } from './known';

const archived = (...texts: readonly (string | undefined)[]): Known =>
  new Known(
    new Ledger(
      recordedInOrder(
        texts.map((text) => ({
          type: 'SourceArchived',
          data: {
            sourceId: CITATION.sourceId,
            title: { en: 'The Gazette' },
            publishedOn: '2025',
            sha256: '0'.repeat(64),
            ...(text === undefined ? {} : { text }),
          },
        })),
      ),
    ),
  );
const codeOf = (work: () => void): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof LedgerError ? error.code : String(error);
  }
};

describe('quoted words', () => {
  const quoting = (quote: string, known: Known): string =>
    codeOf(() => requireQuoted({ ...CITATION, quote }, known));

  test('stand in the archived text, byte for byte', () => {
    const known = archived('Before. «خلال الأشهر الماضية» after.');
    expect(quoting('خلال الأشهر', known)).toBe('accepted');
    expect(quoting('Before.', known)).toBe('accepted');
    expect(quoting('before.', known)).toBe('quote_not_in_source');
    expect(quoting('خلال  الأشهر', known)).toBe('quote_not_in_source');
  });

  test('in another normal form are other words', () => {
    expect(quoting('Beyoncé', archived('Beyonce\u0301'))).toBe('quote_not_in_source');
    expect(quoting('Beyonce\u0301', archived('Beyonce\u0301'))).toBe('accepted');
  });

  test('cannot be checked without the text', () => {
    expect(quoting('anything', archived())).toBe('accepted');
    expect(quoting('anything', archived(undefined))).toBe('accepted');
  });

  test('cannot be checked against a text that was archived by mistake and withdrawn', () => {
    const source = {
      sourceId: CITATION.sourceId,
      title: { en: 'The Gazette' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
    };
    const wrong = { type: 'SourceArchived', data: { ...source, text: 'Another document.' } } as const;
    const known = new Known(new Ledger(recordedInOrder([wrong, withdrawal(1)])));
    expect(quoting('What it really says.', known)).toBe('accepted');
  });

  test('may stand in any text that was archived for the source', () => {
    const known = archived('First edition.', 'Second edition.');
    expect(quoting('First', known)).toBe('accepted');
    expect(quoting('Second', known)).toBe('accepted');
    expect(quoting('Third', known)).toBe('quote_not_in_source');
  });

  test('are refused at the field that holds them', () => {
    const quote = (): void => requireQuoted(CITATION, archived('other'), '/right/citation/quote');
    expect(quote).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ pointer: '/right/citation/quote' })],
      }) as Error,
    );
  });
});

describe('a fact', () => {
  test.each([
    ['on the day of its publication', '2025-10-28', '2025-10-28', 'accepted'],
    ['the day after', '2025-10-29', '2025-10-28', 'announced_after_publication'],
    ['in a month that begins before', '2025-10', '2025-10-01', 'accepted'],
    ['in a month that begins after', '2025-11', '2025-10-31', 'announced_after_publication'],
    ['in a year that is possibly before', '2025', '2025-01-01', 'accepted'],
    ['about the day before', '2025-10-29~', '2025-10-28', 'accepted'],
    ['some time up to long after', '../2030-01-01', '2025-10-28', 'accepted'],
    ['long after what came out some time from then on', '2030', '2025/..', 'accepted'],
    ['later in the day of an instant', '2025-10-28', '2025-10-28T00:00:00Z', 'accepted'],
    // It was the 28th where the source was written, though still the 27th in UTC.
    ['on the day that a source east of UTC wrote', '2025-10-28', '2025-10-28T01:30:00+03:00', 'accepted'],
    // It was still the 27th there, though the 28th in UTC.
    ['the day after, west of UTC', '2025-10-28', '2025-10-27T23:00:00-08:00', 'announced_after_publication'],
  ])('announced %s: %s, published %s', (_what, announcedOn, publishedOn, verdict) => {
    expect(codeOf(() => requireAnnouncedByPublication(announcedOn, citing(publishedOn)))).toBe(verdict);
  });
});
