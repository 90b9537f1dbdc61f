import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import type { Holder } from './answer';
import { unitsOfPerson } from './claims';
import { holderOf, mayHold } from './holders';
import { saidInUnit } from './said-in-unit';
import { tenuresOf } from './tenures';
import type { Reckoned } from './tenures';

/** A person's tenures in all units, by their start, whatever others held there. */
export function tenuresOfPerson(statements: Statements, personId: string, asked: Asked): readonly Reckoned[] {
  const kept = identitiesOf(statements, 'person', asked).canonical(personId);
  return unitsOfPerson(statements, personId, asked)
    .flatMap((unitId) => tenuresOf(saidInUnit(statements, unitId, asked)))
    .filter(({ tenure }) => tenure.personId === kept)
    .toSorted((a, b) => a.start.earliest - b.start.earliest);
}

/** The posts that a person may hold at the end of the asked day, with leaves and mandates. */
export function postsOfPerson(statements: Statements, personId: string, asked: Asked): readonly Holder[] {
  return tenuresOfPerson(statements, personId, asked)
    .filter((tenure) => mayHold(tenure, asked.on))
    .map((tenure) => holderOf(tenure, asked.on));
}
