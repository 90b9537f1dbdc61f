import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { isRemarkable, reportAsText, rowAsCsv, rowAsText } from '#import';
import { fileAt, fileOf, importingLedger } from './importing';
import type { ImportingLedger } from './importing';

const made = (name: string) => fileAt(join(__dirname, 'made-up', name));
const EARLIER = made('tracker-2031.csv');
const LATER = made('tracker-2033.csv');
const HEADER =
  'company,location,total_laid_off,date,percentage_laid_off,industry,source,stage,funds_raised,country,date_added\n';

/** Every day that a test asks for lies before this one. */
const END = { on: '2034-01-01' };
const instant = (day: string): number => Date.parse(`${day}T24:00:00Z`);

describe('the layoffs tracker', () => {
  let ledger: ImportingLedger;
  beforeEach(async () => {
    ledger = await importingLedger(Date.UTC(2034, 0, 1));
  });
  afterEach(() => ledger.close());

  const layoffsOf = (unitId: string, publishedBy?: string) =>
    ledger.models
      .layoffs(
        { unitId, below: true, by: 'announced' },
        ledger.at({ ...END, ...(publishedBy === undefined ? {} : { publishedBy: instant(publishedBy) }) }),
      )
      .items.map(({ positions, effectiveOn, announcedOn, kind }) => ({
        positions,
        kind,
        announced: announcedOn.latest,
        ...(effectiveOn === null ? {} : { effective: effectiveOn.latest }),
      }));

  it('is imported once: the same file again records nothing', async () => {
    const first = await ledger.import('layoffs-tracker', EARLIER);
    expect(first).toMatchObject({ rows: 7, accepted: 7, refused: 0, vanished: 0, dryRun: false });
    expect(ledger.store.head()).toBe(first.entries);
    const again = await ledger.import('layoffs-tracker', EARLIER);
    expect(again).toMatchObject({ accepted: 0, unchanged: 7, entries: 0 });
    expect(ledger.store.head()).toBe(first.entries);
  });

  it('adds of a later file what is new, restates what changed, and tells what has vanished', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    const { told, ...report } = await ledger.import('layoffs-tracker', LATER);
    expect(report).toMatchObject({
      rows: 10,
      accepted: 4,
      restated: 2,
      unchanged: 4,
      refused: 0,
      vanished: 1,
    });
    expect(told.filter(isRemarkable).map(rowAsText)).toEqual([
      'line 4: accepted, flagged: the same company, location and date as line 3: one layoff told twice, or two',
      'line 5: accepted, flagged: the same company and date as line 3, at another location',
      expect.stringMatching(
        /^line 8: vanished: layoff leftout-2031-01-02-\w{10}, read from layoffs-tracker-2031-03-03-\w{8}, is not in this file; what is recorded of it stays$/,
      ),
    ]);
    expect(layoffsOf('leftout')).toHaveLength(1);
  });

  it('still answers what the earlier file said to whoever asks what had been published before', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    await ledger.import('layoffs-tracker', LATER);
    const [, undisclosed] = layoffsOf('bluekite', '2033-04-09');
    expect(undisclosed).toMatchObject({ announced: '2031-03-02', positions: null });
    const [, corrected] = layoffsOf('bluekite', '2033-04-10');
    expect(corrected).toMatchObject({ announced: '2031-03-02', positions: { min: 60, max: 60 } });
    expect(layoffsOf('bluekite', '2031-01-06')).toHaveLength(1);
    expect(layoffsOf('bluekite', '2031-01-05')).toHaveLength(0);
  });

  it('is read in the order in which its files came out, and says so where it was not', async () => {
    await ledger.import('layoffs-tracker', LATER);
    const { told, entries } = await ledger.import('layoffs-tracker', EARLIER);
    expect(told.filter(isRemarkable).map(rowAsText)).toEqual([
      expect.stringMatching(
        /^line 2: unchanged, flagged: layoffs-tracker-2033-04-10-\w{8} came out later and says otherwise: the number is 60, was undisclosed;/,
      ),
      expect.stringMatching(
        /^line 5: unchanged, flagged: company .*; layoffs-tracker-2033.*: the source is https:\/\/news.example\/found, was no address/,
      ),
    ]);
    // The source, the company that the later file left out, and its layoff, with two more spellings.
    expect(entries).toBe(5);
    const earlierAgain = await ledger.import('layoffs-tracker', EARLIER);
    expect(earlierAgain.entries).toBe(0);
  });

  it('does not restate what the earlier of two imported files said when that one comes again', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    await ledger.import('layoffs-tracker', LATER);
    const { told, entries } = await ledger.import('layoffs-tracker', EARLIER);
    expect(entries).toBe(0);
    expect(told.filter(isRemarkable).map(rowAsText)).toEqual([
      'line 5: unchanged, flagged: company "blue  kite" is recorded as "blue kite"',
    ]);
  });

  it('knows a closure, a percentage alone, nothing at all, and a day ahead', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    expect(layoffsOf('gonetomorrow')).toMatchObject([{ kind: 'closure' }]);
    expect(layoffsOf('bluekite')).toMatchObject([{ positions: { min: 25, max: 25 } }, { positions: null }]);
    expect(layoffsOf('quietltd')).toMatchObject([{ positions: { min: 0, max: null } }]);
    expect(layoffsOf('earlybird')).toMatchObject([{ announced: '2031-01-03', effective: '2031-06-01' }]);
  });

  it('knows one company by names that differ in case, blanks and dots, and keeps each as written', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    await ledger.import('layoffs-tracker', LATER);
    expect(ledger.models.unit('bluekite', ledger.at(END))).toMatchObject({
      names: { en: 'blue kite' },
      aliases: [{ en: 'Blue Kite' }, { en: 'BlueKite' }],
      countries: ['AT'],
      industries: ['Travel'],
    });
    const [item] = ledger.models.layoffs(
      { unitId: 'bluekite', below: true, by: 'announced' },
      ledger.at(END),
    ).items;
    const [entry] = ledger.models.cited(item?.entries.slice(-1) ?? [], ledger.at(END));
    expect(entry?.citation).toMatchObject({
      quote:
        'line 9: Blue Kite,"Vienna,Non-U.S.",25.0,1/5/2031,,Travel,https://news.example/found,Series A,$12,Austria,1/6/2031',
      url: 'https://news.example/found',
    });
  });

  it('introduces a company by the row that first told of it, so that it is known from then on', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    const known = (day: string) => ledger.models.companies(ledger.at({ ...END, publishedBy: instant(day) }));
    expect(known('2031-01-06').map(({ unitId }) => unitId)).toContain('bluekite');
    expect(
      known('2031-01-05')
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ unitId }) => unitId),
    ).not.toContain('bluekite');
  });

  it('becomes one source with name, length and hash, and every row cites it', async () => {
    const { source } = await ledger.import('layoffs-tracker', EARLIER);
    const [archived, ...others] = [...ledger.store.readAll(0)].map(({ entry }) => entry);
    expect(archived).toMatchObject({
      type: 'SourceArchived',
      data: {
        sourceId: source.sourceId,
        title: { en: 'tracker-2031.csv (788 bytes)' },
        sha256: source.sha256,
        publishedOn: '2031-03-03',
      },
    });
    expect(archived?.data).not.toHaveProperty('text');
    for (const { data, correlationId } of others) {
      expect(data).toMatchObject({ citation: { sourceId: source.sourceId } });
      expect(correlationId).toBe(source.sourceId);
    }
  });

  it('reads a clock time only with its offset; without one the day counts', async () => {
    await ledger.import('layoffs-tracker', EARLIER, { clockOffset: '-05:00' });
    const at = (publishedBy: number) =>
      ledger.models.layoffs(
        { unitId: 'bluekite', below: true, by: 'announced' },
        ledger.at({ ...END, publishedBy }),
      ).items.length;
    expect(at(Date.parse('2031-01-06T14:59:59Z'))).toBe(0);
    expect(at(Date.parse('2031-01-06T15:00:00Z'))).toBe(1);
    await expect(ledger.import('layoffs-tracker', EARLIER, { clockOffset: '5h' })).rejects.toMatchObject({
      code: 'invalid_option',
    });
  });

  it('records nothing in a dry run, and says what would be', async () => {
    const rehearsed = await ledger.import('layoffs-tracker', LATER, { dryRun: true });
    expect(ledger.store.head()).toBe(0);
    const { told: _told, ...real } = await ledger.import('layoffs-tracker', LATER);
    expect(rehearsed).toMatchObject({ ...real, dryRun: true });
    expect(reportAsText(rehearsed)).toContain(`${real.entries} entries would be recorded`);
  });

  it('refuses a row that is not understood by line, cell and reason, and takes the others', async () => {
    const rows = [
      'Acme,Bonn,a few,4/9/2033,,Travel,LinkedIn,Seed,$1,Germany,4/10/2033',
      'Acme,Bonn,10,31/4/2033,7,Travel,LinkedIn,Seed,$1,Germany,soon',
      ' ,Bonn,10,4/9/2033,,Travel,LinkedIn,Seed,$1,Germany,4/10/2033',
      'Acme,Bonn,10,4/9/2033,,Travel,LinkedIn,Seed,$1,Germany,',
    ];
    const { told, ...report } = await ledger.import(
      'layoffs-tracker',
      fileOf('bad.csv', HEADER + rows.join('\n')),
      {
        publishedOn: '2033-05',
      },
    );
    expect(report).toMatchObject({ rows: 4, accepted: 1, refused: 3, flagged: 1 });
    expect(told.map(rowAsText)).toEqual([
      'line 2: refused: total_laid_off "a few" is no number of people such as 120',
      'line 3: refused: percentage_laid_off "7" is no percentage such as 7% or 0.07; date_added "soon" is no day such as 5/27/2025 or 2025-05-27; date "31/4/2033" is no day such as 5/27/2025 or 2025-05-27',
      'line 4: refused: company is empty',
      'line 5: accepted, flagged: date_added is empty; the row counts as published with the file',
    ]);
    expect(rowAsCsv({ line: 2, outcome: 'refused', remarks: ['=1+1', 'a, b'] })).toBe(
      `2,refused,no,"'=1+1; a, b"\n`,
    );
  });

  it('leaves alone what was corrected or retracted by hand', async () => {
    await ledger.import('layoffs-tracker', EARLIER);
    const find = (id: string) =>
      [...ledger.store.readAll(0)]
        .map(({ entry }) => entry)
        .find(({ stream, type }) => type === 'LayoffAnnounced' && stream.startsWith(`layoff-${id}-2031`));
    const kite = find('bluekite');
    const citation = { sourceId: 'press', publishedOn: '2032-01-01', quote: 'Blue Kite cut 61 jobs.' };
    await ledger.record('RestateEntry', {
      entryId: kite?.id,
      because: 'sourceCorrection',
      reason: 'The company told the number.',
      citation,
      right: {
        change: 'AnnounceLayoff',
        command: { ...kite?.data, positions: { min: 61, max: 61, wording: '61' }, citation },
      },
    });
    const { told } = await ledger.import('layoffs-tracker', LATER);
    expect(told.find(({ line }) => line === 6)).toMatchObject({
      outcome: 'unchanged',
      remarks: ['its layoff was corrected by hand; the number is 60, was undisclosed'],
    });
  });

  it('gives a company another id where its slug names something else', async () => {
    const citation = { sourceId: 'press', publishedOn: '2030-01-01', quote: 'Acme.' };
    await ledger.record('RegisterCompany', {
      unitId: 'bluekite',
      names: { en: 'Bluekite Shipping' },
      citation,
    });
    await ledger.record('RegisterCompany', { unitId: 'quietltd', names: { en: 'Quiet Ltd' }, citation });
    await ledger.import('layoffs-tracker', EARLIER);
    expect(layoffsOf('bluekite')).toEqual([]);
    expect(layoffsOf('quietltd')).toHaveLength(1);
    const [unitId = ''] = ledger.models
      .companies(ledger.at(END))
      .map((unit) => unit.unitId)
      .filter((id) => id.startsWith('bluekite-'));
    expect(layoffsOf(unitId)).toHaveLength(2);
    const { entries } = await ledger.import('layoffs-tracker', EARLIER);
    expect(entries).toBe(0);
  });

  it('needs its columns, in whatever order, and says which are missing', async () => {
    const text = readFileSync(join(__dirname, 'made-up', 'tracker-2031.csv'), 'utf8').replace(
      'date_added',
      'added',
    );
    await expect(ledger.import('layoffs-tracker', fileOf('other.csv', text))).rejects.toThrow(
      'other.csv, line 1: the header has no "date_added" (layout layoffs-tracker needs company, location',
    );
    expect(ledger.store.head()).toBe(0);
  });
});
