import * as fc from 'fast-check';
import { formsOf } from './arabic-prefixes';
import { fold, foldedWordsOf, wordsOf } from './fold';

describe('folding', () => {
  test.each([
    ['hamza on and under alef', 'أمازون إمازون آمازون ٱمازون', 'امازون امازون امازون امازون'],
    ['hamza on waw', 'مسؤول مسوول', 'مسوول مسوول'],
    ['hamza on yeh, and one of its own', 'شيء شئ شي', 'شي شي شي'],
    ['vowel signs', 'تُقَلِّصُ', 'تقلص'],
    ['tatweel', 'أمـــازون', 'امازون'],
    ['Quranic signs', 'ٱلرَّحْمَـٰنِ ۖ', 'الرحمن'],
    ['alef maqsura and teh marbuta', 'إلى شركة', 'الي شركه'],
    ['Persian letters', 'کتاب گوگل ایرانی', 'كتاب كوكل ايراني'],
    ['letters for other sounds', 'ڤيديو پرايم', 'فيديو برايم'],
    ['presentation forms', 'ﻻ ﷲ', 'لا الله'],
    ['Arabic and Persian digits', '٢٠٢٥ ۲۰۲۵ ２０２５', '2025 2025 2025'],
    ['separators of thousands', '14,000 ١٤٬٠٠٠ 14\u00a0000 1,234,567', '14000 14000 14000 1234567'],
    ['other commas', '14,00 1,2345 a,000', '14 00 1 2345 a 000'],
    ['Latin diacritics', 'Beyoncé BEYONCE\u0301 Łódź Ærø', 'beyonce beyonce lodz aero'],
    ['case, whole', 'STRASSE Straße İstanbul ΣΊΣΥΦΟΣ', 'strasse strasse istanbul σισυφοσ'],
    ['what shows nothing', 'Ama\u200fzon می\u200cخواهم', 'amazon ميخواهم'],
    ['punctuation', '«أمازون»، (MGM) – O’Brien: 10.5%', 'امازون mgm o brien 10 5'],
    ['nothing to read', '… !؟ ء', ''],
  ])('makes one of %s', (_what, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test('keeps signs that are a part of the word', () => {
    expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFKD'));
    expect(fold('한국')).toBe('한국'.normalize('NFKD'));
  });

  test('is done once it is done', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2_000 },
    );
    // Every letter of other scripts than the two that have most, alone: what one becomes is not folded further.
    const changing = Array.from({ length: 0x11_00_00 }, (_, code) => code)
      .map((code) => String.fromCodePoint(code))
      .filter((character) => /[\p{L}\p{N}\p{M}\p{S}\p{Cf}]/u.test(character))
      .filter((character) => !/[\p{Script=Han}\p{Script=Hangul}]/u.test(character))
      .map(fold)
      .filter((once) => once !== '' && fold(once) !== once);
    expect(changing).toEqual([]);
  });

  test('makes the same words where it does not tell where they stand', () => {
    const units = [
      'binary',
      'binary-ascii',
      fc.constantFrom(...'aZ09,. \u066C٣أءé\u064Bﷺﷲ\u{1D400}'),
    ] as const;
    for (const unit of units) {
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
          expect(foldedWordsOf(text)).toEqual(wordsOf(text).map(({ folded }) => folded));
        }),
        { numRuns: 1_000 },
      );
    }
  });

  test('tells where each word stands in the text as it is, with the signs on it', () => {
    const text = '«تُقَلِّصُ» أمـازون 14,000 وظيفة 😀 é.';
    expect(wordsOf(text).map(({ folded, from, to }) => [folded, text.slice(from, to)])).toEqual([
      ['تقلص', 'تُقَلِّصُ'],
      ['امازون', 'أمـازون'],
      ['14000', '14,000'],
      ['وظيفه', 'وظيفة'],
      ['e', 'é'],
    ]);
    // One character that stands for four words.
    expect(wordsOf('ﷺ').map(({ from, to }) => [from, to])).toEqual(Array.from({ length: 4 }, () => [0, 1]));
  });

  test('counts the beginning of a word that has no end', () => {
    const [word] = wordsOf('a'.repeat(1_000));
    expect(word).toEqual({ folded: 'a'.repeat(64), from: 0, to: 1_000 });
  });
});

describe('the forms of a word', () => {
  test.each([
    ['الشركه', 'شركه'],
    ['والشركه', 'شركه'],
    ['بالشركه', 'شركه'],
    ['وبالشركه', 'شركه'],
    ['للشركه', 'شركه'],
    ['وللشركه', 'شركه'],
    ['كالشركه', 'شركه'],
    ['فالشركه', 'شركه'],
    ['لشركه', 'شركه'],
    ['وشركه', 'شركه'],
    ['الفن', 'فن'],
  ])('of %s hold %s', (word, rest) => {
    expect(formsOf(word)).toContain(rest);
    expect(formsOf(word)).toContain(word);
  });

  test.each(['بنك', 'ولد', 'امازون', 'amazon', 'الف'])(
    'of %s are it alone: too little would remain',
    (word) => {
      expect(formsOf(word)).toEqual([word]);
    },
  );
});
