import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { layoutNamed, layoutOf, readMapping } from '#import';
import type { Layout } from '#import';
import { givenFile } from '../files/given-file';

/**
 * A layout by its name, or the one that a mapping describes, where the path of a JSON file is given.
 * @throws ImportError unknown_layout, invalid_mapping; CommandFailure where the file is not there.
 */
export function layoutAt(nameOrPath: string): Layout {
  if (!nameOrPath.endsWith('.json')) return layoutNamed(nameOrPath);
  givenFile(nameOrPath);
  return layoutOf(readMapping(readFileSync(nameOrPath, 'utf8'), basename(nameOrPath)));
}
