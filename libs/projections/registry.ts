import { entries } from './entries/entries';
import { headcount } from './headcount/headcount';
import { investments } from './investments/investments';
import { layoffs } from './layoffs/layoffs';
import { leadershipHistory } from './leadership-history/leadership-history';
import { organisation } from './organisation';
import { persons } from './persons';
import type { Projection } from './projection';
import { sources } from './sources';
import { strategy } from './strategy/strategy';
import { validDays } from './valid-days';
import { visibility } from './visibility';

/** Every read model. */
export const projections: readonly Projection[] = [
  visibility,
  entries,
  organisation,
  persons,
  sources,
  headcount,
  leadershipHistory,
  layoffs,
  investments,
  strategy,
  validDays,
];
