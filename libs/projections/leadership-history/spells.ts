import { DAY_MAX } from '#domain';
import type { DayRange } from '#domain';
import { groupBy } from './claims';
import type { TurnRow } from './claims';
import { pair } from './pairing';
import type { Pairing } from './pairing';

/** A leave or a mandate: a time within a tenure. */
export interface Spell<Row extends TurnRow = TurnRow> {
  readonly pairing: Pairing<Row>;
  /** Whether it is of this tenure for certain, and not of another of the same person in the same post. */
  readonly certain: boolean;
}

/** Whether something holds on all of some days, or on none. */
export type Certainty = 'definitely' | 'possibly' | 'no';

type Held = Pick<Pairing, 'personId' | 'start' | 'end' | 'lastly' | 'certain'>;

/**
 * The spells of each tenure in one post. A spell belongs to the tenure in which it began; one of which only the end is recorded, to
 * any in which it may have begun.
 */
export function spellsOf<Row extends TurnRow, Tenure extends Held>(
  tenures: readonly Tenure[],
  claims: readonly Row[],
): ReadonlyMap<Tenure, readonly Spell<Row>[]> {
  const spells = groupBy(claims, ({ person_id: person }) => person).flatMap((ofPerson) => [
    ...pair(ofPerson),
  ]);
  const found = new Map<Tenure, Spell<Row>[]>(tenures.map((tenure) => [tenure, []]));
  for (const pairing of spells) {
    const own = tenures.filter((tenure) => tenure.personId === pairing.personId);
    const homes = own.filter((tenure) => mayBeginIn(pairing, tenure));
    for (const home of homes) {
      const certain = pairing.certain && home.certain && (homes.length === 1 || beginsIn(pairing, home));
      found.get(home)?.push({ pairing, certain });
    }
  }
  return found;
}

function mayBeginIn({ start }: { readonly start: DayRange }, tenure: Held): boolean {
  return start.latest >= tenure.start.earliest && start.earliest < lastDaysOf(tenure).latest;
}

function beginsIn({ start }: { readonly start: DayRange }, tenure: Held): boolean {
  return tenure.start.latest <= start.earliest && start.latest < lastDaysOf(tenure).earliest;
}

function lastDaysOf({ end, lastly }: Held): DayRange {
  return end ?? lastly?.days ?? { earliest: DAY_MAX, latest: DAY_MAX };
}

/** Whether a spell goes on throughout some days. */
export function coverOf<Row extends TurnRow>({ pairing, certain }: Spell<Row>, days: DayRange): Certainty {
  const { start, end = { earliest: DAY_MAX, latest: DAY_MAX } } = pairing;
  if (certain && start.latest <= days.earliest && days.latest < end.earliest) return 'definitely';
  return start.earliest <= days.latest && days.earliest < end.latest ? 'possibly' : 'no';
}

/** Whether any of several spells goes on throughout some days. */
export function anyCoverOf(spells: readonly Spell[], days: DayRange): Certainty {
  const covers = spells.map((spell) => coverOf(spell, days));
  if (covers.includes('definitely')) return 'definitely';
  return covers.includes('possibly') ? 'possibly' : 'no';
}
