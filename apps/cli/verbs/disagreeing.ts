import { pointSaid } from './saying';
import { BELOW, LIST } from './verb';
import type { Verb } from './verb';

interface DiscrepanciesTold {
  readonly items: readonly {
    readonly kind: string;
    readonly certainty: string;
    readonly units?: readonly string[];
    readonly says: readonly number[];
    readonly against: readonly number[];
  }[];
}

/** What sources disagree on. */
export const discrepancies: Verb = {
  name: 'discrepancies',
  group: 'Ask',
  summary: 'Entries that cannot all be right, definitely or possibly, with both sides.',
  arguments: [['[unit]', 'Only those that concern this unit, or one below it.']],
  options: [
    BELOW,
    ...LIST,
    { flags: '--kind <kind>', description: 'Only discrepancies of one kind, such as shareAboveTotal.' },
  ],
  ask: async (session, { arguments: { unit }, options }) => {
    const body = await session.ask<DiscrepanciesTold>('/discrepancies', { unit, ...options });
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: body.answer.items.map(({ kind, certainty, says, against }) => ({
        certainty,
        kind,
        says: says.map((position) => `@${position}`),
        against: against.map((position) => `@${position}`),
      })),
      restsOn: [],
    };
  },
};
