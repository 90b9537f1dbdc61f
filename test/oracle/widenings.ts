/**
 * Where the rules of headcount and leadership widen on purpose, or say less than exact history does. A replay notes each that it meets; then
 * the product's bounds must contain the oracle's, and need not equal them. Where none is noted, they must be equal.
 *
 * Headcount:
 * - `severalBases`: the product takes each possible base over all of its days, also those on which another report is later.
 * - `baseOnAskedDay`: a base may lie on the asked day alone; a change of uncertain day that reaches beyond it is then in the base
 *   or not there yet, never between, whereas rule 1 takes the hull of both.
 * - `baseAmongOthers`: changes that add people and changes that take them may each be in a base of uncertain day or come after it;
 *   rule 1 takes the hull of both for each by itself, whatever their order.
 * - `sum`: own staff and sub-units are added bound by bound, although one layoff falls on them together.
 * - `wholeOrSum`: a report with sub-units may hold already; in the other worlds the sum of the parts stands.
 * - `sharesAboveWhole`: a reported whole stands as its source made it; it is not raised to the sum of the shares in it.
 * - `nestedShares`: a reported share stands as its source made it; it is neither raised to the sum of shares below it nor, where
 *   it is somebody else's room, cut by the shares above.
 * - `ownStaff`: what falls on a unit's own staff, beside its sub-units, has no rule of its own.
 * - `percentageAmongOthers`: percentages beside other changes are rounded outward at each step, and act on bounds of a day
 *   that the other changes may precede or follow.
 * - `percentageOfUnknown`: a part of nobody knows how many; exact history has no more people below than above.
 * - `closureBelow`: a closure takes everybody in every unit below; the rule for unreported shares says 0..all.
 * - `uncertainTree`: a unit's place began on an uncertain day, or has several claims.
 * - `stageOrderOpen`: the announcement of a layoff and what became of it may have come in more than one order.
 * - `sharesOverStages`: what falls on a part may be another number at each stage; exact history gives a reported share one number.
 * - `percentageRevised`: a percentage at a stage is of people whom a later report no longer counts.
 * - `moveOfUnknown`: a part that moves has no bounds, or no upper one; exact history has no more people in it than in any unit above it.
 * - `moveAmongOthers`: other changes, or reports, of a part that moves are uncertain together with the move; bounds are added one by one.
 * - `severalMoves`: people that move more than once count with their bounds each time.
 * - `endedUnit`: a unit that ends has nobody of its own, and keeps its place in the tree for what stands below it (`libs/domain`); the
 *   product counts those parts for it bound by bound, exact history as they are in each world.
 * - `openTransfer`: of transferred people no upper number is given; exact history moves no more than there are.
 * - `severalReadings`: several denials, or disputes of what is no quantity, are each possible; their hulls may be joined before or after.
 * - `severalClaims`: visible announcements differ in unit, kind or in what acts; each is possible.
 *
 * Leadership:
 * - `orderOpen`: a start and an end of one person in one post may come in either order.
 * - `successionOpen`: the starts of two persons in one post may come in either order.
 * - `severalTenures`: a person holds posts of the unit more than once; one boundary is two tenures' uncertain day.
 * - `severalSeats`: which of several holders a successor replaces depends on uncertain days.
 * - `attested`: a recorded end, too, lies after a day on which the person is in office; and such a day is no change of leadership.
 * - `sameAgain`: two claims of one start, or of one end; an end of all posts is another claim of the end of each.
 * - `successorOrEnd`: whoever leaves all posts leaves one no more where a successor came before; that end and the successor's start
 *   are counted each by itself, although in a given year one of them may not be without the other.
 * - `leaveTells`: who comes back from leave held the post before it; the product takes no start of a tenure from a leave.
 * - `leaveOpen`: a leave may have begun or ended before or after what it is compared with.
 */
export const WIDENINGS = [
  'severalBases',
  'baseOnAskedDay',
  'baseAmongOthers',
  'sum',
  'wholeOrSum',
  'sharesAboveWhole',
  'nestedShares',
  'ownStaff',
  'percentageAmongOthers',
  'percentageOfUnknown',
  'closureBelow',
  'uncertainTree',
  'stageOrderOpen',
  'sharesOverStages',
  'percentageRevised',
  'moveOfUnknown',
  'moveAmongOthers',
  'severalMoves',
  'endedUnit',
  'openTransfer',
  'severalReadings',
  'severalClaims',
  'orderOpen',
  'successionOpen',
  'severalTenures',
  'severalSeats',
  'attested',
  'sameAgain',
  'successorOrEnd',
  'leaveTells',
  'leaveOpen',
] as const;

export type Widening = (typeof WIDENINGS)[number];

/** Takes note of a widening that a replay has met. */
export type Note = (widening: Widening) => void;
