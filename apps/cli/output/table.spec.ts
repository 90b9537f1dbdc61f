import stringWidth from 'string-width';
import { tableOf } from './table';

const PLAIN = { heading: (text: string) => text, isolate: false };

describe('a table in a terminal', () => {
  test.each([
    ['Arabic with its marks', 'تُقَلِّصُ', 'تقلص'],
    ['East Asian letters', '東京', 'Kyoto'],
    ['mixed scripts', 'Amazon أمازون', 'x'],
    ['accents that are written apart', 'Cafe\u0301', 'Cafe'],
  ])('keeps its columns where cells hold %s', (_what, one, other) => {
    const [head = '', ...lines] = tableOf(
      ['name', 'next'],
      [
        [one, 'a'],
        [other, 'b'],
      ],
      PLAIN,
    ).split('\n');
    const at = (line: string, mark: string): number => stringWidth(line.slice(0, line.indexOf(mark)));
    expect([at(lines[0] ?? '', ' a'), at(lines[1] ?? '', ' b')]).toEqual([
      at(head, ' next'),
      at(head, ' next'),
    ]);
  });

  test('puts numbers at the right, and everything else at the left', () => {
    expect(
      tableOf(
        ['what', 'count'],
        [
          ['a', '14,000'],
          ['bc', '7'],
        ],
        PLAIN,
      ).split('\n'),
    ).toEqual(['what   count', 'a     14,000', 'bc         7']);
  });

  test('keeps Arabic cells apart from their neighbours only where a terminal shows them', () => {
    const rows = [['أمازون', 'amazon']];
    expect(tableOf(['name', 'id'], rows, PLAIN)).not.toMatch(/[\u2066-\u2069]/);
    expect(tableOf(['name', 'id'], rows, { ...PLAIN, isolate: true })).toContain(
      '\u2068أمازون\u2069  amazon',
    );
  });
});
