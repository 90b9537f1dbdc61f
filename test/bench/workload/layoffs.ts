import { people, told } from './saying';
import type { Draft, Fact, Occasion } from './saying';
import type { Unit } from './world';

/** Part of the announcements that give a percentage instead of a number. */
const PERCENTAGES_PART = 0.2;

interface Running {
  readonly layoffId: string;
  readonly unit: Unit;
}

/** Programmes of cuts: announced, and later what became of them. */
export class Layoffs {
  readonly #running: Running[] = [];

  readonly announce: Fact = ({ dice, unit, serial }) => {
    const layoffId = `layoff-${serial}`;
    this.#running.push({ layoffId, unit });
    const { on: announcedOn, citation } = told(dice);
    const percent = String(dice.between(1, 20));
    const size = dice.happens(PERCENTAGES_PART)
      ? { percentage: { min: percent, max: percent, wording: `${percent}%` } }
      : { positions: people(dice, 500) };
    return { name: 'AnnounceLayoff', json: { layoffId, unitId: unit.id, ...size, announcedOn, citation } };
  };

  /** A sub-unit's part, a changed plan, its end, or that it was called off. */
  readonly followUp: Fact = (occasion) => {
    const { dice } = occasion;
    if (this.#running.length === 0) return this.announce(occasion);
    const number = dice.below(this.#running.length);
    const { layoffId, unit } = this.#running[number] as Running;
    const kind = dice.next();
    if (kind < 0.4) return share(occasion, layoffId, unit);
    const { on, citation } = told(dice);
    if (kind < 0.65) {
      const json = { layoffId, revisedOn: on, positions: people(dice, 500), citation };
      return { name: 'ReviseLayoff', json };
    }
    const last = this.#running.pop();
    if (last !== undefined && number < this.#running.length) this.#running[number] = last;
    return kind < 0.9
      ? { name: 'CompleteLayoff', json: { layoffId, completedOn: on, citation } }
      : { name: 'CallOffLayoff', json: { layoffId, calledOffOn: on, citation } };
  };
}

function share({ dice }: Occasion, layoffId: string, { company }: Unit): Draft {
  const { citation } = told(dice);
  const json = { layoffId, unitId: dice.of(company.all).id, positions: people(dice, 50), citation };
  return { name: 'ReportLayoffShare', json };
}
