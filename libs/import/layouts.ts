import { fortuneList } from './fortune-list/fortune-list';
import { ImportError, shown } from './import-error';
import type { Layout } from './layout';
import { layoffsTracker } from './layoffs-tracker/layoffs-tracker';

/** Every layout that needs no mapping. */
export const layouts: readonly Layout[] = [layoffsTracker, fortuneList];

/** @throws ImportError unknown_layout */
export function layoutNamed(name: string): Layout {
  const layout = layouts.find((each) => each.name === name);
  if (layout !== undefined) return layout;
  throw new ImportError('unknown_layout', {
    what: `there is no layout "${shown(name)}"`,
    where: 'the layout of the import',
    why: `the ledger knows ${layouts.map((each) => each.name).join(', ')}`,
    next: 'Name one of them, or describe the columns in a mapping',
  });
}
