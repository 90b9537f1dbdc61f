import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerTypes } from './answer-types';

/** What doc comments say, by `Class` or `Class.member`. */
export type Descriptions = Readonly<Record<string, string>>;

/** What the build reads out of the sources for the OpenAPI document: no text and no form of an answer is written twice. */
export interface Documentation extends AnswerTypes {
  readonly descriptions: Descriptions;
}

/** Where the build leaves it, beside the built code. */
export const DOCUMENTATION_FILE = join(__dirname, 'documentation.json');

const NOTHING: Documentation = { descriptions: {}, answers: {}, schemas: {} };

/** What the build left; nothing where the sources run unbuilt. */
export function readDocumentation(): Documentation {
  if (!existsSync(DOCUMENTATION_FILE)) return NOTHING;
  return JSON.parse(readFileSync(DOCUMENTATION_FILE, 'utf8')) as Documentation;
}
