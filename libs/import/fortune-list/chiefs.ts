import { companyKey } from '../companies/company-key';
import type { ListedRow } from './listed-row';

/** What a row says of its company's chief executive, as the rows of other lists make it certain. */
export interface ChiefReading {
  readonly name: string;
  /** When the person took the post, or a day on which the person held it. */
  readonly startedOn: string;
  /** Of one who comes back later: when the first time in office ended. */
  readonly endedOn?: string;
}

/** One list that names a chief executive of a company. */
interface Naming {
  readonly line: number;
  readonly year: number;
  readonly name: string;
}

/** A chief executive by the lists that name them one after another. */
type Spell = readonly [Naming, ...Naming[]];

/**
 * What the lists say of one company's chief executives, by line. A list says who was in office on some day of its year, so a change
 * lies between the last list that names the one and the first that names the other. Whoever two lists in a row name was in office
 * between them, so also on the first day of the later list's year.
 * @param rows the rows of the company that are readings, one for each year.
 */
export function chiefsOf(rows: readonly ListedRow[]): ReadonlyMap<number, ChiefReading> {
  const namings = rows
    .flatMap(({ line, year, chief }) => (chief === undefined ? [] : [{ line, year, name: chief }]))
    .toSorted((a, b) => a.year - b.year);
  const spells = spellsOf(namings);
  const times = new Map<string, number>();
  for (const [{ name }] of spells) times.set(companyKey(name), (times.get(companyKey(name)) ?? 0) + 1);
  const readings = new Map<number, ChiefReading>();
  spells.forEach((spell, at) => {
    const [first, ...more] = spell;
    const [before, after] = [spells[at - 1], spells[at + 1]];
    const comesAgain = (times.get(companyKey(first.name)) ?? 0) > 1;
    readings.set(first.line, {
      name: first.name,
      startedOn: startOf(spell, before, after),
      ...(comesAgain && after !== undefined ? { endedOn: `${lastYear(spell)}/${after[0].year}` } : {}),
    });
    // Of one who came twice, a day in office would not say which of the two times it belongs to.
    if (comesAgain) return;
    for (const { line, year, name } of more) readings.set(line, { name, startedOn: `../${year}-01-01` });
  });
  return readings;
}

function spellsOf(namings: readonly Naming[]): readonly Spell[] {
  const spells: [Naming, ...Naming[]][] = [];
  for (const naming of namings) {
    const last = spells.at(-1);
    if (last !== undefined && companyKey(last[0].name) === companyKey(naming.name)) last.push(naming);
    else spells.push([naming]);
  }
  return spells;
}

/**
 * The first of all was in office on some day of that year. Where the very next list names another, not even the last day of the year
 * is certain, which `../1995` would say; `0000/1995` says only that the start lies before it.
 */
function startOf(spell: Spell, before: Spell | undefined, after: Spell | undefined): string {
  const [{ year }] = spell;
  if (before !== undefined) return `${lastYear(before)}/${year}`;
  return spell.length === 1 && after !== undefined ? `0000/${year}` : `../${year}`;
}

function lastYear(spell: Spell): number {
  return spell.at(-1)?.year ?? spell[0].year;
}
