import type { JsonSchema } from './schema';

/** What every question at a point may be asked with in headers. */
export const CONDITIONAL_PARAMETERS: readonly JsonSchema[] = [
  {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'ETag of an answer that is at hand; the answer is 304 where it is still the same.',
    schema: { type: 'string' },
  },
  {
    name: 'Ledger-Min-Position',
    in: 'header',
    required: false,
    description: 'The answer must know of this position: Ledger-Position of what was written.',
    schema: { type: 'string', pattern: '^\\d{1,15}$' },
  },
  {
    name: 'Prefer',
    in: 'header',
    required: false,
    description:
      '`wait=2` waits so many seconds for Ledger-Min-Position, 10 at most; 503 where it is not reached by then.',
    schema: { type: 'string', examples: ['wait=2'] },
  },
];

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

/** What every answer at a point tells in headers. */
export const CONDITIONAL_HEADERS: JsonSchema = {
  ETag: text('Strong: made of the versions of the read models, the resolved point and the question.'),
  'Cache-Control': text(
    '`private, max-age=300` where knownAt is given and settled, else `private, no-cache`.',
  ),
  Vary: text('What else answers differ by.'),
  'Ledger-Position': text('How far the read models have read.'),
  Link: text('The next page, `rel="next"`; left out at the end of a list.'),
  'Preference-Applied': text('The wait that was granted, where one was asked for.'),
};

/** The answer to whoever has it already. */
export const NOT_MODIFIED: JsonSchema = {
  description: 'The answer is the one whose ETag was sent.',
  headers: CONDITIONAL_HEADERS,
};

/** Whether answers of a form hold at a point, which they echo. */
export function isAboutPoint(schema: JsonSchema): boolean {
  const { asked, answer } = (schema['properties'] ?? {}) as JsonSchema;
  return asked !== undefined && answer !== undefined;
}
