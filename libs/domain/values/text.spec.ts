import * as fc from 'fast-check';
import { NAME_LENGTH_MAX, faultInName, faultInText } from './text';

describe('a text', () => {
  test.each([
    ['nothing at all', '', 'must not be empty'],
    ['a number', 7, 'must be a text'],
    ['null', null, 'must be a text'],
    ['a list', ['a'], 'must be a text'],
    ['the first half of a surrogate pair', 'a\ud83d', 'holds half a surrogate pair; send whole characters'],
    ['the second half of a surrogate pair', '\ude00a', 'holds half a surrogate pair; send whole characters'],
    ['U+0000', 'a\u0000b', 'holds U+0000; remove it'],
    ['one character too many', 'abcdef', 'has 6 characters; at most 5 are kept'],
  ])('that is %s is refused', (_what, text, fault) => {
    expect(faultInText(text, 5)).toBe(fault);
  });

  test.each(['abcde', '😀', ' a\n', 'خلال', '\u202eabc', 'e\u0301'])('stays byte for byte: %j', (text) => {
    expect(faultInText(text, 5)).toBeUndefined();
  });

  test('of a megabyte is refused by its length alone', () => {
    expect(faultInText('a'.repeat(1_000_000), 8_000)).toBe('has 1000000 characters; at most 8000 are kept');
  });
});

describe('a name', () => {
  test.each(['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'])(
    'with the bidi control %j is refused',
    (control) => {
      expect(faultInName(`Ama${control}zon`)).toBe('holds a bidi control character; remove it');
    },
  );

  test.each(['\n', '\t', '\u0007', '\u007f', '\u0085'])(
    'with the control character %j is refused',
    (control) => {
      expect(faultInName(`Ama${control}zon`)).toBe(
        'holds a control character or line break; write it on one line',
      );
    },
  );

  test.each([' Amazon', 'Amazon ', '\u00a0Amazon'])('with spaces around it is refused: %j', (name) => {
    expect(faultInName(name)).toBe('has spaces around it; remove them');
  });

  test('that is not composed is refused', () => {
    expect(faultInName('Beyonce\u0301')).toBe('is not in Unicode NFC; send it composed');
    expect(faultInName('Beyoncé')).toBeUndefined();
  });

  test.each(['می\u200cخواهم', 'क्\u200dष', 'أمازون', 'A & B "C"', '森'])(
    'that people have is kept: %s',
    (name) => {
      expect(faultInName(name)).toBeUndefined();
    },
  );

  test('may be as long as the limit and no longer', () => {
    expect(faultInName('a'.repeat(NAME_LENGTH_MAX))).toBeUndefined();
    expect(faultInName('a'.repeat(NAME_LENGTH_MAX + 1))).toBe('has 301 characters; at most 300 are kept');
    expect(faultInName('a'.repeat(1_000_000))).toBe('has 1000000 characters; at most 300 are kept');
  });

  test('that is kept is one line of composed, well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
        fc.pre(faultInName(name) === undefined);
        expect(name.isWellFormed()).toBe(true);
        expect(name.normalize('NFC').trim().split('\n')).toEqual([name]);
      }),
    );
  });
});
