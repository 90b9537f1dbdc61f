import type { Asked } from './asked';
import { companiesOf } from './companies';
import type { CompaniesPage, CompaniesQuestion } from './companies';
import { identitiesOf } from './identities';
import { NEEDS, inOneReading } from './reach';
import { personsFor } from './search/persons-query';
import type { PersonsPage, PersonsQuestion } from './search/persons-query';
import { searchFor } from './search/search-query';
import type { SearchAnswer, SearchAsked } from './search/search-query';
import type { Statements } from './statements';
import type { TimelineQuestion } from './timeline/found-items';
import { timelineOf } from './timeline/timeline-query';
import type { TimelineAnswer } from './timeline/timeline-query';
import { worldChangesOf } from './timeline/world-changes';
import type { WorldChanges, WorldChangesQuestion } from './timeline/world-changes';
import { keptUnit } from './units';

/** Questions by which things and entries are found, whatever they are about: each at one point, from one read transaction. */
export class Finding {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** A page of companies, by id. @throws LedgerError projection_behind */
  companies(question: CompaniesQuestion, asked: Asked): CompaniesPage {
    const needs = question.series === true ? NEEDS.headcount : NEEDS.units;
    return inOneReading(this.#statements, needs, asked, (statements) =>
      companiesOf(statements, question, asked),
    );
  }

  /** Things by their names, and entries by what is written in them. @throws LedgerError invalid_parameter, projection_behind */
  search(question: SearchAsked, asked: Asked): SearchAnswer {
    return inOneReading(this.#statements, NEEDS.search, asked, (statements) =>
      searchFor(statements, question, asked),
    );
  }

  /** Persons by name or handle, or all of them. @throws LedgerError invalid_parameter, projection_behind */
  persons(question: PersonsQuestion, asked: Asked): PersonsPage {
    return inOneReading(this.#statements, NEEDS.findPersons, asked, (statements) =>
      personsFor(statements, question, asked),
    );
  }

  /** What happened to a unit or a person. @throws LedgerError not_found, invalid_parameter, projection_behind */
  timeline(question: TimelineQuestion, asked: Asked): TimelineAnswer {
    return inOneReading(this.#statements, NEEDS.timeline, asked, (statements) => {
      const id =
        question.kind === 'unit'
          ? keptUnit(statements, question.id, asked)
          : identitiesOf(statements, question.kind, asked).canonical(question.id);
      return timelineOf(statements, { ...question, id }, asked);
    });
  }

  /** What changed for a unit between two days. @throws LedgerError not_found, invalid_parameter, projection_behind */
  worldChanges(question: WorldChangesQuestion, asked: Asked): WorldChanges {
    return inOneReading(this.#statements, NEEDS.timeline, asked, (statements) => {
      const id = keptUnit(statements, question.id, asked);
      return worldChangesOf(statements, { ...question, id }, asked);
    });
  }
}
