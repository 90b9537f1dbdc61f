/** What units and persons are called where sources differ; worked by hand. */
import { CITATION, company, denial, dispute, person, renamed } from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';

function unit(past: readonly Past[], on = '2026-01-01') {
  const told = readModels().after(...past);
  return told.models.unit('u', told.at({ on }));
}

const ann = 'pannannannann';
function personOn(past: readonly Past[], on = '2026-01-01') {
  const told = readModels().after(...past);
  return told.models.person(ann, told.at({ on }));
}

const u = company('u', { names: { en: 'Acme' } });
const alias = (named: object): Past => ({
  type: 'AliasAdded',
  data: { ...named, alias: { en: 'Ack' }, citation: CITATION },
});

describe('a unit', () => {
  test('of which a source gives another first name bears that possibly', () => {
    const past = [u, dispute(1, u, { names: { en: 'Acmé', de: 'Akme' } })];
    expect(unit(past)).toMatchObject({
      names: { en: 'Acme' },
      possibleNames: { en: ['Acmé'], de: ['Akme'] },
      certainty: 'definitely',
    });
  });

  test('that no source may have introduced is possibly one', () => {
    expect(unit([u, denial(1, u)])).toMatchObject({ certainty: 'possibly', withdrawn: false });
  });

  test('of which a source says where it has its seat, and another elsewhere, has each', () => {
    const inVienna = company('u', { country: 'AT', industry: 'steel' });
    const past = [inVienna, dispute(1, inVienna, { country: 'DE' })];
    expect(unit(past)).toMatchObject({ countries: ['AT', 'DE'], industries: ['steel'] });
  });

  const renaming = renamed('u', { en: 'Bolt' }, '2025-03-01');

  test('renamed on a disputed day bears the new name from some day between', () => {
    const past = [u, renaming, dispute(2, renaming, { renamedOn: '2025-05-01' })];
    expect(unit(past, '2025-04-01')).toMatchObject({
      names: { en: 'Acme' },
      possibleNames: { en: ['Bolt'] },
    });
    expect(unit(past, '2025-05-01')).toMatchObject({
      names: { en: 'Bolt' },
      possibleNames: {},
      formerNames: { en: ['Acme'] },
    });
  });

  test('whose new name is disputed bears the one or the other, and surely not the old one', () => {
    const past = [u, renaming, dispute(2, renaming, { names: { en: 'Bolts' } })];
    expect(unit(past)).toMatchObject({
      names: { en: 'Bolt' },
      possibleNames: { en: ['Bolts'] },
      formerNames: { en: ['Acme'] },
    });
  });

  test('whose renaming is denied keeps its name, and bears the new one possibly', () => {
    const past = [u, renaming, denial(2, renaming)];
    expect(unit(past)).toMatchObject({
      names: { en: 'Acme' },
      possibleNames: { en: ['Bolt'] },
      formerNames: {},
    });
    // A later renaming that nobody denies takes the place of either.
    const later = renamed('u', { en: 'Cord' }, '2025-06-01');
    expect(unit([...past, later])).toMatchObject({ names: { en: 'Cord' }, possibleNames: {} });
  });

  test('whose other name is disputed or denied is possibly also known by it', () => {
    const known = alias({ unitId: 'u' });
    expect(unit([u, known])).toMatchObject({ aliases: [{ en: 'Ack' }], possibleAliases: [] });
    expect(unit([u, known, denial(2, known)])).toMatchObject({
      aliases: [],
      possibleAliases: [{ en: 'Ack' }],
    });
    expect(unit([u, known, dispute(2, known, { alias: { en: 'Eck' } })])).toMatchObject({
      aliases: [],
      possibleAliases: [{ en: 'Ack' }, { en: 'Eck' }],
    });
  });
});

describe('a person', () => {
  const introduced = person(ann, 'ann', { names: { en: 'Ann' } });
  const renaming: Past = {
    type: 'PersonRenamed',
    data: { personId: ann, names: { en: 'Anna' }, renamedOn: '2025-03-01', citation: CITATION },
  };

  test('of whom a source gives another name bears that possibly', () => {
    const past = [introduced, dispute(1, introduced, { names: { en: 'Anne' } })];
    expect(personOn(past)).toMatchObject({
      names: { en: 'Ann' },
      otherNames: [{ names: { en: 'Anne' }, certainty: 'possibly' }],
      certainty: 'definitely',
    });
    expect(personOn([introduced, denial(1, introduced)])).toMatchObject({ certainty: 'possibly' });
  });

  test('renamed on a disputed day bears the new name from some day between', () => {
    const past = [introduced, renaming, dispute(2, renaming, { renamedOn: '2025-05-01' })];
    expect(personOn(past, '2025-04-01')).toMatchObject({
      names: { en: 'Ann' },
      otherNames: [{ names: { en: 'Anna' }, certainty: 'possibly' }],
    });
    expect(personOn(past, '2025-05-01')).toMatchObject({ names: { en: 'Anna' }, otherNames: [] });
  });

  test('whose new name is disputed or denied bears what is not sure possibly', () => {
    expect(personOn([introduced, renaming, dispute(2, renaming, { names: { en: 'Hanna' } })])).toMatchObject({
      names: { en: 'Anna' },
      otherNames: [{ names: { en: 'Hanna' }, certainty: 'possibly' }],
    });
    expect(personOn([introduced, renaming, denial(2, renaming)])).toMatchObject({
      names: { en: 'Ann' },
      otherNames: [{ names: { en: 'Anna' }, certainty: 'possibly' }],
    });
  });

  test('whose other name of all time is denied has it possibly', () => {
    const always: Past = {
      type: 'PersonRenamed',
      data: { personId: ann, names: { en: 'Anna' }, citation: CITATION },
    };
    expect(personOn([introduced, always])).toMatchObject({
      otherNames: [{ names: { en: 'Anna' }, certainty: 'definitely' }],
    });
    expect(personOn([introduced, always, denial(2, always)])).toMatchObject({
      otherNames: [{ names: { en: 'Anna' }, certainty: 'possibly' }],
    });
    const known = alias({ personId: ann });
    expect(personOn([introduced, known, denial(2, known)])).toMatchObject({
      aliases: [],
      possibleAliases: [{ en: 'Ack' }],
    });
  });
});
