import { entryId } from '#event-store';
import type { Dice } from './dice';
import { recordHiring, reportHeadcount } from './headcount';
import type { Draft, Fact, Occasion } from './saying';

/** Facts that may still be corrected are drawn from so many, recent ones and old ones. */
const CORRECTABLE_MAX = 5_000;

interface Correctable {
  readonly commandId: string;
  readonly occasion: Occasion;
  /** Makes the right entry; left out where the fact can only be withdrawn. */
  readonly anew?: Fact;
}

/** Facts whose right entry stays in their stream, whatever it says. */
const RESTATABLE: Readonly<Record<string, Fact>> = {
  ReportHeadcount: reportHeadcount,
  RecordHiring: recordHiring,
};
const RETRACTABLE: ReadonlySet<string> = new Set([
  ...Object.keys(RESTATABLE),
  'AppointExecutive',
  'DismissExecutive',
  'TransferStaff',
  'AnnounceLayoff',
  'InvestInStartup',
]);

/** What may be withdrawn, and the withdrawals. No fact is withdrawn twice. */
export class Corrections {
  readonly #correctable: Correctable[] = [];

  /** Remembers a fact, in the place of an older one where there are many. */
  remember({ name }: Draft, commandId: string, occasion: Occasion): void {
    if (!RETRACTABLE.has(name)) return;
    const anew = RESTATABLE[name];
    const one: Correctable = { commandId, occasion, ...(anew === undefined ? {} : { anew }) };
    if (this.#correctable.length < CORRECTABLE_MAX) this.#correctable.push(one);
    else this.#correctable[occasion.dice.below(CORRECTABLE_MAX)] = one;
  }

  /** A retraction, or a restatement where the fact can be told anew; undefined where nothing is left to correct. */
  next(dice: Dice): Draft | undefined {
    const last = this.#correctable.pop();
    if (last === undefined) return undefined;
    const number = dice.below(this.#correctable.length + 1);
    const chosen = this.#correctable[number] ?? last;
    if (number < this.#correctable.length) this.#correctable[number] = last;
    const wrong = {
      entryId: entryId(chosen.commandId, 0),
      because: 'recordingError',
      reason: 'The row of the table was mistaken for another.',
    };
    if (chosen.anew === undefined) return { name: 'RetractEntry', json: wrong };
    const { name: change, json: command } = chosen.anew({ ...chosen.occasion, dice });
    return { name: 'RestateEntry', json: { ...wrong, right: { change, command } } };
  }
}
