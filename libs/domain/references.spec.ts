import { CITATION, company, division, layoff, person, post, withdrawal } from '../../test/given';
import { fieldsOf } from './fields';
import { changes } from './changes/registry';
import { referencesOf } from './references';

const SOURCE = { kind: 'source', id: 'gazette', role: 'citation.sourceId' };

describe('what an event refers to', () => {
  test('is what it gives an id to, and what it names, each by the field that does', () => {
    expect(referencesOf(division('studios', 'amazon'))).toEqual([
      { kind: 'unit', id: 'studios', role: 'unitId' },
      { kind: 'unit', id: 'amazon', role: 'parentId' },
      SOURCE,
    ]);
    expect(referencesOf(layoff('cut', 'amazon'))).toEqual([
      { kind: 'layoff', id: 'cut', role: 'layoffId' },
      { kind: 'unit', id: 'amazon', role: 'unitId' },
      SOURCE,
    ]);
  });

  test('is found inside values too, a post within its unit', () => {
    const data = {
      personId: 'pabcdefghij23',
      from: post('studios'),
      to: post('amazon', { postId: 'ai' }),
      movedOn: '2025',
      citation: CITATION,
    };
    expect(referencesOf({ type: 'ExecutiveReassigned', data })).toEqual([
      { kind: 'person', id: 'pabcdefghij23', role: 'personId' },
      { kind: 'unit', id: 'studios', role: 'from.unitId' },
      { kind: 'post', id: 'studios/head', role: 'from.postId' },
      { kind: 'unit', id: 'amazon', role: 'to.unitId' },
      { kind: 'post', id: 'amazon/ai', role: 'to.postId' },
      SOURCE,
    ]);
    const added = referencesOf({ type: 'ExecutiveReassigned', data: { ...data, from: 'none' } });
    expect(added.map(({ role }) => role)).toEqual([
      'personId',
      'to.unitId',
      'to.postId',
      'citation.sourceId',
    ]);
  });

  test('leaves out what is left out, and what is no id', () => {
    expect(referencesOf(company('amazon')).map(({ role }) => role)).toEqual(['unitId', 'citation.sourceId']);
    expect(referencesOf(person('pabcdefghij23', 'ann')).map(({ role }) => role)).toEqual([
      'personId',
      'citation.sourceId',
    ]);
  });

  test('is the entry that a withdrawal withdraws', () => {
    const [first] = referencesOf(withdrawal(1));
    expect(first).toEqual({ kind: 'entry', id: '00000000-0000-8000-8000-000000000001', role: 'entryId' });
  });

  test('is nothing for a type that is never written', () => {
    expect(referencesOf({ type: 'SomethingElse', data: { unitId: 'amazon' } })).toEqual([]);
  });
});

test.each([...changes])('every field of %s that is called an id says of what', (_name, { command }) => {
  const silent = fieldsIn(command).filter(
    ({ name, shape }) => /Ids?$/.test(name) && !('reference' in shape && shape.reference !== undefined),
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

function fieldsIn(type: new () => object): ReturnType<typeof fieldsOf> {
  return fieldsOf(type).flatMap((field) =>
    field.shape.kind === 'nested' ? [field, ...fieldsIn(field.shape.of())] : [field],
  );
}
