import { useStory } from './story';
import { type } from './typing';

describe('ledger, asked in a terminal', () => {
  const ledger = useStory();
  const ask = async (...words: readonly string[]): Promise<string> => {
    const { code, out, err } = await type([...words, '--ledger', ledger()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  };

  test('tells who led a unit, with the sentence that says so', async () => {
    const out = await ask('who', 'amazon-mgm-studios', '--on', '2025-10-28');
    expect(out).toMatch(/^Amazon MGM Studios on 2025-10-28, as known at @29\n/);
    expect(out).toMatch(/\ndefinitely {2}Mike Hopkins {2}Head of Amazon MGM Studios/);
    expect(out).toMatch(/\nrests on @18 ExecutiveAppointed \[source-note-ar, 2025-10-28\] «ومايك هوبكنز/);
  });

  test('tells a vacant seat from one of which nothing is recorded', async () => {
    expect(await ask('who', 'prime-video', '--on', '2025-11-01')).toContain('vacant: an end is recorded');
    expect(await ask('who', 'alexa-fund')).toContain('not recorded');
  });

  test('answers in Arabic, with Arabic names', async () => {
    const out = await ask(
      'headcount',
      'amazon',
      '--on',
      '2025-10-29',
      '--since',
      '2025-10-27',
      '--lang',
      'ar',
    );
    expect(out).toContain('غير معروف: لا يذكر أي مصدر عدد العاملين');
    expect(out).toMatch(/صافي التغير منذ .2025-10-27.: .−14,000/);
    expect(out).toContain('14 ألف');
  });

  test('knows nothing before it was recorded, and nothing before it was published', async () => {
    const words = ['who', 'prime-video', '--on', '2025-06-01'];
    expect(await ask(...words)).toContain('Albert Cheng');
    expect(await ask(...words, '--known-at', '@13')).toContain('not recorded');
    expect(await ask(...words, '--published-by', '2025-10-27')).toContain('not recorded');
  });

  test('gives the whole answer as JSON, rows as NDJSON and CSV', async () => {
    const words = ['layoffs', 'amazon', '--from', '2025-01-01', '--to', '2026-01-01', '--output'];
    expect(JSON.parse(await ask(...words, 'json'))).toMatchObject({
      asked: { knownAt: '@29' },
      answer: { total: { min: 14_000, max: 14_000 } },
    });
    expect(JSON.parse(await ask(...words, 'ndjson'))).toMatchObject({
      layoff: 'amazon-2025-10',
      positions: { min: 14_000, max: 14_000 },
      wording: ['14 ألف'],
    });
    expect((await ask(...words, 'csv')).split('\r\n')).toEqual([
      'announced_earliest,announced_latest,effective_earliest,effective_latest,unit,layoff,kind,positions_min,positions_max,wording,status,inPeriod,entries',
      '2025-10-28,2025-10-28,,,amazon,amazon-2025-10,permanent,14000,14000,14 ألف,announced,definitely,13;14',
      '',
    ]);
  });

  test.each([
    [['companies'], 'Amazon'],
    [['tree', 'amazon'], '├─ Amazon MGM Studios [amazon-mgm-studios]'],
    [['leadership', 'prime-video'], 'Albert Cheng'],
    [['largest', 'amazon-mgm-studios', '--on', '2024-01-31'], 'amazon-mgm-studios-2024-01'],
    [['investments', 'amazon'], 'Fable Studio'],
    [['strategy', 'amazon'], 'expected (a forecast, no fact)'],
    [['timeline', 'albert-cheng'], 'ExecutiveReassigned'],
    [['timeline', 'prime-video'], 'TitleReleased'],
    [['compare', 'prime-video', '--from', '2024-12-31', '--to', '2025-10-28'], '@19 cameIntoValidTime'],
    [['why', 'amazon', 'headcount.net'], '@13 LayoffAnnounced [source-note-ar, 2025-10-28] «'],
    [['discrepancies', 'amazon'], 'nothing is recorded'],
    [['persons', 'تشينغ'], 'albert-cheng'],
    [['search', 'امازون'], 'Amazon MGM Studios'],
    [['streams', '--category', 'layoff'], 'layoff-amazon-2025-10'],
    [['entries', '--type', 'LayoffAnnounced'], '@13'],
    [['entries', 'layoff-amazon-2025-10'], 'LayoffShareReported'],
    [['show', '@13'], '"wording": "14 ألف"'],
    [['sources'], 'source-note-ar'],
  ])('%j', async (words, expected) => {
    expect(await ask(...words)).toContain(expected);
  });
});
