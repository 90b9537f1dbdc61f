import { rowAsText } from '#import';
import { fileOf, importingLedger } from './importing';
import type { ImportingLedger } from './importing';

const SECRET = { personSecret: 'a secret of the test' };
const HEADER = 'Year,Name,Rank,CEO,Employees\n';

/** Ten companies that nothing happens to, so that a copied list shows as one. */
const others = (year: number, employees: number): string =>
  Array.from({ length: 10 }, (_, at) => `${year},Other ${at},${at + 10},Ann ${at},${employees + at}\n`).join(
    '',
  );

const LISTS = [
  `1995,Acme,1,Wile Coyote,"110,000"\n${others(1995, 100)}`,
  `1996,Acme,1,Wile Coyote \x7f,120000\n${others(1996, 200)}`,
  `1997,ACME,1,Road Runner,130000\n${others(1997, 300)}`,
  `1998,ACME,1,Road Runner,130000\n${others(1997, 300).replaceAll('1997,', '1998,')}1998,New One,99,Max,7\n`,
  `1999,Acme,1,-,\n${others(1999, 500)}`,
  `2000,Acme,1,Wile Coyote,-\n2000,Two Faces,2,Jan,10\n2000,Two Faces,3,Uwe,30\n2000,Caf\xe9 N\x81,4,Zo\xeb,5\n`,
].join('');

/** As the lists are written, one byte for each character. */
const listsOf = (text: string) => fileOf('lists.csv', Buffer.from(`${HEADER}${text}`, 'latin1'));

describe('the Fortune lists', () => {
  let ledger: ImportingLedger;
  beforeEach(async () => {
    ledger = await importingLedger();
  });
  afterEach(() => ledger.close());

  const tenuresOf = (unitId: string) =>
    ledger.models.tenures(unitId, ledger.at()).map(({ personId, start, end, attestedOn }) => ({
      who: ledger.models.person(personId, ledger.at())?.names['en'],
      start: `${start.earliest}..${start.latest}`,
      end: `${end.earliest}..${end.latest}`,
      attestedOn,
    }));
  /** What is recorded of who leads a company, in the order of the ledger. */
  const saidOfChiefs = (unitId: string) =>
    [...ledger.store.readAll(0)].flatMap(({ entry: { type, data } }) => {
      const { post, personId, startedOn, endedOn } = data as Readonly<Record<string, string>> & {
        readonly post?: { readonly unitId: string };
      };
      if (post?.unitId !== unitId) return [];
      return [[type, ledger.models.person(personId ?? '', ledger.at())?.names['en'], startedOn ?? endedOn]];
    });
  const countOf = (unitId: string, on: string) =>
    ledger.models.headcount({ unitId, metric: 'employees', scope: 'withSubUnits' }, ledger.at({ on })).bounds;

  it('give a headcount for each year, and who leads between two years', async () => {
    await ledger.import('fortune-list', listsOf(LISTS), SECRET);
    expect(['1995-12-31', '1996-12-31', '2000-12-31'].map((on) => countOf('acme', on)?.min)).toEqual([
      110_000, 120_000, 130_000,
    ]);
    expect(saidOfChiefs('acme')).toEqual([
      ['ExecutiveAppointed', 'Wile Coyote', '../1995'],
      // Who comes back has an end of the first time.
      ['ExecutiveDeparted', 'Wile Coyote', '1996/1997'],
      ['ExecutiveAppointed', 'Road Runner', '1996/1997'],
      ['ExecutiveAppointed', 'Wile Coyote', '1997/2000'],
    ]);
    expect(tenuresOf('other3')).toMatchObject([
      {
        who: 'Ann 3',
        start: 'null..1995-12-31',
        attestedOn: ['1995-12-31', '1996-01-01', '1997-01-01', '1999-01-01'].toSorted(),
      },
    ]);
  });

  it('tell every row that is no reading, or not a whole one', async () => {
    const { told, ...report } = await ledger.import('fortune-list', listsOf(LISTS), SECRET);
    expect(report).toMatchObject({ rows: 60, refused: 0 });
    const texts = told.filter(({ remarks }) => remarks.length > 0).map(rowAsText);
    expect(texts.filter((text) => text.includes('stale copy'))).toHaveLength(11);
    expect(texts.filter((text) => !text.includes('stale copy'))).toEqual([
      'line 13: accepted, flagged: control characters were left out of names; they stand in the quote',
      'line 46: accepted, flagged: list 1998 repeats list 1997 for all companies in both; this name is only in 1998',
      'line 47: unchanged, flagged: headcount is not given; chief executive is not given',
      'line 58: accepted, flagged: headcount is not given',
      expect.stringMatching(
        /^line 59: accepted, flagged: the same name and year as line 60: headcounts are recorded, each/,
      ),
      expect.stringMatching(/^line 60: accepted, flagged: the same name and year as line 59/),
      'line 61: accepted, flagged: some bytes stand for no character; U+FFFD stands for them',
    ]);
    expect(countOf('twofaces', '2000-12-31')).toEqual({ min: 10, max: 30 });
    expect(tenuresOf('twofaces')).toEqual([]);
    expect(countOf('newone', '1998-12-31')).toEqual({ min: 7, max: 7 });
  });

  it('are recorded once, and a later file restates what it changes', async () => {
    await ledger.import('fortune-list', listsOf(LISTS), SECRET);
    const again = await ledger.import('fortune-list', listsOf(LISTS), SECRET);
    expect(again).toMatchObject({ accepted: 0, restated: 0, entries: 0 });
    const more = `${LISTS}2001,Other 3,1,Ann 3,999\n`.replace('120000', '121000');
    const later = await ledger.import('fortune-list', listsOf(more), SECRET);
    expect(later).toMatchObject({ accepted: 1, restated: 1, refused: 0 });
    expect(countOf('acme', '1996-12-31')).toEqual({ min: 121_000, max: 121_000 });
    const before = { publishedBy: Date.parse('2000-12-31T24:00:00Z'), on: '1996-12-31' };
    const question = { unitId: 'acme', metric: 'employees', scope: 'withSubUnits' } as const;
    expect(ledger.models.headcount(question, ledger.at(before)).bounds).toEqual({
      min: 120_000,
      max: 120_000,
    });
  });

  it('name persons by opaque ids that only the secret gives', async () => {
    await expect(ledger.import('fortune-list', listsOf(LISTS))).rejects.toMatchObject({
      code: 'invalid_option',
    });
    await ledger.import('fortune-list', listsOf(LISTS), SECRET);
    const one = ledger.models.person('wile-coyote-acme', ledger.at());
    expect(one?.personId).toMatch(/^p[a-z2-7]{12}$/);
    const other = await importingLedger();
    await other.import('fortune-list', listsOf(LISTS), { personSecret: 'another secret of it' });
    expect(other.models.person('wile-coyote-acme', other.at())?.personId).not.toBe(one?.personId);
    await other.close();
  });
});
