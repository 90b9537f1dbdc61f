import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What doc comments say, by `Class` or `Class.member`. */
export type Descriptions = Readonly<Record<string, string>>;

/** Where the build leaves them, beside the built code. */
export const DESCRIPTIONS_FILE = join(__dirname, 'descriptions.json');

/** The descriptions that the build left; none where the sources run unbuilt. */
export function readDescriptions(): Descriptions {
  if (!existsSync(DESCRIPTIONS_FILE)) return {};
  return JSON.parse(readFileSync(DESCRIPTIONS_FILE, 'utf8')) as Descriptions;
}
