import { faultInNames, faultInStatement, isLanguageTag } from './names';

describe('names by language', () => {
  test('are one or many', () => {
    expect(faultInNames({ en: 'Amazon' })).toBeUndefined();
    expect(faultInNames({ en: 'Albert Cheng', ar: 'ألبرت تشينغ', 'zh-Hant-TW': '鄭' })).toBeUndefined();
  });

  test.each([null, undefined, 'Amazon', 7, ['Amazon']])('are not %j', (value) => {
    expect(faultInNames(value)).toMatch(/^must be names by language/);
  });

  test('are at least one and at most forty', () => {
    const languages = Array.from({ length: 41 }, (_, at) => [
      `x${String.fromCodePoint(97 + (at % 26))}-${at + 10}`,
      'A',
    ]);
    expect(faultInNames({})).toBe('must give a name in at least one language');
    expect(faultInNames(Object.fromEntries(languages.slice(1)))).toBeUndefined();
    expect(faultInNames(Object.fromEntries(languages))).toBe('has 41 languages; at most 40 are kept');
  });

  test('stand under language tags', () => {
    expect(faultInNames({ english: 'Amazon' })).toBe(
      'has the key "english", which is no language tag; use en, ar, pt-BR',
    );
  });

  test('are each a name, and the refusal says in which language it is not', () => {
    expect(faultInNames({ en: 'Amazon', ar: 'أما\u202eزون' })).toBe(
      'in ar holds a bidi control character; remove it',
    );
    expect(faultInNames({ en: 7 })).toBe('in en must be a text');
    expect(faultInNames({ en: 'a'.repeat(1_000_000) })).toBe(
      'in en has 1000000 characters; at most 300 are kept',
    );
  });
});

describe('a statement by language', () => {
  test('is longer than a name, and written as one', () => {
    expect(faultInStatement({ en: 'a'.repeat(2_000), ar: 'سيتغير العمل.' })).toBeUndefined();
    expect(faultInStatement({ en: 'a'.repeat(2_001) })).toBe(
      'in en has 2001 characters; at most 2000 are kept',
    );
    expect(faultInStatement({ en: 'one\ntwo' })).toBe(
      'in en holds a control character or line break; write it on one line',
    );
  });

  test('is given in at least one language', () => {
    expect(faultInStatement({})).toBe('must give a statement in at least one language');
    expect(faultInStatement('Work will change.')).toContain('must be a statement by language, such as');
  });
});

test.each([
  ['en', true],
  ['ckb', true],
  ['pt-BR', true],
  ['zh-Hant-TW', true],
  ['EN', false],
  ['e', false],
  ['en_GB', false],
  ['en-', false],
  ['', false],
  [7, false],
  [`en-${'a'.repeat(8)}-${'b'.repeat(8)}-${'c'.repeat(8)}-${'d'.repeat(8)}`, false],
])('%j as a language tag: %j', (tag, is) => {
  expect(isLanguageTag(tag)).toBe(is);
});
