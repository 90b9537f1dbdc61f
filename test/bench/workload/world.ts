import type { Dice } from './dice';
import { DEPTH_MAX } from './scale';
import type { Scale } from './scale';

/** A unit of the workload. */
export interface Unit {
  readonly id: string;
  /** 1 for a company. */
  readonly depth: number;
  /** Undefined for a company. */
  readonly parent: Unit | undefined;
  readonly company: Unit;
  /** The company's units with it, itself first; of a division itself alone. */
  readonly all: Unit[];
}

/** Who and what there is: companies of very different sizes, the first one the largest, and the persons who lead them. */
export class World {
  readonly units: readonly Unit[];
  readonly personIds: readonly string[];

  constructor(scale: Scale, dice: Dice) {
    const units: Unit[] = Array.from({ length: scale.companies }, (_, number) => companyOf(number));
    while (units.length < scale.units) {
      // The company of rank r gets a share in proportion to 1/√r: at full scale about 200 units are below the first one.
      const company = units[Math.floor(scale.companies * dice.next() ** 2)] as Unit;
      units.push(divisionOf(company, dice));
    }
    this.units = units;
    this.personIds = Array.from({ length: scale.persons }, (_, number) => personId(number));
  }

  /** The company with the most units below it. */
  get largest(): Unit {
    return this.units
      .filter(({ depth }) => depth === 1)
      .reduce((most, one) => (one.all.length > most.all.length ? one : most));
  }
}

function companyOf(number: number): Unit {
  const unit = { id: `company-${number}`, depth: 1, parent: undefined, all: [] as Unit[] };
  const company: Unit = {
    ...unit,
    get company() {
      return company;
    },
  };
  company.all.push(company);
  return company;
}

function divisionOf(company: Unit, dice: Dice): Unit {
  const above = company.all.filter(({ depth }) => depth < DEPTH_MAX);
  const parent = dice.of(above);
  const id = `${company.id}-unit-${company.all.length}`;
  const unit: Unit = { id, depth: parent.depth + 1, parent, company, all: [] };
  unit.all.push(unit);
  company.all.push(unit);
  return unit;
}

/** An opaque id as the ledger makes them: `p` and 12 characters of base 32. */
function personId(number: number): string {
  const digits = number.toString(26).padStart(12, '0');
  return `p${Array.from(digits, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 26))).join('')}`;
}
