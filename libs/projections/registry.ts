import { entries } from './entries/entries';
import { headcount } from './headcount/headcount';
import { identities } from './identities';
import { investments } from './investments/investments';
import { layoffs } from './layoffs/layoffs';
import { leadershipHistory } from './leadership-history/leadership-history';
import { organisation } from './organisation/organisation';
import { persons } from './persons';
import type { Projection } from './projection';
import { search } from './search/search';
import { references } from './references';
import { sources } from './sources';
import { strategy } from './strategy/strategy';
import { timeline } from './timeline/timeline';
import { validDays } from './valid-days';
import { visibility } from './visibility';

/** Every read model. */
export const projections: readonly Projection[] = [
  visibility,
  entries,
  organisation,
  persons,
  sources,
  references,
  identities,
  headcount,
  leadershipHistory,
  layoffs,
  investments,
  strategy,
  timeline,
  search,
  validDays,
];
