import type { Day, DayRange, Names } from '#domain';

/** What one visible entry says of another name, or another source instead. */
export interface NameRow extends DayRange {
  readonly entry: number;
  readonly names: Names;
  /** False where no day is given: the name holds for all time. */
  readonly isDated: boolean;
  /** Whether it is so for certain: no source denies it, and it is the entry's own. */
  readonly certain: boolean;
}

/** Names that a person has beside the ones that are told first. */
export interface OtherNames {
  readonly names: Names;
  /** `definitely` for a name of all time; `possibly` where days or disputes leave open which name was the last. */
  readonly certainty: 'definitely' | 'possibly';
}

/** What somebody is called at the end of a day: the last name of each language that surely came by then, and what else may be. */
export function namesOn(
  introduced: { readonly names: Names; readonly instead: readonly Names[] },
  renamings: readonly NameRow[],
  on: Day,
): { readonly names: Names; readonly otherNames: readonly OtherNames[] } {
  const always = renamings.filter(({ isDated }) => !isDated);
  const dated = renamings
    .filter(({ isDated, earliest }) => isDated && earliest <= on)
    .toSorted((a, b) => a.latest - b.latest || a.earliest - b.earliest || a.entry - b.entry);
  const by = dated.filter(({ latest, certain }) => certain && latest <= on);
  const names = Object.assign(
    {},
    ...[...always.filter(({ certain }) => certain), introduced, ...by].map((one) => one.names),
  ) as Names;
  const last = dated.filter((one) => !by.some(({ earliest }) => earliest > one.latest));
  const others = [
    ...always.map(({ names: said, certain }): OtherNames => ({
      names: said,
      certainty: certain ? 'definitely' : 'possibly',
    })),
    ...introduced.instead.map((said) => ({ names: said, certainty: 'possibly' as const })),
    ...last.map((one) => ({ names: one.names, certainty: 'possibly' as const })),
  ];
  return { names, otherNames: others.flatMap((other) => differing(other, names)) };
}

/** Other names without those that are told already. */
function differing(other: OtherNames, told: Names): readonly OtherNames[] {
  const names = Object.fromEntries(
    Object.entries(other.names).filter(([language, name]) => told[language] !== name),
  );
  return Object.keys(names).length === 0 ? [] : [{ ...other, names }];
}
