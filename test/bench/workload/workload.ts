import { Corrections } from './corrections';
import { Dice } from './dice';
import { recordHiring, reportHeadcount, transferStaff } from './headcount';
import { Layoffs } from './layoffs';
import {
  appointExecutive,
  assignMandate,
  dismissExecutive,
  reassignExecutive,
  recordDeparture,
} from './leadership';
import { citationOf, DAYS } from './saying';
import type { Draft, Fact, Occasion } from './saying';
import type { Scale } from './scale';
import {
  announceRestructuring,
  declareShift,
  investInStartup,
  moveUnit,
  renameUnit,
  reviewBudget,
  stateOutlook,
} from './strategy';
import { nameOf } from './words';
import type { Unit } from './world';
import { World } from './world';

/** A command of the workload. */
export interface Command extends Draft {
  readonly commandId: string;
}

/** Part of all facts that are withdrawn later. */
const CORRECTED_PART = 0.05;
/** Command ids begin with a time of their own, a millisecond apart, as those of a client that makes UUIDs of version 7. */
const FIRST_MS = Date.UTC(2026, 0, 1);

/** The same commands in every run: first who and what there is, then facts about units in no order, and corrections of them. */
export class Workload {
  readonly scale: Scale;
  readonly world: World;
  readonly #dice: Dice;
  readonly #corrections = new Corrections();
  readonly #facts: readonly Fact[];
  #serial = 0;

  constructor(scale: Scale, seed: number) {
    this.scale = scale;
    this.#dice = new Dice(seed);
    this.world = new World(scale, this.#dice);
    this.#facts = factsByFrequency();
  }

  /** As many commands as give the entries of the scale; a restatement gives two. */
  *commands(): Generator<Command> {
    const { units, personIds } = this.world;
    for (const unit of units) yield this.#command(introduction(this.#dice, unit));
    for (const [number, personId] of personIds.entries())
      yield this.#command(introducedPerson(this.#dice, personId, number));
    for (let entries = units.length + personIds.length; entries < this.scale.entries;) {
      const command = this.#nextCommand();
      entries += command.name === 'RestateEntry' ? 2 : 1;
      yield command;
    }
  }

  #nextCommand(): Command {
    const dice = this.#dice;
    const correction = dice.happens(CORRECTED_PART) ? this.#corrections.next(dice) : undefined;
    if (correction !== undefined) return this.#command(correction);
    const occasion: Occasion = { dice, world: this.world, unit: this.#someUnit(), serial: this.#serial };
    const command = this.#command(dice.of(this.#facts)(occasion));
    this.#corrections.remember(command, command.commandId, occasion);
    return command;
  }

  /** Any unit as often as another, save the largest company, which is the busiest unit. */
  #someUnit(): Unit {
    const { busiest, entries } = this.scale;
    return this.#dice.happens(busiest / entries) ? this.world.largest : this.#dice.of(this.world.units);
  }

  #command(draft: Draft): Command {
    this.#serial += 1;
    return { ...draft, commandId: commandIdOf(this.#serial) };
  }
}

/** Every kind of fact as often in the list as it occurs in a hundred. */
function factsByFrequency(): readonly Fact[] {
  const layoffs = new Layoffs();
  const counted: readonly (readonly [times: number, fact: Fact])[] = [
    [24, reportHeadcount],
    [14, recordHiring],
    [5, transferStaff],
    [10, layoffs.announce],
    [10, layoffs.followUp],
    [10, appointExecutive],
    [4, dismissExecutive],
    [5, recordDeparture],
    [2, reassignExecutive],
    [2, assignMandate],
    [2, renameUnit],
    [1, moveUnit],
    [3, announceRestructuring],
    [2, investInStartup],
    [2, declareShift],
    [2, reviewBudget],
    [2, stateOutlook],
  ];
  return counted.flatMap(([times, fact]) => Array.from({ length: times }, () => fact));
}

function introduction(dice: Dice, { id, parent }: Unit): Draft {
  const names = { en: nameOf(dice) };
  const citation = citationOf(dice, DAYS.first);
  return parent === undefined
    ? { name: 'RegisterCompany', json: { unitId: id, names, country: 'US', citation } }
    : {
        name: 'EstablishDivision',
        json: { unitId: id, kind: 'division', parentId: parent.id, names, citation },
      };
}

function introducedPerson(dice: Dice, personId: string, number: number): Draft {
  const json = {
    personId,
    handle: `person-${number}`,
    names: { en: nameOf(dice) },
    citation: citationOf(dice, DAYS.first),
  };
  return { name: 'IntroducePerson', json };
}

/** A UUID of version 7 that follows from a number. */
function commandIdOf(serial: number): string {
  const time = (FIRST_MS + serial).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${serial.toString(16).padStart(12, '0')}`;
}
