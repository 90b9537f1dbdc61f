import { discrepancies } from './disagreeing';
import { persons, search } from './finding';
import { compare, timeline, why } from './history';
import { headcount } from './headcount';
import { entries, show, sources, streams } from './inspecting';
import { leadership, strategy } from './organisation';
import { companies, tree } from './placing';
import { investments, largest, layoffs } from './programmes';
import type { Verb } from './verb';
import { replay } from './replay';
import { who } from './who';

/** Every verb that asks, in the order in which help lists them. */
export const verbs: readonly Verb[] = [
  companies,
  tree,
  who,
  headcount,
  leadership,
  layoffs,
  largest,
  investments,
  strategy,
  timeline,
  replay,
  compare,
  why,
  discrepancies,
  persons,
  search,
  streams,
  entries,
  show,
  sources,
];
