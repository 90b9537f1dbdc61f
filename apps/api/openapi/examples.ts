import { story } from '../../cli/demo/story';
import type { JsonSchema } from './schema';

/** What parameters name in examples, by where they stand: things of the demo's story, as it leaves them. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  path: {
    code: 'unknown_unit',
    correlation: 'story',
    entry: '@3',
    format: 'csv',
    model: 'layoffs',
    name: 'layoffs',
    person: 'albert-cheng',
    source: 'source-note-ar',
    stream: 'unit-amazon-mgm-studios',
    unitId: 'amazon-mgm-studios',
  },
  query: {
    after: '0',
    figure: 'layoffs.total',
    from: '2025-01-01',
    on: '2025-10-28',
    q: 'albert',
    to: '2026-01-01',
    unit: 'amazon',
    year: '2025',
  },
};

/** A parameter with its example, where the story has one. */
export function withExample(parameter: JsonSchema): JsonSchema {
  const example = PARAMETERS[String(parameter['in'])]?.[String(parameter['name'])];
  return example === undefined ? parameter : { ...parameter, example };
}

/** The first command of the story for a change, as OpenAPI holds examples; nothing where the story tells of no such change. */
export function commandExamples(change: string): { readonly examples?: JsonSchema } {
  const [first] = story.flatMap(({ title, commands }) =>
    commands
      .filter(({ name }) => name === change)
      .map(({ commandId, json }) => [commandId, { summary: `Of the demo: ${title}`, value: json }] as const),
  );
  return first === undefined ? {} : { examples: Object.fromEntries([first]) };
}
