import {
  Ledger,
  acquisition,
  company,
  completed,
  division,
  entryIdAt,
  moved,
  person,
  recordedInOrder,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import type { LedgerError } from './errors';
import { Known } from './known';

const after = (...past: readonly Past[]): Known => new Known(new Ledger(recordedInOrder(past)));
const refusal = (code: string, pointer: string): LedgerError =>
  expect.objectContaining({ code, errors: [expect.objectContaining({ pointer })] }) as LedgerError;
const source = (sourceId: string, text?: string): Past => ({
  type: 'SourceArchived',
  data: {
    sourceId,
    title: { en: sourceId },
    publishedOn: '2025',
    sha256: '0'.repeat(64),
    ...(text === undefined ? {} : { text }),
  },
});

describe('what a decider may know', () => {
  test('is whether a unit was ever recorded, withdrawn or not', () => {
    const known = after(company('amazon'), division('mgm', 'amazon'), withdrawal(2));
    expect(() => known.requireUnit('amazon')).not.toThrow();
    expect(() => known.requireUnit('mgm')).not.toThrow();
    expect(() => known.requireUnit('netflix')).toThrow(refusal('unknown_unit', '/unitId'));
    expect(() => known.requireUnit('netflix', '/parentId')).toThrow(refusal('unknown_unit', '/parentId'));
  });

  test('is the opaque id of a person who is named by id or by handle', () => {
    const known = after(person('paaaaaaaaaaaa', 'albert-cheng'));
    expect(known.requirePerson('albert-cheng')).toBe('paaaaaaaaaaaa');
    expect(known.requirePerson('paaaaaaaaaaaa')).toBe('paaaaaaaaaaaa');
    expect(() => known.requirePerson('mike-hopkins')).toThrow(refusal('unknown_person', '/personId'));
    expect(() => known.requirePerson('pbbbbbbbbbbbb')).toThrow(refusal('unknown_person', '/personId'));
  });

  test('is a person by a handle that has the form of an id, too', () => {
    expect(after(person('paaaaaaaaaaaa', 'pennsylvanian')).requirePerson('pennsylvanian')).toBe(
      'paaaaaaaaaaaa',
    );
  });

  test('is whom a handle belongs to, withdrawn or not', () => {
    const known = after(person('paaaaaaaaaaaa', 'albert-cheng'), withdrawal(1));
    expect(known.personOf('albert-cheng')).toBe('paaaaaaaaaaaa');
    expect(known.personOf('mike-hopkins')).toBeUndefined();
  });

  test('is every unit that ever stood directly above', () => {
    const known = after(
      company('amazon'),
      company('mgm-holdings'),
      division('mgm', 'mgm-holdings'),
      withdrawal(3),
      division('mgm', 'amazon'),
    );
    expect(known.parentsOf('mgm')).toEqual(['mgm-holdings', 'amazon']);
    expect(known.parentsOf('amazon')).toEqual([]);
  });

  test('is every unit that ever stood directly below, by a move or a completed acquisition too', () => {
    const known = after(
      company('amazon'),
      company('mgm'),
      division('video', 'amazon'),
      division('film', 'video'),
      moved('film', 'amazon', '2020'),
      acquisition('deal', 'amazon', 'mgm'),
    );
    expect(known.childrenOf('amazon')).toEqual(['video', 'film']);
    expect(known.parentsOf('film')).toEqual(['video', 'amazon']);
    expect(known.parentsOf('mgm')).toEqual([]);
  });

  test('is who buys whom, and what a completed deal put where', () => {
    const known = after(
      company('amazon'),
      company('mgm'),
      company('lion'),
      acquisition('deal', 'amazon', 'mgm'),
      withdrawal(4),
      acquisition('deal', 'amazon', 'lion'),
      completed('deal', '2022'),
    );
    expect(known.bidsOf('deal').map(({ buyerId, companyId }) => [buyerId, companyId])).toEqual([
      ['amazon', 'mgm'],
      ['amazon', 'lion'],
    ]);
    expect(known.isCompleted('deal')).toBe(true);
    expect(known.isCompleted('other')).toBe(false);
    expect(known.childrenOf('amazon')).toEqual(['mgm', 'lion']);
    expect([known.parentsOf('mgm'), known.parentsOf('lion')]).toEqual([['amazon'], ['amazon']]);
  });

  test('is the archived text of a source, where it was kept', () => {
    const known = after(source('gazette', 'So it stands there.'), source('memo'));
    expect(known.textsOf('gazette')).toEqual(['So it stands there.']);
    expect(known.textsOf('memo')).toEqual([]);
    expect(known.textsOf('hearsay')).toEqual([]);
  });

  test('is any entry, and what withdraws it', () => {
    const known = after(company('amazon'), withdrawal(1), withdrawal(2));
    expect(known.requireEntry(entryIdAt(1)).type).toBe('CompanyRegistered');
    expect(known.withdrawalsOf(entryIdAt(1)).map(({ id }) => id)).toEqual([entryIdAt(2)]);
    expect(known.withdrawalsOf(entryIdAt(3))).toEqual([]);
    expect(() => known.requireEntry(entryIdAt(9))).toThrow(refusal('unknown_entry', '/entryId'));
  });
});
