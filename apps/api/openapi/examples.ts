import { entryId } from '#event-store';
import { story } from '../../cli/demo/story';
import type { Told } from '../../cli/demo/telling';
import { corrections } from './invented/corrections';
import { history } from './invented/history';
import type { Invented } from './invented/inventing';
import { setUp } from './invented/set-up';
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

const told: readonly Told[] = story.flatMap(({ commands }) => commands);
const ofStory = new Map(told.map((command) => [command.commandId, command]));
/** A command whose entry the read model of layoffs cannot bear, in the example of leaving one out. */
const NOT_BORNE = 'story-s1';
/** Commands of the story that make a batch: a company, a division and a layoff. */
const TOLD_TOGETHER = ['story-amazon', 'story-amazon-mgm-studios', 'story-s14'];

const INVENTED =
  'Invented from beginning to end: no source says so, and no such company exists. It stands on the batch `invented` of POST /api/v1/batches.';

/** What the body of a change may be, as OpenAPI holds examples: the first that the story tells; an invented one where it tells none. */
export function commandExamples(change: string): JsonSchema {
  const [first] = story.flatMap(({ title, commands }) =>
    commands
      .filter(({ name }) => name === change)
      .map(({ commandId, json }) => [commandId, { summary: `Of the demo: ${title}`, value: json }] as const),
  );
  const [other] = [...history, ...corrections]
    .filter((one) => one.change === change)
    .map(
      (one) => [one.commandId, { summary: 'Invented', description: INVENTED, value: one.command }] as const,
    );
  const example = first ?? other;
  return example === undefined ? {} : { examples: Object.fromEntries([example]) };
}

/** What the body of a batch may be: some commands of the story, and what the invented examples of changes stand on. */
export function batchExamples(): JsonSchema {
  const some = TOLD_TOGETHER.flatMap((id) => ofStory.get(id) ?? []);
  const ofDemo = some.map(({ commandId, name, json }): Invented => ({
    commandId,
    change: name,
    command: json,
  }));
  return {
    examples: {
      story: { summary: 'Of the demo: a company, a division and a layoff', value: { lines: ofDemo } },
      invented: {
        summary: 'Invented: what the invented examples of changes stand on',
        description: 'Invented from beginning to end: no source says so, and no such company exists.',
        value: { lines: setUp },
      },
    },
  };
}

/** What the bodies of routes may be that are neither changes nor batches, by the name of the operation. */
const BODIES: Readonly<Record<string, JsonSchema>> = {
  'ProjectionsController.quarantine': {
    story: {
      summary: 'Of the demo: the announcement of the layoff of October 2025',
      value: { entry: entryId(NOT_BORNE, 0) },
    },
  },
};

/** An operation, with an example of its body where it takes one. */
export function withBodyExample(id: string, operation: JsonSchema): JsonSchema {
  const examples = BODIES[id];
  const body = operation['requestBody'] as
    { readonly content: Readonly<Record<string, JsonSchema>> } | undefined;
  if (examples === undefined || body === undefined) return operation;
  const content = Object.entries(body.content).map(([type, one]) => [type, { ...one, examples }] as const);
  return { ...operation, requestBody: { ...body, content: Object.fromEntries(content) } };
}
