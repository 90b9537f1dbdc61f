import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { InvestmentId, IsPartialDate } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Money } from '../../values/money';

/** Records that the investor gave up an investment: sold it, or wrote it off. */
export class ExitInvestment {
  /** The investment that is given up. */
  @InvestmentId() readonly investmentId!: string;
  /** Valid time: the first day on which it is no longer held. */
  @IsPartialDate() readonly exitedOn!: string;
  /** What the investor got for it, exactly "0" where it was written off; left out where the source does not speak of it. */
  @Optional() @Nested(() => Money) readonly proceeds?: Money;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type InvestmentExited = Event<'InvestmentExited', ExitInvestment>;

/** An exit before the investment, or a second one, is what sources may say: it is recorded. */
export const exitInvestment: Change<ExitInvestment, InvestmentExited> = {
  command: ExitInvestment,
  versions: { InvestmentExited: 1 },
  initialState: 'free',
  stream: (command) => `investment-${command.investmentId}`,
  decide: (command, minted, known) => {
    if (minted === 'free') {
      throw new LedgerError(
        'unknown_investment',
        `investment "${command.investmentId}" was never recorded; record it first`,
        '/investmentId',
      );
    }
    requireQuoted(command.citation, known);
    return [{ type: 'InvestmentExited', data: command }];
  },
  evolve: {},
};
