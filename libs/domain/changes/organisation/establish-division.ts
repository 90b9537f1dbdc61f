import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { Choice, IsPartialDate, NamesOf, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { requireNoCycle } from '../../placing';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** What a unit below a company may be. */
export const DIVISION_KINDS = ['division', 'subsidiary', 'fund', 'team', 'product'] as const;

/** Records a unit below another: a division, subsidiary, fund, team or product. */
export class EstablishDivision {
  /** The unit; new, and for ever its own. */
  @UnitId() readonly unitId!: string;
  /** What it is. */
  @Choice(DIVISION_KINDS) readonly kind!: (typeof DIVISION_KINDS)[number];
  /** The unit directly above it. */
  @UnitId() readonly parentId!: string;
  /** Its names by language. */
  @NamesOf('unitId') readonly names!: Names;
  /** Valid time: when it came to be. Left out where the source gives no start; answers then call its place presumed. */
  @Optional() @IsPartialDate() readonly establishedOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type DivisionEstablished = Event<'DivisionEstablished', EstablishDivision>;

/** A tree has no cycle: a restated place must not lead back to the unit itself. */
export const establishDivision: Change<EstablishDivision, DivisionEstablished> = {
  command: EstablishDivision,
  versions: { DivisionEstablished: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, minted, known) => {
    known.requireUnit(command.parentId, '/parentId');
    if (minted === 'taken')
      throw new LedgerError(
        'id_taken',
        `unit "${command.unitId}" exists already; take another id`,
        '/unitId',
      );
    requireQuoted(command.citation, known);
    requireNoCycle(command, known);
    return [{ type: 'DivisionEstablished', data: command }];
  },
  evolve: { DivisionEstablished: () => 'taken' },
  remember: ({ data }) => [
    { kind: 'unit', key: data.unitId, value: data.kind },
    { kind: 'parent', key: data.unitId, value: data.parentId },
    { kind: 'child', key: data.parentId, value: data.unitId },
  ],
};
