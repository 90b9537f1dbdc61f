import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { CsvScanner, RECORD_LENGTH_MAX } from './csv-scanner';

/** The rows of a text that comes in pieces of a length. */
function rowsOf(text: string, length = text.length || 1) {
  const scanner = new CsvScanner('file.csv');
  const pieces = text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? [];
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()];
}

const cells = (text: string, length?: number) => rowsOf(text, length).map((row) => row.cells);

describe('rows of CSV', () => {
  it('end at CR LF, LF or CR, also mixed, and in whatever pieces the text comes', () => {
    for (const length of [1, 2, 3, 100]) {
      expect(cells('a,b\r\n1,2\n3,4\r5,6', length)).toEqual([
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ]);
    }
  });

  it('are told with the line on which they begin, blank lines and breaks inside cells counted', () => {
    const text = 'a,b\r\n\r\n  \r\n1,2\r\n"x\r\ny\nz",3\r\n4,5';
    for (const length of [1, 7, 100]) {
      expect(rowsOf(text, length).map(({ line }) => line)).toEqual([1, 4, 5, 8]);
    }
  });

  it('keep the record as it stands in the file', () => {
    expect(rowsOf('1, "2"\n"x ""y""",\n').map(({ raw }) => raw)).toEqual(['1, "2"', '"x ""y""",']);
  });

  it('take a mark that does not begin a cell as it is', () => {
    expect(cells('1,2"x\na""b,3\n5,6\n')).toEqual([
      ['1', '2"x'],
      ['a""b', '3'],
      ['5', '6'],
    ]);
  });

  it('say so where a cell goes on after its closing mark, and the next row is whole', () => {
    expect(rowsOf('"a"b,3\n5,6\n')).toMatchObject([
      { cells: ['a', '3'], fault: 'a cell goes on after its closing quotation mark' },
      { cells: ['5', '6'] },
    ]);
  });

  it('stop where a mark is never closed, at the line where it is opened', () => {
    expect(() => rowsOf('a,b\n1,2\n"x,3\n4,5\n')).toThrow(
      /line 3: a quotation mark is opened and never closed/,
    );
  });

  it('have an end: of a cell of 100 MB no more than one record is kept', () => {
    const scanner = new CsvScanner('file.csv');
    scanner.push('a,b\n');
    let pushed = 0;
    const push = () => {
      for (; pushed < 100_000_000; pushed += 65_536) scanner.push('x'.repeat(65_536));
    };
    expect(push).toThrow(/line 2: a row is longer than 1048576 characters/);
    expect(pushed).toBeLessThan(RECORD_LENGTH_MAX + 2 * 65_536);
  });

  it('are those that csv-parse finds, whatever the cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '\t'),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, length) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const expected = parse(text, { relax_column_count: true, skip_empty_lines: true });
        expect(cells(text, length)).toEqual(expected);
        expect(cells(text, length)).toEqual(rows);
      }),
    );
  });
});
