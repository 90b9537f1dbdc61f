/**
 * Where the rules of headcount and leadership widen on purpose, or say less than exact history does. A replay notes each that it meets; then
 * the product's bounds must contain the oracle's, and need not equal them. Where none is noted, they must be equal.
 *
 * Headcount:
 * - `severalBases`: the product takes each possible base over all of its days, also those on which another report is later.
 * - `baseOnAskedDay`: a base may lie on the asked day alone; a change of uncertain day that reaches beyond it is then in the base
 *   or not there yet, never between, whereas rule 1 takes the hull of both.
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
 * - `severalClaims`: visible announcements differ in unit, kind or in what acts; each is possible.
 *
 * Leadership:
 * - `orderOpen`: a start and an end of one person in one post may come in either order.
 * - `successionOpen`: the starts of two persons in one post may come in either order.
 * - `severalTenures`: a person holds posts of the unit more than once; one boundary is two tenures' uncertain day.
 * - `severalSeats`: which of several holders a successor replaces depends on uncertain days.
 * - `attested`: a recorded end, too, lies after a day on which the person is in office; and such a day is no change of leadership.
 * - `sameAgain`: two claims of one start, or of one end.
 */
export const WIDENINGS = [
  'severalBases',
  'baseOnAskedDay',
  'sum',
  'wholeOrSum',
  'sharesAboveWhole',
  'nestedShares',
  'ownStaff',
  'percentageAmongOthers',
  'percentageOfUnknown',
  'closureBelow',
  'uncertainTree',
  'severalClaims',
  'orderOpen',
  'successionOpen',
  'severalTenures',
  'severalSeats',
  'attested',
  'sameAgain',
] as const;

export type Widening = (typeof WIDENINGS)[number];

/** Takes note of a widening that a replay has met. */
export type Note = (widening: Widening) => void;
