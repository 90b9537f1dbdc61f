import { company, division, recordedInOrder } from '../../test/given';
import { inMemoryDatabase, readModels } from '../../test/projection-harness';
import { ReadModels } from './read-models';
import { projections } from './registry';
import { ProjectionRunner } from './runner';

const behind = (words: string): Error =>
  expect.objectContaining({
    code: 'projection_behind',
    message: expect.stringContaining(words) as unknown,
  }) as Error;

describe('the read models', () => {
  test('answer nothing beyond what they have read', () => {
    const told = readModels().after(company('amazon'));
    expect(() => told.models.unit('amazon', told.at({ knownAt: 2 }))).toThrow(
      behind('has read up to 1; the answer needs 2'),
    );
    expect(told.models.unit('amazon', told.at()).unitId).toBe('amazon');
  });

  test('answer what does not need the one that stopped', () => {
    const database = inMemoryDatabase();
    const broken = projections.map((projection) =>
      projection.name === 'headcount'
        ? {
            ...projection,
            ignores: projection.ignores.filter((type) => type !== 'DivisionEstablished'),
          }
        : projection,
    );
    new ProjectionRunner(database, broken).apply(
      recordedInOrder([company('amazon'), division('mgm', 'amazon')]),
    );
    const models = new ReadModels(database);
    const asked = readModels().at({ knownAt: 2 });
    expect(models.unit('mgm', asked).unitId).toBe('mgm');
    const question = { unitId: 'mgm', metric: 'employees', scope: 'withSubUnits' } as const;
    expect(() => models.headcount(question, asked)).toThrow(behind('headcount stopped before entry 2'));
    expect(() =>
      models.explain({ ...question, figure: 'headcount', year: 2025, below: true, by: 'announced' }, asked),
    ).toThrow(behind('stopped'));
    expect(models.headcount({ ...question, unitId: 'amazon' }, { ...asked, knownAt: 1 }).state).toBe(
      'unknown',
    );
  });

  test('do not answer from tables of another version', () => {
    const database = inMemoryDatabase();
    const older = projections.map((projection) =>
      projection.name === 'organisation' ? { ...projection, version: 0 } : projection,
    );
    new ProjectionRunner(database, older).apply(recordedInOrder([company('amazon')]));
    const told = readModels().after(company('amazon'));
    expect(() => new ReadModels(database).unit('amazon', told.at())).toThrow(
      behind('organisation is being rebuilt'),
    );
  });

  test('answer each question in a transaction of its own, refused ones too', () => {
    const told = readModels().after(company('amazon'));
    expect(() => told.models.unit('netflix', told.at())).toThrow('no unit "netflix"');
    told.after(division('mgm', 'amazon'));
    expect(told.models.unit('mgm', told.at()).unitId).toBe('mgm');
  });
});
