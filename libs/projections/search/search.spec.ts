/** Worked by hand; each comment reckons what its test expects. */
import * as fc from 'fast-check';
import {
  CITATION,
  citing,
  company,
  division,
  headcount,
  layoff,
  people,
  person,
  post,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import { sha256Hex } from '#domain';
import { wordsOf } from './fold';
import type { SearchAnswer, SearchAsked } from './search-query';

const quoting = (quote: string): { readonly citation: typeof CITATION } => ({
  citation: { ...CITATION, quote },
});
const QUOTE = 'تُقلّص أمازون 14,000 وظيفة، وفق ما أعلنته الشركة.';

/** Entries 1 to 5. */
const past = [
  company('amazon', { names: { en: 'Amazon', ar: 'أمازون' }, ...quoting('It is a company.') }),
  division('amazon-mgm-studios', 'amazon', {
    names: { en: 'Amazon MGM Studios', ar: 'استوديوهات أمازون إم جي إم' },
    ...quoting('It is a company.'),
  }),
  person('pannannannann', 'mike-hopkins', { names: { en: 'Mike Hopkins', ar: 'مايك هوبكنز' } }),
  layoff('amazon-2025-10', 'amazon', {
    positions: { ...people(14_000), wording: 'أربعة عشر ألفًا' },
    ...quoting(QUOTE),
  }),
  headcount('amazon', quoting('It employs many.')),
] as const;

function found(
  entries: readonly Past[],
  q: string,
  { question = {}, point = {} }: { readonly question?: Partial<SearchAsked>; readonly point?: Point } = {},
): SearchAnswer {
  const told = readModels().after(...entries);
  return told.models.finding.search({ q, withdrawn: false, ...question }, told.at(point));
}
const thingsIn = ({ things }: SearchAnswer): readonly string[] =>
  things.map(({ kind, id, match }) => `${kind} ${id} ${match}`);
const passagesIn = ({ passages }: SearchAnswer): readonly string[] =>
  passages.map(({ entry, field }) => `${entry.position} ${field}`);

describe('a search for things', () => {
  test('finds those that are called just so, then those whose name begins so, then others', () => {
    expect(thingsIn(found(past, 'amazon'))).toEqual([
      'unit amazon exact',
      'layoff amazon-2025-10 beginning',
      'unit amazon-mgm-studios beginning',
    ]);
    expect(thingsIn(found(past, 'studios'))).toEqual(['unit amazon-mgm-studios words']);
  });

  test('tells the names of what it finds, and where they match', () => {
    expect(found(past, 'hopkins').things).toEqual([
      {
        kind: 'person',
        id: 'pannannannann',
        match: 'words',
        names: { en: 'Mike Hopkins', ar: 'مايك هوبكنز' },
        found: [
          {
            text: 'mike-hopkins',
            language: null,
            field: 'handle',
            entry: 3,
            withdrawn: false,
            marks: [{ from: 5, to: 12 }],
          },
          {
            text: 'Mike Hopkins',
            language: 'en',
            field: 'names',
            entry: 3,
            withdrawn: false,
            marks: [{ from: 5, to: 12 }],
          },
        ],
      },
    ]);
  });

  test.each([
    ['امازون', ['unit amazon exact', 'unit amazon-mgm-studios words']],
    ['بأمـازون', ['unit amazon words', 'unit amazon-mgm-studios words']],
    ['إستوديوهات', ['unit amazon-mgm-studios beginning']],
    ['الاستوديوهات', ['unit amazon-mgm-studios words']],
    ['مايك', ['person pannannannann beginning']],
  ])('finds %s however it is spelt', (q, things) => {
    expect(thingsIn(found(past, q))).toEqual(things);
  });

  test('wants all words, the last as a beginning', () => {
    expect(thingsIn(found(past, 'amazon stud'))).toEqual(['unit amazon-mgm-studios words']);
    expect(thingsIn(found(past, 'stud amazon'))).toEqual([]);
    expect(thingsIn(found(past, 'amazon hopkins'))).toEqual([]);
    // One letter begins too many words; it is sought as a word.
    expect(thingsIn(found(past, 'a'))).toEqual([]);
    expect(thingsIn(found(past, 'mg'))).toEqual(['unit amazon-mgm-studios words']);
  });

  test('finds posts, titles and sources by their names too', () => {
    const more: readonly Past[] = [
      {
        type: 'ExecutiveAppointed',
        data: {
          personId: 'pannannannann',
          post: post('amazon', { title: { en: 'Chief Wizard' } }),
          startedOn: '2025',
          citation: CITATION,
        },
      },
      {
        type: 'TitleReleased',
        data: {
          unitId: 'amazon',
          titleId: 'reacher',
          names: { en: 'Jack Wizard' },
          platformId: 'amazon',
          releasedOn: '2025',
          citation: CITATION,
        },
      },
      {
        type: 'SourceArchived',
        data: {
          sourceId: 'memo',
          title: { en: 'The Wizard Memo' },
          publishedOn: '2025',
          sha256: sha256Hex('x'),
        },
      },
    ];
    expect(thingsIn(found([...past, ...more], 'wizard'))).toEqual([
      'title reacher words',
      'post amazon/head words',
      'source memo words',
    ]);
  });

  test('says where there are more', () => {
    const answer = found(past, 'amazon', { question: { limit: 2 } });
    expect([answer.things.length, answer.moreThings]).toEqual([2, true]);
    expect(found(past, 'amazon', { question: { limit: 3 } }).moreThings).toBe(false);
  });
});

describe('a search for what is written', () => {
  test('finds quotes, and marks the match in the words as they are', () => {
    const { passages, things } = found(past, 'تقلص الشركة');
    expect(things).toEqual([]);
    expect(passages).toMatchObject([
      {
        field: 'citation.quote',
        text: QUOTE,
        offset: 0,
        length: QUOTE.length,
        withdrawn: false,
        entry: { position: 4 },
      },
    ]);
    const marked = passages.flatMap(({ marks }) => marks.map(({ from, to }) => QUOTE.slice(from, to)));
    expect(marked).toEqual(['تُقلّص', 'الشركة']);
  });

  test.each(['14000', '14,000', '١٤٬٠٠٠', 'وظيفه', 'شركة', 'للشركة', 'والشركة', 'اعلنت', 'الامازون'])(
    'finds %s',
    (q) => {
      expect(passagesIn(found(past, q))).toEqual(['4 citation.quote']);
    },
  );

  test('finds wordings, statements and reasons', () => {
    expect(passagesIn(found(past, 'أربعة'))).toEqual(['4 positions.wording']);
    const outlook: Past = {
      type: 'OutlookStated',
      data: { unitId: 'amazon', expected: { en: 'Work will change.' }, statedOn: '2025', citation: CITATION },
    };
    expect(passagesIn(found([...past, outlook], 'will change'))).toEqual(['6 expected']);
    expect(passagesIn(found([...past, withdrawal(5)], 'misread'))).toEqual(['6 reason']);
  });

  test('finds each entry that holds the same words', () => {
    expect(passagesIn(found(past, 'is a company'))).toEqual(['1 citation.quote', '2 citation.quote']);
  });

  test('finds archived texts, and shows the part around the match', () => {
    const text = `${'word '.repeat(2_000)}needle${' word'.repeat(2_000)}`;
    const source: Past = {
      type: 'SourceArchived',
      data: {
        sourceId: 'memo',
        title: { en: 'Memo' },
        publishedOn: '2025',
        language: 'en',
        text,
        sha256: sha256Hex(text),
      },
    };
    const [passage] = found([source], 'needle').passages;
    expect(passage).toMatchObject({
      field: 'text',
      language: 'en',
      length: 20_006,
      marks: [{ from: 10_000, to: 10_006 }],
    });
    // 100 characters before the match, 400 in all.
    expect(passage?.offset).toBe(9_900);
    expect(passage?.text).toBe(text.slice(9_900, 10_300));
  });

  test('never splits a character at the edge of a part', () => {
    for (const before of [200, 201]) {
      const text = `${'😀'.repeat(before)}${before % 2 === 0 ? '' : '.'} needle ${'😀'.repeat(300)}`;
      const { passages } = found([headcount('amazon', quoting(text))], 'needle');
      expect(passages).toHaveLength(1);
      for (const { text: part, offset } of passages) {
        expect(part.isWellFormed()).toBe(true);
        expect(text.slice(offset, offset + part.length)).toBe(part);
      }
    }
  });

  test('is walked page by page', () => {
    const entries = [company('amazon'), headcount('amazon'), headcount('amazon'), headcount('amazon')];
    const whole = passagesIn(found(entries, 'stands'));
    expect(whole).toHaveLength(4);
    const walked: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = found(entries, 'stands', {
        question: { limit: 3, ...(after === undefined ? {} : { after }) },
      });
      walked.push(...passagesIn(page));
      after = page.next;
    }
    expect(walked).toEqual(whole);
    expect(() => found(entries, 'stands', { question: { after: 'x' } })).toThrow('taken from `next`');
  });
});

describe('a search', () => {
  test('finds what was visible at the asked point', () => {
    const corrected = [...past, withdrawal(4, citing('2025-10-30'))];
    expect(passagesIn(found(corrected, 'تقلص'))).toEqual([]);
    expect(thingsIn(found(corrected, 'amazon-2025'))).toEqual([]);
    for (const point of [{ knownAt: 5 }, { publishedBy: '2025-10-30T12:00:00Z' }]) {
      expect(passagesIn(found(corrected, 'تقلص', { point }))).toEqual(['4 citation.quote']);
      expect(thingsIn(found(corrected, 'amazon-2025', { point }))).toEqual([
        'layoff amazon-2025-10 beginning',
      ]);
    }
    expect(passagesIn(found(past, 'تقلص', { point: { knownAt: 3 } }))).toEqual([]);
    expect(passagesIn(found(past, 'تقلص', { point: { publishedBy: '2025-10-01T00:00:00Z' } }))).toEqual([]);
  });

  test('shows what is withdrawn where that is asked, and says so', () => {
    const corrected = [...past, withdrawal(4)];
    const answer = found(corrected, 'تقلص', { question: { withdrawn: true } });
    expect(answer.passages).toMatchObject([{ withdrawn: true, entry: { position: 4, visible: false } }]);
    expect(found(corrected, 'amazon', { question: { withdrawn: true } }).things).toMatchObject([
      { id: 'amazon', found: [{ withdrawn: false }, { withdrawn: false }] },
      { id: 'amazon-2025-10', found: [{ withdrawn: true }] },
      { id: 'amazon-mgm-studios' },
    ]);
    const point = { publishedBy: '2025-10-01T00:00:00Z' };
    expect(passagesIn(found(corrected, 'تقلص', { question: { withdrawn: true }, point }))).toEqual([]);
  });

  test('is refused without a word, with too many, and where too many words begin so', () => {
    expect(() => found(past, '… !؟')).toThrow('q holds no word');
    const words = Array.from({ length: 13 }, (_, index) => `w${index}`);
    expect(() => found(past, words.join(' '))).toThrow('q holds 13 words; at most 12');
    expect(found(past, words.slice(1).join(' ')).things).toEqual([]);
    const names = (count: number): Past =>
      headcount('amazon', quoting(Array.from({ length: count }, (_, index) => `zz${index}`).join(' ')));
    expect(() => found([names(1_001)], 'zz')).toThrow('more than 1000 words begin with');
    expect(passagesIn(found([names(1_000)], 'zz'))).toHaveLength(1);
  });

  const letter = fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةؤئء');
  const arabic = fc
    .string({ unit: letter, minLength: 3, maxLength: 8 })
    .filter((word) => wordsOf(word).length === 1);
  const latin = fc.string({ unit: fc.constantFrom(...'abcxyzéßøÀ'), minLength: 1, maxLength: 8 });
  const prefixes = fc.constantFrom('', 'و', 'ال', 'ب', 'وال', 'بال', 'ول', 'لل', 'ك', 'ف');
  const signs = fc.array(fc.constantFrom('', '', '\u064e', '\u0651', '\u0640', '\u0670'), {
    minLength: 20,
    maxLength: 20,
  });
  const inserted = (word: string, more: readonly string[]): string =>
    Array.from(word, (character, index) => character + (more[index % more.length] ?? '')).join('');

  test('finds a text by each word of it, whatever signs are written on text and question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(arabic, latin), { minLength: 1, maxLength: 8 }),
        signs,
        signs,
        (words, some, others) => {
          const quote = words.map((word) => inserted(word, some)).join(' ، ');
          const told = readModels().after(headcount('amazon', quoting(quote)));
          for (const word of words) {
            const { passages } = told.models.finding.search(
              { q: inserted(word, others), withdrawn: false },
              told.at(),
            );
            expect(passages.map(({ entry }) => entry.position)).toEqual([1]);
            expect(passages[0]?.marks.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('finds a word with particles by one without, and the other way round', () => {
    const long = arabic.filter((word) => (wordsOf(word)[0]?.folded.length ?? 0) >= 3);
    fc.assert(
      fc.property(long, prefixes, prefixes, (word, inText, inQuestion) => {
        const told = readModels().after(headcount('amazon', quoting(`قبل ${inText}${word} بعد`)));
        const { passages } = told.models.finding.search(
          { q: `${inQuestion}${word}`, withdrawn: false },
          told.at(),
        );
        expect(passages).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('persons', () => {
  const ids = (
    q: string | undefined,
    more: object = {},
  ): readonly [readonly (string | null)[], number | null] => {
    const told = readModels().after(
      ...past,
      person('pbenbenbenben', 'ben-hopkins', { names: { en: 'Ben Hopkins' } }),
      person('pcatcatcatcat', 'cat', { names: { en: 'Cat', ar: 'كات' } }),
      person('pdandandandan', 'dan'),
      withdrawal(8),
    );
    const { items, next } = told.models.finding.persons(
      { ...(q === undefined ? {} : { q }), ...more },
      told.at(),
    );
    return [items.map(({ handle }) => handle), next];
  };

  test('are found by name or handle, the best match first', () => {
    expect(ids('hopkins')).toEqual([['ben-hopkins', 'mike-hopkins'], null]);
    expect(ids('مايك')).toEqual([['mike-hopkins'], null]);
    expect(ids('amazon')).toEqual([[], null]);
    expect(ids('dan')).toEqual([[], null]);
  });

  test('are all who are introduced, by handle, where nobody is asked for', () => {
    expect(ids(undefined)).toEqual([['ben-hopkins', 'cat', 'mike-hopkins'], null]);
  });

  test('are walked page by page', () => {
    expect(ids(undefined, { limit: 2 })).toEqual([['ben-hopkins', 'cat'], 2]);
    expect(ids(undefined, { limit: 2, after: 2 })).toEqual([['mike-hopkins'], null]);
    expect(ids('hopkins', { limit: 1 })).toEqual([['ben-hopkins'], 1]);
    expect(ids('hopkins', { limit: 1, after: 1 })).toEqual([['mike-hopkins'], null]);
  });
});
