import { CITATION, faultsIn } from '../../../test/given';
import { Citation } from './citation';

const refused = (more: object): Readonly<Record<string, string>> =>
  faultsIn(Citation, { ...CITATION, ...more });

describe('a citation', () => {
  test('names the document, when it came out, and the sentence', () => {
    expect(refused({})).toEqual({});
    expect(refused({ language: 'ar', url: 'https://example.org/a?b=c#d' })).toEqual({});
    expect(Object.keys(faultsIn(Citation, {}))).toEqual(['/sourceId', '/publishedOn', '/quote']);
  });

  test.each(['2025', '2025-10~', '../2025-10-28', '2025-10-28T09:30:00+03:00', '2025-10-28T06:30:00.250Z'])(
    'was published on %s',
    (publishedOn) => {
      expect(refused({ publishedOn })).toEqual({});
    },
  );

  test('says of an instant without offset what to write instead', () => {
    expect(refused({ publishedOn: '2025-10-28T09:30:00' })['/publishedOn']).toMatch(
      /^publishedOn "2025-10-28T09:30:00": an instant needs its offset.*; use 2025-10-28$/,
    );
  });

  test('says of an impossible day that the calendar has none', () => {
    expect(refused({ publishedOn: '2025-02-30' })['/publishedOn']).toMatch(
      /the calendar has no day 2025-02-30/,
    );
  });

  test('keeps the sentence byte for byte, also what a name may not hold', () => {
    expect(refused({ quote: ' «خلال\u200f الأشهر»\n\te\u0301 ' })).toEqual({});
  });

  test.each([
    ['an empty sentence', { quote: '' }, '/quote'],
    ['half a surrogate pair', { quote: 'a\ud83d' }, '/quote'],
    ['U+0000', { quote: 'a\u0000' }, '/quote'],
    ['a megabyte', { quote: 'a'.repeat(1_000_000) }, '/quote'],
    ['a sentence that is null', { quote: null }, '/quote'],
    ['a source with capitals', { sourceId: 'Reuters' }, '/sourceId'],
    ['a source of 81 characters', { sourceId: 'a'.repeat(81) }, '/sourceId'],
    ['a language that is a word', { language: 'english' }, '/language'],
    ['an optional field that is null', { url: null }, '/url'],
    ['a script for an address', { url: 'javascript:alert(1)' }, '/url'],
    ['spaces in the address', { url: 'https://example.org/a b' }, '/url'],
    ['a field that it does not have', { page: 3 }, '/page'],
  ])('is refused with %s', (_what, more, pointer) => {
    expect(Object.keys(refused(more))).toEqual([pointer]);
  });
});
