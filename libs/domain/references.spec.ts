import { company, dispute, layoff, person, post, sameness } from '../../test/given';
import { changes } from './changes/registry';
import { fieldsOf } from './fields';
import { NAMED_BY, referencesOf, thingOfStream } from './references';

type Class = new () => object;

/** Ids that are given within a thing, and so name none by themselves; a handle is a name, and sameness names by its kind. */
const WITHIN: readonly string[] = ['postId', 'titleId', 'mandateId', 'handle', 'id', 'keep'];
/** Kinds of fields that hold an id. */
const ID_KINDS: readonly string[] = ['slug', 'person', 'entryId'];

/** The names of all fields that hold ids, in a command and in every value inside it. */
const idFieldsOf = (type: Class): readonly string[] =>
  fieldsOf(type).flatMap(({ name, shape }) => {
    if (shape.kind === 'nested') return idFieldsOf(shape.of());
    return ID_KINDS.includes(shape.kind) || /Ids?$/.test(name) ? [name] : [];
  });

describe('what entries refer to', () => {
  test.each([...changes])('is known of each field of %s that holds an id', (_name, { command }) => {
    const unknown = idFieldsOf(command).filter((name) => !(name in NAMED_BY) && !WITHIN.includes(name));
    expect(unknown).toEqual([]);
  });

  test('is found at any depth, with its role', () => {
    const moved = {
      personId: 'paaaaaaaaaaaa',
      from: post('mgm'),
      to: post('amazon'),
      movedOn: '2025',
      citation: { sourceId: 'gazette', publishedOn: '2025', quote: 'q' },
    };
    expect(referencesOf({ type: 'ExecutiveReassigned', data: moved })).toEqual([
      { kind: 'person', id: 'paaaaaaaaaaaa', role: 'personId' },
      { kind: 'unit', id: 'mgm', role: 'from.unitId' },
      { kind: 'unit', id: 'amazon', role: 'to.unitId' },
    ]);
    expect(referencesOf({ type: 'ExecutiveReassigned', data: { ...moved, from: 'none' } })).toHaveLength(2);
  });

  test('is each of a list, once', () => {
    expect(referencesOf({ type: 'UnitsMerged', data: { unitIds: ['a', 'b', 'a'], intoId: 'c' } })).toEqual([
      { kind: 'unit', id: 'a', role: 'unitIds' },
      { kind: 'unit', id: 'b', role: 'unitIds' },
      { kind: 'unit', id: 'c', role: 'intoId' },
    ]);
  });

  test('is the disputed entry and what is named instead, not what the claim repeats', () => {
    const cut = layoff('cut', 'amazon');
    expect(referencesOf(dispute(2, cut, { unitId: 'mgm' }))).toMatchObject([
      { kind: 'entry', role: 'entryId' },
      { kind: 'unit', id: 'mgm', role: 'instead.unitId' },
    ]);
  });

  test('is both ids of what is declared the same', () => {
    expect(referencesOf(sameness('person', 'paaaaaaaaaaaa', 'pbbbbbbbbbbbb'))).toEqual([
      { kind: 'person', id: 'paaaaaaaaaaaa', role: 'id' },
      { kind: 'person', id: 'pbbbbbbbbbbbb', role: 'keep' },
    ]);
  });

  test('is never a name, even where a language is called like a field', () => {
    expect(referencesOf(company('amazon', { names: { en: 'unitId' } }))).toHaveLength(1);
    expect(referencesOf(person('paaaaaaaaaaaa', 'mgm'))).toHaveLength(1);
  });

  test('is, of a stream, the thing that has its id', () => {
    expect(thingOfStream('layoff-amazon-2025-10')).toEqual({ kind: 'layoff', id: 'amazon-2025-10' });
    expect(thingOfStream('headcount-amazon')).toBeUndefined();
  });
});
