import { CITATION, citing, company, division, entryIdAt, headcount, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import { PAGE_LIMIT_MAX } from './entries-query';
import type { EntriesQuestion } from './entries-query';
import { LOOKED_THROUGH_MAX } from './looking';

const archived = (more: object = {}): Past => {
  const data = {
    sourceId: 'gazette',
    title: { en: 'The Gazette' },
    publishedOn: '2025-10-28',
    sha256: 'a'.repeat(64),
  };
  return { type: 'SourceArchived', data: { ...data, ...more } };
};
const told = readModels().after(
  company('amazon'),
  division('mgm', 'amazon', {
    citation: { ...CITATION, sourceId: 'memo', language: 'en', url: 'https://example.org/' },
  }),
  headcount('mgm'),
  withdrawal(3, citing('2025-10-30')),
  archived(),
  headcount('mgm'),
);
const positions = (question: EntriesQuestion, knownAt = told.head): readonly number[] =>
  told.models.entries(question, told.at({ knownAt })).items.map(({ position }) => position);

describe('an entry', () => {
  test('is shown with its citation, and what became of it', () => {
    expect(told.models.entry(entryIdAt(3), told.at())).toEqual({
      position: 3,
      id: entryIdAt(3),
      stream: 'headcount-mgm',
      revision: 0,
      recordedAt: '2025-11-01T00:00:03.000Z',
      type: 'HeadcountReported',
      actor: 'tester',
      commandId: 'command-3',
      correlationId: null,
      causationId: null,
      restates: null,
      withdraws: null,
      withdrawnBy: [entryIdAt(4)],
      visible: false,
      citation: {
        publishedOn: '2025-10-28',
        quote: CITATION.quote,
        language: null,
        url: null,
        source: {
          sourceId: 'gazette',
          archived: 'withoutText',
          title: { en: 'The Gazette' },
          publishedOn: '2025-10-28',
          url: null,
          sha256: 'a'.repeat(64),
          entry: 5,
          withdrawn: null,
        },
        sourceWithdrawn: false,
      },
      corroboratedBy: [],
      ofTheEarlierWording: [],
      disputedBy: [],
      deniedBy: [],
    });
  });

  test('counts or not as of the point at which it is asked for', () => {
    const visible = (point: Parameters<typeof told.at>[0]): boolean | undefined =>
      told.models.entry(entryIdAt(3), told.at(point))?.visible;
    expect(visible({ knownAt: 3 })).toBe(true);
    expect(visible({ publishedBy: '2025-10-30T12:00:00Z' })).toBe(true);
    expect(visible({ publishedBy: '2025-10-28T12:00:00Z' })).toBe(false);
    expect(told.models.entry(entryIdAt(3), told.at({ knownAt: 3 }))?.withdrawnBy).toEqual([]);
  });

  test('that withdraws another says so', () => {
    expect(told.models.entry(entryIdAt(4), told.at())).toMatchObject({
      withdraws: entryIdAt(3),
      stream: 'headcount-mgm',
      revision: 1,
    });
  });

  test('is not there before it was recorded', () => {
    expect(told.models.entry(entryIdAt(6), told.at({ knownAt: 5 }))).toBeUndefined();
    expect(told.models.entry(entryIdAt(99), told.at())).toBeUndefined();
  });
});

describe('entries', () => {
  test('are listed in the order in which they were recorded, by any of their marks', () => {
    expect(positions({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(positions({ stream: 'headcount-mgm' })).toEqual([3, 4, 6]);
    expect(positions({ type: 'HeadcountReported' })).toEqual([3, 6]);
    expect(positions({ sourceId: 'memo' })).toEqual([2]);
    expect(positions({ stream: 'headcount-mgm', type: 'EntryRetracted' })).toEqual([4]);
    expect(positions({ actor: 'tester', after: 4 })).toEqual([5, 6]);
    expect(positions({ actor: 'somebody' })).toEqual([]);
    expect(positions({ correlationId: 'import' })).toEqual([]);
    expect(positions({}, 2)).toEqual([1, 2]);
  });

  test('are read page by page without gap or repeat', () => {
    const first = told.models.entries({ limit: 4 }, told.at());
    expect([first.items.map(({ position }) => position), first.next]).toEqual([[1, 2, 3, 4], 4]);
    const second = told.models.entries({ limit: 4, after: first.next ?? 0 }, told.at());
    expect([second.items.map(({ position }) => position), second.next]).toEqual([[5, 6], null]);
    expect(told.models.entries({ limit: PAGE_LIMIT_MAX + 1 }, told.at()).items).toHaveLength(6);
  });

  test('are cited in the order in which they are asked for', () => {
    expect(told.models.cited([6, 1, 99], told.at()).map(({ position }) => position)).toEqual([6, 1]);
  });
});

describe('streams', () => {
  const streams = (question: Parameters<typeof told.models.streams>[0], knownAt = told.head) =>
    told.models.streams(question, told.at({ knownAt }));

  test('are listed by name, as they stood at the asked position', () => {
    expect(
      streams({}).items.map(({ stream, entries, lastPosition }) => [stream, entries, lastPosition]),
    ).toEqual([
      ['headcount-mgm', 3, 6],
      ['source-gazette', 1, 5],
      ['unit-amazon', 1, 1],
      ['unit-mgm', 1, 2],
    ]);
    expect(streams({}, 3).items).toContainEqual({
      stream: 'headcount-mgm',
      category: 'headcount',
      entries: 1,
      lastPosition: 3,
    });
    expect(streams({}, 3).items).toHaveLength(3);
  });

  test('are read by category, and page by page', () => {
    expect(streams({ category: 'unit' }).items.map(({ stream }) => stream)).toEqual([
      'unit-amazon',
      'unit-mgm',
    ]);
    const first = streams({ limit: 3 });
    expect(first.next).toBe('unit-amazon');
    expect(streams({ after: 'unit-amazon' }).items.map(({ stream }) => stream)).toEqual(['unit-mgm']);
    expect(streams({ after: 'unit-amazon' }).next).toBeNull();
  });
});

describe('a source', () => {
  test('is known from citations alone until it is archived', () => {
    expect(told.models.citations.source('memo', told.at())).toEqual({
      sourceId: 'memo',
      archived: 'no',
      title: {},
      publishedOn: null,
      url: null,
      sha256: null,
      entry: null,
      withdrawn: null,
      entries: 1,
    });
    expect(told.models.citations.source('gazette', told.at({ knownAt: 4 }))?.archived).toBe('no');
    expect(told.models.citations.source('gazette', told.at({ knownAt: 0 }))).toBeUndefined();
    expect(told.models.citations.source('herald', told.at())).toBeUndefined();
  });

  test('is told by the newest visible archiving, with its text or without', () => {
    const twice = readModels().after(
      archived(),
      withdrawal(1),
      archived({ text: 'So it stands there.', url: 'https://example.org/' }),
    );
    expect(twice.models.citations.source('gazette', twice.at({ knownAt: 1 }))).toMatchObject({
      archived: 'withoutText',
      entry: 1,
    });
    expect(twice.models.citations.source('gazette', twice.at())).toMatchObject({
      archived: 'withText',
      entry: 3,
      url: 'https://example.org/',
    });
  });
});

describe('entries are found', () => {
  const at = (minute: number): number => Date.UTC(2026, 0, 1, 12, minute);
  const timed = readModels().after(
    { ...company('one'), recordedAt: at(1) },
    { ...company('two'), recordedAt: at(2) },
    { ...company('three'), recordedAt: at(2) },
    { ...withdrawal(2), recordedAt: at(4) },
    { ...company('four'), recordedAt: at(5) },
  );
  const found = (question: object, point = {}): readonly number[] =>
    timed.models.entries(question, timed.at(point)).items.map(({ position }) => position);

  test('by when they were recorded, from an instant on and before one', () => {
    expect(found({ recordedFrom: at(2) })).toEqual([2, 3, 4, 5]);
    expect(found({ recordedFrom: at(2) + 1 })).toEqual([4, 5]);
    expect(found({ recordedBefore: at(2) })).toEqual([1]);
    expect(found({ recordedFrom: at(2), recordedBefore: at(5) })).toEqual([2, 3, 4]);
    expect(found({ recordedFrom: at(2), after: 3 })).toEqual([4, 5]);
    expect(found({ recordedFrom: at(9) })).toEqual([]);
    expect(found({ recordedBefore: at(9) }, { knownAt: 3 })).toEqual([1, 2, 3]);
  });

  test('by whether they are withdrawn at the asked point', () => {
    expect(found({ withdrawn: true })).toEqual([2]);
    expect(found({ withdrawn: false })).toEqual([1, 3, 4, 5]);
    expect(found({ withdrawn: true }, { knownAt: 3 })).toEqual([]);
    expect(found({ withdrawn: false, type: 'CompanyRegistered' })).toEqual([1, 3, 5]);
  });
});

describe('a search through many entries', () => {
  const MANY = 2 * LOOKED_THROUGH_MAX + 10;
  const rare = MANY - 3;
  const many = readModels().after(
    ...Array.from({ length: MANY }, (_, at) =>
      at + 1 === rare ? company('rare') : archived({ sourceId: `source-${at}`, title: { en: 'A source' } }),
    ),
  );
  const walk = (question: EntriesQuestion) => {
    const pages: [number, readonly number[]][] = [];
    for (let after: number | null = 0; after !== null;) {
      const { items, lookedUpTo, next } = many.models.entries({ ...question, after }, many.at());
      pages.push([lookedUpTo, items.map(({ position }) => position)]);
      after = next;
    }
    return pages;
  };

  test('looks through so many for a page, and says how far it looked though it found none', () => {
    expect(walk({ type: 'CompanyRegistered' })).toEqual([
      [LOOKED_THROUGH_MAX, []],
      [2 * LOOKED_THROUGH_MAX, []],
      [MANY, [rare]],
    ]);
    expect(walk({ actor: 'nobody' }).map(([upTo]) => upTo)).toEqual([
      LOOKED_THROUGH_MAX,
      2 * LOOKED_THROUGH_MAX,
      MANY,
    ]);
    expect(walk({ withdrawn: true })).toHaveLength(3);
  });

  test('is one page where an index leads to those that are asked for', () => {
    expect(walk({ stream: 'unit-rare', type: 'CompanyRegistered' })).toEqual([[MANY, [rare]]]);
    expect(walk({ stream: 'unit-rare' })).toEqual([[MANY, [rare]]]);
  });

  test('goes on behind a full page, not behind what it looked through', () => {
    const { lookedUpTo, next } = many.models.entries({ type: 'SourceArchived', limit: 3 }, many.at());
    expect([lookedUpTo, next]).toEqual([3, 3]);
  });
});
