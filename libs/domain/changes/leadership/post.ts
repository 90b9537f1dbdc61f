import { Flag, NamesOf, PostId, UnitId, WholeNumber } from '../../field-kinds';
import { Optional } from '../../fields';
import type { Names } from '../../values/names';

const SEATS_MAX = 1_000;

/** A post in a unit, spelled out by every entry that speaks of it. */
export class Post {
  /** The unit that has the post. */
  @UnitId() readonly unitId!: string;
  /** The post; unique within its unit. */
  @PostId() readonly postId!: string;
  /** Its title by language. */
  @NamesOf('postId') readonly title!: Names;
  /** Whether its holder leads the unit. */
  @Flag() readonly heads!: boolean;
  /** How many hold it at once; 1 where it is left out. */
  @Optional() @WholeNumber(1, SEATS_MAX) readonly seats?: number;
}
