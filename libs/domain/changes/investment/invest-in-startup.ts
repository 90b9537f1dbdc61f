import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { InvestmentId, IsPartialDate, Name, NamesByLanguage, NamesOf, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Money } from '../../values/money';
import type { Names } from '../../values/names';
import { Percentage } from '../../values/percentage';

/** Records that a unit put money into a young company. */
export class InvestInStartup {
  /** The investment; new, and for ever its own. */
  @InvestmentId() readonly investmentId!: string;
  /** The unit that invests. */
  @UnitId() readonly investorId!: string;
  /** The fund or subsidiary through which it does, where the source names one. */
  @Optional() @UnitId() readonly vehicleId?: string;
  /** Names of the startup, which need not be a unit of the ledger. */
  @NamesOf('investmentId') readonly startup!: Names;
  /** How much; `{"min": "0", "max": null, "wording": "undisclosed"}` where the source keeps silent. */
  @Nested(() => Money) readonly amount!: Money;
  /** Part of the startup that was bought. */
  @Optional() @Nested(() => Percentage) readonly stake?: Percentage;
  /** The round of financing, such as `Series A`. */
  @Optional() @Name() readonly round?: string;
  /** What the money is for, by language. */
  @Optional() @NamesByLanguage() readonly purpose?: Names;
  /** The product that it pays for, by language. */
  @Optional() @NamesByLanguage() readonly product?: Names;
  /** Valid time: when the investment was announced. */
  @IsPartialDate() readonly announcedOn!: string;
  /** Valid time: when it was made, where the source says anything about it. */
  @Optional() @IsPartialDate() readonly madeOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type StartupInvestmentMade = Event<'StartupInvestmentMade', InvestInStartup>;

/** The investment counts once where investor and vehicle stand in one tree. */
export const investInStartup: Change<InvestInStartup, StartupInvestmentMade> = {
  command: InvestInStartup,
  versions: { StartupInvestmentMade: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `investment-${command.investmentId}`,
  decide: (command, minted, known) => {
    known.requireUnit(command.investorId, '/investorId');
    if (command.vehicleId !== undefined) known.requireUnit(command.vehicleId, '/vehicleId');
    if (minted === 'taken') {
      throw new LedgerError(
        'id_taken',
        `investment "${command.investmentId}" is another one already; take another id`,
        '/investmentId',
      );
    }
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.announcedOn, command.citation);
    return [{ type: 'StartupInvestmentMade', data: command }];
  },
  evolve: { StartupInvestmentMade: () => 'taken' },
};
