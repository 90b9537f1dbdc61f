import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { layoutNamed, layoutOf, readMapping } from '#import';
import type { Layout } from '#import';
import { CommandFailure, EXIT } from '../failure';

/**
 * A layout by its name, or the one that a mapping describes, where the path of a JSON file is given.
 * @throws ImportError unknown_layout, invalid_mapping
 */
export function layoutAt(nameOrPath: string): Layout {
  if (!nameOrPath.endsWith('.json')) return layoutNamed(nameOrPath);
  if (existsSync(nameOrPath)) {
    return layoutOf(readMapping(readFileSync(nameOrPath, 'utf8'), basename(nameOrPath)));
  }
  throw new CommandFailure(
    { what: `there is no mapping ${nameOrPath}`, next: 'check the path' },
    EXIT.notFound,
  );
}
