import { handleCommand } from '#event-store';
import { ImportError, InProcessRecorder, importFile, layoutNamed } from '#import';
import type { ImportFile } from '#import';
import { fileOf, importingLedger } from './importing';
import type { ImportingLedger } from './importing';

const COLUMNS = [
  'company',
  'location',
  'total_laid_off',
  'date',
  'percentage_laid_off',
  'industry',
  'source',
  'country',
  'date_added',
];
const HEADER = COLUMNS.join(',');
const row = (company: string, count = '10'): string =>
  `${company},Bonn,${count},4/9/2024,,Travel,LinkedIn,Germany,4/10/2024`;

describe('an importer that is given a file of', () => {
  let ledger: ImportingLedger;
  beforeEach(async () => {
    ledger = await importingLedger();
  });
  afterEach(() => ledger.close());

  const take = (content: string | Uint8Array | ImportFile) =>
    ledger.import(
      'layoffs-tracker',
      typeof content === 'string' || content instanceof Uint8Array ? fileOf('given.csv', content) : content,
    );

  /** What was wrong, in the four parts; nothing may have been recorded then. */
  const refusalOf = async (content: string | Uint8Array | ImportFile) => {
    const error: unknown = await take(content).catch((reason: unknown) => reason);
    expect(ledger.store.head()).toBe(0);
    if (!(error instanceof ImportError)) throw new Error(`not refused as a file: ${String(error)}`);
    for (const part of Object.values(error.parts)) expect(part).toMatch(/\S/);
    return error;
  };

  const companies = () => ledger.models.companies(ledger.at()).map(({ names }) => names['en']);

  it('nothing', async () => {
    expect((await refusalOf('')).message).toBe(
      'given.csv: the file is empty (not even a header says what it was to hold). Check how it was saved, and import it again.',
    );
    expect((await refusalOf('\n \r\n')).code).toBe('wrong_layout');
    expect((await refusalOf(new Uint8Array([0xef, 0xbb, 0xbf]))).code).toBe('wrong_layout');
  });

  it('a header alone', async () => {
    expect((await refusalOf(HEADER)).code).toBe('invalid_option');
    const report = await ledger.import('layoffs-tracker', fileOf('given.csv', HEADER), {
      publishedOn: '2024',
    });
    expect(report).toMatchObject({ rows: 0, accepted: 0, vanished: 0, entries: 1 });
  });

  it('another layout', async () => {
    expect(await refusalOf('Year,Name,Rank\n1995,Mitsui,2\n')).toMatchObject({
      code: 'wrong_layout',
      parts: {
        what: 'the header has no "company", "location", "total_laid_off", "percentage_laid_off", "date", "date_added", "source", "industry", "country"',
        where: 'given.csv, line 1',
      },
    });
    expect((await refusalOf(`company,${HEADER}\n`)).parts.what).toBe('the header has "company" twice');
  });

  it('16,000 columns', async () => {
    const header = Array.from({ length: 16_000 }, (_, at) => `column ${at}`).join(',');
    const { message } = await refusalOf(`${header}\n`);
    expect(message).toContain('the header has 16000 columns');
    expect(message.length).toBeLessThan(1_000);
  });

  it('bytes that are no text', async () => {
    expect((await refusalOf(Buffer.from(`${HEADER}\n`, 'utf16le'))).code).toBe('wrong_layout');
    expect((await refusalOf(Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'))).parts.what).toBe(
      'the file is UTF-16',
    );
    const noise = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251);
    expect(['wrong_layout', 'unreadable_file']).toContain((await refusalOf(noise)).code);
  });

  it('malformed bytes in a row', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}\n`),
      Buffer.from([0x4d, 0x61, 0x6c, 0xff, 0xc3]),
      Buffer.from(`${row('')}\n${row('Acme')}\n`),
    ]);
    const { told, ...report } = await take(bytes);
    expect(report).toMatchObject({ accepted: 2, flagged: 1 });
    expect(told[0]).toMatchObject({
      line: 2,
      remarks: ['some bytes stand for no character; the quote has U+FFFD for them'],
    });
    expect(companies()).toEqual(['Acme', 'Mal\u{FFFD}\u{FFFD}']);
  });

  it('a byte order mark, and line breaks of every kind', async () => {
    const { told, ...report } = await take(
      `\ufeff${HEADER}\r\n${row('One')}\r${row('Two')}\n\r\n${row('Three')}`,
    );
    expect(report).toMatchObject({ rows: 3, accepted: 3 });
    expect(told.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('ragged rows', async () => {
    const { told } = await take(
      `${HEADER}\nAcme,Bonn\n${row('Acme')},more\n${row('Acme')}\n${','.repeat(16_000)}\n`,
    );
    expect(told).toMatchObject([
      { line: 2, outcome: 'refused', remarks: ['it has 2 cells where the header has 9 columns'] },
      { line: 3, outcome: 'refused', remarks: ['it has 10 cells where the header has 9 columns'] },
      { line: 4, outcome: 'accepted' },
      { line: 5, outcome: 'refused', remarks: ['it has 16001 cells where the header has 9 columns'] },
    ]);
  });

  it('cells of several lines', async () => {
    const { told } = await take(`${HEADER}\n${row('"Two\r\nLines"')}\n${row('Acme')}\n`);
    expect(told).toMatchObject([
      { line: 2, outcome: 'accepted', remarks: [expect.stringContaining('is recorded as "Two Lines"')] },
      { line: 4, outcome: 'accepted', remarks: [] },
    ]);
    expect(companies()).toEqual(['Acme', 'Two Lines']);
  });

  it('misplaced quotation marks', async () => {
    const { told } = await take(`${HEADER}\n${row('"Acme" Ltd')}\n${row('Acme "A"')}\n${row('Acme')}\n`);
    expect(told.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted', 'accepted']);
    expect(
      (await refusalOfMore(`${HEADER}\n${row('Acme')}\n${row('"Acme')}\n${row('Acme')}\n`)).parts.where,
    ).toBe('given.csv, row at line 3');
  });

  /** Of a file that comes after another: nothing more may have been recorded. */
  const refusalOfMore = async (content: string) => {
    const head = ledger.store.head();
    const error: unknown = await take(content).catch((reason: unknown) => reason);
    expect(ledger.store.head()).toBe(head);
    return error as ImportError;
  };

  it('U+0000 and other control characters', async () => {
    const { told } = await take(`${HEADER}\n${row('A\0cme')}\n${row('B\u0007ell\u202e')}\n`);
    expect(told).toMatchObject([
      {
        line: 2,
        outcome: 'refused',
        remarks: ['it holds U+0000, which no text means; the file is damaged there'],
      },
      { line: 3, outcome: 'accepted', remarks: [expect.stringContaining('is recorded as "B ell"')] },
    ]);
  });

  it('a cell of 100 MB, of which little is ever kept', async () => {
    let given = 0;
    const file: ImportFile = {
      name: 'huge.csv',
      *open() {
        yield Buffer.from(`${HEADER}\n"`);
        for (; given < 100_000_000; given += 65_536) yield Buffer.alloc(65_536, 'x');
      },
    };
    expect((await refusalOf(file)).parts).toMatchObject({
      what: 'a row is longer than 1048576 characters',
      where: 'huge.csv, row at line 2',
    });
    expect(given).toBeLessThan(2_000_000);
  });

  it('texts longer than the ledger takes', async () => {
    const { told } = await take(
      `${HEADER}\n${row('x'.repeat(400))}\n${row('Acme', '9'.repeat(40))}\n${row(`Long,${'y'.repeat(9_000)}`).replace(',Bonn', '')}\n`,
    );
    expect(told).toMatchObject([
      { outcome: 'refused', remarks: ['company has 400 characters; at most 300 are kept'] },
      { outcome: 'refused', remarks: [expect.stringContaining('is no number of people')] },
      { outcome: 'accepted' },
    ]);
    const [quote = ''] = [...ledger.store.readAll(0)].flatMap(({ entry }) =>
      entry.type === 'LayoffAnnounced'
        ? [(entry.data as { citation: { quote: string } }).citation.quote]
        : [],
    );
    expect(quote).toHaveLength(4_000);
    expect(quote).toMatch(/… \(9\d{3} characters\)$/);
  });

  it('keys that are words of the language', async () => {
    const { told } = await take(
      `${HEADER}\n${row('constructor')}\n${row('__proto__')}\n${row('toString')}\n`,
    );
    expect(told.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('rows that change while they are read', async () => {
    let readings = 0;
    const file: ImportFile = {
      name: 'changing.csv',
      open: () => [Buffer.from(`${HEADER}\n${row(`Company ${(readings += 1)}`)}\n`)],
    };
    await expect(take(file)).rejects.toMatchObject({ code: 'changed_file' });
  });
});

describe('an importer whose ledger fails', () => {
  it('ends, and does not blame a row', async () => {
    const ledger = await importingLedger();
    const recorder = new InProcessRecorder({
      handle: (command, request) =>
        handleCommand(ledger.store, { personId: () => '' }, command, { ...request, actor: 'importer' }),
      readStream: () => [],
      readAll: () => [],
    });
    await ledger.store.close();
    const running = importFile(
      layoutNamed('layoffs-tracker'),
      fileOf('given.csv', `${HEADER}\n${row('Acme')}\n`),
      recorder,
    );
    await expect(running).rejects.toMatchObject({ code: 'store_closed' });
    await ledger.close();
  });

  it('says which layouts there are where another is named', () => {
    expect(() => layoutNamed('layofs')).toThrow(
      'there is no layout "layofs" (the ledger knows layoffs-tracker',
    );
  });
});
