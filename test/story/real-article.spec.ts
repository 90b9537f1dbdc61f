import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '#domain';
import { story } from '../../apps/cli/demo/story';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { SHARED_FOLDER, describeWith } from '../skips';

/** A word by which the article's own sentence about each fact is found; the sentence is cut from the file at run time. */
const WORD_OF: Readonly<Record<string, string>> = {
  s1: '14 ألف',
  s2: 'لم تكشف',
  s3: 'روزنشتاين',
  s4: 'تشوي',
  s5: 'كيتادا',
  s7: 'إعادة هيكلة',
  's8-rings': 'راشر',
  's8-reacher': 'راشر',
  s9: 'سيتيديل',
  s10: 'استراتيجية أمازون',
  s11: 'هوبكنز',
  's11-mandate': 'هوبكنز',
  s12: 'تشينغ',
  s13: 'فابل',
  s14: 'يناير 2024',
  s15: 'يُتوقع',
};

describeWith('shared', 'the story, cited from the real article', () => {
  let ledger: OpenLedger;
  let article = '';

  beforeAll(async () => {
    article = readFileSync(join(SHARED_FOLDER, 'seed-article.ar.txt'), 'utf8');
    ledger = await openLedger();
    await ledger.record('ArchiveSource', {
      sourceId: 'article',
      title: { ar: article.split('\n')[0]?.slice(0, 200) ?? '' },
      publishedOn: '2025-10-28',
      language: 'ar',
      text: article,
      sha256: createHash('sha256').update(article, 'utf8').digest('hex'),
    });
    for (const { commandId, name, json } of story.flatMap(({ commands }) => commands)) {
      const citation = {
        sourceId: 'article',
        publishedOn: '2025-10-28',
        quote: sentenceWith(WORD_OF[commandId.slice(6)] ?? 'أمازون'),
      };
      if (name !== 'ArchiveSource') await ledger.record(name, { ...json, citation }, { commandId });
    }
  });
  afterAll(() => ledger.close());

  function sentenceWith(word: string): string {
    const sentence = article.split(/(?<=[.؛])\s+|\n/).find((candidate) => candidate.includes(word));
    if (sentence === undefined) throw new Error(`the article has no sentence with ${word}`);
    return sentence;
  }

  test('every entry quotes a sentence of the article, byte for byte', () => {
    const cited = ledger.models.entries({}, ledger.at()).items.flatMap(({ citation }) => citation ?? []);
    expect(cited.length).toBeGreaterThan(15);
    for (const { quote } of cited) expect(article).toContain(quote);
  });

  test('one letter that the article does not have is refused', async () => {
    const citation = { sourceId: 'article', publishedOn: '2025-10-28', quote: `${sentenceWith('14 ألف')}!` };
    const company = { unitId: 'another', names: { en: 'Another' }, citation };
    await expect(ledger.record('RegisterCompany', company)).rejects.toMatchObject({
      code: 'quote_not_in_source',
    });
  });

  test('the answers are those of the note', () => {
    const since = parseDay('2025-10-27') ?? 0;
    const counted = { unitId: 'amazon', metric: 'employees', scope: 'withSubUnits', since } as const;
    expect(ledger.models.headcount(counted, ledger.at({ on: '2025-10-29' })).net).toMatchObject({
      min: -14_000,
      max: -14_000,
    });
    const hopkins = ledger.models.person('mike-hopkins', ledger.at())?.personId;
    expect(ledger.models.leader('amazon-mgm-studios', ledger.at({ on: '2025-10-28' }))).toMatchObject({
      holders: [{ certainty: 'definitely', tenure: { personId: hopkins } }],
    });
  });
});
