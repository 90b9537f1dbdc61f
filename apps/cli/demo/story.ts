import { layoffs } from './chapters/layoffs';
import { mandates } from './chapters/mandates';
import { opening } from './chapters/opening';
import { people } from './chapters/people';
import { strategy } from './chapters/strategy';
import type { Chapter } from './telling';

/** The core of the story, chapter by chapter, in the order in which the demo learns it. */
export const story: readonly Chapter[] = [opening, layoffs, people, strategy, mandates];
