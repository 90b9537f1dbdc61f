import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { INSTANT_MAX } from '#domain';
import { CITATION, company, headcount, layoff, recordedInOrder } from '../../test/given';
import { day, inMemoryDatabase } from '../../test/projection-harness';
import { ReadModels } from './read-models';
import { projections } from './registry';
import { ProjectionRunner } from './runner';

test('the example in the README runs as it stands', () => {
  const [, example = ''] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(join(__dirname, 'README.md'), 'utf8')) ?? [];
  const { code } = transformSync(`() => {\n${example}\nreturn bounds;\n}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  const shown: string[] = [];
  const run = runInNewContext(code, {
    ProjectionRunner,
    ReadModels,
    projections,
    database: inMemoryDatabase(),
    entries: recordedInOrder([company('amazon'), headcount('amazon'), layoff('cut', 'amazon')]),
    on: day('2025-12-31'),
    knownAt: 3,
    publishedBy: INSTANT_MAX - 1,
    show: (quote: string) => shown.push(quote),
  }) as () => object;
  expect(run()).toEqual({ min: 90, max: 90 });
  expect(shown).toEqual([CITATION.quote, CITATION.quote]);
});
