import { KeyTable } from './key-table';
import { LineSet } from './line-set';

const KEYS = 50_000;

describe('a table of keys', () => {
  it('keeps two numbers for each of many keys, the newest, and knows no other key', () => {
    const table = new KeyTable();
    for (let at = 0; at < KEYS; at += 1) table.set(`key ${at}`, [at, 1]);
    for (let at = 0; at < KEYS; at += 7) table.set(`key ${at}`, [at, 2 ** 32 - 1]);
    const wrong = Array.from({ length: KEYS }, (_, at) => at).filter((at) => {
      const [first, second] = table.get(`key ${at}`) ?? [];
      return first !== at || second !== (at % 7 === 0 ? 2 ** 32 - 1 : 1);
    });
    expect(wrong).toEqual([]);
    expect([...table.firsts()].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: KEYS }, (_, at) => at),
    );
    expect(table.get('key')).toBeUndefined();
    expect(table.get(`key ${KEYS}`)).toBeUndefined();
  });
});

describe('a set of lines', () => {
  it('has the lines that were given, and no other', () => {
    const lines = [1, 7, 8, 9, 8_191, 8_192, 100_000];
    const set = new LineSet(lines);
    expect(Array.from({ length: 100_010 }, (_, line) => line).filter((line) => set.has(line))).toEqual(lines);
  });
});
