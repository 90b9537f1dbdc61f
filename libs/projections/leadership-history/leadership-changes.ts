import { parseDay } from '#domain';
import type { Day } from '#domain';
import type { Asked } from '../asked';
import { hull, sum } from '../interval';
import type { Statements } from '../statements';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { LeadershipChanges } from './answer';
import { candidatesIn, groupBy } from './claims';
import type { ClaimRow, TurnRow, UnitClaims } from './claims';
import { countIn, movesIn, nameOf } from './changes-of-one';
import type { Counted } from './changes-of-one';
import { agreedIn, postsTogether, readingsIn, saidInUnit } from './said-in-unit';
import type { SaidInUnit } from './said-in-unit';
import { inOnePost } from './tenures';

/** Which changes are counted. */
export interface LeadershipChangesQuestion {
  readonly unitId: string;
  readonly year: number;
  /** Only posts that head the unit, or only those that do not; all where it is left out. */
  readonly heads?: boolean;
}

/**
 * How often leadership of a unit changed in a year: recorded starts and ends of tenures in its posts. At least those that lie
 * wholly in the year, at most those that may. What is only implied, or only attested, is no dated change, nor are leaves and
 * mandates. A departure from all posts is one change in each post that it ends, and so is the end of a post for each who held it;
 * neither is one where a successor had come before.
 */
export function leadershipChangesOf(
  statements: Statements,
  question: LeadershipChangesQuestion,
  asked: Asked,
): LeadershipChanges {
  const { unitId, year } = question;
  const said = saidInUnit(statements, unitId, asked);
  const counted = postsTogether(said).map((posts) => countInPosts(said, posts, question));
  const total = sum(counted.map(({ count }) => count));
  const withdrawn = candidatesIn(statements, unitId, asked).flatMap((table) =>
    withdrawalsOf(statements, table, asked),
  );
  const declared = declaredOf(statements, 'unit', unitId, asked);
  const rested = [...declared, ...counted.flatMap((one) => one.rested), ...withdrawn];
  return {
    unitId,
    year,
    min: total.min,
    max: total.max,
    restsOn: groundsOf(statements, rested, asked),
  };
}

/** How many changes there are in some posts, in whichever way what is said of them is read. */
function countInPosts(
  said: SaidInUnit,
  posts: readonly string[],
  question: LeadershipChangesQuestion,
): Counted {
  const { readings, complete, disputed } = readingsIn(said, posts);
  if (!complete && posts.length > 1)
    return together(posts.map((post) => countInPosts(said, [post], question)));
  const counted = readings.map((claims) => countInReading(said, claims, complete, question));
  const [first = NONE, ...others] = counted;
  const count = hull(first.count, ...others.map((one) => one.count));
  const rested = [...counted.flatMap((one) => one.rested), ...(count.max > 0 ? disputed : []).map(asRested)];
  return { count, rested };
}

const NONE: Counted = { count: { min: 0, max: 0 }, rested: [] };

function together(counted: readonly Counted[]): Counted {
  return {
    count: sum(counted.map(({ count }) => count)),
    rested: counted.flatMap(({ rested }) => rested),
  };
}

function countInReading(
  said: SaidInUnit,
  reading: UnitClaims,
  complete: boolean,
  { year, heads }: LeadershipChangesQuestion,
): Counted {
  const ofAsked = (claims: readonly ClaimRow[]): readonly ClaimRow[] =>
    claims.filter((claim) => heads === undefined || (claim.heads === 1) === heads);
  const claims = ofAsked(reading.tenures);
  const period = { from: dayOf(`${pad(year)}-01-01`), to: dayOf(`${pad(year)}-12-31`) + 1 };
  const isMove = movesIn([...ofAsked(agreedIn(said)), ...claims]);
  const posts = groupBy(reading.tenures, ({ post_id: post }) => post);
  const found = posts.flatMap((tenures) => inOnePost(ofPost(reading, tenures), complete));
  const endings = new Map(found.map(({ pairing, ending }) => [nameOf(pairing), ending]));
  const groups = groupBy(claims, (claim) => `${claim.post_id} ${claim.person_id}`);
  return together(groups.map((ofOne) => countIn(ofOne, { period, isMove, endings, complete })));
}

function ofPost(reading: UnitClaims, tenures: readonly ClaimRow[]): UnitClaims {
  const isThere = ({ post_id: post }: { readonly post_id: string }): boolean => post === tenures[0]?.post_id;
  return {
    tenures,
    leaves: reading.leaves.filter(isThere),
    mandates: reading.mandates.filter(isThere),
    abolitions: reading.abolitions.filter(isThere),
  };
}

function asRested({ entry, earliest }: TurnRow): Rested {
  return { entry, day: earliest };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a day`);
  return day;
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}
